"""What is SECRET stays in the desk file: a marker in every secret field, sought at every exit."""

from collections.abc import Iterator
from dataclasses import dataclass, field, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import count
from pathlib import Path
from secrets import token_hex
from types import UnionType
from typing import Any, get_args, get_origin

import pytest

from clientdesk.commands._ending import ended
from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, fields_of, secrets_of, visible
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from clientdesk.model.record import Record
from clientdesk.services.kinds import kinds
from clientdesk.tui.app import DeskApp
from clientdesk.tui.guard import report_of
from tests.builders import NOW, a_workbench, an_id, wall
from tests.shell import Shell
from tests.tui.conftest import opened

_TODAY = NOW.replace(hour=9, minute=0)


@dataclass
class Planter:
    """Makes records of any kind whose every secret field holds a marker of its own."""

    client_id: str
    planted: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(7_312_450_001, 7_919))

    def plant(self, kind: Any, where: str = "", *, secret: bool = False) -> Any:
        """Return a value of a record class."""
        values = {}
        for info in fields_of(kind):
            place = f"{where or kind.__name__}.{info.name}"
            hidden = secret or info.about.privacy is Privacy.SECRET
            if info.name == "id":
                values["id"] = an_id()
            elif info.name == "client":
                values["client"] = self.client_id
            elif info.name in {
                "trashed_at",
                "closed_at",
                "snoozed_until",
                "recurrence",
                "attachments",
            }:
                continue
            else:
                values[info.name] = self._value(info.kind, place, secret=hidden)
        return kind(**values)

    def _value(self, kind: Any, place: str, *, secret: bool) -> Any:
        if get_origin(kind) is tuple:
            return (self._value(get_args(kind)[0], place, secret=secret),)
        if isinstance(kind, UnionType):
            return self._value(get_args(kind)[0], place, secret=secret)
        if is_dataclass(kind):
            return self.plant(kind, place, secret=secret)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return list(kind)[-1 if secret else 0]
        return self._plain(kind, place, secret=secret)

    def _plain(self, kind: Any, place: str, *, secret: bool) -> Any:
        if secret and kind is str:
            return self._marked(place, f"canary{token_hex(8)}")
        if secret and kind is int:
            return int(self._marked(place, str(next(self.numbers))))
        if secret and kind is date:
            return date.fromisoformat(self._marked(place, "1907-06-05"))
        naive = place.endswith((".due", ".starts", ".original", ".moved_to", ".was", ".latest"))
        naive = naive or place.endswith((".upcoming", ".extra"))
        named = {
            ".zone": "Europe/Oslo",
            ".to": "plain@words.example",
            ".country": "NO",
            ".region": "03",
        }
        plain = {
            str: next((text for end, text in named.items() if place.endswith(end)), "plain words"),
            int: 1,
            bool: False,
            date: _TODAY.date(),
            time: time(9),
            datetime: _TODAY.replace(tzinfo=None) if naive else _TODAY,
        }
        return plain[kind]

    def _marked(self, place: str, marker: str) -> str:
        self.planted[place] = marker
        return marker


def secret_places(kind: Any, where: str = "", *, inside: bool = False) -> Iterator[str]:
    """Every secret field of a record class whose value can be told from other values."""
    for info in fields_of(kind):
        place = f"{where or kind.__name__}.{info.name}"
        hidden = inside or info.about.privacy is Privacy.SECRET
        if info.parts is not None:
            yield from secret_places(info.parts, place, inside=hidden)
        elif hidden and not (isinstance(info.kind, type) and issubclass(info.kind, StrEnum)):
            yield place


@pytest.fixture
def planted(home: Path) -> dict[str, str]:
    """A desk on which every kind of record has a marker in every secret field."""
    bench = a_workbench(home=home)
    planter = Planter("")
    client = planter.plant(Client)
    planter.client_id = client.id
    bench.roster.save(client)
    for kind in kinds():
        if kind is not Client:
            bench.cabinet.save(planter.plant(kind))
    # What a summary and a recap are made of, so that neither is left out for want of words.
    bench.ledger.add(client.id, "plain words", owner=Owner.THEIRS, due=wall("2026-11-24 10:00"))
    bench.log.add(client.id, Channel.CALL, lines=["! plain words"])
    bench.keeper.close()
    return planter.planted


def test_every_secret_field_of_every_kind_holds_a_marker(planted: dict[str, str]) -> None:
    wanted = {place for kind in kinds() for place in secret_places(kind)}
    assert wanted <= set(planted)
    assert len(wanted) > 15


def leaks(planted: dict[str, str], *texts: str) -> list[str]:
    told = "\n".join(texts)
    return [place for place, marker in planted.items() if marker in told]


def test_no_audience_is_ever_shown_a_secret(planted: dict[str, str], home: Path) -> None:
    bench = a_workbench(home=home)
    records: list[Record] = [each for kind in kinds() for each in bench.cabinet.list(kind)]
    assert {type(each) for each in records} == set(kinds())
    for record in records:
        for audience in (Privacy.CLIENT, Privacy.INTERNAL):
            assert not leaks(planted, repr(visible(record, audience)))
    held = {text for record in records for text in secrets_of(record)}
    assert held >= {marker for marker in planted.values() if marker.startswith("canary")}
    bench.keeper.close()


def test_no_export_in_any_form_holds_a_secret(planted: dict[str, str], tmp_path: Path) -> None:
    home = tmp_path / "desk"
    bench = a_workbench(home=home)
    (client,) = bench.cabinet.list(Client)
    for name in bench.porter.exports():
        for client_id in (None, client.id):
            folder = tmp_path / f"{name}-{client_id}"
            folder.mkdir()
            files = bench.porter.export(name, folder, client_id=client_id).files
            assert files
            for path in files:
                assert not leaks(planted, path.name, path.read_text(encoding="utf-8"))
        text = bench.porter.export(name, None, client_id=client.id).text
        assert text
        assert not leaks(planted, text)
    assert "plain words" in text
    bench.keeper.close()


def test_no_template_link_or_message_holds_a_secret(planted: dict[str, str], home: Path) -> None:
    bench = a_workbench(home=home)
    (client,) = bench.cabinet.list(Client)
    (draft,) = bench.composer.drafts()
    bench.handover.overrule(draft.id)
    told = [bench.handover.message(draft.id), bench.handover.link(draft.id).url]
    for language in bench.templates.languages():
        for template in bench.templates.list(language):
            filled = bench.templates.fill(template.name, client.id, language=language)
            told.append(f"{filled.to} {filled.subject} {filled.body} {filled.missing}")
    assert len(told) > 50
    assert any("plain words" in text for text in told[2:])
    assert not leaks(planted, *told)
    bench.keeper.close()


EXITS = [
    ("list", "clients"),
    ("list", "clients", "--json"),
    ("list", "notes", "--json"),
    ("list", "checkins", "--all"),
    ("list", "checkins", "--all", "--json"),
    ("list", "drafts"),
    ("list", "drafts", "--json"),
    ("find", "plain"),
    ("find", "plain", "--json"),
    ("--private", "find", "plain", "--json"),
    ("show", "plain"),
    ("show", "plain", "--json"),
    ("--private", "show", "plain", "--json"),
    ("agenda", "--days", "3000"),
    ("agenda", "--days", "3000", "--json"),
    ("check", "-", "--for", "plain"),
    ("check", "-", "--for", "plain", "--format", "json"),
    ("export", "csv", "-"),
    ("export", "ics", "-"),
    ("export", "ledger", "--client", "plain", "-"),
    ("export", "brief", "--client", "plain", "-"),
    ("export", "call_sheet", "--client", "plain", "-"),
    ("export", "call-sheet", "--client", "plain", "-"),
    ("export", "executive-summary", "--client", "plain", "-"),
    ("export", "recap", "--client", "plain", "-"),
    ("export", "review", "-"),
    ("export", "notes", "--client", "plain", "-"),
    ("export", "vcf", "-"),
    ("--private", "agenda", "--days", "3000", "--json"),
    ("list", "templates"),
    ("undo", "--list"),
    ("export", "eml", "--client", "plain", "-"),
    ("export", "mail", "--client", "plain", "-"),
    ("export", "markdown", "--client", "plain", "-"),
    ("delete", "client", "plain"),
    ("note", "plain", "a note"),
    ("restore",),
    ("backup", "--list"),
    ("doctor",),
    ("locate",),
    ("undo",),
]


@pytest.fixture
def shell(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(home, capsys, monkeypatch)


@pytest.mark.parametrize("line", EXITS, ids=" ".join)
def test_no_command_tells_a_secret(
    planted: dict[str, str], shell: Shell, line: tuple[str, ...]
) -> None:
    mail = "Hi,\n\nCould you send plain words by Friday? canary here.\n"
    ran = shell(*line, stdin=mail.encode())
    assert ran.out + ran.err
    assert ran.code in {0, 1, 2}
    assert not leaks(planted, ran.out, ran.err)


def test_completion_offers_names_and_no_secret(
    planted: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import click

    from clientdesk.cli import cli
    from clientdesk.commanding import client_names

    context = click.Context(cli)
    context.params = {"home": str(home)}
    parameter = click.Argument(["client"])
    offered = [each.value for each in client_names(context, parameter, "")]
    assert offered == ["plain words"]
    assert not leaks(planted, *offered)


async def test_no_toast_title_or_clipboard_of_the_app_holds_a_secret(
    planted: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = a_workbench(home=home)
    told: list[str] = []
    monkeypatch.setattr(DeskApp, "copy_to_clipboard", lambda _app, text: told.append(text))
    async with opened(bench, (140, 50)) as desk:
        for keys in TYPED:
            desk.app.back_to_desk()
            await desk.press("f2", *keys)
            app = desk.app
            told += [desk.toasts(), app.title, app.sub_title, str(app.screen.title)]
    bench.keeper.close()
    assert sum(map(bool, told)) > len(TYPED)
    assert any("plain" in text for text in told)
    assert not leaks(planted, *told)


TYPED = [
    ("y",), ("enter", "y"), ("enter", "tab", "y"), ("K", "y"), ("b", "y"), ("x",), ("u",), ("U",),
    ("d",), ("u",), ("f4", "x"), ("u",), ("f4", "d"), ("u",), ("f5", "ctrl+g", "y"), ("O", "p"),
]  # fmt: skip
"""Keys that copy something, or that say something in a toast."""


def test_an_editor_is_handed_no_secret(
    planted: dict[str, str], shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "ed"
    editor.write_text(
        '#!/bin/sh\nprintf "%s" "$1" > "$0.seen"; cat "$1" >> "$0.seen"; env >> "$0.seen"'
    )
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    shell("note", "plain")
    seen = Path(f"{editor}.seen").read_text()
    assert "note-plain-words" in seen
    assert not leaks(planted, seen)


def test_no_file_beside_the_desk_and_its_backups_holds_a_secret(
    planted: dict[str, str], shell: Shell, home: Path
) -> None:
    shell("list", "clients")
    shell("note", "plain", "a note")
    desk = {home / "desk.json", home / "desk.journal"}
    others = [path for path in home.rglob("*") if path.is_file() and path not in desk]
    others = [path for path in others if path.parent != home / "backups"]
    assert others
    for path in others:
        assert not leaks(planted, path.name, path.read_text(encoding="utf-8", errors="replace"))


def test_a_crash_tells_no_secret(
    planted: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    marker = next(iter(planted.values()))

    def crash() -> int:
        raise RuntimeError(marker) from ValueError(marker)

    assert ended(crash) == 70
    try:
        crash()
    except RuntimeError as error:
        report = report_of(error)
    assert "RuntimeError" in report
    assert not leaks(planted, report, *capfd.readouterr())


def test_a_planted_marker_would_be_found(planted: dict[str, str]) -> None:
    marker = planted["Client.private"]
    assert leaks(planted, f"told {marker} aloud") == ["Client.private"]

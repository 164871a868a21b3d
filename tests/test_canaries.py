"""What is SECRET stays in the desk file: a marker in every secret field, sought at every exit."""

from pathlib import Path

import pytest

from clientdesk.commands._ending import ended
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Privacy, secrets_of, visible
from clientdesk.model.incident import Incident
from clientdesk.model.record import Record
from clientdesk.services.kinds import kinds
from clientdesk.tui.app import DeskApp
from clientdesk.tui.guard import report_of
from tests.builders import a_workbench
from tests.planting import leaks, planted_desk, secret_places
from tests.shell import Shell
from tests.tui.conftest import opened


@pytest.fixture
def planted(home: Path) -> dict[str, str]:
    return planted_desk(home)


def test_every_secret_field_of_every_kind_holds_a_marker(planted: dict[str, str]) -> None:
    wanted = {place for kind in kinds() for place in secret_places(kind)}
    assert wanted <= set(planted)
    assert len(wanted) > 15


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
            try:
                filled = bench.templates.fill(template.name, client.id, language=language)
            except InvalidInputError as refused:  # what is not true while an incident is open
                told.append(str(refused))
                continue
            told.append(f"{filled.to} {filled.subject} {filled.body} {filled.missing}")
    for incident in bench.cabinet.list(Incident):
        bench.cabinet.trash(incident)
    filled = bench.templates.fill("business-as-usual", client.id)
    told.append(f"{filled.subject} {filled.body}")
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
    ("redo",),
    ("backup",),
    ("backup", "--list", "--json"),
    ("add", "client", "plain words"),
    ("agenda", "--brief"),
    ("list", "notes"),
    ("list", "clients", "--find", "plain"),
    ("check", "-", "--for", "plain", "--format", "line"),
    ("check", "-", "--client", "plain", "--format", "jsonl"),
    ("import", "-", "--dry-run"),
    ("forget", "plain"),
    ("completion", "bash"),
    ("--help",),
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
    assert ran.code in {0, 1, 2, 3}
    assert not leaks(planted, ran.out, ran.err)


def test_every_command_and_every_list_is_walked() -> None:
    import click

    from clientdesk.cli import cli

    context = click.Context(cli)
    walked = {line[1:] if line[0] == "--private" else line for line in EXITS}
    heads = {line[0] for line in walked}
    lists = {line[1] for line in walked if line[0] == "list"}
    assert heads >= set(cli.list_commands(context))
    listing = cli.get_command(context, "list")
    assert isinstance(listing, click.Group)
    assert lists >= set(listing.list_commands(context))


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


async def test_no_toast_or_title_of_the_app_holds_a_secret(
    planted: dict[str, str], home: Path
) -> None:
    bench = a_workbench(home=home)
    told: list[str] = []
    async with opened(bench, (140, 50)) as desk:
        for keys in (*COPYING, *TYPED):
            desk.app.back_to_desk()
            await desk.press("f2", *keys)
            app = desk.app
            told += [desk.toasts(), app.title, app.sub_title, str(app.screen.title)]
    bench.keeper.close()
    assert sum(map(bool, told)) > len(TYPED)
    assert any("plain" in text for text in told)
    assert not leaks(planted, *told)


async def test_every_key_that_copies_copies_and_none_copies_a_secret(
    planted: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = a_workbench(home=home)
    (draft,) = bench.composer.drafts()
    bench.handover.overrule(draft.id)
    copied: list[str] = []
    monkeypatch.setattr(DeskApp, "copy_to_clipboard", lambda _app, text: copied.append(text))
    async with opened(bench, (140, 50)) as desk:
        for keys in COPYING:
            desk.app.back_to_desk()
            before = len(copied)
            await desk.press("f2", *keys)
            await desk.pilot.pause()
            assert any(text.strip() for text in copied[before:]), keys
    bench.keeper.close()
    assert not leaks(planted, *copied)


COPYING = [
    ("y",), ("enter", "y"), ("enter", "tab", "y"), ("K", "y"), ("b", "y"), ("f5", "ctrl+g", "y"),
]  # fmt: skip
"""Keys that copy something."""
TYPED = [
    ("x",), ("u",), ("U",),
    ("d",), ("u",), ("f4", "x"), ("u",), ("f4", "d"), ("u",), ("O", "p"),
]  # fmt: skip
"""Keys that say something in a toast."""


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

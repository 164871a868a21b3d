"""No page that a client reads repeats a private text, whatever record of theirs it stands in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import BlockedError
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from tests.builders import a_client, a_workbench, wall
from tests.shell import Shell

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

PRIVATE = "marmalade quandary zephyr lantern pelican thimble walnut gondola"
SHORT = "pays late, as always"
"""A private text as short as one that is looked for as a whole."""


def a_desk(home: Path | None = None) -> "Workbench":
    bench = a_workbench(home=home)
    bench.me.save(replace(bench.me.get(), name="Mira"))
    return bench


def recap(bench: "Workbench", client: str, said: str) -> None:
    bench.log.add(client, Channel.CALL, lines=[f"! {said}", "> send the plan fri"])


def promise(bench: "Workbench", client: str, said: str) -> None:
    bench.ledger.add(client, "send the plan", due=wall("2026-11-25 10:00"))
    bench.ledger.add(client, said, owner=Owner.THEIRS, due=wall("2026-11-24 10:00"))


def title(bench: "Workbench", client: str, said: str) -> None:
    bench.calendar.add(client, wall("2026-11-24 10:00"), title=said)


def place(bench: "Workbench", client: str, said: str) -> None:
    bench.calendar.add(client, wall("2026-11-24 10:00"), title="Call", place=said)


MADE: list[tuple[str, Callable[["Workbench", str, str], None], str]] = [
    ("recap", recap, "line "),
    ("executive_summary", promise, "line "),
    ("ics", title, "the title of 2026-11-24 in "),
    ("ics", place, "the place of 2026-11-24 in "),
]
"""An export, what puts words into it, and how the place is told."""


@pytest.mark.parametrize("alone", [True, False], ids=["one client", "all clients"])
@pytest.mark.parametrize("private", [PRIVATE, SHORT], ids=["a run", "a short one"])
@pytest.mark.parametrize(
    ("name", "put", "told"), MADE, ids=lambda one: getattr(one, "__name__", "")
)
def test_words_of_a_private_text_stop_it(  # noqa: PLR0913 - what is crossed with what
    tmp_path: Path,
    name: str,
    put: "Callable[[Workbench, str, str], None]",
    told: str,
    private: str,
    *,
    alone: bool,
) -> None:
    bench = a_desk()
    other = bench.roster.save(a_client("Bo", projects=("Shop",)))
    put(bench, other.id, "the plan is ready")
    client = bench.roster.save(a_client("Ada", projects=("Site",), private=private))
    put(bench, client.id, private)
    client_id = client.id if alone else None
    with pytest.raises(BlockedError) as stopped:
        bench.porter.export(name, tmp_path / "out", client_id=client_id)
    assert told in str(stopped.value)
    assert "nothing was written" in str(stopped.value)
    assert "zephyr" not in str(stopped.value)
    assert "pays" not in str(stopped.value)
    assert not (tmp_path / "out").exists()
    if alone or name == "ics":
        with pytest.raises(BlockedError):
            bench.porter.export(name, None, client_id=client_id)
    assert bench.porter.export(name, tmp_path / "out", client_id=other.id).files


def test_words_of_anybody_elses_private_text_stop_it_too(tmp_path: Path) -> None:
    bench = a_desk()
    bench.roster.save(a_client("Bo", projects=("Shop",), private=PRIVATE))
    client = bench.roster.save(a_client("Ada", projects=("Site",)))
    recap(bench, client.id, PRIVATE)
    with pytest.raises(BlockedError):
        bench.porter.export("recap", tmp_path, client_id=client.id)


@pytest.mark.parametrize("private", ["Let me know if you have any questions", "Elsewhere"])
def test_what_is_no_leak_leaves_as_before(tmp_path: Path, private: str) -> None:
    bench = a_desk()
    client = bench.roster.save(a_client("Ada", projects=("Site",), private=private))
    for _, put, _ in MADE:
        put(bench, client.id, "the plan for the new site and the shop")
    for name, _, _ in MADE:
        assert bench.porter.export(name, tmp_path / name, client_id=client.id).files


def test_a_page_for_me_is_not_asked(tmp_path: Path) -> None:
    bench = a_desk()
    client = bench.roster.save(a_client("Ada", projects=("Site",), private=PRIVATE))
    recap(bench, client.id, PRIVATE)
    assert bench.porter.export("markdown", tmp_path, client_id=client.id).files


def test_the_shell_says_so_and_ends_as_with_a_draft(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = a_desk(home)
    client = bench.roster.save(a_client("Ada", projects=("Site",), private=PRIVATE))
    recap(bench, client.id, PRIVATE)
    bench.keeper.close()
    ran = Shell(home, capsys, monkeypatch)("export", "recap", "--client", "Ada", "-")
    assert ran.code == BlockedError.exit_code
    assert ran.out == ""
    assert "private notes" in ran.err
    assert "zephyr" not in ran.err

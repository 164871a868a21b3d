"""Finding lines: by every word, without case and accents, with slips forgiven, never a secret."""

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.field import Privacy
from clientdesk.model.milestone import Milestone
from clientdesk.model.person import Channel
from clientdesk.services.folding import fold
from clientdesk.services.searching.search import Search
from tests.builders import a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def lines(bench: "Workbench", typed: str) -> list[str]:
    return [found.line for found in bench.search.lines(typed)]


@pytest.fixture
def desk(workbench: "Workbench") -> "Workbench":
    ada = workbench.roster.add(
        "Ada & Co", people=(a_person("Žofia Østergård", "zofia@ada.example"),)
    )
    workbench.notebook.add(ada.id, '# Kitchen\n  oak worktops, *brass* taps\nHates "synergy".')
    workbench.log.add(ada.id, Channel.CALL, lines=("! the oak it is", "? when"))
    workbench.composer.new(ada.id, subject="Oak samples", body="Hi Žofia,\nthe samples are here.")
    workbench.ledger.add(ada.id, "send the oak samples")
    return workbench


def test_every_kind_of_text_is_found_newest_first(desk: "Workbench") -> None:
    found = list(desk.search.lines("oak"))
    assert {line.noun for line in found} == {"note", "touch", "draft", "promise"}
    assert {line.line for line in found} == {
        "oak worktops, *brass* taps", "the oak it is", "Oak samples", "send the oak samples",
    }  # fmt: skip


def test_a_line_must_hold_every_word_in_any_order(desk: "Workbench") -> None:
    assert lines(desk, "taps oak") == ["oak worktops, *brass* taps"]
    assert lines(desk, "taps samples") == []


def test_case_and_accents_do_not_matter_and_people_are_found(desk: "Workbench") -> None:
    assert lines(desk, "ZOFIA ostergard") == ["Žofia Østergård"]
    assert set(lines(desk, "zofia@ada")) == {"zofia@ada.example"}


def test_quotes_are_words_like_any_other(desk: "Workbench") -> None:
    assert lines(desk, '"synergy"') == ['Hates "synergy".']


@pytest.mark.parametrize("slip", ["wortkops", "worktps", "worktopps", "worktopz"])
def test_a_slip_is_forgiven_and_said(desk: "Workbench", slip: str) -> None:
    (found,) = desk.search.lines(slip)
    assert found.line == "oak worktops, *brass* taps"
    assert found.near


def test_a_word_typed_since_can_be_what_was_meant(desk: "Workbench") -> None:
    assert lines(desk, "walnutt") == []
    client = desk.roster.find("Ada").id
    desk.notebook.add(client, "walnut instead")
    assert lines(desk, "walnutt") == ["walnut instead"]


def test_the_trash_is_not_searched(desk: "Workbench") -> None:
    desk.roster.trash(desk.roster.find("Ada").id)
    assert lines(desk, "oak") == []


def test_a_secret_is_never_found_and_behind_the_curtain_only_what_a_client_sees(
    desk: "Workbench",
) -> None:
    client = desk.roster.find("Ada").id
    desk.cabinet.add(
        Milestone,
        client=client,
        title="Opening",
        note="their divorce is near",
        starts_on=date(2026, 12, 1),
    )
    assert lines(desk, "divorce") == []
    curtained = Search(desk.office, Privacy.CLIENT)
    assert {line.noun for line in curtained.lines("oak")} == {"draft", "promise"}


def test_it_ends_when_it_is_stopped(desk: "Workbench") -> None:
    assert list(desk.search.lines("oak", stopped=lambda: True)) == []


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8)


@given(typed=WORDS, around=st.text(max_size=20))
def test_what_is_written_is_found(typed: str, around: str) -> None:
    from clientdesk.model.text import clean
    from clientdesk.services.office import Office
    from clientdesk.store.desk import Desk
    from tests.builders import NOW, a_client, a_note

    with Desk.in_memory() as memory:
        with memory.change("fill") as change:
            client = a_client()
            change.save(client)
            change.save(a_note(client, clean(f"{around} {typed} end")))
        searched = Search(Office(memory, lambda: NOW), Privacy.INTERNAL)
        found = [line for line in searched.lines(clean(typed)) if not line.near]
        for word in fold(clean(typed)).split():
            assert any(word in fold(line.line) for line in found)

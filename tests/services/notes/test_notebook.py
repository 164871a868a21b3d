"""Notes keep their words, their earlier words, and their tags."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import Section
from clientdesk.services.notes.tagging import mentions, tags_in, without_mention
from tests.builders import FrozenClock, a_workbench

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_note_has_its_text_section_and_tags(any_workbench: "Workbench") -> None:
    ada = any_workbench.roster.add("Ada")
    note = any_workbench.notebook.add(
        ada.id, "# Oak\nThey want #oak and #birch-wood, see C#, a#b, #1.", tags=("own",)
    )
    assert note.tags == ("own", "oak", "birch-wood")
    assert note.title == "Oak"
    assert any_workbench.notebook.notes(ada.id) == [note]
    tone = any_workbench.notebook.add(ada.id, "Plain words", section=Section.TONE)
    assert any_workbench.notebook.get(tone.id).section is Section.TONE


def test_pinned_notes_come_first_then_the_last_written(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")
    assert workbench.notebook.main(ada.id) is None
    notes = []
    for text in ("one", "two", "three"):
        clock.advance(minutes=1)
        notes.append(workbench.notebook.add(ada.id, text))
    workbench.notebook.pin(notes[1].id)
    clock.advance(minutes=1)
    workbench.notebook.write(notes[0].id, "one more")
    listed = [note.text for note in workbench.notebook.notes(ada.id)]
    assert listed == ["two", "one more", "three"]
    main = workbench.notebook.main(ada.id)
    assert main is not None
    assert main.text == "two"


def test_unchanged_text_changes_nothing(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Oak")
    before = workbench.keeper.revision
    assert workbench.notebook.write(note.id, "Oak") == note
    assert workbench.keeper.revision == before


def test_tags_follow_the_text_and_own_tags_stay(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "#oak", tags=("own",))
    assert workbench.notebook.write(note.id, "#ash").tags == ("own", "ash")


def test_a_writing_session_keeps_one_version(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "first")
    for second in range(0, 540, 2):
        clock.advance(seconds=2)
        workbench.notebook.write(note.id, f"typing {second}")
    assert [one.text for one in workbench.notebook.versions(note.id)] == ["first"]
    clock.advance(minutes=11)
    workbench.notebook.write(note.id, "the next day")
    assert [one.text for one in workbench.notebook.versions(note.id)] == ["typing 538", "first"]


def test_the_last_fifty_versions_are_kept(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "text 0")
    for number in range(1, 60):
        clock.advance(hours=1)
        workbench.notebook.write(note.id, f"text {number}")
    versions = workbench.notebook.versions(note.id)
    assert [one.text for one in versions] == [f"text {number}" for number in range(58, 8, -1)]


def test_one_write_is_one_undo_version_and_all(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "before")
    workbench.notebook.write(note.id, "after")
    assert workbench.history.undo() == "Note on Ada"
    assert workbench.notebook.get(note.id) == note
    assert workbench.notebook.versions(note.id) == []
    workbench.history.redo()
    assert workbench.notebook.get(note.id).text == "after"


def test_what_no_terminal_should_show_is_replaced(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "a\r\nb\x1b[31m\u202ec\ud800")
    assert note.text == "a\nb\ufffd[31m\ufffdc\ufffd"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("@halden likes oak", "likes oak"),
        ("@Halden & Foss: likes oak", "likes oak"),
        ("Likes oak @halden", "Likes oak"),
        ("Oak prices\nare up, says @halden, again", "Oak prices\nare up, says, again"),
        ('@"Halden & Foss" likes oak', "likes oak"),
    ],
)
def test_a_quick_note_goes_to_whom_it_names(workbench: "Workbench", typed: str, text: str) -> None:
    halden = workbench.roster.add("Halden & Foss")
    other = workbench.roster.add("Other")
    note = workbench.notebook.quick(typed, other.id)
    assert (note.client, note.text) == (halden.id, text)


def test_a_quick_note_without_a_name_goes_to_the_client_in_view(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    assert workbench.notebook.quick("mail a@b.example and @2x", ada.id).client == ada.id


@pytest.mark.parametrize("typed", ["", "  \n", "@ada", "@ada  "])
def test_an_empty_quick_note_is_refused(workbench: "Workbench", typed: str) -> None:
    ada = workbench.roster.add("Ada")
    with pytest.raises(InvalidInputError, match="nothing in this note"):
        workbench.notebook.quick(typed, ada.id)


def test_a_quick_note_to_nobody_is_refused(workbench: "Workbench") -> None:
    with pytest.raises(InvalidInputError, match="whose note is it"):
        workbench.notebook.quick("Oak", None)


@given(st.text())
def test_any_text_comes_back_as_it_was_cleaned(text: str) -> None:
    workbench = a_workbench()
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, f"x{text}")
    assert workbench.notebook.write(note.id, note.text) == note
    assert workbench.notebook.get(note.id).text == note.text


@given(st.text())
def test_tags_and_mentions_stand_in_the_text(text: str) -> None:
    assert all(f"#{tag}" in text for tag in tags_in(text))
    for start, end, _ in mentions(text, ["Ada", "İstanbul"]):
        assert text[start] == "@"
        assert len(without_mention(text, start, end)) <= len(text)

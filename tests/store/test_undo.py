"""Everything can be undone, after a restart too, unless somebody has been there since."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.errors import ConflictError, NotFoundError
from clientdesk.store import undo
from clientdesk.store.desk import Desk
from tests.store.conftest import NOON, StillClock
from tests.store.test_crash import content_of


def test_undo_and_redo_walk_back_and_forth(desk: Desk) -> None:
    contents = [content_of(desk)]
    notes = desk.table("notes")
    with desk.change("add"):
        number = notes.insert({"text": "one"})
    contents.append(content_of(desk))
    with desk.change("edit"):
        notes.update({"text": "two"}, doc_ids=[number])
    contents.append(content_of(desk))
    with desk.change("delete"):
        notes.remove(doc_ids=[number])
    contents.append(content_of(desk))
    assert [found.label for found in desk.undoables()] == ["delete", "edit", "add"]
    for label, content in zip(("delete", "edit", "add"), contents[2::-1], strict=True):
        assert desk.undo() == label
        assert content_of(desk) == content
    with pytest.raises(NotFoundError, match="nothing to undo"):
        desk.undo()
    assert [found.label for found in desk.redoables()] == ["add", "edit", "delete"]
    for label, content in zip(("add", "edit", "delete"), contents[1:], strict=True):
        assert desk.redo() == label
        assert content_of(desk) == content
    with pytest.raises(NotFoundError, match="nothing to do again"):
        desk.redo()


def test_undo_survives_a_restart_and_a_journal_that_begins_anew(
    opened: Callable[[], Desk], clock: StillClock
) -> None:
    with opened() as desk:
        desk.table("notes").insert({"text": "one"})
        desk.table("notes").truncate()
    clock.days_pass(1)
    with opened() as desk:
        desk.checkpoint()
        desk.undo()
        assert desk.table("notes").all() == [{"text": "one"}]
    with opened() as desk:
        desk.redo()
        assert desk.table("notes").all() == []


def test_a_new_change_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.table("notes").insert({"text": "one"})
    desk.undo()
    desk.table("notes").insert({"text": "two"})
    assert desk.redoables() == []


def test_a_record_changed_since_is_not_touched(opened: Callable[[], Desk]) -> None:
    with opened() as desk, opened() as other:
        with desk.change("rename"):
            number = desk.table("clients").insert({"name": "Ada"})
        with other.change("silent", undoable=False) as change:
            change.put("clients", number, {"name": "Ada Ltd"})
        before = content_of(other)
        with pytest.raises(ConflictError, match="“rename” cannot be taken back"):
            desk.undo()
        assert content_of(desk) == before


def test_one_change_in_the_middle_can_be_chosen(desk: Desk) -> None:
    desk.table("a").insert({"n": 1})
    desk.table("b").insert({"n": 2})
    _newest, oldest = desk.undoables()
    assert oldest.at == NOON
    desk.undo(oldest.number)
    assert content_of(desk).keys() == {"b"}
    with pytest.raises(NotFoundError):
        desk.undo(oldest.number)
    desk.redo(oldest.number)
    assert content_of(desk).keys() == {"a", "b"}


def test_only_the_newest_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "KEPT", 5)
    for number in range(12):
        desk.table("notes").insert({"n": number})
    assert len(desk.undoables()) == 5
    for _ in range(5):
        desk.undo()
    assert [held["n"] for held in desk.table("notes")] == list(range(7))


def test_the_undo_of_an_import_is_small(desk: Desk) -> None:
    with desk.change("import") as change:
        for number in range(1000):
            change.put("notes", None, {"text": f"note {number} " + "x" * 300})
    entry = desk.documents("undo").items()[0][1]
    assert len(entry) < 40_000
    desk.undo()
    assert content_of(desk) == {}
    desk.redo()
    assert len(desk.table("notes")) == 1000


moves = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(1, 4), st.text(max_size=3)),
        st.tuples(st.just("delete"), st.integers(1, 4), st.just("")),
        st.tuples(st.just("undo"), st.just(0), st.just("")),
        st.tuples(st.just("redo"), st.just(0), st.just("")),
    ),
    max_size=25,
)


@given(moves)
@settings(max_examples=60, deadline=None)
def test_undo_is_the_inverse_of_any_change(steps: list[tuple[str, int, str]]) -> None:
    desk = Desk.in_memory()
    past, future = [content_of(desk)], []
    for move, number, text in steps:
        before = content_of(desk)
        if move == "undo" and len(past) > 1:
            desk.undo()
            future.append(past.pop())
            assert content_of(desk) == past[-1]
        elif move == "redo" and future:
            desk.redo()
            past.append(future.pop())
            assert content_of(desk) == past[-1]
        elif move == "put" or (move == "delete" and number in before.get("notes", {})):
            with desk.change(move) as change:
                if move == "put":
                    change.put("notes", number, {"text": text})
                else:
                    change.delete("notes", number)
            if content_of(desk) != before:
                past.append(content_of(desk))
                future.clear()

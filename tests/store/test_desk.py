"""A change is one thing: several documents or none, visible at once, undone as a whole."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from clientdesk.model.errors import DeskError, InvalidInputError, NotFoundError
from clientdesk.store.desk import Desk
from tests.store.conftest import StillClock
from tests.store.test_crash import content_of


def test_a_change_of_several_tables_is_one_line_of_the_journal(
    path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk:
        journal = path.with_suffix(".journal")
        before = len(journal.read_bytes().splitlines())
        with desk.change("both", at=clock()) as change:
            change.put("clients", None, {"name": "Ada"})
            change.put("notes", None, {"text": "calls"})
        assert len(journal.read_bytes().splitlines()) == before + 1


def test_a_change_that_raises_leaves_no_trace(desk: Desk) -> None:
    number = desk.table("notes").insert({"text": "first"})
    before, seq, revision = content_of(desk), desk.seq, desk.revision

    def fails() -> None:
        with desk.change("fails") as change:
            change.put("notes", number, {"text": "other"})
            change.put("clients", None, {"name": "Ada"})
            change.delete("notes", number)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert (content_of(desk), desk.seq, desk.revision) == (before, seq, revision)
    assert desk.table_names == ("notes", "undo")


def test_a_change_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    number = desk.table("notes").insert({"text": "first"})
    seq = desk.seq
    with desk.change("same") as change:
        change.put("notes", number, {"text": "first"})
        change.delete("notes", change.put("notes", None, {"text": "gone again"}))
    assert desk.seq == seq
    assert len(desk.undoables()) == 1


def test_what_is_changed_is_visible_inside_of_the_change(desk: Desk) -> None:
    with desk.change("outer") as change:
        number = change.put("notes", None, {"text": "one"})
        assert desk.table("notes").get(doc_id=number) == {"text": "one"}
        desk.table("notes").insert({"text": "joined"})
        assert len(desk.table("notes")) == 2
    assert [undoable.label for undoable in desk.undoables()] == ["outer"]
    desk.undo()
    assert content_of(desk) == {}


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), {1, 2}, b"bytes", object()],
    ids=["not-a-number", "infinity", "set", "bytes", "object"],
)
def test_what_json_cannot_hold_is_refused_and_nothing_is_written(desk: Desk, value: Any) -> None:
    seq = desk.seq
    with pytest.raises(DeskError, match="this cannot be saved"):
        desk.table("notes").insert({"value": value})
    assert desk.seq == seq
    assert content_of(desk) == {}


def test_a_document_inside_itself_is_refused(desk: Desk) -> None:
    loop: dict[str, Any] = {}
    loop["loop"] = loop
    with pytest.raises(DeskError, match="this cannot be saved"), desk.change("loop") as change:
        change.put("notes", None, loop)


def test_what_comes_out_is_a_copy_and_what_went_in_was_one(desk: Desk) -> None:
    tags = ["a"]
    number = desk.table("notes").insert({"tags": tags})
    tags.append("b")
    found = desk.table("notes").get(doc_id=number)
    assert isinstance(found, dict)
    assert found == {"tags": ["a"]}
    found["tags"].append("c")
    assert desk.table("notes").all() == [{"tags": ["a"]}]


def test_an_id_is_never_used_twice_in_any_table(path: Path, clock: StillClock) -> None:
    given: list[int] = []
    for table in ("a", "b", "a"):
        with Desk.open(path, clock=clock) as desk:
            given.append(desk.table(table).insert({}))
            given.append(desk.table(table).insert({}))
            desk.table(table).truncate()
            desk.undo()
            desk.undo()
    assert len(set(given)) == len(given)


def test_the_header_is_nobodys_table(desk: Desk) -> None:
    with pytest.raises(InvalidInputError, match="header"):
        desk.table("desk").insert({"format": 9})
    with pytest.raises(InvalidInputError, match="header"), desk.change("x") as change:
        change.delete("desk", 1)


def test_deleting_what_is_not_there_is_an_error(desk: Desk) -> None:
    with pytest.raises(NotFoundError), desk.change("x") as change:
        change.delete("notes", 99)


@pytest.mark.parametrize("name", ["", "täble", 'quo"te', "new\nline", "_default", "{}", "1"])
def test_a_table_may_have_any_name(opened: Callable[[], Desk], name: str) -> None:
    with opened() as desk:
        desk.table(name).insert({name: "\u2028 \x00 \U0001f600 ,\n}},"})
        wanted = content_of(desk)
    with opened() as desk:
        assert content_of(desk) == wanted
        assert not desk.notices
        assert wanted[name][1] == {name: "\u2028 \x00 \U0001f600 ,\n}},"}


def test_plain_tinydb_opens_the_file_at_any_time(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock) as desk:
        with TinyDB(path) as plain:
            assert plain.tables() == {"desk"}
        desk.table("notes").insert({"text": "Zoë"})
        desk.checkpoint()
        with TinyDB(path) as plain:
            assert plain.table("notes").search(where("text") == "Zoë")
    assert path.read_bytes().isascii()
    assert "notes" in json.loads(path.read_text(encoding="ascii"))


def test_a_checkpoint_waits_for_a_rest_and_is_made_once(
    path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    with Desk.open(path, clock=clock) as desk:
        assert not desk.checkpoint_if_idle()
        desk.table("notes").insert({"text": "x"})
        assert not desk.checkpoint_if_idle()
        now = 102.0
        assert desk.checkpoint_if_idle()
        assert b'"x"' in path.read_bytes()
        assert not desk.checkpoint_if_idle()


def test_a_save_writes_as_much_as_has_changed(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock) as desk:
        with desk.change("many") as change:
            for number in range(2000):
                change.put("notes", None, {"text": f"note {number}"})
        size = path.with_suffix(".journal").stat().st_size
        desk.table("notes").insert({"text": "one more"})
        assert path.with_suffix(".journal").stat().st_size - size < 400


def test_a_checkpoint_shows_every_byte_it_is_asked_for(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock) as desk:
        with desk.change("many") as change:
            for number in range(2500):
                change.put("notes" if number % 2 else "other", None, {"n": number})
        wanted = content_of(desk)
    assert json.loads(path.read_bytes())["notes"].keys() == {str(n) for n in wanted["notes"]}
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted

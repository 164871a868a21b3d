"""TinyDB's own interface stays whole, and so do the two private names that the desk needs."""

import inspect
from collections.abc import Callable

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import add, delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from clientdesk.store.desk import Desk


def test_the_two_private_names_are_where_tinydb_changes_and_numbers() -> None:
    assert list(inspect.signature(Table._update_table).parameters) == ["self", "updater"]
    assert list(inspect.signature(Table._get_next_id).parameters) == ["self"]
    for verb in ("insert", "insert_multiple", "update", "update_multiple", "remove", "truncate"):
        assert "_update_table" in inspect.getsource(getattr(Table, verb)), verb
    for verb in ("insert", "insert_multiple"):
        assert "_get_next_id" in inspect.getsource(getattr(Table, verb)), verb
    for verb in ("search", "get", "__len__", "__iter__"):
        assert "_read_table" in inspect.getsource(getattr(Table, verb)), verb
    assert "_storage.read()" in inspect.getsource(Table._read_table)


VERBS: dict[str, Callable[[Table], object]] = {
    "search": lambda table: table.search(where("n") > 1),
    "nested": lambda table: table.search(where("in").k == 2),
    "any": lambda table: table.count(Query().tags.any(["a"])),
    "matches": lambda table: table.search(Query().fragment({"n": 3})),
    "get": lambda table: table.get(where("n") == 2),
    "get nothing": lambda table: table.get(where("n") == 9),
    "get by id": lambda table: table.get(doc_id=1),
    "get by ids": lambda table: table.get(doc_ids=[1, 99]),
    "contains": lambda table: (table.contains(where("n") == 2), table.contains(doc_id=99)),
    "update": lambda table: table.update({"x": 1}, where("n") > 1),
    "update by function": lambda table: table.update(increment("n"), doc_ids=[1]),
    "update everything": lambda table: table.update(add("n", 5)),
    "update an absent one": lambda table: table.update({"x": 1}, doc_ids=[99]),
    "update several": lambda table: table.update_multiple([({"x": 1}, where("n") == 1)]),
    "delete a key": lambda table: table.update(delete("tags")),
    "upsert": lambda table: table.upsert({"n": 2, "x": 1}, where("n") == 2),
    "remove": lambda table: table.remove(where("n") < 2),
    "remove by ids": lambda table: table.remove(doc_ids=[1, 99]),
    "truncate": lambda table: table.truncate(),
    "insert a document": lambda table: table.insert(Document({"n": 7}, doc_id=70)),
    "length": len,
    "iterate": list,
}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_of_tinydb_does_what_it_does_in_plain_tinydb(name: str) -> None:
    desk = Desk.in_memory()
    plain = TinyDB(storage=MemoryStorage).table("t")
    # The numbers are given, as the desk leaves gaps between its own.
    for table in (plain, desk.table("t")):
        for n in range(4):
            table.insert(Document({"n": n, "tags": ["a"] * n, "in": {"k": n}}, doc_id=n + 1))
    assert VERBS[name](desk.table("t")) == VERBS[name](plain)
    assert [(held.doc_id, held) for held in desk.table("t")] == [
        (held.doc_id, held) for held in plain
    ]


def test_an_insert_of_several_is_one_change(desk: Desk) -> None:
    numbers = desk.table("t").insert_multiple({"n": n} for n in range(3))
    assert len(set(numbers)) == 3
    assert len(desk.undoables()) == 1
    assert desk.table("t").upsert({"n": 9}, where("n") == 9) == [max(numbers) + 2]
    assert len(desk.undoables()) == 2


def test_a_document_that_is_there_already_is_refused(desk: Desk) -> None:
    number = desk.table("t").insert({"n": 1})
    with pytest.raises(ValueError, match="already exists"):
        desk.table("t").insert(Document({"n": 2}, doc_id=number))
    assert desk.table("t").all() == [{"n": 1}]


def test_an_update_that_raises_changes_nothing(desk: Desk) -> None:
    desk.table("t").insert_multiple([{"n": 1}, {"m": 2}])
    with pytest.raises(KeyError):
        desk.table("t").update(increment("n"))
    assert desk.table("t").all() == [{"n": 1}, {"m": 2}]


def test_the_desk_as_a_whole_is_not_written_through_its_storage(desk: Desk) -> None:
    with pytest.raises(NotImplementedError):
        desk.table("t").storage.write({})

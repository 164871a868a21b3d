"""Records come out as they went in, and what a newer clientdesk wrote of them stays."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar

import pytest

from clientdesk.model.errors import NotFoundError
from clientdesk.model.field import internal, secret
from clientdesk.model.ids import new_id
from clientdesk.model.record import Record
from clientdesk.store.codec import decoder, document_of
from clientdesk.store.desk import Desk
from clientdesk.store.encoding import decode, encode, leading_text
from tests.store.conftest import NOON


class Mood(StrEnum):
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    id: Annotated[str, internal("Id")] = ""
    words: Annotated[tuple[str, ...], internal("Words")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Record):
    table: ClassVar[str] = "memos"
    noun: ClassVar[str] = "memo"

    client: Annotated[str | None, internal("Client")] = None
    text: Annotated[str, internal("Text")] = ""
    day: Annotated[date | None, internal("Day")] = None
    mood: Annotated[Mood, internal("Mood")] = Mood.GOOD
    part: Annotated[Part, internal("Part")] = field(default_factory=Part)
    parts: Annotated[tuple[Part, ...], secret("Parts")] = ()
    counts: Annotated[dict[str, int], internal("Counts")] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MemoLine:
    id: str
    text: str


def a_memo(**changes: Any) -> Memo:
    return replace(Memo(id=new_id(NOON), created_at=NOON), **changes)


def save(desk: Desk, *memos: Memo) -> None:
    with desk.change("save") as change:
        for memo in memos:
            change.save(memo)


def test_a_record_comes_out_as_it_went_in(opened: Callable[[], Desk]) -> None:
    memo = a_memo(
        client="ADA",
        text="Zoë \u2028 \x1b 😀",
        created_at=datetime(2026, 1, 2, 3, 4, 5, 678, timezone(timedelta(hours=8))),
        day=date(2028, 2, 29),
        mood=Mood.BAD,
        part=Part(words=("a", "")),
        parts=(Part(id="1"), Part(id="2", words=("x",))),
        counts={"a": 1},
    )
    with opened() as desk:
        save(desk, memo)
        assert desk.records(Memo).get(memo.id) == memo
    with opened() as desk:
        assert desk.records(Memo).all() == [memo]
        assert desk.records(Memo).of_client("ADA") == [memo]
        assert desk.records(Memo).of_client("BOB") == []


def test_a_record_is_found_by_id_and_by_client_as_it_changes(desk: Desk) -> None:
    memos = desk.records(Memo)
    ada, bob = a_memo(client="ADA"), a_memo(client="BOB")
    save(desk, ada, bob)
    assert memos.of_client("ADA") == [ada]
    save(desk, replace(ada, client="BOB"))
    assert memos.of_client("ADA") == []
    assert {memo.id for memo in memos.of_client("BOB")} == {ada.id, bob.id}
    with desk.change("remove") as change:
        change.remove(bob)
        assert memos.find(bob.id) is None
    with pytest.raises(NotFoundError, match="this memo is not in the desk any more"):
        memos.get(bob.id)
    with pytest.raises(NotFoundError), desk.change("again") as change:
        change.remove(bob)
    desk.undo()
    assert memos.get(bob.id) == bob
    assert memos.count() == 2


def test_records_follow_another_process(opened: Callable[[], Desk]) -> None:
    with opened() as desk, opened() as other:
        memo = a_memo(client="ADA")
        assert desk.records(Memo).of_client("ADA") == []
        save(other, memo)
        assert desk.catch_up() == {("memos", memo.id)}
        assert desk.records(Memo).of_client("ADA") == [memo]
        with other.change("edit") as change:
            change.save(replace(memo, text="new"))
        assert desk.catch_up() == {("memos", memo.id)}
        assert desk.records(Memo).get(memo.id).text == "new"


def test_a_change_that_fails_leaves_the_records_as_they_were(desk: Desk) -> None:
    memo = a_memo(client="ADA")
    save(desk, memo)

    def fails() -> None:
        with desk.change("fails") as change:
            change.save(replace(memo, client="BOB"))
            assert desk.records(Memo).get(memo.id).client == "BOB"
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert desk.records(Memo).of_client("ADA") == [memo]
    assert desk.records(Memo).of_client("BOB") == []


def test_keys_of_a_newer_clientdesk_stay(desk: Desk) -> None:
    memo = a_memo(parts=(Part(id="1"), Part(id="2")), counts={"gone": 1})
    document = document_of(memo)
    document["colour"] = "red"
    document["part"]["size"] = 3
    document["parts"][1]["weight"] = 4
    with desk.change("newer") as change:
        change.put("memos", None, document)
    (held,) = desk.records(Memo).all()
    save(desk, replace(held, text="edited", counts={}, parts=(Part(id="2", words=("w",)),)))
    found = desk.table("memos").all()[0]
    assert found["colour"] == "red"
    assert found["part"]["size"] == 3
    assert found["parts"] == [{"id": "2", "words": ["w"], "weight": 4}]
    assert found["counts"] == {}
    assert found["text"] == "edited"


def test_a_document_that_is_no_record_is_left_out_and_named(desk: Desk) -> None:
    memo = a_memo()
    save(desk, memo)
    number = desk.table("memos").insert({"id": "X", "created_at": "yesterday"})
    memos = desk.records(Memo)
    assert memos.all() == [memo]
    (unreadable,) = memos.unreadable
    assert (unreadable.table, unreadable.number) == ("memos", number)
    assert "created_at" in unreadable.why
    assert memos.find("X") is None
    assert desk.table("memos").get(doc_id=number) is not None


def test_a_smaller_class_reads_only_what_it_names(desk: Desk) -> None:
    memo = a_memo(text="words")
    save(desk, memo)
    assert desk.records(Memo).project(MemoLine) == [MemoLine(memo.id, "words")]


def test_a_record_is_read_once(desk: Desk) -> None:
    memo = a_memo()
    save(desk, memo)
    first = desk.records(Memo).get(memo.id)
    assert desk.records(Memo).get(memo.id) is first
    assert desk.records(Memo).all()[0] is first


def test_finding_one_clients_records_reads_no_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(desk, *(a_memo(client=f"C{number % 50}") for number in range(500)))
    read: list[bytes] = []
    real = decoder(Memo)

    def counting(document: bytes) -> Memo:
        read.append(document)
        return real(document)

    monkeypatch.setattr("clientdesk.store.records.decoder", lambda _: counting)
    assert len(desk.records(Memo).of_client("C7")) == 10
    assert len(read) == 10


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ({"id": "1", "client": "A"}, "A"),
        ({"part": {"client": "B"}, "client": "A"}, "A"),
        ({"part": {"client": "B"}}, None),
        ({"client": None, "part": {"client": "B"}}, None),
        ({"text": '"client":"B"', "client": "A"}, "A"),
        ({"text": '{"client":"B"', "client": "A"}, "A"),
        ({"text": ',"client":"B"'}, None),
        ({"client": 'quo"te'}, 'quo"te'),
        ({"client": "Zoë"}, "Zoë"),
        ({"client": 7}, None),
        ({"parts": [{"client": "B"}], "client": "A"}, "A"),
        ({"my,": '"client":', "client": "A"}, "A"),
    ],
)
def test_a_look_at_the_bytes_finds_what_parsing_finds(
    document: dict[str, Any], text: str | None
) -> None:
    assert leading_text(encode(document), "client") == text


def test_every_kind_of_record_of_the_model_fits(opened: Callable[[], Desk]) -> None:
    from importlib import import_module
    from pkgutil import iter_modules

    from clientdesk import model

    for info in iter_modules(model.__path__):
        import_module(f"{model.__name__}.{info.name}")
    kinds = [kind for kind in Record.__subclasses__() if kind.__module__.startswith("clientdesk.")]
    assert len(kinds) > 5
    with opened() as desk:
        for kind in kinds:
            assert desk.records(kind).all() == []
            desk.table(kind.table).insert({"id": "X"})
            assert desk.records(kind).all() == []
            assert desk.records(kind).unreadable


def test_a_document_is_ascii_on_one_line(path: Path) -> None:
    encoded = encode({"text": "Zoë\n\u2028\ud800"})
    assert encoded.isascii()
    assert b"\n" not in encoded
    assert decode(encoded) == {"text": "Zoë\n\u2028\ud800"}
    assert json.loads(encoded) == decode(encoded)


def test_looking_by_id_stays_right_when_every_id_is_listed(desk: Desk) -> None:
    memos = [a_memo(client=f"C{number % 3}") for number in range(20)]
    save(desk, *memos)
    found = desk.records(Memo)
    for memo in memos:
        assert found.get(memo.id) == memo
    save(desk, replace(memos[0], client="C1"))
    desk.warm()
    assert len(found.of_client("C0")) == 6
    assert len(found.of_client("C1")) == 8
    save(desk, new := a_memo(client="C0"))
    assert found.get(new.id) == new
    assert found.of_client("C0")[-1] == new
    desk.undo()
    assert found.find(new.id) is None
    assert found.of_client("C9") == []


def test_warming_up_in_a_thread_while_others_change_the_desk(opened: Callable[[], Desk]) -> None:
    from threading import Thread

    with opened() as desk:
        save(desk, *(a_memo(client="ADA") for _ in range(2000)))
    with opened() as desk:
        records = desk.records(Memo)
        thread = Thread(target=desk.warm)
        thread.start()
        added = [a_memo(client="ADA") for _ in range(30)]
        for memo in added:
            save(desk, memo)
        thread.join()
        assert len(records.of_client("ADA")) == 2030
        assert all(records.get(memo.id) == memo for memo in added)
    with opened() as desk:
        assert desk.records(Memo).count() == 2030


def test_two_threads_that_list_a_table_at_once_agree_with_every_change(
    opened: Callable[[], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    from clientdesk.store import index
    from clientdesk.store.encoding import leading_text

    with opened() as desk:
        save(desk, *(a_memo(client="ADA") for _ in range(3)))
    with opened() as desk:
        records = desk.records(Memo)
        late = a_memo(client="ADA")
        again = [True]

        def interrupting(document: bytes, key: str) -> str | None:
            if again:
                again.clear()
                save(desk, late)
                records.warm()
            return leading_text(document, key)

        monkeypatch.setattr(index, "leading_text", interrupting)
        records.warm()
        assert records.get(late.id) == late
        assert len(records.of_client("ADA")) == 4


def test_a_checkpoint_in_a_thread_while_the_desk_is_changed(
    opened: Callable[[], Desk], path: Path
) -> None:
    from threading import Thread

    with opened() as desk:
        save(desk, *(a_memo() for _ in range(2000)))
        threads = [Thread(target=desk.checkpoint) for _ in range(4)]
        for thread in threads:
            thread.start()
            for _ in range(10):
                save(desk, a_memo())
        for thread in threads:
            thread.join()
    assert len(json.loads(path.read_bytes())["memos"]) == 2040

"""Every kind of damage ends in the whole desk or in a sentence, and the damaged bytes are kept."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientdesk.model.errors import DeskDamagedError, DeskError
from clientdesk.store import capture, recovery
from clientdesk.store.desk import Desk
from tests.store.conftest import StillClock
from tests.store.test_crash import Content, content_of

Damage = Callable[[bytes], bytes]


def _edit(change: Callable[[dict[str, Any]], object]) -> Damage:
    def damage(data: bytes) -> bytes:
        tables = json.loads(data)
        change(tables)
        return json.dumps(tables, indent=1).encode()

    return damage


DAMAGE: dict[str, Damage] = {
    "empty": lambda _: b"",
    "spaces": lambda _: b"  \n\n",
    "an empty object": lambda _: b"{}",
    "an empty list": lambda _: b"[]",
    "null": lambda _: b"null",
    "a number": lambda _: b"7",
    "a text": lambda _: b'"desk"',
    "cut in half": lambda data: data[: len(data) // 2],
    "without its last byte but one": lambda data: data[:-2],
    "cut after the header": lambda data: data[: data.index(b"\n") + 1],
    "zeros": lambda data: bytes(len(data)),
    "zeros at its end": lambda data: data[:-50] + bytes(50),
    "a bit flipped in a brace": lambda data: data.replace(b'"1":{"t', b'"1":;"t', 1),
    "a bit flipped in the header": lambda data: data.replace(b'"seq":', b'"sfq":', 1),
    "a header with another number": lambda data: re.sub(rb'"seq":\d+', b'"seq":9', data, count=1),
    "random bytes": lambda _: bytes(range(256)) * 8,
    "not UTF-8": lambda data: data.replace(b"note 1", b"note \xff\xfe", 1),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "nested too deeply": lambda _: b'{"a":' * 200_000,
    "nested too deeply in a list": lambda _: b"[" * 200_000 + b"]" * 200_000,
    "twice the same table": lambda data: data.rstrip()[:-1] + b',"notes":{}}',
    "twice the same document": lambda data: data.replace(b'"2":{', b'"1":{', 1),
    "a negative id": lambda data: data.replace(b'"2":{', b'"-2":{', 1),
    "an id that is a word": lambda data: data.replace(b'"2":{', b'"two":{', 1),
    "NaN in a document": lambda data: data.replace(b'"note 1"', b"NaN", 1),
    "a table that is a list": _edit(lambda tables: tables.update(notes=[1, 2])),
    "a document that is a text": _edit(lambda tables: tables["notes"].update({"1": "x"})),
    "the header is gone": _edit(lambda tables: tables.pop("desk")),
    "the header is a list": _edit(lambda tables: tables.update(desk=[])),
    "two desks in one file": lambda data: data + data,
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(64),
}


def prepare(path: Path, clock: StillClock, *, behind: bool) -> Content:
    """Make a desk with a change that may stand in the journal only."""
    desk = Desk.open(path, clock=clock)
    desk.table("notes").insert_multiple({"text": f"note {number}"} for number in range(4))
    desk.checkpoint()
    if behind:
        desk.table("notes").insert({"text": "only in the journal"})
    return content_of(desk)


@pytest.mark.parametrize("behind", [False, True], ids=["clean", "killed"])
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_desk_file_is_put_together_again_and_kept(
    kind: str, path: Path, clock: StillClock, *, behind: bool
) -> None:
    wanted = prepare(path, clock, behind=behind)
    damaged = DAMAGE[kind](path.read_bytes())
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted
        (notice,) = desk.notices
        assert "nothing was lost" in notice
    kept = list(path.parent.glob("backups/damaged-*-desk.json"))
    assert [copy.read_bytes() for copy in kept] == [damaged]
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted
        assert not desk.notices


HEADLESS = {
    "an empty object",
    "the header is gone",
    "the header is a list",
    "a bit flipped in the header",
    "a header with another number",
}
"""Sound TinyDB files, of which nothing but the lost header could say that they are not whole."""


@pytest.mark.parametrize("kind", sorted(HEADLESS))
def test_a_desk_file_without_header_and_journal_is_opened_as_it_is_with_a_word(
    kind: str, path: Path, clock: StillClock
) -> None:
    prepare(path, clock, behind=False)
    path.with_suffix(".journal").unlink()
    damaged = DAMAGE[kind](path.read_bytes())
    path.write_bytes(damaged)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk).keys() == json.loads(damaged).keys() - {"desk", "undo"}
        assert "its header is missing or damaged" in desk.notices[0]
    (kept,) = path.parent.glob("backups/edited-*-desk.json")
    assert kept.read_bytes() == damaged


@pytest.mark.parametrize("kind", sorted(DAMAGE.keys() - HEADLESS))
def test_a_damaged_desk_file_without_journal_is_refused_and_nothing_is_touched(
    kind: str, path: Path, clock: StillClock
) -> None:
    prepare(path, clock, behind=False)
    path.with_suffix(".journal").unlink()
    damaged = DAMAGE[kind](path.read_bytes())
    path.write_bytes(damaged)
    before = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}
    with pytest.raises(DeskDamagedError, match=r"Nothing was changed; run clientdesk restore"):
        Desk.open(path, clock=clock)
    assert before == {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_note_from_the_shell_on_a_damaged_desk_is_saved_beside_everything_else(
    kind: str, path: Path, clock: StillClock
) -> None:
    wanted = prepare(path, clock, behind=True)
    path.write_bytes(DAMAGE[kind](path.read_bytes()))
    capture.append(path, "notes", {"text": "from the shell"}, label="add note", at=clock())
    with Desk.open(path, clock=clock) as desk:
        found = content_of(desk)["notes"]
    assert found.items() >= wanted["notes"].items()
    assert [held["text"] for held in found.values()].count("from the shell") == 1


JOURNAL_DAMAGE: dict[str, Damage] = {
    "empty": lambda _: b"",
    "random bytes": lambda _: bytes(range(256)) * 8,
    "only newlines": lambda _: b"\n\n\n",
    "a line of another program": lambda data: data + b"hello\n",
    "a flipped bit in a change that the desk file holds": lambda data: data.replace(
        b'"note 1"', b'"nose 1"', 1
    ),
    "a flipped bit in its first line": lambda data: data.replace(b'"snapshot"', b'"snapshoT"', 1),
    "a line twice": lambda data: data + data.splitlines(keepends=True)[1],
    "another line ending": lambda data: data.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("kind", JOURNAL_DAMAGE)
def test_a_damaged_journal_costs_nothing_that_the_desk_file_holds(
    kind: str, path: Path, clock: StillClock
) -> None:
    wanted = prepare(path, clock, behind=False)
    journal = path.with_suffix(".journal")
    damaged = JOURNAL_DAMAGE[kind](journal.read_bytes())
    journal.write_bytes(damaged)
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted
        desk.table("notes").insert({"text": "goes on"})
        wanted = content_of(desk)
    kept = [file.read_bytes() for file in path.parent.glob("backups/*-desk.journal")]
    assert damaged in kept or journal.read_bytes().startswith(damaged) or not damaged
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted
        assert not desk.notices


def test_a_change_damaged_in_the_journal_alone_is_told_and_the_rest_is_there(
    path: Path, clock: StillClock
) -> None:
    desk = Desk.open(path, clock=clock)
    for number in range(3):
        desk.table("notes").insert({"text": f"note {number}"})
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().replace(b'"note 1"', b'"nose 1"', 1))
    with Desk.open(path, clock=clock) as again:
        texts = [held["text"] for held in again.table("notes")]
        assert texts == ["note 0", "note 2"]
        assert "could not be read" in again.notices[0]
    assert list(path.parent.glob("backups/damaged-*-desk.journal"))


def test_a_desk_file_edited_by_hand_is_opened_as_it_is_and_kept(
    path: Path, clock: StillClock
) -> None:
    prepare(path, clock, behind=True)
    tables = json.loads(path.read_bytes())
    tables["notes"]["1"]["text"] = "edited \x1b[31m by hand"
    path.write_text("\ufeff" + json.dumps(tables, indent=2, ensure_ascii=False), encoding="utf-8")
    edited = path.read_bytes()
    report = recovery.report(path)
    assert [tuple(found) for found in report.differences] == [("notes", "1", "changed")]
    with Desk.open(path, clock=clock) as desk:
        texts = [held["text"] for held in desk.table("notes")]
        assert texts == ["edited \ufffd[31m by hand", "note 1", "note 2", "note 3", *texts[4:]]
        assert texts[4:] == ["only in the journal"]
        assert "it was changed by another program" in desk.notices[0]
    (kept,) = path.parent.glob("backups/edited-*-desk.json")
    assert kept.read_bytes() == edited


def test_an_edit_is_taken_over_by_a_desk_that_was_open_all_the_time(
    path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").insert({"text": "note"})
        desk.checkpoint()
        path.write_bytes(path.read_bytes().replace(b'"note"', b'"edit"'))
        Desk.open(path, clock=clock).close()
        assert desk.catch_up() == {("notes", "1")}
        assert desk.table("notes").all() == [{"text": "edit"}]


def test_an_edit_under_an_open_desk_is_kept_before_it_is_written_over(
    path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").insert({"text": "note"})
        desk.checkpoint()
        edited = path.read_bytes().replace(b'"note"', b'"EDIT"')
        path.write_bytes(edited)
        desk.table("notes").insert({"text": "more"})
        desk.checkpoint()
        assert "changed by another program while the desk was open" in desk.notices[0]
    (kept,) = path.parent.glob("backups/edited-*-desk.json")
    assert kept.read_bytes() == edited


def test_a_desk_file_put_back_from_a_backup_is_believed_and_the_journal_kept(
    path: Path, clock: StillClock
) -> None:
    desk = Desk.open(path, clock=clock)
    desk.table("notes").insert({"text": "old"})
    old = desk.backup()
    assert old is not None
    desk.table("notes").insert({"text": "new"})
    desk.close()
    journal = path.with_suffix(".journal").read_bytes()
    path.write_bytes(old.read_bytes())
    with Desk.open(path, clock=clock) as again:
        assert again.table("notes").all() == [{"text": "old"}]
        assert "another one" in again.notices[0]
        assert again.table("notes").insert({"text": "next"}) > 3
    (kept,) = path.parent.glob("backups/unmatched-*-desk.journal")
    assert kept.read_bytes() == journal
    desk.catch_up()
    assert [held["text"] for held in desk.table("notes")] == ["old", "next"]


def test_a_desk_file_of_another_desk_is_not_mixed_with_this_ones_journal(
    path: Path, tmp_path: Path, clock: StillClock
) -> None:
    prepare(path, clock, behind=True)
    with Desk.open(tmp_path / "other" / "desk.json", clock=clock) as other:
        for number in range(9):
            other.table("notes").insert({"text": f"other {number}"})
        wanted = content_of(other)
    path.write_bytes((tmp_path / "other" / "desk.json").read_bytes())
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted


def test_a_missing_desk_file_is_damage_and_not_a_new_desk(path: Path, clock: StillClock) -> None:
    wanted = prepare(path, clock, behind=True)
    path.unlink()
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted
        assert "it is missing" in desk.notices[0]


def test_damaged_backups_are_passed_over(path: Path, clock: StillClock) -> None:
    wanted = prepare(path, clock, behind=True)
    clock.days_pass(1)
    with Desk.open(path, clock=clock) as desk:
        desk.checkpoint()
    newest, *others = recovery.backups(path)
    assert others
    newest.path.write_bytes(b"damaged")
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == wanted
    path.write_bytes(b"damaged")
    with pytest.raises(DeskDamagedError, match=re.escape(others[0].path.name)):
        Desk.open(path, clock=clock)


def test_a_file_of_plain_tinydb_is_taken_over(path: Path, clock: StillClock) -> None:
    path.parent.mkdir(parents=True)
    path.write_text('{"_default": {"1": {"name": "Zoë"}}}', encoding="utf-8")
    with Desk.open(path, clock=clock) as desk:
        assert content_of(desk) == {"_default": {1: {"name": "Zoë"}}}
        assert "its header is missing" in desk.notices[0]


@pytest.mark.parametrize("content", [b"[]", b"hello", bytes(9)])
def test_a_file_that_never_was_a_desk_is_refused(
    content: bytes, path: Path, clock: StillClock
) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(DeskDamagedError, match="is not a desk"):
        Desk.open(path, clock=clock)
    assert path.read_bytes() == content


def test_an_empty_file_alone_becomes_a_new_desk_with_a_word(path: Path, clock: StillClock) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    with Desk.open(path, clock=clock) as desk:
        assert "was empty" in desk.notices[0]


@pytest.mark.parametrize("name", ["desk.json", "desk.journal", "desk.lock"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link"])
def test_something_else_than_a_file_is_an_error_at_once(
    name: str, kind: str, path: Path, clock: StillClock
) -> None:
    prepare(path, clock, behind=False)
    place = path.with_name(name)
    place.unlink()
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to(path.parent / "elsewhere" / "nowhere")
    for use in (
        lambda: Desk.open(path, clock=clock),
        lambda: capture.append(path, "notes", {}, label="x", at=clock()),
    ):
        with pytest.raises(DeskError) as told:
            use()
        assert str(place) in str(told.value) or "elsewhere" in str(told.value)


def test_a_desk_behind_a_link_stays_behind_it(
    path: Path, tmp_path: Path, clock: StillClock
) -> None:
    wanted = prepare(path, clock, behind=True)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with Desk.open(link, clock=clock) as desk:
        assert content_of(desk) == wanted
        desk.table("notes").insert({"text": "through the link"})
    assert link.is_symlink()
    assert b"through the link" in path.read_bytes()
    assert not (tmp_path / "link.journal").exists()


@pytest.mark.parametrize("key", ["format", "schema"])
def test_a_desk_of_a_newer_clientdesk_is_refused(key: str, path: Path, clock: StillClock) -> None:
    from clientdesk.store import snapshot

    prepare(path, clock, behind=False)
    tables = json.loads(path.read_bytes())
    header = tables["desk"]["1"]
    header[key] = 99
    header["check"] = snapshot._check(header)
    path.write_text(json.dumps(tables), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DeskError, match="newer clientdesk"):
        Desk.open(path, clock=clock)
    assert path.read_bytes() == before


def test_a_newer_format_is_believed_whatever_its_checksum(path: Path, clock: StillClock) -> None:
    prepare(path, clock, behind=False)
    path.write_bytes(path.read_bytes().replace(b'"format":1,', b'"format":99,'))
    with pytest.raises(DeskError, match="newer clientdesk"):
        Desk.open(path, clock=clock)


def test_a_desk_deleted_under_an_open_one_comes_back(path: Path, clock: StillClock) -> None:
    with Desk.open(path, clock=clock) as desk:
        desk.table("notes").insert({"text": "one"})
        desk.checkpoint()
        path.unlink()
        desk.table("notes").insert({"text": "two"})
    with Desk.open(path, clock=clock) as desk:
        assert len(desk.table("notes")) == 2
        assert not desk.notices


def _remove_journal(path: Path) -> None:
    path.with_suffix(".journal").unlink()


def _cut_journal(path: Path) -> None:
    journal = path.with_suffix(".journal")
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])


def _fill_journal(path: Path) -> None:
    journal = path.with_suffix(".journal")
    journal.write_bytes(b"garbage\n" * 1000)


def _remove_everything(path: Path) -> None:
    for place in path.parent.rglob("*"):
        if place.is_file():
            place.unlink()


def _damage_both(path: Path) -> None:
    path.write_bytes(b"garbage")
    _fill_journal(path)


@pytest.mark.parametrize(
    "harm", [_remove_journal, _cut_journal, _fill_journal, _remove_everything, _damage_both]
)
def test_what_an_open_desk_still_knows_is_written_anew(
    harm: Callable[[Path], None], path: Path, clock: StillClock
) -> None:
    with Desk.open(path, clock=clock) as desk, Desk.open(path, clock=clock) as other:
        desk.table("notes").insert({"text": "one"})
        desk.checkpoint()
        desk.table("notes").insert({"text": "two"})
        other.catch_up()
        harm(path)
        desk.table("notes").insert({"text": "three"})
        wanted = [{"text": "one"}, {"text": "two"}, {"text": "three"}]
        assert desk.table("notes").all() == wanted
        assert "written anew from the open desk" in desk.notices[0]
        other.catch_up()
        assert other.table("notes").all() == wanted
        assert not other.notices
    with Desk.open(path, clock=clock) as again:
        assert again.table("notes").all() == wanted
        assert not again.notices


def _wise(path: Path, clock: StillClock) -> bytes:
    """Make a desk of three notes, the last of them in the desk file too, and return that file."""
    with Desk.open(path, clock=clock) as desk:
        for number in range(3):
            desk.table("notes").insert({"text": f"note {number}"})
    return path.read_bytes()


def test_a_flipped_bit_costs_no_word_wherever_it_is(path: Path, clock: StillClock) -> None:
    whole = _wise(path, clock)
    for index in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[index] ^= 1 << index % 7
        path.write_bytes(flipped)
        with Desk.open(path, clock=clock) as desk:
            texts = [held["text"] for held in desk.table("notes")]
            assert texts == ["note 0", "note 1", "note 2"], index
            assert desk.notices
        kept = [each.read_bytes() for each in (path.parent / "backups").glob("damaged-*desk.json")]
        assert bytes(flipped) in kept


def test_an_edit_of_more_than_a_bit_is_believed(path: Path, clock: StillClock) -> None:
    path.write_bytes(_wise(path, clock).replace(b"note 1", b"note 6"))
    with Desk.open(path, clock=clock) as desk:
        assert [held["text"] for held in desk.table("notes")] == ["note 0", "note 6", "note 2"]
        assert "edited" in str(list((path.parent / "backups").glob("edited-*")))


def test_the_piece_of_a_line_that_was_cut_off_is_kept(path: Path, clock: StillClock) -> None:
    _wise(path, clock)
    journal = path.with_suffix(".journal")
    cut = journal.read_bytes()[:-9]
    journal.write_bytes(cut)
    capture.append(path, "notes", {"text": "after"}, label="add", at=clock.now)
    assert cut in [each.read_bytes() for each in (path.parent / "backups").glob("torn-*")]
    with Desk.open(path, clock=clock) as desk:
        assert len(desk.table("notes")) == 4


def test_names_that_cannot_be_kept_stand_in_nobodys_way(path: Path, clock: StillClock) -> None:
    path.parent.mkdir()
    path.with_suffix(".clients").mkdir()
    with Desk.open(path, clock=clock) as desk:
        desk.table("clients").insert({"id": "1", "name": "Ada"})
        assert desk.backup() is not None
    assert not desk.notices

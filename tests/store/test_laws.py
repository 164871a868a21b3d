"""Laws: memory is what a replay gives, and a torn journal is one that ended earlier."""

import json
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from clientdesk.store import capture, recovery
from clientdesk.store.desk import Desk
from clientdesk.store.documents import Documents
from clientdesk.store.lines import Change, read_line, scan
from clientdesk.store.undo import TABLE
from tests.store.conftest import StillClock
from tests.store.test_crash import Content, content_of

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=2) | st.dictionaries(st.text(), inside, max_size=2),
    max_leaves=4,
)
documents = st.dictionaries(st.text(max_size=4), values, max_size=3)
tables = st.sampled_from(["notes", "clients", "é\n"])


class DesksOnOneFile(RuleBasedStateMachine):
    """Two desks, the shell and restarts on one file, beside a model that is a dict."""

    numbers = Bundle("numbers")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "desk.json"
        self.clock = StillClock()
        self.desks = [Desk.open(self.path, clock=self.clock) for _ in range(2)]
        self.model: Content = {}

    def teardown(self) -> None:
        for desk in self.desks:
            desk.close()
        shutil.rmtree(self.folder)

    @rule(target=numbers, which=st.integers(0, 1), table=tables, document=documents)
    def insert(self, which: int, table: str, document: dict[str, object]) -> int:
        number = self.desks[which].table(table).insert(document)
        assert all(number not in held for held in self.model.values())
        self.model.setdefault(table, {})[number] = document
        return number

    @rule(which=st.integers(0, 1), table=tables, number=numbers, document=documents)
    def put(self, which: int, table: str, number: int, document: dict[str, object]) -> None:
        with self.desks[which].change("put") as change:
            change.put(table, number, document)
        self.model.setdefault(table, {})[number] = document

    @rule(which=st.integers(0, 1), table=tables, number=numbers)
    def delete(self, which: int, table: str, number: int) -> None:
        self.desks[which].table(table).remove(doc_ids=[number])
        if self.model.get(table, {}).pop(number, None) is not None and not self.model[table]:
            del self.model[table]

    @rule(which=st.integers(0, 1), document=documents)
    def shell(self, which: int, document: dict[str, object]) -> None:
        del which
        capture.append(self.path, "notes", document, label="add", at=self.clock())
        self.desks[0].catch_up()
        self.model.setdefault("notes", {})[max(content_of(self.desks[0])["notes"])] = document

    @rule(which=st.integers(0, 1))
    def undo_and_redo(self, which: int) -> None:
        self.desks[which].catch_up()
        if self.desks[which].undoables():
            self.desks[which].undo()
            self.desks[1 - which].redo()

    @rule(which=st.integers(0, 1), days=st.integers(0, 1))
    def checkpoint(self, which: int, days: int) -> None:
        self.clock.days_pass(days)
        self.desks[which].checkpoint()

    @rule(which=st.integers(0, 1))
    def restart(self, which: int) -> None:
        self.desks[which].close()
        self.desks[which] = Desk.open(self.path, clock=self.clock)

    @rule(which=st.integers(0, 1))
    def die(self, which: int) -> None:
        self.desks[which] = Desk.open(self.path, clock=self.clock)

    @rule()
    def lose_the_desk_file(self) -> None:
        self.path.write_bytes(b"")
        self.desks[1] = Desk.open(self.path, clock=self.clock)

    @invariant()
    def memory_is_the_model(self) -> None:
        for desk in self.desks:
            desk.catch_up()
            assert content_of(desk) == self.model

    @invariant()
    def memory_is_a_replay(self) -> None:
        replayed = Desk.open(self.path, clock=self.clock)
        assert not replayed.notices
        for name in (*self.model, TABLE):
            held = replayed.documents(name).items()
            for desk in self.desks:
                desk.catch_up()
            assert all(desk.documents(name).items() == held for desk in self.desks)

    @invariant()
    def the_desk_file_parses_and_the_journal_has_no_gaps(self) -> None:
        assert "desk" in json.loads(self.path.read_bytes())
        lines = scan(self.path.with_suffix(".journal").read_bytes()).lines
        seqs = [line.seq for line in lines if isinstance(line, Change)]
        assert seqs == list(range(seqs[0], seqs[0] + len(seqs))) if seqs else True

    @invariant()
    def the_newest_backup_and_the_journal_are_the_desk(self) -> None:
        copy = self.folder / "copy"
        shutil.copytree(self.folder / "backups", copy / "backups")
        shutil.copy(self.path.with_suffix(".journal"), copy / "desk.journal")
        assert content_of(Desk.open(copy / "desk.json", clock=self.clock)) == self.model
        shutil.rmtree(copy)

    @invariant()
    def everything_is_private(self) -> None:
        for place in self.folder.rglob("*"):
            assert place.stat().st_mode & 0o777 == (0o700 if place.is_dir() else 0o600), place


TestDesksOnOneFile = DesksOnOneFile.TestCase
TestDesksOnOneFile.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def test_a_journal_torn_at_any_byte_is_one_that_ended_earlier(tmp_path: Path) -> None:
    clock = StillClock()
    desk = Desk.open(tmp_path / "desk.json", clock=clock)
    ends = {desk.seq: 0}
    contents: list[Content] = [content_of(desk)]
    journal = tmp_path / "desk.journal"
    for number in range(2):
        desk.table("n").insert({"é": number})
        contents.append(content_of(desk))
        ends[desk.seq] = journal.stat().st_size
    whole = journal.read_bytes()
    first = whole.index(b"\n") + 1
    for cut in range(first, len(whole)):
        acknowledged = max(seq for seq, end in ends.items() if end <= cut)
        for torn in (whole[:cut], whole[:cut] + bytes(len(whole) - cut)):
            place = tmp_path / "torn"
            place.mkdir()
            (place / "desk.journal").write_bytes(torn)
            shutil.copy(tmp_path / "desk.json", place / "desk.json")
            shutil.copytree(tmp_path / "backups", place / "backups")
            with Desk.open(place / "desk.json", clock=clock) as found:
                # A cut just before the newline leaves a whole line, which nobody acknowledged.
                assert content_of(found) == contents[acknowledged]
                assert not found.notices
                found.table("n").insert({})
            assert scan((place / "desk.journal").read_bytes()).damaged == 0
            shutil.rmtree(place)


def test_every_flipped_byte_of_a_line_is_noticed() -> None:
    from clientdesk.store.lines import Op, change_line

    line = change_line(1, 2, 3, 0, [Op("notes", 3, b'{"text":"x"}')])[:-1]
    assert read_line(line) is not None
    for index in range(len(line)):
        for bit in range(8):
            flipped = bytearray(line)
            flipped[index] ^= 1 << bit
            assert read_line(bytes(flipped)) is None


def test_a_table_is_the_same_whether_it_was_split_or_not() -> None:
    documents = {number: b'{"n":%d}' % number for number in (3, 1, 2500, 7)}
    section = b"".join(Documents.of(dict(documents)).section())
    lazy = Documents(section, len(documents))
    assert len(lazy) == 4
    assert b"".join(lazy.frozen().section()) == section
    assert lazy.items() == sorted(documents.items())
    assert b"".join(lazy.section()) == section


def test_no_report_is_needed_of_a_sound_desk(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk.json") as desk:
        desk.table("notes").insert({"text": "x"})
    report = recovery.report(tmp_path / "desk.json")
    assert report.verdict == "the desk opens, nothing is missing"
    assert report.kept == ()
    assert report.differences == ()

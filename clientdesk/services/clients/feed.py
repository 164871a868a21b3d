"""The feed of a client: everything that happened with them, newest first, read as it is needed.

Only the moment of each record is read at first; what stands on a row is read when the row is
seen. So a client with tens of thousands of records opens at once.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.feedback import Feedback
from clientdesk.model.field import Privacy
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.note import Note
from clientdesk.model.promise import Promise
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.touch import Touch
from clientdesk.services.clients.feed_item import FeedItem, item_of, start_of
from clientdesk.services.folding import fold
from clientdesk.services.searching.lines import texts_of
from clientdesk.services.workbench import Workbench
from clientdesk.store.codec import UnreadableError, decoder

FED: dict[str, type[Record]] = {
    kind.table: kind
    for kind in (
        Touch, Note, Promise, Request, Draft, CheckIn, Incident, Feedback, Milestone, Share,
        PushBack,
    )
}  # fmt: skip
"""Every kind of record that the feed shows, by table."""
FIRST = 40
"""So many of the newest records of each kind are enough for the first look."""
STEP = 100
"""Records that are looked at between two breaks."""


class FeedKey(NamedTuple):
    """Where one row of the feed comes from; the greatest is the newest."""

    stamp: float
    """When it was, in seconds since 1970."""
    table: str
    """Table of its record."""
    number: int
    """Number of its record's document."""
    part: int = 0
    """Which part of the record: one row is each talk of a check-in that took place."""

    @property
    def row(self) -> tuple[str, int, int]:
        """What stays the same when the record is edited."""
        return (self.table, self.number, self.part)


@dataclass(slots=True)
class _Moments:
    """What is read of each record at first."""

    created_at: datetime
    trashed_at: datetime | None = None
    at: datetime | None = None
    changed_at: datetime | None = None
    sent_at: datetime | None = None
    draft: str = ""
    """Id of the mail that a touch says was sent."""


class Feed:
    """The feed of one client; it remembers what it has read of records that do not change."""

    def __init__(self, bench: Workbench, client_id: str) -> None:
        """Feed on a desk."""
        self._bench = bench
        self._client = client_id
        self._read: dict[tuple[str, int], tuple[bytes, tuple[FeedKey, ...]]] = {}
        self._words: dict[tuple[str, int], tuple[bytes, str]] = {}
        self._mails: dict[tuple[str, int], str] = {}

    # ---- which rows there are

    def newest(self) -> tuple[list[FeedKey], bool]:
        """Return the newest rows at once, and whether they are all that there are."""
        numbers = self._numbers()
        keys = [
            key
            for table, found in numbers.items()
            for number in found[-FIRST:]
            for key in self._keys(table, number)
        ]
        whole = all(len(found) <= FIRST for found in numbers.values())
        return sorted(keys, reverse=True), whole

    def gather(self, done: Callable[[list[FeedKey]], None]) -> Iterator[None]:
        """Gather every row in short steps, with a break after each, and hand them over, sorted."""
        keys: list[FeedKey] = []
        for table, numbers in self._numbers().items():
            for start in range(0, len(numbers), STEP):
                for number in numbers[start : start + STEP]:
                    keys += self._keys(table, number)
                yield
        keys.sort(reverse=True)
        yield
        done(keys)

    def _numbers(self) -> dict[str, list[int]]:
        desk = self._bench.office.desk
        held = (table for table in FED if desk.documents(table))
        return {table: desk.records(FED[table]).numbers_of(self._client) for table in held}

    def _keys(self, table: str, number: int) -> tuple[FeedKey, ...]:
        document = self._bench.office.desk.documents(table).get(number)
        if document is None:
            return ()
        known = self._read.get((table, number))
        if known is None or known[0] is not document:
            read = self._checkin if table == CheckIn.table else self._moment
            known = self._read[table, number] = (document, tuple(read(table, number, document)))
        return () if self._is_told_by_its_mail(self._mails.get((table, number))) else known[1]

    def _moment(self, table: str, number: int, document: bytes) -> Iterator[FeedKey]:
        try:
            held = decoder(_Moments)(document)
        except UnreadableError:
            return
        if held.trashed_at is None:
            if held.draft:
                self._mails[table, number] = held.draft
            at = held.sent_at or held.at or held.changed_at or held.created_at
            yield FeedKey(at.timestamp(), table, number)

    def _is_told_by_its_mail(self, draft_id: str | None) -> bool:
        """Tell whether the mail that a touch says was sent stands in the feed itself."""
        mail = self._bench.office.desk.records(Draft).find(draft_id) if draft_id else None
        if mail is None or mail.client != self._client:
            return False
        return mail.state is DraftState.SENT and mail.trashed_at is None

    def _checkin(self, table: str, number: int, document: bytes) -> Iterator[FeedKey]:
        del document
        checkin = self._bench.office.desk.records(CheckIn).numbered(number)
        if checkin is None or checkin.trashed_at is not None:
            return
        zone = self._bench.me.zone()
        for part, one in enumerate(checkin.occurrences, 1):
            if one.state is OccurrenceState.DONE:
                start = start_of(checkin, one.moved_to or one.original, zone)
                yield FeedKey(start.timestamp(), table, number, part)
        if checkin.upcoming:
            yield FeedKey(start_of(checkin, checkin.upcoming, zone).timestamp(), table, number)

    def forget(self) -> None:
        """Forget what was read."""
        self._read.clear()
        self._words.clear()

    # ---- what stands on them

    def record(self, key: FeedKey) -> Record | None:
        """Return the record of a row, or None if it has gone."""
        return self._bench.office.desk.records(FED[key.table]).numbered(key.number)

    def item(self, key: FeedKey) -> FeedItem | None:
        """Return what stands on a row, or None if its record has gone."""
        record = self.record(key)
        return None if record is None else item_of(record, self._bench, key.part)

    def find(self, keys: list[FeedKey], record_id: str) -> int | None:
        """Return the place of a record among rows, or None."""
        desk = self._bench.office.desk
        wanted = {
            (table, number)
            for table, kind in FED.items()
            if record_id and (number := desk.records(kind).number_of(record_id)) is not None
        }
        places = (at for at, key in enumerate(keys) if (key.table, key.number) in wanted)
        return next(places, None)

    def holds(self, key: FeedKey, words: list[str]) -> bool:
        """Tell whether every folded word stands somewhere in a row's record; none is SECRET."""
        text = self._text(key)
        return all(word in text for word in words)

    def line_holding(self, key: FeedKey, words: list[str]) -> str:
        """Return the line of a row's record that holds most of the folded words; or nothing."""
        record = self.record(key)
        lines = [line.strip() for _, line in texts_of(record, Privacy.INTERNAL)] if record else []
        best = max(lines, key=lambda line: sum(word in fold(line) for word in words), default="")
        return best if any(word in fold(best) for word in words) else ""

    def _text(self, key: FeedKey) -> str:
        document = self._bench.office.desk.documents(key.table).get(key.number)
        if document is None:
            return ""
        known = self._words.get((key.table, key.number))
        if known is None or known[0] is not document:
            known = self._words[key.table, key.number] = (document, self._folded(key, document))
        return known[1]

    def _folded(self, key: FeedKey, document: bytes) -> str:
        """Return the words of a record; it is not kept, as thousands of them are looked at."""
        try:
            record = decoder(FED[key.table])(document)
        except UnreadableError:
            return ""
        lines = [line for _, line in texts_of(record, Privacy.INTERNAL)]
        return fold("\n".join([item_of(record, self._bench, key.part).noun, *lines]))


def counts(keys: list[FeedKey]) -> Counter[str]:
    """Return how many rows there are of each table."""
    return Counter(key.table for key in keys)

"""The feed of a client: everything that happened with them, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.note import Note
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.text import first_line
from clientdesk.model.touch import Touch
from clientdesk.services.workbench import Workbench
from clientdesk.services.zones import aware, zone_named

OTHERS: tuple[type[Record], ...] = (Request, Incident, Feedback, Milestone, Share, PushBack)
"""Kinds that the cabinet keeps and the feed shows."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One thing in the feed."""

    at: datetime
    """When: an aware moment."""
    noun: str
    """What it is: `note`, `call`, `promise`."""
    line: str
    """It in one line, made of CLIENT and INTERNAL fields only."""
    more: str
    """A second line; may be empty."""
    record: Record
    """The record itself."""


def feed(bench: Workbench, client_id: str) -> list[FeedItem]:
    """Return everything about a client, newest first, without a limit."""
    return sorted(_items(bench, client_id), key=lambda item: item.at, reverse=True)


def _items(bench: Workbench, client_id: str) -> Iterator[FeedItem]:
    zone = bench.me.zone()
    for touch in bench.log.of(client_id):
        yield _touch(touch)
    for note in bench.notebook.notes(client_id):
        rest = [line for line in note.text.splitlines() if line.strip()][1:2]
        more = rest[0] if rest else str(note.section)
        yield FeedItem(note.fresh_at, Note.noun, note.title or "(empty)", more, note)
    for promise in bench.ledger.of(client_id):
        yield _promise(promise)
    for checkin in bench.calendar.of(client_id):
        yield from _checkin(checkin, zone)
    for draft in bench.composer.drafts(client_id):
        noun = "mail" if draft.state is DraftState.SENT else Draft.noun
        line = draft.subject or "(no subject)"
        yield FeedItem(draft.sent_at or draft.fresh_at, noun, line, first_line(draft.body), draft)
    for kind in OTHERS:
        for record in bench.cabinet.list(kind, client_id):
            yield _other(record)


def _touch(touch: Touch) -> FeedItem:
    lines = [str(line) for line in touch.lines]
    line = lines[0] if lines else "we talked"
    return FeedItem(touch.at, str(touch.channel), line, "  ".join(lines[1:3]), touch)


def _promise(promise: Promise) -> FeedItem:
    whose = "I promised" if promise.owner is Owner.MINE else "They promised"
    due = f", by {promise.due:%a %d %b %Y}" if promise.due else ""
    more = f"{promise.state}, {promise.certainty}"
    line = f"{whose}: {promise.what}{due}"
    return FeedItem(promise.created_at, Promise.noun, line, more, promise)


def _checkin(checkin: CheckIn, zone: ZoneInfo) -> Iterator[FeedItem]:
    name = checkin.title or str(checkin.channel)
    for one in checkin.occurrences:
        if one.state is OccurrenceState.DONE:
            start = aware(
                one.moved_to or one.original, zone_named(checkin.zone) if checkin.zone else zone
            )
            yield FeedItem(start, CheckIn.noun, name, one.outcome or "done", checkin)
    if checkin.upcoming:
        start = aware(checkin.upcoming, zone_named(checkin.zone) if checkin.zone else zone)
        items = "  ".join(item.text for item in checkin.items[:3])
        yield FeedItem(start, f"next {CheckIn.noun}", name, items, checkin)


def _other(record: Record) -> FeedItem:
    texts = [
        first_line(held)
        for name in ("title", "words", "question", "wanted", "what", "why", "impact", "answer")
        if isinstance(held := getattr(record, name, None), str) and held
    ]
    line, more = [*texts, "", ""][:2]
    return FeedItem(getattr(record, "at", record.created_at), record.noun, line, more, record)

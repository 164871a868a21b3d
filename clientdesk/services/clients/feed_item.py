"""What stands on one row of a client's feed: never anything SECRET."""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from clientdesk.model.checkin import CheckIn
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.note import Note
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.pushback import FEWEST_OPTIONS, PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.text import first_line
from clientdesk.model.touch import RecapState, Touch
from clientdesk.services.clients.standing import day_text
from clientdesk.services.planning.word import MOVED_LATE, lateness
from clientdesk.services.workbench import Workbench
from clientdesk.services.zones import aware, zone_named


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One row of the feed."""

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
    state: str = ""
    """How it stands where that matters: `open`, `late`, `recap owed`; empty when it is settled."""


def item_of(record: Record, bench: Workbench, part: int = 0) -> FeedItem:
    """Return what stands on the row of a record, or of a part of it."""
    match record:
        case Touch():
            return _touch(record)
        case Note():
            return _note(record)
        case Promise():
            return _promise(record, bench)
        case CheckIn():
            return _checkin(record, bench.me.zone(), part)
        case Draft():
            noun = "mail" if record.state is DraftState.SENT else Draft.noun
            line = record.subject or "(no subject)"
            at = record.sent_at or record.fresh_at
            held = str(record.state) if record.state is DraftState.HELD else ""
            checks = ", ".join(
                dict.fromkeys(one.check.replace("_", " ") for one in record.overrides)
            )
            more = f"left in spite of: {checks}" if checks and record.sent_at else ""
            return FeedItem(at, noun, line, more or first_line(record.body), record, held)
        case Incident():
            late = "update late" if bench.recovery.is_late(record) else ""
            item = _other(record)
            return replace(item, state=late or item.state)
        case _:
            return _other(record)


def start_of(checkin: CheckIn, wall: datetime, mine: ZoneInfo) -> datetime:
    """Return a wall time of a check-in as an aware moment."""
    try:
        zone = zone_named(checkin.zone) if checkin.zone else mine
    except InvalidInputError:
        zone = mine
    return aware(wall, zone)


def _touch(touch: Touch) -> FeedItem:
    lines = [str(line) for line in touch.lines]
    line = lines[0] if lines else "we talked"
    owed = "recap owed" if touch.recap is RecapState.OWED else ""
    return FeedItem(touch.at, str(touch.channel), line, "  ".join(lines[1:4]), touch, owed)


def _note(note: Note) -> FeedItem:
    rest = [line for line in note.text.splitlines() if line.strip()][1:2]
    facts = "; ".join(fact.text for fact in note.facts[:3])
    line = note.title or facts or "(empty)"
    more = rest[0] if rest else str(note.section)
    return FeedItem(note.fresh_at, Note.noun, line, more, note, "pinned" if note.pinned else "")


def _promise(promise: Promise, bench: Workbench) -> FeedItem:
    whose = "I promised" if promise.owner is Owner.MINE else "They promised"
    due = bench.ledger.due(promise)
    now = bench.clock()
    state = str(promise.state)
    if promise.state is PromiseState.OPEN and bench.ledger.is_late(promise):
        state = "late"
    moved = len(promise.moves)
    once = "once" if moved == 1 else f"{moved} times"
    late_move = any(change.was_late for change in promise.moves)
    how = lateness(promise, bench.me.zone(), now)
    parts = [f"by {day_text(due.date(), now.date())}" if due else "no date"]
    parts += [str(promise.certainty if promise.state is PromiseState.OPEN else promise.state)]
    parts += [how] * (how not in {"", MOVED_LATE} and promise.state is not PromiseState.OPEN)
    parts += [f"late, then moved {once}" if late_move else f"date moved {once}"] * bool(moved)
    parts += [f"was {change.was_owner}" for change in promise.history[-1:] if change.was_owner]
    parts += [f"not: {first_line(promise.out_of_scope)}"] * bool(promise.out_of_scope.strip())
    more = ", ".join(parts)
    line = f"{whose}: {promise.what}"
    shown = state if promise.state is PromiseState.OPEN else ""
    return FeedItem(promise.created_at, Promise.noun, line, more, promise, shown)


def _checkin(checkin: CheckIn, mine: ZoneInfo, part: int) -> FeedItem:
    name = checkin.title or str(checkin.channel)
    if 0 < part <= len(checkin.occurrences):
        one = checkin.occurrences[part - 1]
        start = start_of(checkin, one.moved_to or one.original, mine)
        return FeedItem(start, CheckIn.noun, name, one.outcome or "done", checkin)
    start = start_of(checkin, checkin.upcoming or checkin.starts, mine)
    items = "  ".join(item.text for item in checkin.items[:3])
    return FeedItem(start, f"next {CheckIn.noun}", name, items, checkin)


def _other(record: Record) -> FeedItem:
    texts = [
        first_line(held)
        for name in ("title", "words", "question", "wanted", "what", "why", "impact", "answer")
        if isinstance(held := getattr(record, name, None), str) and held
    ]
    line, more = [*texts, "", ""][:2]
    at = getattr(record, "at", record.created_at)
    return FeedItem(at, record.noun, line, more, record, _open(record))


def _open(record: Record) -> str:
    match record:
        case Request() | Feedback() | Incident():
            return "open" if record.closed_at is None else ""
        case Share():
            unfit = "" if record.why.strip() else "no why"
            return unfit or ("" if record.sent_on else "not sent")
        case PushBack():
            few = len(record.options) < FEWEST_OPTIONS
            return "" if record.outcome else "needs two options" if few else "open"
        case Milestone():
            return f"{record.starts_on:%d %b}"
        case _:
            return ""

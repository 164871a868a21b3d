"""Matching events of a calendar file against the check-ins that are known: by UID and SEQUENCE.

A newer plan of a known event is taken, an older one never (RFC 5546, section 2.1.4); what took
place stays, and what only the desk knows of a check-in is not touched.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from clientdesk.importing import Happening, Outcome
from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.ids import new_id
from clientdesk.model.person import Channel
from clientdesk.services.boundary import checked
from clientdesk.services.exchange.owners import Owners
from clientdesk.services.exchange.past import from_now_on
from clientdesk.services.exchange.plans import Plan, plan_of
from clientdesk.services.exchange.same_days import differing
from clientdesk.services.planning.occurrences import upcoming
from clientdesk.services.planning.replanning import carried

OWN = "@clientdesk"
"""How a UID of our own ends: before it stands the check-in's id."""
_Verdict = tuple[Outcome, str]
_PLANNED = (Channel.CALL, Channel.VIDEO, Channel.IN_PERSON)


class EventMatcher:
    """What is known, growing event by event."""

    def __init__(
        self,
        clients: Iterable[Client],
        checkins: Iterable[CheckIn],
        mine: ZoneInfo,
        now: datetime,
        client_id: str = "",
    ) -> None:
        """Match against some clients and check-ins; `client_id` says whose every event is."""
        self._owners = Owners(clients)
        self._mine = mine
        self._now = now
        self._client = client_id
        self._known: dict[str, CheckIn] = {}
        self._touched: dict[str, CheckIn] = {}
        self._nameless: list[CheckIn] = []
        for checkin in checkins:
            self._learn(checkin)

    def changed(self) -> Iterator[CheckIn]:
        """Yield every check-in that is new or changed."""
        yield from self._touched.values()

    def take(self, event: Happening) -> _Verdict:
        """Take an event in and say what became of it, and why.

        Raises InvalidInputError if it cannot be a check-in; then nothing of it is taken.
        """
        known = self._known.get(event.uid.lower()) if event.uid else None
        if event.cancelled:
            return self._cancelled(known, event)
        if known is not None:
            return self._compared(known, event)
        owner = self._owner(event)
        if isinstance(owner, str):
            return Outcome.UNUSABLE, owner
        return self._add(owner, event)

    def _learn(self, checkin: CheckIn) -> None:
        self._known[f"{checkin.id.lower()}{OWN}"] = checkin
        if checkin.uid:
            self._known[checkin.uid.lower()] = checkin
        else:
            self._nameless.append(checkin)

    def _owner(self, event: Happening) -> Client | str:
        if self._client:
            return self._owners.clients[self._client]
        return self._owners.of(event)

    def _plan(self, event: Happening, owner: Client, blank: CheckIn) -> Plan:
        return plan_of(event, blank, self._mine, owner.zone, self._now)

    # ---- what is new

    def _add(self, owner: Client, event: Happening) -> _Verdict:
        title, channel = _said(event, owner)
        blank = CheckIn(
            id=new_id(self._now),
            created_at=self._now,
            client=owner.id,
            starts=event.starts.wall,
            zone=self._mine.key,
            title=title,
            place=event.place,
            channel=channel,
            people=self._owners.people(event, owner.id),
            uid=event.uid,
            sequence=event.sequence,
            private=event.about,
        )
        plan = self._plan(event, owner, blank)
        if not event.uid and self._stands(plan.onto(blank)):
            return Outcome.SAME, f"for {owner.name}, as it is on the desk"
        kept, past = from_now_on(plan.onto(blank), self._now)
        made = checked(replace(kept, upcoming=upcoming(kept)))
        self._touched[made.id] = made
        self._learn(made)
        about = "its description stands in its private remarks" if event.about else ""
        return Outcome.NEW, _words(f"for {owner.name}, {_when(made)}", past, *plan.told, about)

    def _stands(self, planned: CheckIn) -> bool:
        """Tell whether a check-in of no name in other calendars is planned just so."""
        said = (planned.client, planned.title, planned.place)
        return any(
            (one.client, one.title, one.place) == said and not differing(one, planned, self._now)
            for one in self._nameless
            if one.trashed_at is None
        )

    # ---- what is known

    def _compared(self, known: CheckIn, event: Happening) -> _Verdict:
        owner = self._owners.clients.get(known.client)
        if owner is None or known.trashed_at is not None:
            return Outcome.CONFLICT, "it is in the trash here; bring it back first"
        plan = self._plan(event, owner, replace(known, occurrences=(), recurrence=None, extra=()))
        what = self._differences(known, plan.onto(known), event, owner)
        if not what:
            return Outcome.SAME, _words(f"for {owner.name}, as it is on the desk", *plan.told)
        told = ", ".join(what)
        if event.sequence < known.sequence:
            return Outcome.CONFLICT, f"the desk has a later plan; the file has another {told}"
        if event.sequence == known.sequence:
            return Outcome.CONFLICT, f"another {told} under the same number; the desk's stays"
        newer = self._updated(known, plan, event, owner)
        self._touched[newer.id] = newer
        self._learn(newer)
        return Outcome.CHANGED, _words(f"another {told}: {_when(newer)}", *plan.told)

    def _differences(
        self, known: CheckIn, planned: CheckIn, event: Happening, owner: Client
    ) -> list[str]:
        title = known.title or _usual_title(known.channel, owner)
        found = differing(known, planned, self._now)
        if event.title and event.title != title:
            found.append("title")
        if event.place != known.place:
            found.append("place")
        return found

    def _updated(self, known: CheckIn, plan: Plan, event: Happening, owner: Client) -> CheckIn:
        title, _ = _said(event, owner)
        usual = known.title or _usual_title(known.channel, owner)
        done = tuple(one for one in known.occurrences if one.state is OccurrenceState.DONE)
        planned = plan.onto(known)
        kept = carried(replace(planned, occurrences=done))
        taken = {one.original for one in kept}
        others = tuple(one for one in plan.occurrences if one.original not in taken)
        newer = replace(
            planned,
            title=known.title if event.title in {"", usual} else title,
            place=event.place,
            occurrences=tuple(sorted((*kept, *others), key=lambda one: one.original)),
            sequence=event.sequence,
            snoozed_until=None,
            snoozes=0,
        )
        newer, _ = from_now_on(newer, self._now)
        return checked(replace(newer, upcoming=upcoming(newer)), known)

    def _cancelled(self, known: CheckIn | None, event: Happening) -> _Verdict:
        if known is None or known.trashed_at is not None:
            return Outcome.SAME, "it is cancelled, and not on the desk"
        if event.sequence < known.sequence:
            return Outcome.CONFLICT, "it is cancelled, but the desk has a later plan"
        gone = replace(known, trashed_at=self._now.astimezone(UTC), sequence=event.sequence)
        self._touched[gone.id] = gone
        self._learn(gone)
        return Outcome.CHANGED, "it is cancelled: to the trash"


def _said(event: Happening, owner: Client) -> tuple[str, Channel]:
    """Return the title and the channel of an event; a title that we gave it says the channel."""
    for channel in Channel:
        if event.title == _usual_title(channel, owner):
            return "", channel
    if "://" in event.place:
        return event.title, Channel.VIDEO
    if event.place:
        return event.title, Channel.IN_PERSON
    preferred = owner.preferences.channel
    return event.title, preferred if preferred in _PLANNED else Channel.CALL


def _usual_title(channel: Channel, owner: Client) -> str:
    return f"{channel}: {owner.name}"


def _when(checkin: CheckIn) -> str:
    from clientdesk.services.when.typed import recurrence_text

    at = checkin.upcoming or checkin.starts
    told = f"{at:%Y-%m-%d %H:%M} {checkin.zone}"
    if checkin.recurrence is None:
        return told
    return f"{told}, {recurrence_text(checkin.recurrence, checkin.starts)}"


def _words(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def take(matcher: EventMatcher, event: Happening) -> _Verdict:
    """Take an event in; one that cannot be a check-in is unusable, and the reason says why."""
    try:
        return matcher.take(event)
    except InvalidInputError as error:
        return Outcome.UNUSABLE, str(error)

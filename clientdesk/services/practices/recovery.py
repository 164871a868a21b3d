"""Recovery after a dropped ball: the facts, the updates owed, who takes calls, what I learn."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.incident import CallSheet, Gap, Incident, IncidentState, IncidentUpdate
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.text import clean
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.practices.laws import lawful
from clientdesk.services.zones import aware, deadline, zone_named

if TYPE_CHECKING:
    from clientdesk.services.mail.templates import Templates


class Recovery:
    """The verbs of incidents."""

    def __init__(self, office: Office, me: Me, templates: "Callable[[], Templates]") -> None:
        """Keep the incidents of a desk."""
        self._office = office
        self._me = me
        self._templates = templates

    def draft(self, client_id: str, promise: Promise | None = None) -> Incident:
        """Return an incident that is not saved yet, with what a late promise tells filled in.

        It tells that in the language of the mails to the client, by their clock.
        """
        client = self._office.client(client_id)
        title, promised = self._told(client, promise) if promise is not None else ("", "")
        return Incident(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client_id,
            title=title,
            promised=promised,
            owner=self._me.get().name,
            promise=promise.id if promise is not None else "",
            zone=client.zone or self._me.zone().key,
        )

    def _told(self, client: Client, promise: Promise) -> tuple[str, str]:
        """Return what went wrong with a promise, and what was promised."""
        from clientdesk.services.mail.reader_clock import ReaderClock

        shelf = self._templates()
        words = shelf.phrases(shelf.language_for(client.id))
        title = words.late(promise.what)
        if promise.due is None:
            return title, promise.what
        clock = ReaderClock(client.zone, self._me.zone(), self._office.now())
        by = words.told(clock.moment(promise.due, promise.zone), "by_day")
        return title, f"{promise.what}, {by}"

    def late(self, client_id: str) -> list[Promise]:
        """Return my promises to a client that are late, the latest first.

        One that an incident is about already is left out.
        """
        known = {one.promise for one in self._office.living(Incident, client_id)}
        late = [
            (due, one.id, one)
            for one in self._office.living(Promise, client_id)
            if one.owner is Owner.MINE and one.state is PromiseState.OPEN and one.due
            if one.id not in known
            if (due := deadline(one.due, self._zone(one.zone))) < self._office.now()
        ]
        return [one for _, _, one in sorted(late)]

    def open(self, incident: Incident) -> Incident:
        """Save an incident that was made by `draft`. Raises InvalidInputError without a title."""
        if not incident.title.strip():
            raise InvalidInputError("say in a few words what went wrong")
        return self._office.save(incident, f"Incident with {self._office.name(incident.client)}")

    def running(self, client_id: str | None = None) -> list[Incident]:
        """Return the incidents that are open, oldest first."""
        held = self._office.living(Incident, client_id)
        return [one for one in held if one.state is IncidentState.OPEN]

    def get(self, incident_id: str) -> Incident:
        """Return an incident. Raises NotFoundError."""
        return self._office.desk.records(Incident).get(incident_id)

    def admit(self, incident_id: str) -> Incident:
        """Say that an incident was admitted in a talk.

        Raises InvalidInputError, which names what it lacks: facts, solution, or the next update.
        """
        incident = self._open(incident_id)
        if incident.admitted_at is not None:
            raise InvalidInputError("this was admitted already; tell them what is new")
        told = replace(incident.checked_admission(), admitted_at=self._office.now())
        return self._office.save(told, f"Admitted: {incident.title}")

    def owe(self, incident_id: str, due: datetime, latest: datetime | None = None) -> Incident:
        """Promise an update by a wall time of mine, also if there is no news.

        `latest` makes it a range where I am not sure. Raises InvalidInputError for a time, or the
        start of a range, that has passed, a range that ends before it begins, and an incident that
        is closed.
        """
        incident = self._open(incident_id)
        self.check_ahead(due)
        due = self._there(due, incident)
        latest = self._there(latest, incident) if latest is not None else None
        if latest is not None and latest < due:
            raise InvalidInputError("the latest time lies before the first one; swap them")
        update = IncidentUpdate(due=due, latest=latest)
        updates = tuple(sorted((*incident.updates, update), key=lambda one: one.due))
        owed = replace(incident, updates=updates)
        return self._office.save(owed, f"Update promised: {incident.title}")

    def check_ahead(self, wall: datetime) -> None:
        """Raise InvalidInputError for a wall time of mine that has passed."""
        if aware(wall, self._me.zone()) <= self._office.now():
            raise InvalidInputError("an update is promised for a time that is still ahead")

    def give(self, incident_id: str, text: str, due: datetime | None = None) -> Incident:
        """Say that an update was given, and what it said.

        It is the one that is owed first, or first of those with a due time: a wall time of the
        incident's zone. Raises InvalidInputError where none is owed.
        """
        incident = self._open(incident_id)
        if not incident.owed:
            raise InvalidInputError("no update is owed; promise the next one with its time")
        first = min(self._owed_at(incident, due), key=lambda one: (one.due, one.ends))
        given = replace(first, text=clean(text) or first.text, given_at=self._office.now())
        updates = tuple(given if one is first else one for one in incident.updates)
        told = replace(incident, updates=updates, snoozed_until=None, snoozes=0)
        return self._office.save(told, f"Update given: {incident.title}")

    def _owed_at(self, incident: Incident, due: datetime | None) -> list[IncidentUpdate]:
        """Return the updates that are owed, or those of a due time. Raises InvalidInputError."""
        owed = [one for one in incident.owed if due is None or one.due == due]
        if not owed:
            raise InvalidInputError("this update was given, or has another time by now; look again")
        return owed

    def must_wait(self, incident_id: str, due: datetime, until: date) -> None:
        """Raise InvalidInputError for an update that may not sleep until a day of my zone."""
        incident, mine = self._open(incident_id), self._me.zone()
        ends = max(self.span(incident, one)[1] for one in self._owed_at(incident, due))
        if aware(datetime.combine(until, time()), mine) > ends:
            raise InvalidInputError(
                "they were promised this word by then; write that there is no news, it counts too"
            )

    def is_late(self, incident: Incident) -> bool:
        """Tell whether an update that is owed is late: the word was not kept a second time."""
        now = self._office.now()
        return incident.state is IncidentState.OPEN and any(
            self.span(incident, one)[1] < now for one in incident.owed
        )

    def span(self, incident: Incident, update: IncidentUpdate) -> tuple[datetime, datetime]:
        """Return from when on an update is due and until when: aware moments in my zone."""
        zone, mine = self._zone(incident.zone), self._me.zone()
        due, ends = (aware(wall, zone).astimezone(mine) for wall in (update.due, update.ends))
        return due, ends

    def staff(self, incident_id: str, fields: Mapping[str, Any]) -> Incident:
        """Change fields of the call sheet: who takes the calls, and what they say."""
        incident = self._open(incident_id)
        staffed = replace(incident, call_sheet=replace(incident.call_sheet, **fields))
        return self._office.save(staffed, f"Call sheet: {incident.title}")

    def closable(self, incident_id: str) -> Incident:
        """Return an incident that can be closed. Raises InvalidInputError, which says why not."""
        incident = self._open(incident_id)
        tried = replace(incident, state=IncidentState.CLOSED, lesson="learned")
        lawful(tried, incident, self._office.now())
        return incident

    def close(self, incident_id: str, lesson: str) -> Incident:
        """Close an incident with what I learned; it is asked about once more after a month.

        A day for that which I named myself stays.

        Raises InvalidInputError while an update is owed, before it was admitted, and without a
        lesson.
        """
        incident = self._open(incident_id)
        closed = replace(
            incident,
            state=IncidentState.CLOSED,
            closed_at=self._office.now(),
            lesson=clean(lesson).strip(),
        )
        return self._office.save(closed, f"Incident closed: {incident.title}")

    def gaps(self, sheet: CallSheet) -> tuple[Gap, ...]:
        """Return the hours of my working week in which nobody takes the calls."""
        return sheet.gaps(self._me.get().hours)

    def _open(self, incident_id: str) -> Incident:
        incident = self.get(incident_id)
        if incident.state is not IncidentState.OPEN:
            raise InvalidInputError("this incident is closed; open a new one if it came back")
        return incident

    def _there(self, mine: datetime, incident: Incident) -> datetime:
        """Return a wall time of mine as wall time of the incident's zone."""
        zone = self._zone(incident.zone)
        return aware(mine, self._me.zone()).astimezone(zone).replace(tzinfo=None, fold=0)

    def _zone(self, name: str) -> ZoneInfo:
        return zone_named(name) if name else self._me.zone()

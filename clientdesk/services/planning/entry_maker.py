"""Making entries of the agenda out of records, with the context that each carries."""

from collections import Counter
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from clientdesk.model.client import Client
from clientdesk.model.record import Record
from clientdesk.services.clients.standing import day_text
from clientdesk.services.overview.overview import Picture
from clientdesk.services.planning.entries import Entry, EntryKind
from clientdesk.services.zones import aware, has_time, zone_named

Snooze = tuple[datetime | None, int]
"""Until when something is snoozed, and how often it was."""
AWAKE: Snooze = (None, 0)
"""Not snoozed."""


class EntryMaker:
    """Makes entries at one moment."""

    def __init__(
        self, now: datetime, zone: ZoneInfo, picture: Picture, owed: Counter[tuple[str, str]]
    ) -> None:
        """Make entries at an aware moment in my zone; `owed` counts open promises."""
        self._now = now
        self._zone = zone
        self._picture = picture
        self._owed = owed

    def at_wall(  # noqa: PLR0913 - one keyword a part of the entry
        self,
        kind: EntryKind,
        record: Record,
        wall: datetime,
        zone: str,
        text: str,
        *,
        original: datetime | None = None,
        snooze: Snooze = AWAKE,
        timed: bool = False,
    ) -> Entry:
        """Return an entry at a wall time in a zone; midnight is the day alone unless `timed`."""
        if not timed and not has_time(wall):
            return self.on_day(kind, record, wall.date(), text, original=original, snooze=snooze)
        there = zone_named(zone) if zone else self._zone
        when = aware(wall, there).astimezone(self._zone)
        return self.entry(kind, record, when, text, original=original, snooze=snooze)

    def on_day(  # noqa: PLR0913 - one keyword a part of the entry
        self,
        kind: EntryKind,
        record: Record,
        day: date,
        text: str,
        *,
        original: datetime | None = None,
        snooze: Snooze = AWAKE,
    ) -> Entry:
        """Return an entry for a day of my zone."""
        when = aware(datetime.combine(day, time()), self._zone)
        return self.entry(kind, record, when, text, original=original, snooze=snooze, timed=False)

    def entry(  # noqa: PLR0913 - one keyword a part of the entry
        self,
        kind: EntryKind,
        record: Record,
        when: datetime,
        text: str,
        *,
        original: datetime | None = None,
        snooze: Snooze = AWAKE,
        timed: bool = True,
    ) -> Entry:
        """Return an entry at an aware moment; what is snoozed stands on the day of its return."""
        until, times = snooze
        late = when < self._now if timed else when.date() < self._now.date()
        if until is not None and until > self._now:
            when, timed, late = until.astimezone(self._zone), False, False
        client = record.id if isinstance(record, Client) else getattr(record, "client", "")
        return Entry(
            kind=kind,
            client_id=client,
            client_name=self.name(client) if client or hasattr(record, "client") else "",
            text=text,
            when=when,
            has_time=timed,
            overdue=late,
            record_table=record.table,
            record_id=record.id,
            original=original,
            context=self._context(client, times),
        )

    def name(self, client_id: str) -> str:
        """Return the name of a client."""
        facts = self._picture.clients.get(client_id)
        return facts.name if facts else "nobody"

    def _context(self, client_id: str, snoozes: int) -> str:
        last = self._picture.touched.get(client_id)
        theirs = self._owed[client_id, "theirs"]
        mine = self._owed[client_id, "mine"]
        parts = (
            f"last touch {day_text(last, self._now.date())}" if last else "",
            f"they owe {theirs}" if theirs else "",
            f"you owe {mine}" if mine else "",
            f"snoozed {snoozes} time{'' if snoozes == 1 else 's'}" if snoozes else "",
        )
        return " · ".join(part for part in parts if part)

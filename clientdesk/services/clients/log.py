"""The log of touches: that we talked, how, and what was said."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import LIVE_CHANNELS, Channel
from clientdesk.model.text import clean_line
from clientdesk.model.touch import RecapState, Touch, TouchLine
from clientdesk.services.office import Office
from clientdesk.services.practices.answering import answered_with

_DAY = re.compile(rb'"at":"(\d{4}-\d\d-\d\d)')


class TouchLog:
    """The verbs of touches."""

    def __init__(self, office: Office) -> None:
        """Keep the touches of a desk."""
        self._office = office

    def add(
        self,
        client_id: str,
        channel: Channel,
        *,
        at: datetime | None = None,
        people: Iterable[str] = (),
        lines: Iterable[str] = (),
    ) -> Touch:
        """Log a touch at an aware moment, which is now unless named; a live one owes a recap.

        Raises InvalidInputError for a moment without a zone or in the future.
        """
        client = self._office.client(client_id)
        at = at or self._office.now()
        if at.tzinfo is None:
            raise InvalidInputError("say in which time zone the talk was")
        self._must_have_been(at)
        touch = new_touch(self._office, client.id, channel, at=at, people=people, lines=lines)
        return self._office.save(touch, f"{channel.value.capitalize()} with {client.name}")

    def _must_have_been(self, at: datetime) -> None:
        if at > self._office.now():
            raise InvalidInputError("a touch is a talk that took place; plan a check-in instead")

    def get(self, touch_id: str) -> Touch:
        """Return a touch. Raises NotFoundError."""
        return self._office.desk.records(Touch).get(touch_id)

    def save(self, touch: Touch) -> Touch:
        """Save a touch whose fields were edited; one that became a live talk owes a recap.

        What it answered was answered when it took place. Raises InvalidInputError for a moment in
        the future.
        """
        before = self._office.desk.records(Touch).find(touch.id)
        self._must_have_been(touch.at)
        label = f"Touch with {self._office.name(touch.client)}"
        with self._office.change(label):
            if before is not None and before.at != touch.at:
                answered_with(self._office, before, touch.at)
            return self._office.save(touch, label)

    def of(self, client_id: str) -> list[Touch]:
        """Return the touches of a client, newest first."""
        found = self._office.living(Touch, client_id)
        return sorted(found, key=lambda touch: (touch.at, touch.id), reverse=True)

    def last(self, client_id: str) -> Touch | None:
        """Return the newest touch of a client, or None; of many only a few are read."""
        days: dict[str, list[int]] = {}
        records, documents = (
            self._office.desk.records(Touch),
            self._office.desk.documents("touches"),
        )
        for number in records.numbers_of(client_id):
            found = _DAY.search(documents.get(number) or b"")
            if found is not None and b'"trashed_at":"' not in found.string:
                days.setdefault(found[1].decode("ascii"), []).append(number)
        # The day that is written may be one off from the day in another zone.
        numbers = [number for day in sorted(days)[-3:] for number in days[day]]
        touches = (records.numbered(number) for number in numbers)
        living = [touch for touch in touches if touch is not None and touch.trashed_at is None]
        return max(living, key=lambda touch: (touch.at, touch.id), default=None)

    def recap_sent(self, touch_id: str) -> Touch:
        """Say that the recap of a talk was sent."""
        touch = replace(self.get(touch_id), recap=RecapState.SENT)
        return self._office.save(touch, f"Recap to {self._office.name(touch.client)}")

    def recap_not_needed(self, touch_id: str, why: str) -> Touch:
        """Say that a talk needs no recap, and why. Raises InvalidInputError without a reason."""
        reason = clean_line(why)
        if not reason:
            raise InvalidInputError("say why no recap is needed; one word will do")
        touch = replace(self.get(touch_id), recap=RecapState.NOT_NEEDED, recap_why=reason)
        return self._office.save(touch, f"No recap to {self._office.name(touch.client)}")

    def trash(self, touch_id: str) -> None:
        """Put a touch in the trash; what it answered waits again."""
        touch = self.get(touch_id)
        label = f"Delete a touch with {self._office.name(touch.client)}"
        with self._office.change(label):
            answered_with(self._office, touch, None)
            self._office.trash(touch, label)


def new_touch(  # noqa: PLR0913 - one keyword a field
    office: Office,
    client_id: str,
    channel: Channel,
    *,
    at: datetime,
    people: Iterable[str] = (),
    lines: Iterable[str] = (),
    draft: str = "",
) -> Touch:
    """Return a new touch; typed lines get their kind from their first character."""
    typed = (clean_line(line) for line in lines)
    live = channel in LIVE_CHANNELS
    return Touch(
        id=office.new_id(),
        created_at=office.now(),
        client=client_id,
        at=at,
        channel=channel,
        people=tuple(people),
        lines=tuple(TouchLine.parse(line) for line in typed if line),
        recap=RecapState.OWED if live else RecapState.NOT_NEEDED,
        draft=draft,
    )

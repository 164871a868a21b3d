"""What time it is for somebody of a client, and whether they work now."""

from datetime import datetime

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Person
from clientdesk.services.clients.standing import WEEKDAY_NAMES
from clientdesk.services.zones import zone_named


def their_now(client: Client, person: Person | None, now: datetime) -> datetime:
    """Return now in the zone of a person, else of the client, else in mine."""
    name = (person.zone if person else "") or client.zone
    try:
        return now.astimezone(zone_named(name)) if name else now
    except InvalidInputError:
        return now


def clock_text(client: Client, person: Person | None, now: datetime) -> str:
    """Return their time in a few words: `14:02`, or `Mon 01:02` where their day is another."""
    there = their_now(client, person, now)
    day = "" if there.date() == now.date() else f"{WEEKDAY_NAMES[there.weekday()]} "
    return f"{day}{there:%H:%M}"


def at_work(client: Client, person: Person | None, now: datetime) -> bool | None:
    """Tell whether they work now, public holidays aside; None where their hours are unknown."""
    if client.hours is None:
        return None
    there = their_now(client, person, now)
    return client.hours.open_at(there.weekday(), there.time().replace(tzinfo=None))


def working_text(client: Client, person: Person | None, now: datetime) -> str:
    """Return whether they work now, in words; empty where their hours are unknown."""
    working = at_work(client, person, now)
    return "" if working is None else "working hours" if working else "outside their hours"

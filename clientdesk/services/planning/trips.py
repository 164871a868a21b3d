"""Trips: who is near where I will be, the latest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from clientdesk.model.client import Client, ClientStatus
from clientdesk.model.trip import Trip
from clientdesk.services.clients.standing import Standing, standing
from clientdesk.services.folding import fold
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Picture
from clientdesk.services.public_holidays import known_country

AHEAD = timedelta(days=28)
"""How long before it begins a trip shows on the agenda."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A client who is where I will be."""

    client_id: str
    """Id."""
    name: str
    """Name."""
    place: str
    """Their town, or their country where no town is known."""
    standing: Standing
    """How late I am with them."""


@dataclass(frozen=True, slots=True)
class ClientPlace:
    """What is looked at of a client, so that not all of each must be read."""

    id: str
    """Id."""
    name: str
    """Name."""
    place: str = ""
    """Town."""
    country: str = ""
    """ISO 3166 code."""
    status: ClientStatus = ClientStatus.ACTIVE
    """Past clients are not visited."""
    trashed_at: str | None = None
    """Anything but None: in the trash."""


def neighbours(office: Office, picture: Picture, trip: Trip, today: date) -> list[Neighbour]:
    """Return the clients who are where a trip goes, the latest first."""
    wanted = words_of(trip.place)
    found = [
        Neighbour(one.id, one.name, one.place or one.country, _standing(picture, one.id, today))
        for one in office.desk.records(Client).project(ClientPlace)
        if one.trashed_at is None
        and one.status is not ClientStatus.PAST
        and is_near(wanted, one.place, one.country)
    ]
    return sorted(found, key=lambda one: (-one.standing.lateness, fold(one.name)))


def words_of(place: str) -> tuple[str, ...]:
    """Return the parts of a place as they are compared: `Žilina, Slovakia` has two."""
    parts = (" ".join(part.split()) for part in fold(place).split(","))
    return tuple(part for part in parts if part)


def is_near(wanted: Iterable[str], place: str, country: str) -> bool:
    """Tell whether a client's town or country is one of the parts of a place.

    A town that is named with its country matches by the town only: `Cork, Ireland` is not Dublin.
    """
    parts = tuple(wanted)
    towns = words_of(place)
    if any(_same(part, town) for part in parts for town in towns):
        return True
    lands = [part for part in parts if known_country(part)]
    only_land = bool(lands) and len(lands) == len(parts)
    return only_land and any(known_country(part) == country.upper() for part in lands)


def _same(one: str, other: str) -> bool:
    """Tell whether two towns are one: `Bergen` and `Bergen Sentrum` are."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _standing(picture: Picture, client_id: str, today: date) -> Standing:
    facts = picture.clients.get(client_id)
    talk = picture.talks.get(client_id)
    return standing(
        today,
        check_in=talk.day if talk else None,
        interval=talk.interval if talk else None,
        cadence=facts.cadence if facts else None,
        last_touch=picture.touched.get(client_id) or (facts.since if facts else None),
    )

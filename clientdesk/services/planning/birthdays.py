"""Birthdays of people: milestones by themselves, until one is thought of and becomes a record."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.model.person import Person
from clientdesk.services.office import Office
from clientdesk.services.overview.sieve import holding
from clientdesk.services.planning.entries import Entry
from clientdesk.services.when.months import next_in_year

if TYPE_CHECKING:
    from clientdesk.model.milestone import Milestone

LEAD = timedelta(days=7)
"""So many days before it a birthday shows on the agenda."""
_HAS_ONE = re.compile(rb'"birthday":"[^"]')


def birthdays(
    office: Office, today: date, client_id: str | None
) -> Iterator[tuple[Client, Person, date]]:
    """Yield whose birthday is near, and when; not of whom a milestone of that kind is kept."""
    found = [office.client(client_id)] if client_id else holding(office, Client, _HAS_ONE.search)
    if not found:
        return
    from clientdesk.model.milestone import Milestone, MilestoneKind

    for client in found:
        near = [
            (person, day)
            for person in client.people
            if (day := next_birthday(person.birthday, today)) and day - LEAD <= today
        ]
        if near:
            kept = office.living(Milestone, client.id)
            known = {one.person for one in kept if one.kind is MilestoneKind.BIRTHDAY}
            yield from ((client, one, day) for one, day in near if one.id not in known)


def told(person: Person) -> str:
    """Return what a birthday is called."""
    return f"birthday of {person.name}"


def kept(office: Office, entry: Entry) -> "Milestone":
    """Return the milestone that the entry of a birthday becomes once somebody sees to it.

    Raises NotFoundError for one of a person who is not with the client any more.
    """
    from clientdesk.model.milestone import Milestone, MilestoneKind

    client = office.client(entry.client_id)
    person = client.person(entry.person_id)
    if person is None or next_birthday(person.birthday, entry.when.date()) is None:
        raise NotFoundError(f"{client.name} has no such birthday any more; look at their people")
    for one in office.living(Milestone, client.id):
        if one.kind is MilestoneKind.BIRTHDAY and one.person == person.id:
            return one
    milestone = Milestone(
        id=office.new_id(),
        created_at=office.now(),
        client=client.id,
        person=person.id,
        title=told(person),
        kind=MilestoneKind.BIRTHDAY,
        starts_on=_first(person.birthday),
        yearly=True,
        lead_days=LEAD.days,
    )
    return office.save(milestone, f"Milestone of {client.name}")


def _first(birthday: str) -> date:
    """Return the day of birth; of one without its year, such a day of a leap year."""
    month, number = birthday[-5:].split("-")
    year = birthday[:4]
    return date(int(year) if year.isdecimal() else 2000, int(month), int(number))


def next_birthday(birthday: str, today: date) -> date | None:
    """Return when a birthday, `YYYY-MM-DD` or `--MM-DD`, comes next; None for what is no day."""
    try:
        day = datetime.strptime(f"2000-{birthday[-5:]}", "%Y-%m-%d").date()  # noqa: DTZ007 - a day
    except ValueError:
        return None
    return next_in_year(day, today)

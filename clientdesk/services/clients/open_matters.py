"""The cards of what is open with a client: promises, requests, incidents, feedback, what comes."""

import re
from datetime import date, timedelta

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.model.milestone import Milestone
from clientdesk.model.promise import Certainty, Owner, Promise, PromiseState
from clientdesk.model.request import DueState, Request
from clientdesk.model.text import first_line
from clientdesk.services.clients.card import Card, CardLine, Target, held
from clientdesk.services.clients.feed_item import start_of
from clientdesk.services.clients.standing import day_text
from clientdesk.services.planning.birthdays import next_birthday
from clientdesk.services.when.anniversaries import day_from
from clientdesk.services.workbench import Workbench
from clientdesk.services.zones import has_time

NEAR = timedelta(days=45)
"""Milestones and birthdays so far ahead are near."""
_OPEN = re.compile(rb'"state":"open"')
_NOT_CLOSED = re.compile(rb'"closed_at":null')


def open_promises(bench: Workbench, client_id: str) -> list[Promise]:
    """Return the open promises of a client, both ways, by due time; undated ones last."""
    found = held(bench.office, Promise, client_id, _OPEN.search)
    living = [one for one in found if one.state is PromiseState.OPEN]
    return sorted(
        living, key=lambda one: (one.due is None, bench.ledger.due(one) or one.created_at)
    )


def promise_line(bench: Workbench, promise: Promise) -> CardLine:
    """Return an open promise in one line, late ones said to be late."""
    due = bench.ledger.due(promise)
    opens = Target(Promise.table, promise.id)
    what = _and_what_for(bench, promise)
    if due is None:
        return CardLine(what, "no date", "name", opens)
    told = day_text(due.date(), bench.clock().date())
    hour = f" {due:%H:%M}" if promise.due is not None and has_time(promise.due) else ""
    late = bench.ledger.is_late(promise)
    aside = f"late, {told}" if late else f"{told}{hour}"
    return CardLine(what, aside, "overdue" if late else "name", opens)


def _and_what_for(bench: Workbench, promise: Promise) -> str:
    """Return what is promised, how sure it is, and what of theirs it waits for."""
    sure = "" if promise.certainty is Certainty.SURE else f", {promise.certainty}"
    waits = ", ".join(one.what for one in bench.ledger.awaited(promise)) if promise.waits_on else ""
    return f"{promise.what}{sure}{f' (waits for: {waits})' if waits else ''}"


def _kept(bench: Workbench, client_id: str) -> tuple[CardLine, ...]:
    """Return how many of my promises were kept in time, if any came to an end."""
    kept, closed = bench.ledger.kept_of(client_id)
    return (CardLine("kept in time", f"{kept} of {closed}", "muted"),) if closed else ()


def word(bench: Workbench, client_id: str) -> Card:
    """Return the card of how I kept my word."""
    return Card("l", "My word", _kept(bench, client_id), "no promise has come to an end yet")


def promises(bench: Workbench, client_id: str, owner: Owner) -> Card:
    """Return the card of my open promises, or of theirs."""
    found = [one for one in open_promises(bench, client_id) if one.owner is owner]
    lines = tuple(promise_line(bench, one) for one in found)
    mine = owner is Owner.MINE
    if mine:
        lines += _kept(bench, client_id)
    return Card("o" if mine else "w", "I owe" if mine else "They owe", lines, "nothing")


def requests(bench: Workbench, client_id: str) -> Card:
    """Return the card of the open requests, and whether their time is exact."""
    lines = tuple(
        CardLine(first_line(one.words), _due(one, bench.clock().date()), "name",
                 Target(Request.table, one.id))
        for one in held(bench.office, Request, client_id, _NOT_CLOSED.search)
        if one.closed_at is None and one.answered_at is None
    )  # fmt: skip
    return Card("r", "Requests", lines, "none open")


def _due(request: Request, today: date) -> str:
    if request.due is None:
        return "asked when" if request.due_state is DueState.ASKED else "when exactly?"
    told = day_text(request.due.date(), today)
    return told if request.due_state is DueState.CONFIRMED else f"{told}, {request.due_state}"


def incidents(bench: Workbench, client_id: str) -> Card:
    """Return the card of the open incidents with their next update."""
    found = held(bench.office, Incident, client_id, _OPEN.search)
    today = bench.clock().date()
    lines = []
    for one in found:
        if one.state is IncidentState.OPEN:
            due = min((bench.recovery.span(one, update)[0] for update in one.owed), default=None)
            late = ", late" if bench.recovery.is_late(one) else ""
            aside = f"update {day_text(due.date(), today)}{late}" if due else "no update planned"
            aside = aside if one.admitted_at else "not admitted yet"
            lines.append(CardLine(one.title, aside, "overdue", Target(Incident.table, one.id)))
    return Card("i", "Incidents", tuple(lines), "none open")


def feedback(bench: Workbench, client_id: str) -> Card:
    """Return the card of feedback that is not closed."""
    lines = tuple(
        CardLine(first_line(one.question), "answered" if one.answer else "no answer yet", "name",
                 Target(Feedback.table, one.id))
        for one in held(bench.office, Feedback, client_id, _NOT_CLOSED.search)
        if one.closed_at is None
    )  # fmt: skip
    return Card("b", "Feedback", lines, "none open")


# ---- what is next


def next_checkin(bench: Workbench, client_id: str) -> CheckIn | None:
    """Return the check-in of a client that comes first, or None."""
    found = held(bench.office, CheckIn, client_id, re.compile(rb'"upcoming":"').search)
    mine = bench.me.zone()
    starts = [(start_of(one, one.upcoming, mine), one.id, one) for one in found if one.upcoming]
    return min(starts)[2] if starts else None


def contact(bench: Workbench, client: Client) -> Card:
    """Return the card of the cadence: how often, when last, when next."""
    today = bench.clock().date()
    lines = []
    if client.cadence is not None:
        rhythm = client.cadence
        often = f"every {rhythm.ideal_days} days, at most {rhythm.maximum_days}"
        lines.append(CardLine(often, "", "name", Target("cadence")))
    last = bench.overview.picture().touched.get(client.id)
    if last is not None:
        ago = (today - last).days
        told = "today" if ago == 0 else f"{ago} day{'' if ago == 1 else 's'} ago"
        lines.append(CardLine("last touch", f"{told}, {day_text(last, today)}"))
    checkin = next_checkin(bench, client.id)
    if checkin is not None and checkin.upcoming:
        start = start_of(checkin, checkin.upcoming, bench.me.zone()).astimezone(bench.me.zone())
        late = start.date() < today
        aside = f"{day_text(start.date(), today)} {start:%H:%M}"
        name = f"{'missed' if late else 'next'}: {checkin.title or checkin.channel}"
        lines.append(
            CardLine(name, aside, "overdue" if late else "name", Target(CheckIn.table, checkin.id))
        )
    return Card("a", "Staying in touch", tuple(lines), "no rhythm set")


def milestones(bench: Workbench, client: Client) -> Card:
    """Return the card of milestones and birthdays that are near, the nearest first."""
    today = bench.clock().date()
    found: list[tuple[date, CardLine]] = []
    for one in bench.office.living(Milestone, client.id):
        day = day_from(one, today)
        if max(day, one.ends_on or day) >= today and day - today <= NEAR:
            about = f" ({client_name})" if (client_name := _name(client, one.person)) else ""
            line = f"{one.title}{about}"
            opens = Target(Milestone.table, one.id)
            found.append((day, CardLine(line, day_text(max(day, today), today), "name", opens)))
    for person in client.people:
        born = next_birthday(person.birthday, today)
        if born is not None and born - today <= NEAR:
            line, opens = f"{person.name}'s birthday", Target("person", person.id)
            found.append((born, CardLine(line, day_text(born, today), "name", opens)))
    found.sort(key=lambda one: one[0])
    return Card("m", "Milestones near", tuple(line for _, line in found), "none near")


def _name(client: Client, person_id: str) -> str:
    person = client.person(person_id)
    return person.name if person else ""

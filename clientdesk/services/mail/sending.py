"""What sending a mail does: it is a touch, and settles what waited for it."""

from dataclasses import replace
from datetime import date, datetime

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.mailbox import recipients
from clientdesk.model.person import Channel
from clientdesk.model.request import Request
from clientdesk.model.text import slug
from clientdesk.model.touch import LineKind, RecapState, Touch, TouchLine
from clientdesk.services.clients.log import new_touch
from clientdesk.services.mail.clocks import started
from clientdesk.services.me import Me
from clientdesk.services.office import Office


def send(office: Office, me: Me, draft: Draft, label: str) -> Draft:
    """Mark a draft as sent, log the touch, settle recaps and start clocks, as one change.

    Raises InvalidInputError where a record must not become what the mail makes of it: an incident
    is not admitted without its facts, and nothing is answered before it was asked.
    """
    now = office.now()
    client = office.desk.records(Client).find(draft.client)
    with office.change(label):
        done = replace(draft, state=DraftState.SENT, sent_at=now, hold_until=None)
        sent = office.save(done, label)
        touch = None if client is None else _touch(office, client, draft, now)
        moved = started(office, draft, _purpose(draft), now)
        answered = [one for one in moved if isinstance(one, Request) and one.answered_at == now]
        for record in moved:
            named = (
                replace(record, answered_in=touch.id) if touch and record in answered else record
            )
            office.save(named, label)
        if client is None or touch is None:
            return sent
        office.save(replace(touch, answers=answered[0].id if answered else ""), label)
        office.save(_told(client, draft, now.date()), label)
        if _purpose(draft) == "recap":
            from clientdesk.services.planning.ledger import Ledger
            from clientdesk.services.practices.talk_promises import TalkPromises

            promises = TalkPromises(office, Ledger(office, me))
            for owed in _recapped(office, draft):
                promises.recapped(owed)
    return sent


def _touch(office: Office, client: Client, draft: Draft, now: datetime) -> Touch:
    """Return the touch that a mail is."""
    people = _addressed(client, draft.to)
    touch = new_touch(office, client.id, Channel.EMAIL, at=now, people=people, draft=draft.id)
    return replace(touch, lines=_lines(draft))


def _lines(draft: Draft) -> tuple[TouchLine, ...]:
    """Return the subject, and what was overruled by name: what it was about stays in the draft."""
    checks = ", ".join(dict.fromkeys(one.check.replace("_", " ") for one in draft.overrides))
    told = (draft.subject, f"left in spite of: {checks}" if checks else "")
    # Not parsed: a subject that begins with a mark such as ? is no open question of a talk.
    return tuple(TouchLine(kind=LineKind.NOTE, text=text) for text in told if text)


def _recapped(office: Office, draft: Draft) -> list[Touch]:
    """Return the talks that a recap settles: those it was filled from, else all that owe one."""
    talks = office.living(Touch, draft.client)
    named = [one for one in talks if one.id in draft.about]
    return [one for one in named or talks if one.recap is RecapState.OWED]


def _purpose(draft: Draft) -> str:
    return slug(draft.template) if draft.template else ""


def _told(client: Client, draft: Draft, today: date) -> Client:
    match _purpose(draft):
        case "schedule" | "my-schedule":
            return replace(client, schedule_told_on=today)
        case "escalation-policy":
            return replace(client, policy_told_on=today)
    return client


def _addressed(client: Client, to: str) -> tuple[str, ...]:
    """Return the ids of the people whose address stands among the recipients."""
    typed = {each.address.casefold() for each in recipients(to).mailboxes}
    return tuple(
        person.id
        for person in client.people
        if any(address.value.casefold() in typed for address in person.emails)
    )

"""What sending a mail does: it is a touch, and settles what waited for it."""

from dataclasses import replace
from datetime import date, datetime

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.mailbox import recipients
from clientdesk.model.person import Channel
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.text import slug
from clientdesk.model.touch import LineKind, RecapState, Touch, TouchLine
from clientdesk.services.clients.log import new_touch
from clientdesk.services.mail.clocks import started
from clientdesk.services.office import Office


def send(office: Office, draft: Draft, label: str) -> Draft:
    """Mark a draft as sent, log the touch, settle recaps and start clocks, as one change."""
    now = office.now()
    sent = replace(draft, state=DraftState.SENT, sent_at=now, hold_until=None)
    with office.change(label) as change:
        office.save(sent, label)
        moved = started(office, draft, _purpose(draft), now)
        for record in moved:
            change.save(record)
        client = office.desk.records(Client).find(draft.client)
        if client is not None:
            touch = new_touch(
                office,
                client.id,
                Channel.EMAIL,
                at=now,
                people=_addressed(client, draft.to),
                draft=draft.id,
            )
            change.save(replace(touch, lines=_lines(draft), answers=_answered(moved, now)))
            told = _told(client, draft, now.date())
            if told is not client:
                change.save(told)
            if _purpose(draft) == "recap":
                for owed in _recapped(office, draft):
                    change.save(replace(owed, recap=RecapState.SENT))
    return sent


def _answered(moved: list[Record], now: datetime) -> str:
    """Return the id of the request that the mail answered, or nothing."""
    found = (one.id for one in moved if isinstance(one, Request) and one.answered_at == now)
    return next(found, "")


def _lines(draft: Draft) -> tuple[TouchLine, ...]:
    """Return the subject, and what was overruled by name: what it was about stays in the draft."""
    checks = ", ".join(dict.fromkeys(one.check.replace("_", " ") for one in draft.overrides))
    told = (draft.subject, f"left in spite of: {checks}" if checks else "")
    # Not parsed: a subject that begins with a mark such as ? is no open question of a talk.
    return tuple(TouchLine(kind=LineKind.NOTE, text=text) for text in told if text)


def _recapped(office: Office, draft: Draft) -> list[Touch]:
    """Return the talks that a recap settles: the one it was filled from, else all that owe one."""
    owed = [one for one in office.living(Touch, draft.client) if one.recap is RecapState.OWED]
    return [one for one in owed if one.id in draft.about] or owed


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

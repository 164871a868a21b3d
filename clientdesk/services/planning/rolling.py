"""Agenda items of a check-in that took place: answered ones are written down, open ones roll on."""

from dataclasses import replace

from clientdesk.model.checkin import CheckIn
from clientdesk.services.office import Office
from clientdesk.services.planning.occurrences import upcoming
from clientdesk.store.change import Change


def roll_on(office: Office, change: Change, checkin: CheckIn) -> tuple[CheckIn, list[str]]:
    """Return the check-in without its answered items, and those as lines for the touch.

    Items that nobody answered stay for the next occurrence; where there is none they go to the
    client's next check-in, and stay where they are if there is none either.
    """
    answered = [f"{item.text}: {item.answer}" for item in checkin.items if item.answer]
    open_items = tuple(item for item in checkin.items if not item.answer)
    if upcoming(checkin) is not None:
        return replace(checkin, items=open_items), answered
    following = _next_of(office, checkin)
    if following is not None and open_items:
        change.save(replace(following, items=(*following.items, *open_items)))
        kept = tuple(item for item in checkin.items if item.answer)
        return replace(checkin, items=kept), answered
    return checkin, answered


def _next_of(office: Office, checkin: CheckIn) -> CheckIn | None:
    others = [
        (one.upcoming, one.id, one)
        for one in office.living(CheckIn, checkin.client)
        if one.id != checkin.id and one.upcoming is not None
    ]
    return min(others)[2] if others else None

"""Preparing a check-in: what its agenda lacks, and the update that there is even with no news."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from clientdesk.model.checkin import AgendaItem, AgendaKind, CheckIn
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.touch import Touch
from clientdesk.services.clients.standing import day_text
from clientdesk.services.office import Office

RECENT = timedelta(days=30)
"""How far back a kept promise is news where we never talked."""
OFFERED = 3
"""The most questions that are put on an agenda at once."""
_TOLD = 3
_NEEDED = (AgendaKind.UPDATE, AgendaKind.QUESTION)


def lacking(items: Iterable[AgendaItem]) -> str:
    """Return what an agenda has not got of an update and a question, or an empty text."""
    kinds = {item.kind for item in items}
    missing = [kind.value for kind in _NEEDED if kind not in kinds]
    return f"no {' and no '.join(missing)} yet" if missing else ""


def prepared(office: Office, checkin: CheckIn, questions: Iterable[AgendaItem]) -> CheckIn:
    """Return a check-in whose agenda has an update, and some of the questions that are offered."""
    items = list(checkin.items)
    if all(item.kind is not AgendaKind.UPDATE for item in items):
        items.insert(0, as_usual(office, checkin.client))
    known = {item.text for item in items}
    items += [item for item in questions if item.text not in known][:OFFERED]
    return replace(checkin, items=tuple(items))


def as_usual(office: Office, client_id: str) -> AgendaItem:
    """Return the update of a time without news: what I kept since we talked, what is next."""
    since = _since(office, client_id)
    held = sorted(office.living(Promise, client_id), key=lambda one: one.id)
    kept = [
        one.what
        for one in held
        if one.owner is Owner.MINE
        and one.state is PromiseState.KEPT
        and one.closed_at
        and one.closed_at >= since
    ]
    ahead = [one for one in held if one.state is PromiseState.OPEN]
    ahead.sort(key=lambda one: (one.due is None, one.due or datetime.max, one.id))  # noqa: DTZ901 - wall times
    today = office.now().date()
    following, theirs = (
        [
            f"{one.what} ({day_text(one.due.date(), today)})" if one.due else one.what
            for one in ahead
            if one.owner is owner
        ]
        for owner in (Owner.MINE, Owner.THEIRS)
    )
    parts = [_listed("done", kept), _listed("next", following), _listed("from them", theirs)]
    told = ". ".join(filter(None, parts)) or "nothing is open between us, and nothing has changed"
    return AgendaItem(kind=AgendaKind.UPDATE, text=f"Business as usual: {told}")


def _listed(name: str, held: list[str]) -> str:
    more = f" and {len(held) - _TOLD} more" if len(held) > _TOLD else ""
    return f"{name}: {'; '.join(held[:_TOLD])}{more}" if held else ""


def _since(office: Office, client_id: str) -> datetime:
    usual = office.now() - RECENT
    return max((touch.at for touch in office.living(Touch, client_id)), default=usual)

"""What is never held back, however slowly somebody is to be answered."""

from datetime import datetime
from zoneinfo import ZoneInfo

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.model.request import Request
from clientdesk.model.urgency import UrgencyKind
from clientdesk.services.office import Office
from clientdesk.services.zones import aware, zone_named

NEVER_WAITS = frozenset({
    "apology", "incident",  # they wait already
    "date", "nudge", "recap",  # due at an hour of their own
    "check-in", "congratulation", "feedback", "policy", "share", "update", "visit",  # no answers
})  # fmt: skip
"""Kinds of templates whose mails are never held back; an answer has another kind, or none."""


def is_pressing(office: Office, client: Client, draft: Draft, request: Request | None) -> bool:
    """Tell whether a draft must not wait, whatever it was made from.

    So it is where the hurry is tactical, the client's or the request's own; while an incident is
    open with them; and for an apology, by its words.
    """
    hurries = [client.urgency, *([request.urgency] if request is not None else [])]
    return (
        any(hurry.kind is UrgencyKind.TACTICAL for hurry in hurries)
        or any(one.state is IncidentState.OPEN for one in office.living(Incident, client.id))
        or _is_apology(draft, client)
    )


def is_due(request: Request | None, moment: datetime, mine: ZoneInfo) -> bool:
    """Tell whether a request is due at an aware moment, or before."""
    if request is None or request.due is None:
        return False
    return aware(request.due, zone_named(request.zone) if request.zone else mine) <= moment


def _is_apology(draft: Draft, client: Client) -> bool:
    from clientdesk.language.medium import Reason, signs
    from clientdesk.language.reading import read

    if not draft.body.strip():
        return False
    found = signs(read(draft.body, language=client.language or None))
    return any(sign.reason is Reason.APOLOGY for sign in found)

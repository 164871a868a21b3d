"""What went to a client lately: the subjects that a new mail may be one too many about."""

from datetime import timedelta

from clientdesk.model.draft import Draft
from clientdesk.services.office import Office

LATELY = timedelta(days=14)
"""For how long a mail that was sent belongs to the same talk as the next one on its subject."""


def subjects_sent(office: Office, draft: Draft) -> tuple[str, ...]:
    """Return the subjects of what went to a draft's client lately, without the draft itself."""
    since = office.now() - LATELY
    return tuple(
        one.subject
        for one in office.living(Draft, draft.client)
        if one.sent_at is not None and one.sent_at >= since and one.id != draft.id
    )

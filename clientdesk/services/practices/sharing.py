"""Shares: what is flagged about one, and whether they were sent it before."""

import re

from clientdesk.model.share import Share
from clientdesk.services.folding import fold
from clientdesk.services.office import Office

NO_WHY = "say why it is for them: without that it is one more link"
"""What is said of a share without a why."""


def doubts(office: Office, share: Share) -> list[str]:
    """Return what speaks against sending a share as it is, in sentences."""
    found = [] if share.why.strip() else [NO_WHY]
    before = same_before(office, share)
    if before is not None:
        when = f"on {before.sent_on:%d %b %Y}" if before.sent_on else "but not sent it yet"
        found.append(f"you shared “{before.title}” with them before, {when}")
    return found


def same_before(office: Office, share: Share) -> Share | None:
    """Return an earlier share with the same client of the same link or title, or None."""
    link, title = _bare(share.link), fold(share.title)
    for one in office.living(Share, share.client):
        same_link = link and link == _bare(one.link)
        if one.id != share.id and (same_link or (title and title == fold(one.title))):
            return one
    return None


def _bare(link: str) -> str:
    """Return a link without what makes no other page of it: scheme, www, a slash, a tail."""
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.strip().lower())
    return re.split(r"[?#]", plain)[0].rstrip("/")

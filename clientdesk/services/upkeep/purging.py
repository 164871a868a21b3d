"""Purging: what was in the trash for long enough is removed for good when the desk is opened."""

from collections.abc import Iterator
from datetime import timedelta

from clientdesk.services.office import Office

KEPT_FOR = timedelta(days=30)
"""How long something in the trash can be brought back."""
_MARK = b'"trashed_at":"'
_DATE = len("2026-11-21")


def purge(office: Office) -> int:
    """Remove for good what has been in the trash for more than 30 days; return how much it was.

    Where nothing lies there for so long no record is read, so that opening stays fast.
    """
    limit = office.now() - KEPT_FOR
    # Moments are written in many zones: what is near the limit is read to be sure.
    latest = str(limit.date() + timedelta(days=2)).encode("ascii")
    tables = [
        name
        for name in office.desk.table_names
        if any(day <= latest for day in _days_in_trash(office, name))
    ]
    if not tables:
        return 0
    from clientdesk.services.clients.trash import remove_trashed
    from clientdesk.services.kinds import kinds

    return remove_trashed(office, [kind for kind in kinds() if kind.table in tables], limit)


def _days_in_trash(office: Office, table: str) -> Iterator[bytes]:
    """Yield the day on which each record of a table went there, as it is written."""
    for piece in office.desk.documents(table).section():
        found = piece.find(_MARK)
        while found >= 0:
            start = found + len(_MARK)
            yield piece[start : start + _DATE]
            found = piece.find(_MARK, start)

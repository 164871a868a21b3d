"""What speaks against a time: it has passed, or one side does not work then."""

from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.errors import NotFoundError
from clientdesk.services.planning.reachable import Reachable

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def warnings_for(
    bench: "Workbench", client_id: str, moment: datetime, *, wait: bool = False
) -> tuple[str, ...]:
    """Return a sentence for each thing that speaks against a moment with a client.

    `moment` is an aware moment, or a wall time of my zone. Nothing here blocks: it is for me to
    decide. Without `wait` only the public holidays that are worked out already are looked at, so
    that it may be asked at every key.
    """
    zone = bench.me.zone()
    start = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    passed = ("That has passed.",) if start < bench.clock() else ()
    try:
        client = bench.roster.get(client_id)
    except NotFoundError:
        return passed
    return (*passed, *Reachable.of(client, bench.me.get(), zone, wait=wait).warnings(start))


def free_from(bench: "Workbench", client_id: str, moment: datetime) -> datetime:
    """Return the first moment from then on at which both sides work, in my zone.

    Only the public holidays that are worked out already are looked at.
    """
    zone = bench.me.zone()
    start = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    client = bench.roster.get(client_id)
    return Reachable.of(client, bench.me.get(), zone, wait=False).next_open(start)

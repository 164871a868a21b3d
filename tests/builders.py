"""Building what tests need: records of every kind, a clock that stands still, a workbench."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from clientdesk.config import Settings
from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.ids import new_id
from clientdesk.model.note import Note
from clientdesk.model.person import Address, Person
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.record import Record

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

R = TypeVar("R", bound=Record)

MINE = ZoneInfo("Europe/Bratislava")
"""My zone in every test."""
NOW = datetime(2026, 11, 21, 14, 2, tzinfo=MINE)
"""When every test begins: a Saturday."""

_numbers: Iterator[int] = count()


class FrozenClock:
    """A clock that goes on only when it is told to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> datetime:
        """Go on by some days, hours, minutes."""
        self.now += timedelta(**by)
        return self.now


def an_id() -> str:
    """A new id."""
    return new_id(NOW + timedelta(milliseconds=next(_numbers)))


def wall(text: str) -> datetime:
    """A naive wall time: `2026-11-24 10:00`."""
    return datetime.fromisoformat(text)


def at(text: str, zone: ZoneInfo = MINE) -> datetime:
    """An aware moment, in my zone unless another is named."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def a_record(kind: type[R], **fields: Any) -> R:
    """A record of any kind."""
    return kind(**{"id": an_id(), "created_at": NOW, **fields})


def a_client(name: str = "Ada", **fields: Any) -> Client:
    return a_record(Client, name=name, **fields)


def a_person(name: str = "Grace Hopper", email: str = "", **fields: Any) -> Person:
    emails = (Address(value=email),) if email else ()
    return Person(**{"id": an_id(), "name": name, "emails": emails, **fields})


def a_note(client: Client | str, text: str = "# Oak\nThey care for oak.", **fields: Any) -> Note:
    return a_record(Note, client=_id_of(client), text=text, **fields)


def a_checkin(client: Client | str, starts: str = "2026-11-24 10:00", **fields: Any) -> CheckIn:
    given = {"zone": MINE.key, **fields}
    return a_record(CheckIn, client=_id_of(client), starts=wall(starts), **given)


def a_draft(client: Client | str = "", body: str = "Hello", **fields: Any) -> Draft:
    return a_record(Draft, client=_id_of(client), body=body, **fields)


def a_promise(client: Client | str, what: str = "send the sketch", **fields: Any) -> Promise:
    given = {"owner": Owner.MINE, "zone": MINE.key, **fields}
    return a_record(Promise, client=_id_of(client), what=what, **given)


def _id_of(client: Client | str) -> str:
    return client if isinstance(client, str) else client.id


def some_settings(home: Path, **changes: Any) -> Settings:
    """Settings of a desk in a folder."""
    return Settings(**{"home": home, "config": home / "config", **changes})


def a_workbench(clock: FrozenClock | None = None, home: Path | None = None) -> "Workbench":
    """A workbench over an empty desk: in memory, or in a folder if one is named."""
    from clientdesk.bootstrap import open_workbench, workbench_in_memory

    clock = clock or FrozenClock()
    if home is None:
        return workbench_in_memory(some_settings(Path.home() / "nowhere"), clock)
    return open_workbench(some_settings(home), clock)

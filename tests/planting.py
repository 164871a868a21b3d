"""Markers in every SECRET field of every kind of record, derived from what each field says."""

from collections.abc import Iterator
from dataclasses import dataclass, field, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import count
from pathlib import Path
from secrets import token_hex
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin

from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, fields_of
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from clientdesk.services.kinds import kinds
from tests.builders import NOW, a_workbench, an_id, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

_TODAY = NOW.replace(hour=9, minute=0)


@dataclass
class Planter:
    """Makes records of any kind whose every secret field holds a marker of its own."""

    client_id: str
    planted: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(7_312_450_001, 7_919))

    def plant(self, kind: Any, where: str = "", *, secret: bool = False) -> Any:
        """Return a value of a record class."""
        values = {}
        for info in fields_of(kind):
            place = f"{where or kind.__name__}.{info.name}"
            hidden = secret or info.about.privacy is Privacy.SECRET
            if info.name == "id":
                values["id"] = an_id()
            elif info.name == "client":
                values["client"] = self.client_id
            elif info.name in {
                "trashed_at",
                "closed_at",
                "snoozed_until",
                "recurrence",
                "attachments",
            }:
                continue
            else:
                values[info.name] = self._value(info.kind, place, secret=hidden)
        return kind(**values)

    def _value(self, kind: Any, place: str, *, secret: bool) -> Any:
        if get_origin(kind) is tuple:
            return (self._value(get_args(kind)[0], place, secret=secret),)
        if isinstance(kind, UnionType):
            return self._value(get_args(kind)[0], place, secret=secret)
        if is_dataclass(kind):
            return self.plant(kind, place, secret=secret)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return list(kind)[-1 if secret else 0]
        return self._plain(kind, place, secret=secret)

    def _plain(self, kind: Any, place: str, *, secret: bool) -> Any:
        if secret and kind is str:
            return self._marked(place, f"canary{token_hex(8)}")
        if secret and kind is int:
            return int(self._marked(place, str(next(self.numbers))))
        if secret and kind is date:
            return date.fromisoformat(self._marked(place, "1907-06-05"))
        naive = place.endswith((".due", ".starts", ".original", ".moved_to", ".was", ".latest"))
        naive = naive or place.endswith((".upcoming", ".extra"))
        named = {
            ".zone": "Europe/Oslo",
            ".to": "plain@words.example",
            ".country": "NO",
            ".region": "03",
        }
        plain = {
            str: next((text for end, text in named.items() if place.endswith(end)), "plain words"),
            int: 1,
            bool: False,
            date: _TODAY.date(),
            time: time(9),
            datetime: _TODAY.replace(tzinfo=None) if naive else _TODAY,
        }
        return plain[kind]

    def _marked(self, place: str, marker: str) -> str:
        self.planted[place] = marker
        return marker


def secret_places(kind: Any, where: str = "", *, inside: bool = False) -> Iterator[str]:
    """Every secret field of a record class whose value can be told from other values."""
    for info in fields_of(kind):
        place = f"{where or kind.__name__}.{info.name}"
        hidden = inside or info.about.privacy is Privacy.SECRET
        if info.parts is not None:
            yield from secret_places(info.parts, place, inside=hidden)
        elif hidden and not (isinstance(info.kind, type) and issubclass(info.kind, StrEnum)):
            yield place


def plant_all(bench: "Workbench", planter: Planter) -> Client:
    """Put a client and a record of every other kind on a desk, and return the client.

    No law of a kind is asked: it would not let numbers stand that are told from all others.
    """
    client: Client = planter.plant(Client)
    planter.client_id = client.id
    with bench.office.change("Plant") as change:
        change.save(client)
        for kind in kinds():
            if kind is not Client:
                change.save(planter.plant(kind))
    return client


def planted_desk(home: Path) -> dict[str, str]:
    """Make a desk on which every kind of record has a marker in every secret field."""
    bench = a_workbench(home=home)
    planter = Planter("")
    client = plant_all(bench, planter)
    # What a summary and a recap are made of, so that neither is left out for want of words.
    bench.ledger.add(client.id, "plain words", owner=Owner.THEIRS, due=wall("2026-11-24 10:00"))
    bench.log.add(client.id, Channel.CALL, lines=["! plain words"])
    bench.keeper.close()
    return planter.planted


def leaks(planted: dict[str, str], *texts: str) -> list[str]:
    """Return the places of the markers that stand in some texts."""
    told = "\n".join(texts)
    return [place for place, marker in planted.items() if marker in told]

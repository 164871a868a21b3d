"""The sample desk: believable clients with dates relative to today.

`data/sample_desk.json` is one JSON object {table: [documents]}. A document holds the fields of its
record under their names, as the desk file does: texts, numbers, lists, objects; enumerations by
their values; dates and moments in ISO form. A text that is nothing but a date or moment may be
relative to the day of loading:

    "{today}"  "{today+3}"  "{today-2}"        a date
    "{today-2}T14:00"                          naive wall time
    "{today-2}T14:00Z"  "{today-2}T14:00+08:00" an aware moment

Inside of a longer text a day may stand as "{today+6}" (2026-11-27), "{today+6:long}" (Friday 27
November), "{today+6:day}" (27 Nov) or "{today+6:workday}" (as long, the Monday after a weekend).

Ids are fixed texts of 26 characters that look like ULIDs. Fields with a default may be left out, as
may `upcoming` of a check-in. Whatever the record classes do not know or cannot read is an error.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from clientdesk.model.checkin import CheckIn
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import fields_of
from clientdesk.model.record import Record
from clientdesk.services.boundary import checked
from clientdesk.services.clients.standing import MONTH_NAMES
from clientdesk.services.kinds import kind_of
from clientdesk.services.office import Office
from clientdesk.services.planning.occurrences import upcoming
from clientdesk.store.codec import UnreadableError, decoder
from clientdesk.store.encoding import encode

_SATURDAY, _WEEK = 5, 7
_IN_TEXT = re.compile(r"\{today([+-]\d{1,5})?(?::(long|day|workday))?\}", re.ASCII)
_RELATIVE = re.compile(r"\{today([+-]\d{1,5})?\}(T\d\d:\d\d)?(:\d\d)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def load(office: Office, path: Path) -> int:
    """Put the samples of a file into a desk, as one change, and return how many records they are.

    Raises InvalidInputError, which names the record at fault.
    """
    records = list(read(path, office.now().date()))
    with office.desk.change("Samples", at=office.now(), undoable=False) as change:
        for record in records:
            change.save(record)
    return len(records)


def read(path: Path, today: date) -> Iterator[Record]:
    """Yield the records of a file of samples as of a day."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    for table, documents in tables.items():
        kind = kind_of(table)
        for document in documents:
            where = f"{path.name}: {table} {document.get('id', '?')}"
            yield _record(kind, _resolved(document, today), where)


def _record(kind: type[Record], document: Any, where: str) -> Record:
    for name in _unknown(kind, document):
        raise InvalidInputError(f"{where}: there is no field {name}")
    try:
        shipped = decoder(kind)(encode(document))
        record = checked(shipped, shipped)
    except UnreadableError as error:
        raise InvalidInputError(f"{where}: {error}") from error
    if isinstance(record, CheckIn):
        return replace(record, upcoming=upcoming(record))
    return record


def _unknown(kind: Any, document: Any) -> Iterator[str]:
    """Yield the keys, nested ones too, that are no fields of a record class."""
    known = {info.name: info for info in fields_of(kind)}
    for key, value in document.items():
        if key not in known:
            yield key
            continue
        inside = known[key].parts
        for item in value if isinstance(value, list) else [value]:
            if inside is not None and isinstance(item, dict):
                yield from (f"{key}.{name}" for name in _unknown(inside, item))


def _resolved(value: Any, today: date) -> Any:
    if isinstance(value, dict):
        return {key: _resolved(item, today) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolved(item, today) for item in value]
    if not isinstance(value, str):
        return value
    if match := _RELATIVE.fullmatch(value):
        days, clock, seconds, zone = match.groups()
        day = _day(today, days)
        return f"{day}{clock or ''}{(seconds or ':00') if clock else ''}{zone or ''}"
    return _IN_TEXT.sub(lambda found: _told(_day(today, found[1]), found[2]), value)


def _day(today: date, away: str | None) -> date:
    return today + timedelta(days=int(away or 0))


def _told(day: date, form: str | None) -> str:
    if form == "workday":
        day += timedelta(days=max(0, _WEEK - day.weekday()) if day.weekday() >= _SATURDAY else 0)
    if form in {"long", "workday"}:
        return f"{day:%A} {day.day} {day:%B}"
    return f"{day.day} {MONTH_NAMES[day.month - 1]}" if form == "day" else str(day)

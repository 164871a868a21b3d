"""What a record says of each of its fields, once: label, privacy class and form control.

The record form of the terminal app, `--json`, the search index and the exporters' allow-lists are
derived from here, so that a field can be neither forgotten nor leaked in one of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints


class Privacy(StrEnum):
    """Who may read a field."""

    CLIENT = "client"
    """May appear in what a client sees: a draft, .eml, mailto, .ics, executive summary."""
    INTERNAL = "internal"
    """May appear in my own summaries and tables; never in what a client sees."""
    SECRET = "secret"  # noqa: S105 - the name of a privacy class, no password
    """Stays in the desk file: in no export, clipboard, log, notification, title or crash report."""


class Control(StrEnum):
    """How a form edits a field."""

    LINE = "line"
    """One line of text."""
    TEXT = "text"
    """Several lines of text."""
    LINES = "lines"
    """Several one-line texts, edited one a line."""
    TAGS = "tags"
    """Words, separated by commas or spaces."""
    CHOICE = "choice"
    """One of the values of the field's enumeration."""
    CHECK = "check"
    """Yes or no."""
    WEEKDAY = "weekday"
    """A day of the week, kept as a number: 0 for Monday."""
    NUMBER = "number"
    """A whole number."""
    DATE = "date"
    """A date as people type it."""
    MOMENT = "moment"
    """A date and time as people type them."""
    ZONE = "zone"
    """An IANA time zone."""
    RECORD = "record"
    """A value with fields of its own, edited in a form of its own."""
    RECORDS = "records"
    """Several such values."""
    CLIENT = "client"
    """The id of a client, chosen by name."""
    PEOPLE = "people"
    """Ids of people of the record's client, chosen by name."""
    NONE = "none"
    """Kept by the program; no form edits it."""


@dataclass(frozen=True, slots=True)
class About:
    """What a field is: the metadata of one `Annotated` dataclass field."""

    label: str
    """Its name in a form or a table."""
    privacy: Privacy
    """Who may read it."""
    control: Control
    """How a form edits it."""


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """One field of a record class, with everything that forms and exporters need."""

    name: str
    """Its Python name, which is also its key in the desk file and in `--json`."""
    about: About
    """Its label, privacy class and control."""
    kind: Any
    """Its type, without `Annotated`."""

    @property
    def parts(self) -> type | None:
        """The record class inside a RECORD or RECORDS field; None for a plain value."""
        return _record_inside(self.kind)


def for_client(label: str, control: Control = Control.LINE) -> About:
    """Describe a field that a client may see."""
    return About(label, Privacy.CLIENT, control)


def internal(label: str, control: Control = Control.LINE) -> About:
    """Describe a field that only my own summaries may hold."""
    return About(label, Privacy.INTERNAL, control)


def secret(label: str, control: Control = Control.LINE) -> About:
    """Describe a field that never leaves the desk file."""
    return About(label, Privacy.SECRET, control)


@cache
def fields_of(record: Any) -> tuple[FieldInfo, ...]:
    """Return the described fields of a record class, in order.

    Raises TypeError if a field is not described: a field without a privacy class must not exist.
    """
    hints = get_type_hints(record, include_extras=True)
    return tuple(_described(record, field.name, hints[field.name]) for field in fields(record))


def _described(record: type, name: str, hint: Any) -> FieldInfo:
    if get_origin(hint) is Annotated:
        kind, *extras = get_args(hint)
        for extra in extras:
            if isinstance(extra, About):
                return FieldInfo(name, extra, kind)
    raise TypeError(f"{record.__name__}.{name} does not say its label, privacy class and control")


def _record_inside(kind: Any) -> type | None:
    if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__"):
        return kind
    return next((found for part in get_args(kind) if (found := _record_inside(part))), None)


def visible(value: Any, audience: Privacy) -> dict[str, Any]:
    """Return the fields of a record that the audience may read, as plain dicts, lists and values.

    This is the one allow-list: CLIENT sees CLIENT fields, INTERNAL sees those and INTERNAL ones.
    Nobody outside of the desk file is SECRET; asking for that raises ValueError.
    """
    if audience is Privacy.SECRET:
        raise ValueError("SECRET fields have no audience outside of the desk file")
    allowed = {Privacy.CLIENT} if audience is Privacy.CLIENT else {Privacy.CLIENT, Privacy.INTERNAL}
    return {
        info.name: _plain(getattr(value, info.name), audience)
        for info in fields_of(value.__class__)
        if info.about.privacy in allowed
    }


def _plain(value: Any, audience: Privacy) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        return visible(value, audience)
    if isinstance(value, tuple):
        return [_plain(item, audience) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def secrets_of(value: Any) -> Iterator[str]:
    """Yield every text that stands in a SECRET field of a record, nested ones included."""
    for info in fields_of(value.__class__):
        held = getattr(value, info.name)
        if info.about.privacy is Privacy.SECRET:
            yield from _texts(held)
        else:
            for item in held if isinstance(held, tuple) else (held,):
                if hasattr(item, "__dataclass_fields__"):
                    yield from secrets_of(item)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif hasattr(value, "__dataclass_fields__"):
        for info in fields_of(value.__class__):
            yield from _texts(getattr(value, info.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)

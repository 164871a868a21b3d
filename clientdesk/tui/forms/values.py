"""A record's fields as texts that can be typed, and what was typed as values again."""

from calendar import day_name
from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, get_args

from clientdesk.model.client import Client
from clientdesk.model.field import Control, FieldInfo, Privacy, fields_of
from clientdesk.model.hours import WEEKDAYS, WorkingHours
from clientdesk.model.ids import new_id
from clientdesk.model.person import Person
from clientdesk.model.recurrence import Recurrence
from clientdesk.model.text import clean_line
from clientdesk.tui.forms.people import GONE, names_of

BIRTHDAY = "birthday"
"""The field whose text is a day of the year."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a form needs to know to read what is typed."""

    now: datetime
    """Now: an aware moment in my zone."""
    client: Client | None = None
    """The client whose people can be chosen; None while there is none."""
    others: tuple[Person, ...] | None = None
    """The people who can be chosen in the place of the client's; None for those."""
    gone: tuple[str, ...] = ()
    """Ids of people whom the record names and who are not among them any more."""
    wall_zone: str = ""
    """IANA zone of the wall times of the record; empty for mine."""
    clients: tuple[tuple[str, str], ...] = ()
    """Id and name of every client that can be chosen."""
    hours: WorkingHours | None = None
    """When I work; None where that does not matter."""
    curtain: bool = False
    """Whether SECRET fields are left out."""

    @property
    def people(self) -> tuple[Person, ...]:
        """The people who can be chosen."""
        if self.others is not None:
            return self.others
        return self.client.people if self.client else ()


def editable(kind: type) -> list[FieldInfo]:
    """Return the fields of a record class that a form edits."""
    return [info for info in fields_of(kind) if info.about.control is not Control.NONE]


def fields_in_form(
    kind: type, around: Around, without: Collection[str], values: Mapping[str, Any] | None = None
) -> list[FieldInfo]:
    """Return the fields that a form shows, but for those in `without`.

    Behind the curtain none is SECRET, and none is INTERNAL that holds one of `values` already.
    """
    held = values or {}
    return [
        info
        for info in editable(kind)
        if info.name not in without and not (around.curtain and _is_hidden(info, held))
    ]


def behind_curtain(
    kind: type, shown: Collection[FieldInfo], without: Collection[str], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the values of the fields that a form would show if no curtain were drawn."""
    names = {info.name for info in shown} | set(without)
    return {
        info.name: values[info.name]
        for info in editable(kind)
        if info.name not in names and info.name in values
    }


def _is_hidden(info: FieldInfo, held: Mapping[str, Any]) -> bool:
    internal = info.about.privacy is Privacy.INTERNAL and info.name in held
    return internal or info.about.privacy is Privacy.SECRET


def is_required(kind: type, name: str) -> bool:
    """Tell whether a field has no value of its own when a record is made."""
    found = next(field for field in fields(kind) if field.name == name)
    return found.default is MISSING and found.default_factory is MISSING


def preset(kind: type, name: str) -> Any:
    """Return the value that a field has when nobody gave one; None where there is none."""
    found = next(field for field in fields(kind) if field.name == name)
    if found.default is not MISSING:
        return found.default
    return found.default_factory() if found.default_factory is not MISSING else None


def made(kind: type, values: dict[str, Any], now: datetime) -> Any:
    """Make a value of a nested kind from a form's values; its id, if it has one, is new."""
    if "id" in {field.name for field in fields(kind)} and "id" not in values:
        values = {"id": new_id(now), **values}
    return kind(**values)


# ---- choices


def choices_of(info: FieldInfo, around: Around) -> list[tuple[Any, str]]:
    """Return the values that a field may have, each with its name; empty for free text."""
    match info.about.control:
        case Control.CHOICE:
            kind = _enumeration(info.kind)
            return [(member, str(member)) for member in kind] if kind else []
        case Control.WEEKDAY:
            return list(enumerate(day_name))
        case Control.CHECK:
            return [(False, "no"), (True, "yes")]
        case Control.PEOPLE if info.kind is str:
            chosen = [(person.id, person.name) for person in around.people]
            return [("", "nobody"), *chosen, *((each, GONE) for each in around.gone)]
        case Control.CLIENT:
            return [("", "nobody"), *around.clients]
        case _:
            return []


def _enumeration(kind: Any) -> type[StrEnum] | None:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return next((found for part in get_args(kind) if (found := _enumeration(part))), None)


# ---- values as text


def shown(info: FieldInfo, value: Any, around: Around) -> str:
    """Return a value as it can be typed again."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        local = value.astimezone(around.now.tzinfo) if value.tzinfo else value
        return f"{local:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return _shown_all(info, value, around)
    if isinstance(value, Recurrence):
        from clientdesk.services.when.rule_words import rule_words

        return rule_words(value)
    if info.name == BIRTHDAY:
        from clientdesk.services.clients.knowing import birthday_text

        return birthday_text(str(value))
    return str(value)


def _shown_all(info: FieldInfo, value: tuple[Any, ...], around: Around) -> str:
    match info.about.control:
        case Control.PEOPLE:
            return names_of(value, around.people)
        case Control.TAGS if holds_weekdays(info):
            return " ".join(WEEKDAYS[day] for day in value)
        case Control.TAGS:
            return " ".join(value)
        case _:
            return "\n".join(str(item) for item in value)


def holds_weekdays(info: FieldInfo) -> bool:
    """Tell whether a field holds days of the week, as numbers from Monday, 0."""
    return int in get_args(info.kind)


def summary(value: Any, *, curtain: bool = False) -> str:
    """Return a nested value in a few words, for the line that opens it.

    Behind the curtain it is told by what a client may see of it, and by no words made of more.
    """
    if value is None:
        return "not set"
    if isinstance(value, tuple):
        return ", ".join(summary(item, curtain=curtain) for item in value) or "none"
    shown = [info for info in editable(type(value)) if not (curtain and _is_private(info))]
    whole = len(shown) == len(editable(type(value)))
    if "__str__" in vars(type(value)) and whole:
        return clean_line(str(value))
    fields = [getattr(value, info.name) for info in shown]
    every = [one for held in fields for one in (held if isinstance(held, tuple) else (held,))]
    parts = [
        str(one).rstrip(",")
        for one in every
        if isinstance(one, (str, int)) and one and one is not True and one != "unknown"
    ]
    return ", ".join(parts[:3]) or ("behind the curtain" if not whole else "not set")


def _is_private(info: FieldInfo) -> bool:
    return info.about.privacy is not Privacy.CLIENT

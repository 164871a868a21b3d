"""A row of cells as a client, its people, and a note with what has no field of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clientdesk.importing import Contact, Incoming
from clientdesk.model.cell import bare_cell
from clientdesk.model.text import clean, clean_line

_FIELDS = ("company", "trade", "status", "zone", "language", "place", "country", "website")
_SEVERAL = re.compile(r"\s*(?:[;,\n]|:::)\s*")
_LANGUAGES = {
    "english": "en",
    "malay": "ms",
    "bahasamelayu": "ms",
    "bahasamalaysia": "ms",
    "melayu": "ms",
    "slovak": "sk",
    "slovencina": "sk",
    "slovensky": "sk",
}
_ADDRESS = re.compile(r"^(.*?)\s*<([^<>]+)>$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table in order."""

    headers: tuple[tuple[str, str], ...]
    """Each one's header and what it means; an empty meaning is unknown."""

    @property
    def meanings(self) -> tuple[str, ...]:
        """What the columns mean."""
        return tuple(meaning for _, meaning in self.headers)

    @property
    def mapping(self) -> tuple[tuple[str, str], ...]:
        """Every header with what becomes of its column, in words."""
        return tuple((header, _told(meaning)) for header, meaning in self.headers)

    def cells(self, row: Sequence[str], *meanings: str) -> list[str]:
        """Return the cells of a row that have one of some meanings and say something."""
        return [
            text
            for cell, meaning in zip(row, self.meanings, strict=False)
            if meaning in meanings and (text := clean(bare_cell(cell)).strip())
        ]

    def one(self, row: Sequence[str], *meanings: str) -> str:
        """Return the first such cell as one line, or an empty text."""
        return clean_line(next(iter(self.cells(row, *meanings)), ""))


def _told(meaning: str) -> str:
    if meaning == "computed":
        return "left out: the desk works it out itself"
    return meaning or "kept in the client's note"


def incoming(number: int, row: Sequence[str], columns: Columns) -> Incoming:
    """Return a row as a client; its name is empty if it names none."""
    name, person = _names(row, columns)
    fields, odd = _fields(row, columns)
    if name and fields.get("company") == name:
        del fields["company"]
    return Incoming(
        row=number,
        name=name,
        id=columns.one(row, "id"),
        fields=fields,
        tags=_several(columns.cells(row, "tags")),
        projects=_several(columns.cells(row, "projects")),
        people=(*_contact(row, columns, person), *_others(columns.one(row, "others"))),
        note="\n".join([*columns.cells(row, "note"), *odd, *_unknown(row, columns)]),
    )


def _names(row: Sequence[str], columns: Columns) -> tuple[str, str]:
    """Return the client's name and that of the person.

    A column Client names the client, and then Name is the person. Else Name names the client; else
    the company does, and first and last name are the person.
    """
    person = columns.one(row, "contact")
    parts = " ".join(part for part in (columns.one(row, "first"), columns.one(row, "last")) if part)
    client, name = columns.one(row, "client"), columns.one(row, "name")
    company = columns.one(row, "company")
    if client:
        return client, person or name or parts
    if name:
        return name, person or parts
    return company or parts or person, person or parts


def _contact(row: Sequence[str], columns: Columns, person: str) -> tuple[Contact, ...]:
    emails = _several(columns.cells(row, "email"))
    phones = tuple(
        (clean_line(number), label)
        for meaning, label in (("phone", "work"), ("mobile", "mobile"), ("home", "home"))
        for number in _several(columns.cells(row, meaning))
    )
    role = columns.one(row, "role")
    if not (person or emails or phones or role):
        return ()
    name = person or columns.one(row, "client", "name", "company")
    return (Contact(name=name, role=role, emails=emails, phones=phones),)


def _others(held: str) -> tuple[Contact, ...]:
    found = []
    for part in filter(None, (each.strip() for each in held.split(";"))):
        match = _ADDRESS.match(part)
        name = match[1] or match[2] if match else part
        found.append(Contact(name=name, emails=(match[2],) if match else ()))
    return tuple(found)


def _several(cells: list[str]) -> tuple[str, ...]:
    words = (clean_line(word) for cell in cells for word in _SEVERAL.split(cell))
    return tuple(dict.fromkeys(word.removeprefix("* ") for word in words if word))


def _fields(row: Sequence[str], columns: Columns) -> tuple[dict[str, str], list[str]]:
    """Return the client's fields, and lines for the note where a cell does not fit its field."""
    fields: dict[str, str] = {}
    odd: list[str] = []
    for name in _FIELDS:
        value = columns.one(row, name)
        fitted = _fitted(name, value) if value else ""
        if fitted:
            fields[name] = fitted
        elif value:
            odd.append(f"{name.capitalize()}: {value}")
    return fields, odd


def _fitted(name: str, value: str) -> str:
    if name == "status":
        return value.lower() if value.lower() in {"active", "prospect", "past"} else ""
    if name == "country":
        two_letters = len(value) == len("SK") and value.isascii() and value.isalpha()
        return value.upper() if two_letters else ""
    if name == "language":
        short = value.lower().replace("_", "-").partition("-")[0]
        return short if short in {"en", "ms", "sk"} else _LANGUAGES.get(_folded(value), "")
    return value


def _folded(value: str) -> str:
    from unicodedata import normalize

    return "".join(mark for mark in normalize("NFKD", value.casefold()) if mark.isalnum())


def _unknown(row: Sequence[str], columns: Columns) -> list[str]:
    headers = [*columns.headers, *[("", "")] * (len(row) - len(columns.headers))]
    return [
        f"{header}: {text}" if header else text
        for cell, (header, meaning) in zip(row, headers, strict=False)
        if not meaning and (text := clean(bare_cell(cell)).strip())
    ]

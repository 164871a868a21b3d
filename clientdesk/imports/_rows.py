"""A row of cells as a client, its people, and a note with what has no field of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.importing import Contact, Incoming
from clientdesk.imports._headers import Column
from clientdesk.imports._label_words import label_words
from clientdesk.model.cell import bare_cell
from clientdesk.model.person import Address
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
_LABELLED = re.compile(r"(.+?)(?:\s*\(([^()]*)\))?")
_DAY = re.compile(r"(?:(\d{4})-|--)(\d{1,2})-(\d{1,2})(?:T00:00.*)?")
_ADDRESS = re.compile(r"^(.*?)\s*<([^<>]+)>$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table in order."""

    held: tuple[Column, ...]
    """What each one is."""

    @property
    def meanings(self) -> set[str]:
        """What the columns mean."""
        return {column.meaning for column in self.held}

    def cells(self, row: Sequence[str], *meanings: str) -> list[str]:
        """Return the cells of a row that have one of some meanings and say something."""
        return [text for column, text in self.said(row) if column.meaning in meanings]

    def said(self, row: Sequence[str]) -> list[tuple[Column, str]]:
        """Return the cells of a row that say something, each with its column."""
        return [
            (column, text)
            for cell, column in zip(row, self.held, strict=False)
            if cell and (text := clean(bare_cell(cell)).strip())
        ]

    def one(self, row: Sequence[str], *meanings: str) -> str:
        """Return the first such cell as one line, or an empty text."""
        return clean_line(next(iter(self.cells(row, *meanings)), ""))


def incoming(number: int, row: Sequence[str], columns: Columns) -> Incoming:
    """Return a row as a client; its name is empty if it names none."""
    name, person = _names(row, columns)
    fields, odd = _fields(row, columns)
    if name and fields.get("company") == name:
        del fields["company"]
    birthday, odder = _birthday(columns.one(row, "birthday"))
    return Incoming(
        row=number,
        name=name,
        id=columns.one(row, "id"),
        fields=fields,
        tags=_several(columns.cells(row, "tags")),
        projects=_several(columns.cells(row, "projects")),
        people=(
            *_contact(row, columns, person, birthday),
            *_others(columns.one(row, "others")),
        ),
        note="\n".join([*columns.cells(row, "note"), *odd, *odder, *_unknown(row, columns)]),
    )


def _names(row: Sequence[str], columns: Columns) -> tuple[str, str]:
    """Return the client's name and that of the person.

    A column Client names the client, and then Name is the person. Else Name names the client; else
    the company does, and first and last name are the person.
    """
    person = columns.one(row, "contact")
    shown = [columns.one(row, each) for each in ("prefix", "first", "middle", "last", "suffix")]
    parts = " ".join(filter(None, shown)) if any(shown[1:4]) else ""
    client, name = columns.one(row, "client"), columns.one(row, "name")
    company = columns.one(row, "company")
    if client:
        return client, person or name or parts
    if name:
        return name, person or parts
    return company or person or parts, person or parts


def _contact(
    row: Sequence[str], columns: Columns, person: str, birthday: str
) -> tuple[Contact, ...]:
    emails = _addresses(row, columns, "email")
    phones = _addresses(row, columns, "phone")
    role = columns.one(row, "role")
    if not (person or emails or phones or role or birthday):
        return ()
    name = person or columns.one(row, "client", "name", "company")
    return (Contact(name=name, role=role, emails=emails, phones=phones, birthday=birthday),)


def _addresses(row: Sequence[str], columns: Columns, kind: str) -> tuple[Address, ...]:
    """Return the addresses of a kind with their labels, each once."""
    said = columns.said(row)
    labels = {
        column.number: label_words(text)
        for column, text in said
        if column.meaning in {f"label of {kind}", f"{kind} label"}
    }
    found: dict[str, Address] = {}
    for column, text in said:
        if column.meaning == kind:
            label = column.label or labels.get(column.number, "")
            for value in _several([text]):
                found.setdefault(value, Address(value=value, label=label))
        elif column.meaning == f"more {kind}s":
            for address in _labelled(text):
                found.setdefault(address.value, address)
    return tuple(found.values())


def _labelled(text: str) -> list[Address]:
    """Return addresses as our own table writes them: `value (label); value`."""
    matches = (_LABELLED.fullmatch(part.strip()) for part in text.split(";"))
    return [Address(value=match[1].strip(), label=match[2] or "") for match in matches if match]


def _birthday(text: str) -> tuple[str, list[str]]:
    """Return a birthday, or a line for the note if it cannot be told which day is meant."""
    found = _DAY.fullmatch(text)
    if found is None:
        return "", [f"Birthday: {text}"] if text.strip("0/.- ") else []
    year, month, day = found[1], int(found[2]), int(found[3])
    try:
        date(int(year or 2000), month, day)
    except ValueError:
        return "", [f"Birthday: {text}"]
    return (f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"), []


def _others(held: str) -> tuple[Contact, ...]:
    found = []
    for part in filter(None, (each.strip() for each in held.split(";"))):
        match = _ADDRESS.match(part)
        name = match[1] or match[2] if match else part
        emails = (Address(value=match[2]),) if match else ()
        found.append(Contact(name=name, emails=emails))
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
    """Return lines for the note: cells without a field, and cells beyond the last header."""
    extra = [text for cell in row[len(columns.held) :] if (text := clean(bare_cell(cell)).strip())]
    told = [
        f"{column.header}: {text}" if column.header else text
        for column, text in columns.said(row)
        if not column.meaning
    ]
    return [*told, *extra]

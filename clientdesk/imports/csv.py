"""Tables with a header row: any delimiter and encoding that spreadsheets write."""

import csv
import io
from collections.abc import Iterator

from clientdesk.importing import (
    Import,
    Incoming,
    Incomings,
    Outcome,
    PlannedRow,
    Tick,
    unheard,
)
from clientdesk.imports._headers import columns_of, meaning_of
from clientdesk.imports._rows import Columns, incoming
from clientdesk.model.decoding import Decoded, decoded
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_LONGEST_CELL = 16_000_000
_NAMING = {"client", "name", "company", "first", "last", "contact"}
_SHOWN = 12
_OFTEN = 200


def read(data: bytes, encoding: str = "", tick: Tick = unheard) -> Incomings:
    """Return the rows of a table. Raises InvalidInputError, which says what to mend."""
    found = decoded(data, encoding=encoding)
    delimiter, text = _declared(found.text)
    delimiter = delimiter or _sniffed(text)
    rows = _rows(text, delimiter)
    header = next((cells for _, cells in rows if any(cell.strip() for cell in cells)), None)
    if header is None:
        raise InvalidInputError("this table is empty; its first row should name the columns")
    columns = Columns(tuple(columns_of([clean_line(cell) for cell in header])))
    if not _NAMING & columns.meanings:
        raise InvalidInputError(_nameless(columns))
    return _incomings(rows, columns, _remark(found, delimiter), len(text), tick)


def _incomings(
    rows: Iterator[tuple[int, list[str]]], columns: Columns, remark: str, size: int, tick: Tick
) -> Incomings:
    usable: list[Incoming] = []
    unusable: list[PlannedRow] = []
    filled: set[int] = set()
    seen = 0
    for number, cells in rows:
        if number % _OFTEN == 0:
            tick(min(seen, size), size)
        seen += sum(map(len, cells)) + len(cells)
        if not any(cell.strip() for cell in cells):
            continue
        filled.update(place for place, cell in enumerate(cells) if cell)
        row = incoming(number, cells, columns)
        if row.name:
            usable.append(row)
        else:
            unusable.append(PlannedRow(number, "", Outcome.UNUSABLE, "it names no client"))
    return Incomings(tuple(usable), _mapping(columns, filled), tuple(unusable), remark)


def _mapping(columns: Columns, filled: set[int]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (column.header, column.told if place in filled else "left out: nothing stands in it")
        for place, column in enumerate(columns.held)
    )


def _declared(text: str) -> tuple[str, str]:
    """Return the delimiter that a spreadsheet's `sep=;` line declares, and the text after it."""
    first, _, rest = text.partition("\n")
    word = first.strip("\r\"' ")
    if word.lower().startswith("sep=") and word[4:] in _DELIMITERS:
        return word[4:], rest
    return "", text


def _sniffed(text: str) -> str:
    """Return the delimiter that makes the most of the first row: known columns, then columns."""
    best = (-1, -1, ",")
    for delimiter in _DELIMITERS:
        rows = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=delimiter)
        try:
            header = next((row for row in rows if any(row)), [])
        except csv.Error:
            continue
        known = sum(bool(meaning_of(cell)) for cell in header)
        if (known, len(header)) > best[:2]:
            best = (known, len(header), delimiter)
    return best[2]


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    # The module's own limit of 131,072 characters a cell is for other people's servers.
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise InvalidInputError(
                f"row {number} (line {rows.line_num}) cannot be read: {_why(error)}; "
                "nothing was imported"
            ) from error


def _why(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "a quote is opened and never closed"
    if "expected after" in said:
        return "something stands after a closing quote"
    return said


def _nameless(columns: Columns) -> str:
    shown = ", ".join(column.header or "(empty)" for column in columns.held[:_SHOWN])
    return (
        f"no column of this table names a client; its first row says: {shown}. "
        "Call one of them Client, Name or Company and try again"
    )


def _remark(found: Decoded, delimiter: str) -> str:
    return f"{found.encoding}, {_DELIMITERS[delimiter]} between the columns"


importer = Import(suffixes=(".csv", ".tsv"), read=read)

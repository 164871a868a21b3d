"""Tables of other programs: their encodings, delimiters, headers and damage."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.importing import Incoming
from clientdesk.imports.csv import read
from clientdesk.model.errors import InvalidInputError

TABLE = 'Name,E-mail,Notes\n"Žofia, Ltd",z@x.example,"two\nlines ""quoted"""\nBo,,\n'


def rows(text: str | bytes, encoding: str = "") -> tuple[Incoming, ...]:
    data = text.encode() if isinstance(text, str) else text
    return read(data, encoding).rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_same_table_in_any_dress(encoding: str, delimiter: str, line_end: str) -> None:
    text = TABLE.replace("Žofia, Ltd", "Žofia LTD").replace(",", delimiter)
    text = text.replace("\n", line_end)
    first, second = rows(text.encode(encoding))
    (address,) = first.people[0].emails
    assert (first.name, address.value, address.label) == ("Žofia LTD", "z@x.example", "")
    assert first.note == 'two\nlines "quoted"'
    assert (second.name, second.people, second.note) == ("Bo", (), "")
    assert (first.row, second.row) == (2, 3)


@pytest.mark.parametrize(
    ("text", "encoding"), [("Name\nCafé Müller\n", "cp1252"), ("Name\nČajovňa Ľubica\n", "cp1250")]
)
def test_old_windows_tables_are_read_by_their_letters(text: str, encoding: str) -> None:
    assert rows(text.encode(encoding))[0].name == text.split("\n")[1]


def test_an_encoding_can_be_named() -> None:
    assert rows("Name\nčaj\n".encode("cp1250"), "cp1250")[0].name == "čaj"
    with pytest.raises(InvalidInputError, match="no encoding 'nope'"):
        rows("Name\nx\n", "nope")


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Client,Contact,Email", "Fjord,Liv,l@x", {"name": "Fjord", "person": "Liv"}),
        ("Name,Company,Email", "Liv,Fjord AS,l@x", {"name": "Liv", "person": "Liv"}),
        ("First Name,Last Name,Company", "Liv,Li,Fjord", {"name": "Fjord", "person": "Liv Li"}),
        ("Given Name,Family Name", "Liv,Li", {"name": "Liv Li", "person": "Liv Li"}),
        ("Organization 1 - Name,E-mail 1 - Value", "Fjord,l@x", {"name": "Fjord"}),
        ("Meno;Telefón;Poznámka", "Eva;+421 1;čaj", {"name": "Eva", "note": "čaj"}),
        ("Nama,Telefon,Nota", "Siti,+60 1,teh", {"name": "Siti", "note": "teh"}),
        ("sep=;\nCLIENT NAME;City", "Fjord;Oslo", {"name": "Fjord", "place": "Oslo"}),
        ("name,country,language", "A,no,English", {"country": "NO", "language": "en"}),
        ("name,country", "A,Norway", {"note": "Country: Norway"}),
        ("name,tags", 'A,"x; y, z"', {"tags": ("x", "y", "z")}),
        ("name,Shoe,Hat", "A,44,", {"note": "Shoe: 44"}),
        ("name", "'=SUM(A1)", {"name": "=SUM(A1)"}),
        ("name", "'quoted'", {"name": "'quoted'"}),
        ("\n\nname", "A", {"name": "A"}),
    ],
)
def test_headers_of_other_programs_are_understood(
    header: str, cells: str, expected: dict[str, Any]
) -> None:
    (row,) = rows(f"{header}\n{cells}\n")
    told = {
        "name": row.name,
        "note": row.note,
        "tags": row.tags,
        "person": row.people[0].name if row.people else "",
        **row.fields,
    }
    assert {key: told[key] for key in expected} == expected


def test_our_own_other_people_come_back() -> None:
    (row,) = rows('Client,Other people\nFjord,"Bo Li <b@x>; Cy"\n')
    told = [(each.name, [email.value for email in each.emails]) for each in row.people]
    assert told == [("Bo Li", ["b@x"]), ("Cy", [])]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\n\n , ,\n", "names a client|empty"),
        (b"a,b\n1,2\n", "no column"),
        (b'Name\n"never closed\n', "row 2"),
        (b'Name,X\n"a"b,c\n', "closing quote"),
        (b"PK\x03\x04rest", "office document"),
        (b"%PDF-1.7", "PDF"),
        (b"Name\x00\x01\x02\x03Ada", "binary"),
    ],
)
def test_what_is_no_table_is_told(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        read(data)


def test_a_row_without_a_name_is_named_and_the_rest_comes_in() -> None:
    held = read(b"Name,Email\n,x@x\nAda,\n")
    assert [row.name for row in held.rows] == ["Ada"]
    assert [(row.place, row.why) for row in held.unusable] == [("row 2", "it names no client")]


def test_a_very_long_cell_comes_in_whole() -> None:
    assert len(rows(f"Name,Notes\nA,{'x' * 1_000_000}\n")[0].note) == 1_000_000


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_sentence(data: bytes) -> None:
    try:
        told = read(b"Name," + data).remark
    except InvalidInputError as error:
        told = str(error)
    assert told

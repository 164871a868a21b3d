"""Cards in any dress and any state: folds, encodings, damage, and attacks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.importing import Incoming
from clientdesk.imports.vcf import read
from clientdesk.model.errors import InvalidInputError


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def rows(data: str | bytes) -> tuple[Incoming, ...]:
    return read(data if isinstance(data, bytes) else data.encode()).rows


def one(*lines: str, version: str = "3.0") -> Incoming:
    (row,) = rows(card(*lines, version=version))
    return row


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_same_cards_in_any_dress(end: str, encoding: str) -> None:
    text = card("FN:Žofia Ď", "NOTE:dlhá", "  poznámka", end=end) * 2
    first, second = rows(text.encode(encoding))
    assert first.name == second.name == "Žofia Ď"
    assert first.notes[0].text == "dlhá poznámka"


@pytest.mark.parametrize("encoding", ["cp1250", "cp1251", "cp1252", "iso8859-2", "koi8-r", "gbk"])
def test_an_old_encoding_is_believed_where_the_card_names_it(encoding: str) -> None:
    name = {"cp1251": "Анна", "koi8-r": "Анна", "gbk": "张伟", "cp1252": "Müller"}.get(
        encoding, "Ľuboš"
    )
    text = card(f"N;CHARSET={encoding}:;{name};;;", f"FN;CHARSET={encoding}:{name}", version="2.1")
    assert rows(text.encode(encoding))[0].people[0].name == name


def test_a_fold_may_cut_a_letter_in_two() -> None:
    data = card("FN:Žofia").encode().replace(b"\xc5\xbd", b"\xc5\r\n \xbd")
    assert rows(data)[0].name == "Žofia"


def test_soft_breaks_and_folds_of_version_two_are_no_part_of_the_text() -> None:
    row = one("FN;ENCODING=QUOTED-PRINTABLE:Ad=", "a =4C", "NOTE:one", " two", version="2.1")
    assert row.name == "Ada L"
    assert row.notes[0].text == "one two"


def test_a_picture_without_indents_ends_at_the_blank_line() -> None:
    row = one("FN:A", "PHOTO;JPEG;BASE64:AAAA", "BBBB", "CC==", "", "TEL:1", version="2.1")
    assert row.people[0].phones[0].value == "1"
    assert "PHOTO;JPEG;BASE64:AAAABBBBCC==" in row.people[0].vcard


def test_a_card_without_a_name_is_called_by_what_it_has() -> None:
    assert one("N:Doe;Jane;;;").name == "Jane Doe"
    assert one("NICKNAME:Jo", "TEL:1").name == "Jo"
    assert one("EMAIL:a@x.example").name == "a@x.example"
    assert one("ORG:Acme", "EMAIL:a@x.example").people[0].name == "Acme"


def test_a_broken_card_costs_itself_and_is_named_by_its_line() -> None:
    text = f"{card('FN:A')}BEGIN:VCARD\r\nFN:B\r\n{card('FN:C')}junk\r\n{card('TITLE:x')}"
    held = read(text.encode())
    assert [row.name for row in held.rows] == ["A", "C"]
    assert [(row.place, row.why) for row in held.unusable] == [
        ("line 5", "this card is begun and never ended"),
        ("line 11", "what stands here is outside of any card"),
        ("line 12", "this card names nobody"),
    ]


def test_a_line_that_is_no_property_is_kept_as_a_note_and_told() -> None:
    row = one("FN:A", "no colon here")
    assert row.notes[0].text == "no colon here"
    assert "line 4" in row.told


def test_a_card_inside_of_a_card_is_its_agent() -> None:
    row = one("FN:A", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", "N:B", "END:VCARD", "TEL:1")
    assert row.name == "A"
    assert "AGENT:BEGIN:VCARD\\nVERSION:2.1\\nN:B\\nEND:VCARD" in row.people[0].vcard


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no card"),
        (b"hello\n", "outside"),
        (b"END:VCARD\n" * 50_000, "outside"),
        (b"BEGIN:VCARD\n" * 50_000, "never ended"),
        (b"BEGIN:VCARD\nAGENT:\n" * 20_000, "never ended"),
        (b"BEGIN:VCARD\nFN:" + b"x" * 3_000_000, "never ended"),
        (b"BEGIN:VCARD\n" + b"\r" * 200_000, "never ended"),
        (b"%PDF-1.7", "no card|PDF|outside"),
    ],
)
def test_an_attack_gets_a_sentence_in_time(data: bytes, words: str) -> None:
    try:
        told = " ".join(row.why for row in read(data).unusable)
    except InvalidInputError as error:
        told = str(error)
    assert re.search(words, told)


@pytest.mark.parametrize("line", ["X" + ';"' * 100_000, "N:" + "\\" * 200_000, ";" * 200_000])
def test_a_line_made_to_hang_a_reader_costs_no_time_and_no_card(line: str) -> None:
    assert one("FN:A", line).name == "A"


def test_a_picture_beyond_all_bounds_is_left_out_and_told() -> None:
    row = one("FN:A", "PHOTO;ENCODING=b:" + "A" * 2_000_000)
    assert row.people[0].vcard == ()
    assert "PHOTO of 2.0 MB is left out" in row.told


def test_control_and_direction_characters_end_at_the_boundary() -> None:
    row = one("FN:A\x00da\x1b[31m\u202e", "TEL:\u202a+1 2\u202c", "X-A:\x00\u202e")
    assert not set(row.name) & set("\x00\x1b\u202e")
    assert row.people[0].phones[0].value == "+1 2"
    assert not set("".join(row.people[0].vcard)) & set("\x00\u202e")


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_sentence(data: bytes) -> None:
    for whole in (data, b"BEGIN:VCARD\r\nFN:A\r\n" + data + b"\r\nEND:VCARD\r\n"):
        try:
            told = read(whole).remark
        except InvalidInputError as error:
            told = str(error)
        assert told

"""A content line of a vCard: its parts, its folds, its escapes, and how it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.text import clean
from clientdesk.vcard import keeping
from clientdesk.vcard.labels import label_of, type_of
from clientdesk.vcard.lines import (
    LONGEST,
    Line,
    escaped,
    folded,
    param,
    parsed,
    split,
    unescaped,
    unfolded,
)
from clientdesk.vcard.meaning import birthday_of, name_of, phone_of


def line(text: str) -> Line:
    found = parsed(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("raw", "group", "name", "params", "value"),
    [
        ("FN:Ada", "", "FN", (), "Ada"),
        ("item1.email;type=HOME:a@x", "item1", "EMAIL", (("TYPE", "HOME"),), "a@x"),
        ("TEL;WORK;FAX:1", "", "TEL", (("TYPE", "WORK"), ("TYPE", "FAX")), "1"),
        ("TEL;TYPE=work,fax:1", "", "TEL", (("TYPE", "work"), ("TYPE", "fax")), "1"),
        ('TEL;TYPE="work,fax":1', "", "TEL", (("TYPE", "work"), ("TYPE", "fax")), "1"),
        ("NOTE;QUOTED-PRINTABLE:=41", "", "NOTE", (("ENCODING", "QUOTED-PRINTABLE"),), "=41"),
        ('ADR;LABEL="a;b:c":;;x', "", "ADR", (("LABEL", "a;b:c"),), ";;x"),
        ("X-A;P=it^nhas^'all^'^^:v", "", "X-A", (("P", 'it\nhas"all"^'),), "v"),
        ('X-A;P="open:v', "", "X-A", (("P", "open"),), "v"),
        ("X-A;P=:v", "", "X-A", (("P", ""),), "v"),
    ],
)
def test_a_line_has_a_group_a_name_parameters_and_a_value(
    raw: str, group: str, name: str, params: tuple[tuple[str, str], ...], value: str
) -> None:
    assert line(raw) == Line(raw, group, name, params, value)


@pytest.mark.parametrize("raw", ["", "no colon", ":value", "a b:c", "Ľ:x", ";TYPE=a:b"])
def test_what_is_no_content_line_is_none(raw: str) -> None:
    assert parsed(raw) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("N:a\\, b\\; c\\n\\Nd\\\\n", "a, b; c\n\nd\\n"),
        ("URL:http\\://x", "http://x"),
        ("X:a\\b", "a\\b"),
        ("X;ENCODING=QUOTED-PRINTABLE:=C5=BDivo=0D=0Ac:\\new", "Živo\nc:\\new"),
        ("X;CHARSET=windows-1250;ENCODING=QUOTED-PRINTABLE:=8Eivo", "Živo"),
        ("X;CHARSET=nonsense;ENCODING=QUOTED-PRINTABLE:=E9", "é"),
    ],
)
def test_a_value_is_text(raw: str, text: str) -> None:
    assert line(raw).text == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n\r")))
def test_a_folded_line_has_no_long_piece_and_unfolds_to_itself(text: str) -> None:
    written = folded(text)
    assert unfolded(written) == text
    assert all(len(piece.encode()) <= LONGEST for piece in written.split("\n"))


@given(st.text(st.characters(codec="utf-8")))
def test_escaped_text_comes_back(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert line(f"X:{escaped(text)}").text == text


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1))
def test_components_come_back(parts: list[str]) -> None:
    assert line(f"N:{';'.join(map(escaped, parts))}").parts == parts
    assert [unescaped(each) for each in split(",".join(map(escaped, parts)), ",")] == parts


@given(st.text())
def test_a_kept_line_is_clean_and_comes_back_byte_for_byte(raw: str) -> None:
    held = keeping.kept(raw)
    assert clean(held) == held
    assert keeping.given(held) == raw


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_a_parameter_comes_back_but_for_its_commas(text: str) -> None:
    expected = " ".join(text.replace(",", " ").split())
    (found,) = line(f"X;P={param(expected)}:v").of("P")
    assert found == expected.strip()


@pytest.mark.parametrize(
    ("types", "named", "label"),
    [
        (["WORK", "VOICE", "pref"], "", "work"),
        (["HOME", "FAX"], "", "home fax"),
        (["CELL"], "", "mobile"),
        (["INTERNET"], "_$!<HomeFAX>!$_", "home fax"),
        (["HOME"], "Účtovníčka", "Účtovníčka"),
        (["WhatsApp"], "", "WhatsApp"),
    ],
)
def test_types_are_labels(types: list[str], named: str, label: str) -> None:
    assert label_of(types, named) == label
    back = line(f"TEL;TYPE={type_of(label)}:1").of("TYPE")
    assert label_of(back) == label


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("BDAY:1985-04-12", "1985-04-12"),
        ("BDAY;VALUE=date:19850412", "1985-04-12"),
        ("BDAY:1985-04-12T00:00:00Z", "1985-04-12"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1800:1800-04-12", "--04-12"),
        ("BDAY:1985-02-29", ""),
        ("BDAY;VALUE=text:circa 1800", ""),
        ("BDAY:---12", ""),
        ("BDAY;CALSCALE=hebrew:1985-04-12", ""),
    ],
)
def test_a_birthday_is_a_day_or_nothing(raw: str, day: str) -> None:
    assert birthday_of(line(raw)) == day


def test_a_number_that_is_an_address_of_its_own_keeps_its_extension() -> None:
    found = phone_of(line("TEL;VALUE=uri;TYPE=work:tel:+1-555;ext=22"))
    assert found is not None
    assert (found.value, found.label) == ("+1-555 ext 22", "work")


def test_a_name_is_put_together_in_the_order_of_speech() -> None:
    assert (
        name_of(["Doe", "John", "Richter,James", "Mr.", "Sr."]) == "Mr. John Richter James Doe Sr."
    )

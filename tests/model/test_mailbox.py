"""Recipients are read as people type them, and nothing but an address is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.mailbox import Mailbox, recipients


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("ada@a.example", [("ada@a.example", "")]),
        ("Ada <ada@a.example>", [("ada@a.example", "Ada")]),
        ('"Byron, Ada" <ada@a.example>; bo@b.example', [
            ("ada@a.example", "Byron, Ada"), ("bo@b.example", "")]),
        ("ada@a.example, ADA@a.example,, ", [("ada@a.example", "")]),
        ("yui@中村.example", [("yui@xn--fiqu62d.example", "")]),
        ("o'neil+tag@mail.a.example", [("o'neil+tag@mail.a.example", "")]),
        ("", []),
    ],
)  # fmt: skip
def test_recipients_are_read(typed: str, held: list[tuple[str, str]]) -> None:
    found = recipients(typed)
    assert [(each.address, each.name) for each in found.mailboxes] == held
    assert not found.wrong


@pytest.mark.parametrize(
    "typed", ["Ada", "ada@", "@a.example", "ada@a", "a b@c.example", "ž@a.example", "a@b..example"]
)
def test_what_is_no_address_is_told(typed: str) -> None:
    assert recipients(f"{typed}, bo@b.example").wrong == (typed,)


def test_a_line_break_hides_no_second_header() -> None:
    found = recipients("ada@a.example\r\nBcc: eve@e.example")
    assert found.mailboxes == ()
    assert found.wrong == ("ada@a.example Bcc: eve@e.example",)


@given(st.text())
def test_any_text_is_read_and_no_address_holds_space_or_control_characters(typed: str) -> None:
    for each in recipients(typed).mailboxes:
        assert each.address.isascii()
        assert each.address.isprintable()
        assert not set(each.address) & set(' <>,;"()')
        assert recipients(each.address).mailboxes == (Mailbox(each.address),)

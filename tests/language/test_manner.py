"""Which of my own greetings and sign-offs suits a mail."""

import pytest

from clientdesk.language.manner import GREETING, SIGN_OFF, chosen, going_on
from clientdesk.model.preference import Formality

GREETINGS = ("Hi {first},", "formal: Dear {name},", "Ahoj {first}!", "sk formal: Vážení,", "Hai")
SIGN_OFFS = ("casual: Cheers,", "Best,", "formal: Yours sincerely,", "Pekný deň", "Salam mesra,")


@pytest.mark.parametrize(
    ("language", "manner", "greeting", "sign_off"),
    [
        ("en", Formality.UNKNOWN, "Hi {first},", "Best,"),
        ("en", Formality.PLAIN, "Hi {first},", "Best,"),
        ("en", Formality.CASUAL, "Hi {first},", "Cheers,"),
        ("en", Formality.FORMAL, "Dear {name},", "Yours sincerely,"),
        ("sk", Formality.PLAIN, "Ahoj {first}!", "Pekný deň"),
        ("sk", Formality.FORMAL, "Vážení,", "Pekný deň"),
        ("ms", Formality.FORMAL, "Hai", "Salam mesra,"),
    ],
)
def test_the_language_and_the_manner_choose_the_line(
    language: str, manner: Formality, greeting: str, sign_off: str
) -> None:
    assert chosen(GREETINGS, GREETING, language, manner) == greeting
    assert chosen(SIGN_OFFS, SIGN_OFF, language, manner) == sign_off


def test_the_first_of_equals_wins_and_there_may_be_none() -> None:
    assert chosen(("Hello {name},", "Hi {first},"), GREETING, "en", Formality.PLAIN) == (
        "Hello {name},"
    )
    assert not chosen(("Hello {name},",), GREETING, "sk", Formality.PLAIN)
    assert not chosen(("Hi {first},",), GREETING, "en", Formality.FORMAL)
    assert not chosen((), SIGN_OFF, "en", Formality.PLAIN)


def test_a_colon_that_labels_nothing_is_part_of_the_line() -> None:
    assert chosen(("Good news:",), GREETING, "en", Formality.PLAIN) == "Good news:"
    assert chosen(("formal:",), SIGN_OFF, "en", Formality.PLAIN) == "formal:"


def test_a_text_begins_with_a_capital_behind_anything_but_a_comma() -> None:
    assert going_on("Ahoj Eva!\n\nmohli by ste", "Ahoj Eva!") == "Ahoj Eva!\n\nMohli by ste"
    assert going_on("Ahoj Eva,\n\nmohli by ste", "Ahoj Eva,") == "Ahoj Eva,\n\nmohli by ste"
    assert going_on("mohli by ste", "Ahoj Eva!") == "mohli by ste"

"""The greeting fits the recipient, in every form a name takes, and no other client is named."""

import pytest

from clientdesk.checking import Known
from clientdesk.checks import wrong_name
from clientdesk.checks._roll import Roll
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Severity

BODY = "\n\nCould you send me the plan by Friday?\n\nThanks,\nMira"


def findings(text: str, *recipients: str, language: str = "en") -> list[Finding]:
    reading = read(text, language=language)
    return list(wrong_name.check(reading, Known(recipients=recipients)))


@pytest.mark.parametrize(
    ("greeting", "wrong", "put", "recipients"),
    [
        ("Hi Paul,", "Paul", "Hannah", ("Hannah Brooks", "Brightwater Physio")),
        ("Dear Mr Miller,", "Miller", "Weber", ("Paul Weber", "Weber Travel")),
        ("Dear Paul Miller,", "Miller", "Weber", ("Paul Weber", "Weber Travel")),
        ("Dear Anna Miller,", "Anna Miller", "Paul Weber", ("Paul Weber",)),
        ("Good morning Anna!", "Anna", "Paul", ("Paul Weber",)),
        ("Hi Hana,", "Hana", "Hannah", ("Hannah Brooks",)),
        ("Hello Grace and Tom,", "Tom", "Okafor", ("Grace Okafor", "Okafor Legal")),
        ("Hi Tim,", "Tim", "Thomas", ("Thomas Ray",)),
        ("hi anna,", "anna", "Paul", ("Paul Weber",)),
        ("Sophie,", "Sophie", "Greg", ("Greg Lawson", "Lawson Gyms")),
    ],
)
def test_a_greeting_for_somebody_else_is_stopped(
    greeting: str, wrong: str, put: str, recipients: tuple[str, ...]
) -> None:
    text = greeting + BODY
    (found,) = findings(text, *recipients)
    assert found.severity is Severity.STOP
    assert text[found.start : found.end] == wrong
    assert found.fix is not None
    assert found.fix.text == put


def test_a_greeting_is_compared_with_nobody_where_only_the_firm_is_known() -> None:
    reading = read("Hi Anna," + BODY, language="en")
    known = Known(recipients=("Halden & Foss",), people_known=False, others=("Anna Weber",))
    assert not list(wrong_name.check(reading, known))
    strange = read("Hi Anna Weber," + BODY, language="en")
    assert [one.severity for one in wrong_name.check(strange, known)] == [Severity.STOP]


@pytest.mark.parametrize(
    ("greeting", "recipients"),
    [
        ("Hi Hannah,", ("Hannah Brooks",)),
        ("Dear Ms Brooks,", ("Hannah Brooks",)),
        ("Dear Dr. Brooks,", ("Hannah Brooks",)),
        ("Hi Mike,", ("Michael Stone",)),
        ("Hi Liz and Bob,", ("Elizabeth Ray", "Robert Fox")),
        ("Hi Dan,", ("Daniel Kern",)),
        ("Hi all,", ("Hannah Brooks",)),
        ("Hi both,", ("Hannah Brooks", "Tom Brooks")),
        ("Hi team,", ("Brightwater Physio",)),
        ("Hi there,", ("Hannah Brooks",)),
        ("Dear Brightwater Team,", ("Hannah Brooks", "Brightwater Physio")),
        ("Good afternoon,", ("Hannah Brooks",)),
        ("Dear Sir or Madam,", ("Hannah Brooks",)),
        ("To whom it may concern,", ("Hannah Brooks",)),
        ("Happy New Year, Hannah!", ("Hannah Brooks",)),
        ("Hi José,", ("Jose Alvarez",)),
        ("Hi O'Brien,", ("Kate O’Brien",)),
        ("Hi H.,", ("Hannah Brooks",)),
        ("Hi HB,", ("Hannah Brooks",)),
        ("Hi Tom & Kate,", ("Thomas Ray", "Katherine Fox")),
        ("Dear Dr Müller,", ("Eva Mueller",)),
        ("Hi Bjorn,", ("Bjørn Dahl",)),
        ("Hi Mary Jane,", ("Mary-Jane Ox",)),
        ("Dear Hannah, MBA,", ("Hannah Brooks",)),
        ("hi hannah,", ("Hannah Brooks",)),
        ("Thanks,", ("Hannah Brooks",)),
    ],
)
def test_a_greeting_that_fits_is_left_alone(greeting: str, recipients: tuple[str, ...]) -> None:
    assert findings(greeting + BODY, *recipients) == []


@pytest.mark.parametrize(
    ("language", "greeting", "recipients"),
    [
        ("ms", "Puan Aishah,", ("Puan Aishah Rahman", "Kafe Melur")),
        ("ms", "Salam sejahtera Encik Azman,", ("Azman Idris",)),
        ("ms", "Tuan/Puan,", ("Puan Aishah Rahman",)),
        ("ms", "Selamat pagi Cik Nurul,", ("Cik Nurul Huda",)),
        ("sk", "Dobrý deň, pani Kováčová,", ("pani Kováčová",)),
        ("sk", "Dobrý deň, pán Novák,", ("Ján Novák",)),
        ("sk", "Milý Peter,", ("Peter Urban",)),
        ("sk", "Ahoj Janko,", ("Ján Novák",)),
        ("sk", "Ahoj Marek,", ("Marek Tóth",)),
        ("sk", "Vážená pani inžinierka,", ("pani Kováčová",)),
        ("sk", "Ahojte všetci,", ("pani Kováčová",)),
        ("sk", "Ahoj tím,", ("pani Kováčová",)),
        ("sk", "Vážený pán Ing. Novák, PhD.,", ("Ján Novák",)),
        ("sk", "Dobry den, pani Kovacova,", ("Eva Kováčová",)),
        ("sk", "Milý Paľko,", ("Pavol Kos",)),
        ("ms", "YBhg. Dato' Sri Ahmad,", ("Ahmad Zaki",)),
        ("ms", "Prof. Madya Dr. Ali,", ("Ali bin Abu",)),
    ],
)
def test_titles_and_cases_of_other_languages_fit(
    language: str, greeting: str, recipients: tuple[str, ...]
) -> None:
    body = {"ms": "\n\nSila hantar pelan itu.", "sk": "\n\npošlite mi, prosím, plán."}[language]
    assert findings(greeting + body, *recipients, language=language) == []


@pytest.mark.parametrize(
    ("language", "greeting", "put", "recipient"),
    [
        ("ms", "Puan Siti,", "Aishah", "Puan Aishah Rahman"),
        ("sk", "Dobrý deň, pani Lišková,", "Krajčiová", "pani Krajčiová"),
        ("sk", "Dobrý deň, pán Horák,", "Novák", "Ján Novák"),
    ],
)
def test_a_wrong_name_behind_a_title_is_replaced_by_the_right_part(
    language: str, greeting: str, put: str, recipient: str
) -> None:
    body = {"ms": "\n\nSila hantar pelan itu.", "sk": "\n\npošlite mi, prosím, plán."}[language]
    (found,) = findings(greeting + body, recipient, language=language)
    assert found.fix is not None
    assert found.fix.text == put


def test_a_greeting_that_runs_on_is_read_too() -> None:
    text = "Hi Paul, thanks for the call this morning, it helped me to finish the second plan."
    (found,) = findings(text, "Hannah Brooks")
    assert text[found.start : found.end] == "Paul"


@pytest.mark.parametrize("recipients", [(), ("",)])
def test_without_recipients_no_greeting_is_wrong(recipients: tuple[str, ...]) -> None:
    assert findings("Hi Paul," + BODY, *recipients) == []


OTHERS = ("Paul Weber", "Weber Travel", "Nightingale", "Price")


def foreign(text: str, subject: str | None = None, language: str = "en") -> list[str]:
    known = Known(subject=subject, recipients=("Angela Price", "Price Catering"), others=OTHERS)
    reading = read(text, language=language)
    return [
        text[found.start : found.end] or found.message for found in wrong_name.check(reading, known)
    ]


def test_another_clients_names_and_projects_are_stopped() -> None:
    text = "Hi Angela,\n\nThe menu follows Nightingale, as weber travel wanted."
    assert foreign(text) == ["Nightingale", "weber travel"] or sorted(foreign(text)) == [
        "Nightingale",
        "weber travel",
    ]


def test_a_word_that_both_clients_share_is_no_leak() -> None:
    assert foreign("Hi Angela,\n\nThe Price family is on page two.") == []


def test_a_common_word_is_not_a_project() -> None:
    assert foreign("Hi Angela,\n\nI heard a nightingale in the garden.") == []


def test_another_client_in_the_subject_has_no_place_in_the_body() -> None:
    (message,) = foreign("Hi Angela,\n\nThe menu is ready.", subject="Nightingale: menu")
    assert "Nightingale" in message


def test_another_clients_name_in_the_greeting_is_said_once() -> None:
    assert foreign("Hi Paul Weber,\n\nThe menu is ready.") == ["Paul Weber"]


def test_the_cases_of_a_slovak_name_are_seen() -> None:
    text = "Dobrý deň,\n\nv projekte Nightingaleom sme to riešili inak."
    assert foreign(text, language="sk") == ["Nightingaleom"]


COMMON = ("Mark", "May", "Will", "Website", "annual report", "Blue Door", "deck", "SOW", "Rose")


@pytest.mark.parametrize(
    "text",
    [
        "Mark the date, please.",
        "May I call you? Will you be there? We meet in May.",
        "The Website is live, and the annual report is done.",
        "Paint the blue door.",
        "Could you sign the SOW with the deck?",
        "Rose bushes are planted.",
    ],
)
def test_a_common_word_that_is_somebodys_name_is_left_alone(text: str) -> None:
    known = Known(recipients=("Angela Price",), others=COMMON)
    assert not list(wrong_name.check(read(f"Hi Angela,\n\n{text}", language="en"), known))


@pytest.mark.parametrize("text", ["I showed it to Mark.", "It is for the Blue Door opening."])
def test_a_name_that_can_be_nothing_else_is_stopped(text: str) -> None:
    known = Known(recipients=("Angela Price",), others=COMMON)
    found = list(wrong_name.check(read(f"Hi Angela,\n\n{text}", language="en"), known))
    assert len(found) == 1


def test_a_word_that_three_clients_share_is_nobodys_own() -> None:
    roll = Roll()
    for number in range(3):
        roll.put(number, ("Nightingale",))
    known = Known(recipients=("Angela Price",), others=roll)
    reading = read("Hi Angela,\n\nNightingale is ready.", language="en")
    assert not list(wrong_name.check(reading, known))
    roll.put(2, ())
    assert len(list(wrong_name.check(reading, known))) == 1


def test_my_own_name_and_a_quoted_mail_name_no_stranger() -> None:
    known = Known(recipients=("Angela Price",), own=("Paul Weber",), others=OTHERS)
    text = "Hi Angela,\n\nPaul Weber here.\n\n> Ask Nightingale!"
    assert not list(wrong_name.check(read(text, language="en"), known))

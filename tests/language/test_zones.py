"""A mail is cut into greeting, own text, sign-off, signature, quoted mail and small print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.language.zone import Zone
from clientdesk.language.zones import zones_in


def zoned(text: str, zone: Zone) -> list[str]:
    return [found.span.of(text) for found in zones_in(text) if found.zone is zone]


def test_every_zone_of_an_ordinary_reply_is_told_apart() -> None:
    text = (
        "Hi Ann,\n\nThe roof is done.\nPlease come by.\n\nKind regards\nTom Lee\nLee & Sons\n\n"
        "On Mon, 2 Feb 2026 at 10:10, Ann Ray <ann@example.com> wrote:\n> Is the roof done?\n"
    )
    assert zoned(text, Zone.GREETING) == ["Hi Ann,"]
    assert zoned(text, Zone.OWN) == ["The roof is done.\nPlease come by."]
    assert zoned(text, Zone.SIGN_OFF) == ["Kind regards"]
    assert zoned(text, Zone.SIGNATURE) == ["Tom Lee\nLee & Sons"]
    assert zoned(text, Zone.QUOTED) == [text[text.index("On Mon") :].strip()]


@pytest.mark.parametrize(
    "quote",
    [
        "-----Original Message-----\nFrom: Bo\nSent: Monday\nPlease pay.",
        "---------- Forwarded message ---------\nFrom: Bo <bo@example.com>\nPlease pay.",
        "From: Bo\nTo: Ann\nSubject: Money\n\nPlease pay.",
        "Bo Ek <bo@example.com>\n03/06/2001 07:14 PM\nTo: Ann\n\nPlease pay.",
        "On 2 February 2026, at 10:10,\nBo Ek <bo@example.com> wrote:\n\nPlease pay.",
        "Pada Isn, 2 Feb 2026 pada 10:10, Bo <bo@example.com> menulis:\n> Sila bayar.",
        "Daripada: Bo\nKepada: Ann\nPerkara: Wang\n\nSila bayar.",
        "Dňa 2. 2. 2026 o 10:10 Bo Ek napísal:\n> Zaplaťte, prosím.",
        "Od: Bo\nKomu: Ann\nPredmet: Peniaze\n\nZaplaťte, prosím.",
        "> Please pay.",
    ],
)
def test_somebody_elses_mail_is_never_the_writers_own(quote: str) -> None:
    text = f"The money is on its way.\n\n{quote}"
    assert zoned(text, Zone.OWN) == ["The money is on its way."]


def test_answers_between_quoted_lines_are_the_writers_own() -> None:
    text = "On Monday Bo wrote:\n> When?\nTomorrow.\n> Where?\nAt the office.\n"
    assert zoned(text, Zone.OWN) == ["Tomorrow.", "At the office."]


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Dr Osei,",
        "Hello",
        "Good morning Ann",
        "Ann,",
        "Ann and Tom -",
        "Hi both,",
        "Dear all:",
        "Salam sejahtera Encik Rahman,",
        "Puan Siti,",
        "Dobrý deň, pani Nováková,",
        "Ahoj Zuzka,",
    ],
)
def test_a_greeting_is_not_the_writers_own_text(greeting: str) -> None:
    text = f"{greeting}\n\nThe plan is ready.\n"
    assert zoned(text, Zone.GREETING) == [greeting]
    assert zoned(text, Zone.OWN) == ["The plan is ready."]


@pytest.mark.parametrize(
    "sign_off",
    [
        "Best,",
        "Many thanks,",
        "Yours sincerely",
        "Cheers",
        "Thanks for your help",
        "Sekian, terima kasih.",
        "Yang benar,",
        "S pozdravom",
        "Pekný deň",
        "S úctou",
    ],
)
def test_a_sign_off_and_the_name_below_it_are_set_apart(sign_off: str) -> None:
    text = f"The plan is ready.\n\n{sign_off}\nJo Ek"
    assert zoned(text, Zone.SIGN_OFF) == [sign_off]
    assert zoned(text, Zone.SIGNATURE) == ["Jo Ek"]


def test_a_thank_you_in_the_middle_is_not_a_sign_off() -> None:
    text = (
        "Thanks for your help\n\nThe plan that you wanted to see before the meeting is ready now."
    )
    assert zoned(text, Zone.SIGN_OFF) == []


def test_a_disclaimer_is_small_print() -> None:
    text = "The plan is ready.\n\nThis e-mail is confidential. Please delete it if you are not Ann."
    assert zoned(text, Zone.OWN) == ["The plan is ready."]
    assert len(zoned(text, Zone.SMALL_PRINT)) == 1


def test_a_rule_between_two_parts_of_the_text_begins_no_signature() -> None:
    part = "The second part has as many words as the first one has. " * 12
    text = f"The first part.\n==========\n{part}"
    assert zoned(text, Zone.SIGNATURE) == []


@given(st.text(alphabet=st.sampled_from("ab .>\n-:@,From:OnwroteHi"), max_size=200))
def test_zones_never_overlap_and_leave_out_nothing_but_space(text: str) -> None:
    reached = 0
    for found in zones_in(text):
        assert text[reached : found.span.start].strip() == ""
        reached = found.span.end
    assert text[reached:].strip() == ""


@pytest.mark.parametrize(
    "above", ["FYI, see below.", "Another one for the collection.", "Any thoughts?\n\nAnn"]
)
def test_a_mail_passed_on_without_a_mark_begins_at_its_own_salutation(above: str) -> None:
    text = f"{above}\n\nDear Paul,\n\nplease sign the lease by Friday.\n\nBo"
    (quoted,) = (zoned for zoned in zones_in(text) if zoned.zone is Zone.QUOTED)
    assert quoted.span.of(text).startswith("Dear Paul,")


def test_a_heading_above_the_salutation_quotes_nothing() -> None:
    text = "Lease for the barn\n\nDear Paul,\n\nplease sign the lease by Friday.\n\nBo"
    assert all(zoned.zone is not Zone.QUOTED for zoned in zones_in(text))


def test_a_memo_whose_header_stands_below_a_title_is_the_writers_own() -> None:
    text = "MEMORANDUM\n\nTO: All staff\nFROM: The office\nRE: Keys\n\nThe locks are changed."
    own = [zoned.span.of(text) for zoned in zones_in(text) if zoned.zone is Zone.OWN]
    assert own == ["The locks are changed."]

"""The three lamps of a verdict."""

import pytest

from clientdesk.model.finding import CallToAction, Finding, MainPoint, Severity, Verdict
from clientdesk.tui.widgets.lamps import Light, lamps_of

TEXT = "Hi Ann,\n\nAll is well.\nPlease sign it ASAP.\n"
ASK = TEXT.index("Please")
POINT = MainPoint(ASK, ASK + 20, in_opening=True)
THE_ASK = CallToAction(True, ASK, ASK + 20, has_deadline=True)


def found(check: str, words: str, severity: Severity = Severity.WARN) -> Finding:
    start = TEXT.index(words)
    return Finding(check, severity, start, start + len(words), "why")


def lights(
    *findings: Finding, ask: CallToAction = THE_ASK, information_only: bool = False
) -> list[tuple[Light, str]]:
    verdict = Verdict(findings, ask, POINT, "en")
    lamps = lamps_of(TEXT, verdict, information_only=information_only)
    return [(lamp.light, lamp.reason) for lamp in lamps]


def test_a_good_mail_lights_all_three_and_says_nothing() -> None:
    assert lights() == [(Light.GOOD, "")] * 3


def test_an_empty_text_lights_none() -> None:
    verdict = Verdict((), CallToAction(present=False), None, "en")
    assert {lamp.light for lamp in lamps_of(" \n", verdict)} == {Light.OFF}


@pytest.mark.parametrize(
    ("finding", "lamp", "said"),
    [
        (found("opening", "Please"), 0, (Light.BAD, "Top: the point is in line 4")),
        (found("call_to_action", "Hi"), 1, (Light.BAD, "Ask: none, ctrl+l writes it")),
        (found("vague_deadline", "ASAP"), 1, (Light.LOOK, "Ask: line 4, “ASAP” is no date")),
        (found("blame", "All"), 2, (Light.LOOK, "")),
        (found("placeholder", "well", Severity.STOP), 2, (Light.BAD, "Clean: line 3")),
        (found("proofread", "well", Severity.HINT), 2, (Light.GOOD, "")),
    ],
)
def test_a_lamp_tells_its_reason_and_its_place(
    finding: Finding, lamp: int, said: tuple[Light, str]
) -> None:
    shown = lights(finding)
    assert shown[lamp] == said
    assert [each for number, each in enumerate(shown) if number != lamp] == [(Light.GOOD, "")] * 2


def test_what_has_no_place_goes_by_its_name() -> None:
    nowhere = Finding("subject", Severity.STOP, 0, 0, "why")
    assert lights(nowhere)[2] == (Light.BAD, "Clean: subject")


def test_an_ask_without_a_date_says_so() -> None:
    ask = CallToAction(True, ASK, ASK + 20, has_deadline=False)
    shown = lights(found("deadline", "Please", Severity.HINT), ask=ask)
    assert shown[1] == (Light.LOOK, "Ask: line 4, no date")


def test_just_information_puts_the_ask_lamp_out() -> None:
    shown = lights(ask=CallToAction(present=False), information_only=True)
    assert shown[1] == (Light.OFF, "just information")

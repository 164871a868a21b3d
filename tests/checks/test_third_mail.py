"""By the third mail on one subject a call is offered, and not before."""

import pytest

from clientdesk.checking import Known
from clientdesk.checks.third_mail import check
from clientdesk.language.reading import read

TEXT = "Hello Ada,\n\nCould you sign the plan by Friday 27 November?"


def numbers(subject: str | None, *sent: str, text: str = TEXT, **known: bool) -> list[str]:
    given = Known(subject=subject, sent_subjects=sent, **known)  # type: ignore[arg-type] # the one other field is a bool
    found = list(check(read(text, language="en"), given))
    assert all(one.check == "wrong_medium" for one in found)
    return [one.message[:21] for one in found]


@pytest.mark.parametrize(
    ("subject", "sent"),
    [
        ("The plan", ("the plan", "Re: The plan")),
        ("RE: AW: RE: AW: The plan!", ()),
        ("Re[4]: The plan", ()),
        ("Re: the plan", ("The plan", "The plan", "Oak")),
    ],
)
def test_the_third_mail_on_a_subject_is_better_a_call(subject: str, sent: tuple[str, ...]) -> None:
    assert numbers(subject, *sent) == ["This is mail number 3"]


@pytest.mark.parametrize(
    ("subject", "sent"),
    [
        ("The plan", ("The plan",)),
        ("Re: The plan", ("The plan",)),
        ("RE: AW: The plan!", ()),
        ("Re: Re: Re: The plan", ("Re: The plan",)),
        ("Re[2]: The plan", ()),
        ("The plan", ("The plan for May", "The plan for June", "Oak")),
        ("", ("", "", "")),
        (None, ("", "")),
        ("Regards: a plan", ()),
    ],
)
def test_before_that_nothing_is_said(subject: str | None, sent: tuple[str, ...]) -> None:
    assert numbers(subject, *sent) == []


def test_a_report_that_asks_for_nothing_may_come_each_week() -> None:
    assert numbers("Status", "Status", "Status", "Status", information_only=True) == []


def test_it_is_said_once_where_the_words_call_for_a_talk_already() -> None:
    text = "Hello Ada,\n\nI am furious about the plan. Could you sign it by Friday 27 November?"
    assert numbers("Re: The plan", "The plan", "The plan", text=text) == []

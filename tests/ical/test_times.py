"""The times of a rule are those that python-dateutil finds, and no rule is endless."""

import time
from datetime import datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.ical.rule import DAYS, parsed
from clientdesk.ical.times import times
from clientdesk.ical.values import length_of, moment_of, offset_of
from clientdesk.model.errors import InvalidInputError

START = datetime(2024, 2, 29, 10)


def some(strategy: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    return st.sets(strategy, min_size=1, max_size=3).map(
        lambda found: ",".join(map(str, sorted(found)))
    )


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules that give a day sooner or later: dateutil looks for the others until the year 9999."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {"FREQ": frequency, "INTERVAL": str(draw(st.integers(1, 4)))}
    if draw(st.booleans()) and (frequency != "MONTHLY" or parts["INTERVAL"] == "1"):
        parts["BYMONTH"] = draw(some(st.integers(1, 12)))
    kind = draw(st.sampled_from(["", "days", "nth", "month days"]))
    if kind == "days":
        parts["BYDAY"] = draw(some(st.integers(0, 6))).translate(
            {ord(str(place)): day for place, day in enumerate(DAYS)}
        )
    elif kind == "nth" and frequency in {"MONTHLY", "YEARLY"}:
        parts["BYDAY"] = f"{draw(st.sampled_from([1, 2, 4, -1, -3]))}{draw(st.sampled_from(DAYS))}"
    elif kind == "month days" and frequency in {"MONTHLY", "YEARLY"}:
        parts["BYMONTHDAY"] = draw(some(st.sampled_from([1, 7, 15, 28, -1, -28])))
    if len(parts) > 2 and frequency != "DAILY" and draw(st.booleans()):
        parts["BYSETPOS"] = draw(st.sampled_from(["1", "-1"]))
    parts["WKST"] = draw(st.sampled_from(DAYS))
    if draw(st.booleans()):
        parts["COUNT"] = str(draw(st.integers(1, 40)))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@settings(deadline=None, max_examples=150)
@given(text=rules(), away=st.integers(0, 1500), day=st.dates(START.date()).map(str))
def test_they_are_those_of_another_calculation(text: str, away: int, day: str) -> None:
    start = START if int(day[:4]) % 2 else START.replace(day=1 + int(day[-1]), month=5)
    first, last = start + timedelta(days=away), start + timedelta(days=2200)
    wanted = rrule.rrulestr(text, dtstart=start, cache=False)
    assert list(times(parsed(text), start, first, last)) == wanted.between(first, last, inc=True)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000000",
        "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
        "FREQ=YEARLY;BYYEARDAY=366;INTERVAL=9999",
        "FREQ=WEEKLY;BYSETPOS=300",
    ],
)
def test_a_rule_that_gives_no_day_is_left_soon(text: str) -> None:
    begun = time.perf_counter()
    start = datetime(2023, 1, 1, 10)
    assert list(times(parsed(text), start, start, start + timedelta(days=3650))) == []
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("FREQ=SECONDLY", "by the second"),
        ("FREQ=HOURLY;COUNT=3", "by the hour"),
        ("", "how often"),
        ("FREQ=DAILY;RSCALE=CHINESE", "RSCALE"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=WEEKLY;BYDAY=XX", "'XX'"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32"),
        ("FREQ=MONTHLY;BYMONTHDAY=٣", "BYMONTHDAY"),
        ("FREQ=DAILY;UNTIL=tomorrow", "which is no day"),
        ("FREQ=DAILY;" + "X" * 5000, "longer"),
    ],
)
def test_what_is_no_rule_is_said(text: str, why: str) -> None:
    with pytest.raises(InvalidInputError, match=why):
        parsed(text)


def test_a_rule_that_counts_from_the_year_one_is_given_up() -> None:
    start = datetime(1, 1, 1)
    with pytest.raises(InvalidInputError, match="too long ago"):
        list(times(parsed("FREQ=DAILY;COUNT=9999;BYMONTHDAY=31;BYMONTH=2"), start, START, START))


def test_the_last_days_of_the_calendar_are_an_end_like_any_other() -> None:
    start = datetime(9999, 12, 30)
    assert len(list(times(parsed("FREQ=DAILY"), start, start, datetime(9999, 12, 31, 23)))) == 2


def test_values_are_read_as_they_are_written_or_not_at_all() -> None:
    assert moment_of("20261124T100000Z") == (datetime(2026, 11, 24, 10), True, False)
    assert moment_of("20261124") == (datetime(2026, 11, 24), False, True)
    assert moment_of("20261324") is None
    assert length_of("-PT1H30M") == timedelta(hours=-1.5)
    assert length_of("P1W") == timedelta(weeks=1)
    assert length_of("P") is None
    assert length_of("P999999999W") is None
    assert offset_of("-0330") == timedelta(hours=-3.5)
    assert offset_of("noon") is None

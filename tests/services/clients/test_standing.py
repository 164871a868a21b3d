"""A client's mark says how late I am with them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Cadence
from clientdesk.services.clients.standing import Mark, Standing, standing

TODAY = date(2026, 11, 21)
FORTNIGHTLY = Cadence(ideal_days=14, maximum_days=30)


def stands(
    check_in: int | None = None,
    last_touch: int | None = None,
    cadence: Cadence | None = None,
    interval: float | None = None,
) -> Standing:
    """The standing with days counted from today."""
    return standing(
        TODAY,
        check_in=None if check_in is None else TODAY + timedelta(days=check_in),
        interval=interval,
        cadence=cadence,
        last_touch=None if last_touch is None else TODAY + timedelta(days=last_touch),
    )


@pytest.mark.parametrize(
    ("check_in", "mark", "when"),
    [
        (-4, Mark.OVERDUE, "4 days overdue"),
        (-1, Mark.OVERDUE, "1 day overdue"),
        (0, Mark.DUE, "today"),
        (1, Mark.DUE, "Sun 22 Nov · tomorrow"),
        (3, Mark.DUE, "Tue 24 Nov · 3 days"),
        (4, Mark.FINE, "Wed 25 Nov · 4 days"),
        (6, Mark.FINE, "Fri 27 Nov · 6 days"),
        (11, Mark.FINE, "Wed 2 Dec"),
        (400, Mark.FINE, "Sun 26 Dec 2027"),
        (None, Mark.NONE, "no check-in set"),
    ],
)
def test_the_next_check_in_gives_mark_and_words(
    check_in: int | None, mark: Mark, when: str
) -> None:
    found = stands(check_in)
    assert (found.mark, found.when) == (mark, when)


def test_a_cadence_is_due_at_the_ideal_and_overdue_at_the_maximum() -> None:
    assert stands(last_touch=-5, cadence=FORTNIGHTLY).when == "Mon 30 Nov"
    due = stands(last_touch=-20, cadence=FORTNIGHTLY)
    assert (due.mark, due.when) == (Mark.DUE, "since Sun 15 Nov")
    late = stands(last_touch=-31, cadence=FORTNIGHTLY)
    assert (late.mark, late.when) == (Mark.OVERDUE, "17 days overdue")


def test_a_planned_check_in_does_not_hide_that_the_maximum_is_exceeded() -> None:
    found = stands(check_in=2, last_touch=-40, cadence=FORTNIGHTLY)
    assert found.mark is Mark.OVERDUE


def test_weekly_clients_outrank_yearly_ones() -> None:
    weekly = stands(check_in=-3, interval=7.0)
    yearly = stands(check_in=-10, interval=365.0)
    assert weekly.lateness > yearly.lateness


@given(st.integers(-300, 300), st.integers(-300, 0), st.integers(1, 60), st.integers(0, 60))
def test_only_the_overdue_are_late(check_in: int, last: int, ideal: int, more: int) -> None:
    cadence = Cadence(ideal_days=ideal, maximum_days=ideal + more)
    found = stands(check_in, last, cadence)
    assert (found.mark is Mark.OVERDUE) == (check_in < 0 or -last > ideal + more)
    if found.mark is Mark.OVERDUE:
        assert found.lateness > 0
    else:
        assert found.lateness <= 0

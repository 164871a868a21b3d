"""Both sides' hours, weekends and holidays decide when a talk or a mail is fine."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.hours import WorkingHours
from clientdesk.model.profile import Profile
from clientdesk.services.planning.reachable import Reachable
from tests.builders import MINE, NOW, a_client, a_record, at

ME = a_record(Profile, country="SK")


def both(**fields: object) -> Reachable:
    return Reachable.of(a_client("Halden", **fields), ME, MINE)


@pytest.mark.parametrize(
    ("when", "fields", "said"),
    [
        ("2026-11-25 10:00", {}, []),
        ("2026-11-28 10:00", {}, ["Saturday is no working day for you."]),
        ("2026-12-24 10:00", {}, ["Christmas Eve is a public holiday for you."]),
        (
            "2026-11-25 10:00",
            {"zone": "America/New_York"},
            ["It is 04:00 for Halden, outside of 09:00-17:00."],
        ),
        (
            "2026-11-26 15:30",
            {"zone": "America/New_York", "country": "US"},
            ["Thanksgiving Day is a public holiday for Halden."],
        ),
        ("2026-11-25 17:00", {}, ["It is 17:00 for you, outside of 09:00-17:00."]),
    ],
)
def test_a_time_outside_of_either_sides_hours_is_told(
    when: str, fields: dict[str, str], said: list[str]
) -> None:
    assert list(both(**fields).warnings(at(when))) == said


def test_the_next_time_at_which_both_work() -> None:
    assert both(zone="America/New_York").next_open(at("2026-11-25 10:00")) == at("2026-11-25 15:00")
    assert both(zone="Asia/Kuala_Lumpur").next_open(at("2026-11-27 10:00")) == at(
        "2026-11-30 09:00"
    )


def test_where_hours_never_meet_theirs_decide() -> None:
    night = WorkingHours(start=time(9), end=time(10))
    found = both(zone="Pacific/Auckland", hours=night).next_open(at("2026-11-25 10:00"))
    assert found == at("2026-11-25 21:00")


def test_without_any_working_day_the_moment_itself_has_to_do() -> None:
    never = WorkingHours(days=())
    moment = at("2026-11-25 10:00")
    assert both(hours=never).next_open(moment) == moment


@given(
    minutes=st.integers(0, 60 * 24 * 400),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu"]),
)
def test_what_is_found_warns_of_nothing_or_is_in_their_hours(minutes: int, zone: str) -> None:
    reachable = both(zone=zone)
    moment = NOW + timedelta(minutes=minutes)
    found = reachable.next_open(moment)
    assert found >= moment
    assert reachable.them is not None
    assert not reachable.them.why_closed(found)
    if zone in {"Europe/London", "America/New_York"}:
        assert not reachable.warnings(found)

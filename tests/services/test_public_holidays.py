"""A country and its region are checked, and their holidays are found by day."""

from datetime import date

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.public_holidays import PublicHolidays, checked_place, holidays_of
from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("sk", ""), ("SK", "")),
        (("Slovakia", ""), ("SK", "")),
        (("UK", ""), ("GB", "")),
        (("MYS", "Selangor"), ("MY", "10")),
        (("MY", "MY-13"), ("MY", "13")),
        (("de", "by"), ("DE", "BY")),
        (("", ""), ("", "")),
    ],
)
def test_a_place_is_kept_as_codes(typed: tuple[str, str], kept: tuple[str, str]) -> None:
    assert checked_place(*typed) == kept


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("Slovakya", ""), "is it Slovakia"),
        (("ZZ", ""), "no country 'ZZ'"),
        (("MY", "Atlantis"), "no region 'Atlantis'"),
        (("", "Selangor"), "needs its country"),
    ],
)
def test_an_unknown_place_is_told(typed: tuple[str, str], told: str) -> None:
    with pytest.raises(InvalidInputError, match=told):
        checked_place(*typed)


def test_a_holiday_has_its_name() -> None:
    assert PublicHolidays("SK").get(date(2026, 12, 24)) == "Christmas Eve"
    assert PublicHolidays("SK").get(date(2026, 12, 23)) is None
    assert PublicHolidays("MY", "10").get(date(2026, 12, 11)) is not None
    assert PublicHolidays("MY", "13").get(date(2026, 12, 11)) is None
    assert PublicHolidays("Nowhere").get(date(2026, 12, 24)) is None
    assert holidays_of("", "") is None


def test_a_client_is_saved_with_a_place_that_has_a_calendar(workbench: "Workbench") -> None:
    client = workbench.roster.add("Ada", country="malaysia", region="selangor")
    assert (client.country, client.region) == ("MY", "10")
    with pytest.raises(InvalidInputError, match="no country"):
        workbench.roster.add("Bo", country="Atlantis")

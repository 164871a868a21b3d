"""A country and its region are checked, and their holidays are found by day."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from holidays.registry import COUNTRIES

from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import shipped
from clientdesk.services import public_holidays
from clientdesk.services.public_holidays import _CODES, PublicHolidays, checked_place, holidays_of
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


def test_the_codes_that_need_no_library_are_those_of_the_library() -> None:
    assert {codes[1] for codes in COUNTRIES.values()} == _CODES


def test_every_place_of_the_sample_desk_has_a_calendar() -> None:
    sample = json.loads((shipped("data") / "sample_desk.json").read_text(encoding="utf-8"))
    places = _places_in(sample)
    assert len(places) > 5
    for place in places:
        assert checked_place(*place) == place


def _places_in(value: Any) -> set[tuple[str, str]]:
    if isinstance(value, list):
        return {place for item in value for place in _places_in(item)}
    if not isinstance(value, dict):
        return set()
    found = {(value["country"], value.get("region", ""))} if value.get("country") else set()
    return found | _places_in(list(value.values()))


def test_a_place_that_did_not_change_is_not_looked_up_again(
    workbench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = workbench.roster.add("Ada", country="MY", region="10")
    monkeypatch.setattr(public_holidays, "checked_place", None)
    assert workbench.roster.save(replace(client, trade="Print")).region == "10"
    assert workbench.roster.add("Bo", trade="Print").country == ""


def test_nothing_is_loaded_until_a_day_is_asked_for() -> None:
    program = (
        "import sys\n"
        "from clientdesk.bootstrap import workbench_in_memory\n"
        "from clientdesk.config import Settings\n"
        "from pathlib import Path\n"
        "bench = workbench_in_memory(Settings(home=Path('x'), config=Path('x')))\n"
        "client = bench.roster.add('Ada', country='SK')\n"
        "known = bench.composer.known(bench.composer.new(client.id))\n"
        "assert 'holidays' not in sys.modules\n"
        "from datetime import date\n"
        "assert known.holidays.get(date(2026, 12, 24)) == 'Christmas Eve'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_client_is_saved_with_a_place_that_has_a_calendar(workbench: "Workbench") -> None:
    client = workbench.roster.add("Ada", country="malaysia", region="selangor")
    assert (client.country, client.region) == ("MY", "10")
    with pytest.raises(InvalidInputError, match="no country"):
        workbench.roster.add("Bo", country="Atlantis")

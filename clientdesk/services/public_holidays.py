"""Public holidays of a country or a part of it, worked out when a day is first asked for.

The library that knows them takes a tenth of a second to load, and a year some milliseconds: whoever
cannot wait looks at `KnownHolidays`, which a thread fills by `work_out`.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from clientdesk.model.errors import InvalidInputError

_CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
    BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
    GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
    KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
    SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
    VN VU WF WS XK YE YT ZA ZM ZW
    """.split()  # noqa: SIM905 - two hundred quoted codes read worse
)
"""The codes that have a calendar, so that a right one is kept without loading the library."""
_EXAMPLE = "Write its code, such as SK or MY, or leave it empty"


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The public holidays of one place, by day."""

    country: str
    """ISO 3166 code."""
    region: str = ""
    """ISO 3166-2 subdivision without the country, or empty for the whole country."""

    def get(self, day: date, /) -> str | None:
        """Return the English name of the holiday on a day, or None."""
        return _in_year(self.country, self.region, day.year).get(day)


@dataclass(frozen=True, slots=True)
class KnownHolidays(PublicHolidays):
    """The same, as far as they were worked out already: nothing is loaded, nobody waits."""

    def get(self, day: date, /) -> str | None:
        """Return the English name of the holiday on a day; None also where it is not known yet."""
        return _YEARS.get((self.country, self.region, day.year), _NONE).get(day)


def known_holidays_of(country: str, region: str) -> PublicHolidays | None:
    """Return the holidays of a place as far as they are known; None where none is named."""
    return KnownHolidays(country, region) if country.strip() else None


def work_out(places: Iterable[tuple[str, str]], years: Iterable[int]) -> bool:
    """Work out the holidays of places, each a country and its part; tell whether any were new.

    Meant for a thread: it loads the library.
    """
    wanted = {(country, region, year) for country, region in places if country for year in years}
    fresh = wanted - _YEARS.keys()
    for country, region, year in sorted(fresh):
        _in_year(country, region, year)
    return bool(fresh)


def holidays_of(country: str, region: str) -> PublicHolidays | None:
    """Return the holidays of a place; None where none is named. Nothing is loaded yet."""
    return PublicHolidays(country, region) if country.strip() else None


def checked_place(country: str, region: str) -> tuple[str, str]:
    """Return a country and its part as codes; either may be empty, names are understood too.

    Raises InvalidInputError for a place that has no calendar, or a part without its country.
    """
    if not country.strip():
        if region.strip():
            raise InvalidInputError(f"the region {region!r} needs its country; name that too")
        return "", ""
    if country in _CODES and not region:
        return country, region
    return _checked(country.strip(), region.strip())


@cache
def _checked(country: str, region: str) -> tuple[str, str]:
    code = _countries().get(_key(country))
    if code is None:
        raise InvalidInputError(f"there is no country {country!r}{_close(country)} {_EXAMPLE}")
    if not region:
        return code, ""
    parts = _parts(code)
    part = parts.get(_key(region.removeprefix(f"{code}-")))
    if part is None:
        known = ", ".join(dict.fromkeys(parts.values())) or "none that has holidays of its own"
        raise InvalidInputError(f"{code} has no region {region!r}; there are: {known}")
    return code, part


_NONE: dict[date, str] = {}
_YEARS: dict[tuple[str, str, int], dict[date, str]] = {}


def _in_year(country: str, region: str, year: int) -> dict[date, str]:
    key = (country, region, year)
    if key not in _YEARS:
        _YEARS[key] = _worked_out(*key)
    return _YEARS[key]


def _worked_out(country: str, region: str, year: int) -> dict[date, str]:
    from holidays import country_holidays

    try:
        code, part = _checked(country, region)
    except InvalidInputError:
        return {}  # what an older clientdesk let in is told when the client is saved next
    found: Any = country_holidays(code, subdiv=part or None, years=year, language="en_US")
    return {day: str(name) for day, name in found.items()}


def known_country(name: str) -> str:
    """Return the code of a country by its code or English name; empty where it is none.

    Names are known only once the library was loaded; codes always.
    """
    if _LOADED in sys.modules:
        return _countries().get(_key(name), "")
    return name.upper() if name.upper() in _CODES else ""


_LOADED = "holidays.registry"


@cache
def _countries() -> dict[str, str]:
    """Return each country's code by its code of two letters, that of three, and its name."""
    from holidays.registry import COUNTRIES

    return {
        _key(name): codes[1] for module, codes in COUNTRIES.items() for name in (*codes[1:], module)
    } | {"uk": "GB", "usa": "US"}


@cache
def _parts(code: str) -> dict[str, str]:
    """Return each part's code by its code and its names."""
    from holidays import country_holidays

    found: Any = country_holidays(code)
    names: dict[str, list[str]] = found.get_subdivision_aliases()
    by_name = {_key(name): part for part, listed in names.items() for name in listed}
    return by_name | {_key(part): part for part in found.subdivisions}


def _key(name: str) -> str:
    return "".join(mark for mark in name.casefold() if mark.isalnum())


def _close(country: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(_key(country), _countries(), 1, 0.8)
    return f"; is it {close[0].title()} ({_countries()[close[0]]})?" if close else "."

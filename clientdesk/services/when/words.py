"""The words of typed dates in English, Malay and Slovak, and cutting a typed date into its pieces.

Words are folded: without case and accents. A date typed in a mixture is read all the same.
"""

import re
from datetime import date, time
from enum import Enum, auto
from typing import NamedTuple

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.recurrence import Frequency
from clientdesk.services.folding import fold


class Kind(Enum):
    """What a piece of a typed date is."""

    WEEKDAY = auto()
    MONTH = auto()
    UNIT = auto()
    DAYS_AWAY = auto()
    NEXT = auto()
    THIS = auto()
    EVERY = auto()
    RULE = auto()
    WORKDAYS = auto()
    HALF = auto()
    CLOCK = auto()
    DATE = auto()
    DAY_OF_MONTH = auto()
    NUMBER = auto()
    ORDINAL = auto()
    UNTIL = auto()
    TIMES = auto()
    FILLER = auto()


class Piece(NamedTuple):
    """One piece."""

    kind: Kind
    """What it is."""
    value: object
    """What it means: a number, a date, a clock time, a unit."""
    text: str
    """What was typed."""


_YEAR_DIGITS = 4
_WEEKDAYS = (
    "monday mon isnin pondelok pondelka",
    "tuesday tue tues selasa utorok utorka",
    "wednesday wed rabu streda stredu stredy",
    "thursday thu thur thurs khamis stvrtok stvrtka",
    "friday fri jumaat piatok piatka",
    "saturday sat sabtu sobota sobotu soboty",
    "sunday sun ahad nedela nedelu nedele",
)
_MONTHS = (
    "january jan januari januar januara",
    "february feb februari februar februara",
    "march mar mac marec marca",
    "april apr aprila",
    "may mei maj maja",
    "june jun jun juna",
    "july jul julai jula",
    "august aug ogos augusta",
    "september sep sept septembra",
    "october oct oktober oktobra okt",
    "november nov novembra",
    "december dec disember dis decembra",
)
_UNITS = {
    "minute": "m min mins minute minutes minit minuta minuty minut",
    "hour": "h hour hours hr hrs jam hodina hodinu hodiny hodin",
    "day": "d day days hari den dni dna",
    "week": "w week weeks minggu tyzden tyzdne tyzdnov tyzdna",
    "month": "mo month months bulan mesiac mesiace mesiacov mesiaca",
    "year": "y year years tahun rok roky rokov roka",
}
_DAYS_AWAY = {
    -1: "yesterday semalam vcera",
    0: "today dnes tonight",
    1: "tomorrow tmr tmrw esok zajtra",
    2: "overmorrow lusa pozajtra",
}
_RULES = {
    (Frequency.DAILY, 1): "daily denne",
    (Frequency.WEEKLY, 1): "weekly tyzdenne",
    (Frequency.WEEKLY, 2): "fortnightly biweekly",
    (Frequency.MONTHLY, 1): "monthly mesacne",
    (Frequency.MONTHLY, 3): "quarterly stvrtrocne",
    (Frequency.YEARLY, 1): "yearly annually rocne",
}
_HALVES = {"am": "am pagi rano dopoludnia", "pm": "pm petang malam popoludni poobede vecer"}
_NUMBERS = (
    "",
    "one satu sebuah jeden jedna jedno",
    "two dua dva dve",
    "three tiga tri",
    "four empat styri",
    "five lima pat",
    "six enam sest",
)
_ORDINALS = {
    1: "first pertama prvy prva prvu prve",
    2: "second kedua druhy druha druhu druhe",
    3: "third ketiga treti tretia tretiu tretie",
    4: "fourth keempat stvrty stvrta stvrtu stvrte",
    5: "fifth",
    -1: "last terakhir posledny posledna poslednu posledne",
}
_PLAIN = {
    Kind.NEXT: "next depan hadapan buduci buduca buduce buducu buduceho dalsi dalsiu",
    Kind.THIS: "this ini tento tuto tato toto",
    Kind.EVERY: "every each setiap tiap kazdy kazda kazde kazdu kazdych",
    Kind.WORKDAYS: "weekday weekdays workday workdays",
    Kind.UNTIL: "until till hingga sampai do",
    Kind.TIMES: "times x kali krat",
    Kind.FILLER: "at on the of in a an for from and oclock o v vo na za od pukul pada dalam dan "
    "lagi",
}
_PHRASES = {
    "day after tomorrow": "overmorrow",
    "hari ini": "today",
    "tengah hari": "12:00",
    "noon": "12:00",
    "poludnie": "12:00",
    "midday": "12:00",
    "other": "2",
    "o'clock": "oclock",
}


class Cursor:
    """Goes through pieces from left to right, past those that say nothing."""

    def __init__(self, pieces: list[Piece]) -> None:
        """Begin before the first piece."""
        self._left = [piece for piece in reversed(pieces) if piece.kind is not Kind.FILLER]

    def take(self, *kinds: Kind) -> Piece | None:
        """Take the next piece if it is one of some kinds."""
        return self._left.pop() if self._left and self._left[-1].kind in kinds else None

    def year(self) -> int | None:
        """Take the next piece if it is a year of four digits, and return it."""
        following = self._left[-1] if self._left else None
        if following and following.kind is Kind.NUMBER and len(following.text) == _YEAR_DIGITS:
            return int(self._left.pop().text)
        return None

    def rest(self) -> list[Piece]:
        """Take all that is left."""
        rest, self._left = self._left[::-1], []
        return rest


def _vocabulary() -> dict[str, tuple[Kind, object]]:
    words: dict[str, tuple[Kind, object]] = {}
    for kind, listed in _PLAIN.items():
        words |= dict.fromkeys(listed.split(), (kind, None))
    for meaning, names in (
        *(((Kind.WEEKDAY, number), names) for number, names in enumerate(_WEEKDAYS)),
        *(((Kind.MONTH, number), names) for number, names in enumerate(_MONTHS, 1)),
        *(((Kind.NUMBER, number), names) for number, names in enumerate(_NUMBERS)),
        *(((Kind.ORDINAL, number), names) for number, names in _ORDINALS.items()),
        *(((Kind.UNIT, unit), names) for unit, names in _UNITS.items()),
        *(((Kind.DAYS_AWAY, days), names) for days, names in _DAYS_AWAY.items()),
        *(((Kind.RULE, rule), names) for rule, names in _RULES.items()),
        *(((Kind.HALF, half), names) for half, names in _HALVES.items()),
    ):
        words |= dict.fromkeys(names.split(), meaning)
    return words


_WORDS = _vocabulary()
_PIECE = re.compile(
    r"""(?P<iso>\d{4}-\d{1,2}-\d{1,2}) (?:t(?=\d))?
    | (?P<slash>\d{1,2}/\d{1,2}(?:/\d{2,4})?)
    | (?P<dotted>\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4})?)
    | (?P<clock>\d{1,2}:\d{2}|\d{1,2}h\d{2})
    | (?P<dotclock>\d{1,2}\.\d{2})(?!\d)
    | (?P<nth>\d{1,2}(?:st|nd|rd|th|\.))(?!\w)
    | (?P<number>\+?\d+)
    | (?P<word>[^\W\d_]+)
    | (?P<nothing>[\s,;.]+)""",
    re.VERBOSE,
)


def pieces(typed: str) -> list[Piece]:
    """Cut a typed date into its pieces. Raises InvalidInputError for what is no part of one."""
    text = fold(typed).strip()
    for phrase, meaning in _PHRASES.items():
        text = re.sub(rf"(?<!\w){phrase}(?!\w)", meaning, text)
    found: list[Piece] = []
    place = 0
    while place < len(text):
        match = _PIECE.match(text, place)
        if match is None:
            raise InvalidInputError(f"{text[place]!r} has no place in a date")
        if match.lastgroup != "nothing":
            found.append(_piece(str(match.lastgroup), match.group(str(match.lastgroup))))
        place = match.end()
    return found


def _piece(group: str, text: str) -> Piece:
    if group == "word":
        if text not in _WORDS:
            raise InvalidInputError(f"{text!r} is no word of a date")
        return Piece(*_WORDS[text], text)
    if group == "iso":
        return Piece(Kind.DATE, _date(text, *map(int, text.split("-"))), text)
    if group == "slash":
        return Piece(Kind.DATE, _slashed(text), text)
    if group == "dotted":
        day, month, year = (*(int(part) for part in re.findall(r"\d+", text)), 0)[:3]
        return Piece(Kind.DATE, _date(text, year, month, day) if year else (month, day), text)
    if group in {"clock", "dotclock"}:
        hour, minute = (int(part) for part in re.split(r"[:.h]", text))
        return Piece(Kind.CLOCK, clock(text, hour, minute), text)
    if group == "nth":
        return Piece(Kind.DAY_OF_MONTH, int(re.sub(r"\D", "", text)), text)
    return Piece(Kind.NUMBER, int(text), text)


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidInputError(f"there is no day {text}") from None


def clock(text: str, hour: int, minute: int = 0) -> time:
    """Return a time of day. Raises InvalidInputError where there is none."""
    try:
        return time(hour, minute)
    except ValueError:
        raise InvalidInputError(f"there is no time {text}") from None


def _slashed(text: str) -> date | tuple[int, int]:
    """Read `25/12`, where only one of the two can be the month."""
    one, two, year = (*(int(part) for part in text.split("/")), 0)[:3]
    if one != two and max(one, two) <= 12:  # noqa: PLR2004 - both can be months
        raise InvalidInputError(
            f"{text} could be {one} {_name(two)} or {two} {_name(one)}; "
            f"type {one} {_name(two).lower()} or {two} {_name(one).lower()}"
        )
    month, day = sorted((one, two)) if one <= 12 or two <= 12 else (one, two)  # noqa: PLR2004
    if year and year < 100:  # noqa: PLR2004 - two digits are this century's
        year += 2000
    return _date(text, year, month, day) if year else (month, day)


def _name(month: int) -> str:
    return _MONTHS[month - 1].split()[1].capitalize() if 1 <= month <= 12 else "?"  # noqa: PLR2004

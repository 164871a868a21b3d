"""Times that are said in more than one word: `half past nine`, `o pol tretej`, `seminggu`."""

import re
from collections.abc import Callable

from clientdesk.model.errors import InvalidInputError
from clientdesk.services.when.vocabulary import CARDINALS

_LAST_HOUR = 12
_SLOVAK_HOURS = (
    "jednej druhej tretej stvrtej piatej siestej siedmej osmej deviatej desiatej jedenastej "
    "dvanastej"
)
_HOURS = {
    name: hour for hour, names in enumerate(CARDINALS[: _LAST_HOUR + 1]) for name in names.split()
} | {name: hour for hour, name in enumerate(_SLOVAK_HOURS.split(), 1)}
_HOUR = rf"(?P<hour>\d{{1,2}}(?!\d)|{'|'.join(sorted(_HOURS, key=len, reverse=True))})"
_FRACTIONS = (
    (rf"half past {_HOUR}", 0, 30),
    (rf"(?:a )?quarter past {_HOUR}", 0, 15),
    (rf"(?:a )?quarter to {_HOUR}", -1, 45),
    (rf"{_HOUR} setengah", 0, 30),
    (rf"{_HOUR} suku", 0, 15),
    (rf"pol {_HOUR}", -1, 30),
    (rf"stvrt na {_HOUR}", -1, 15),
    (rf"tristvrte na {_HOUR}", -1, 45),
    (rf"(?<=\bo )(?P<hour>{_SLOVAK_HOURS.replace(' ', '|')})", 0, 0),
)
_PHRASES = {
    r"half an hour|setengah jam|pol ?hodin[ya]": "30 min",
    r"day after tomorrow": "overmorrow",
    r"(?:from|after|selepas) (?=tomorrow|today|esok)": "",
    r"from now": "",
    r"tonight": "today night",
    r"(?:a )?fortnight": "2 weeks",
    r"hari ini": "today",
    r"hari (?:ahad|minggu)": "ahad",
    r"hari (?:be)?kerja": "weekdays",
    r"pracovn[ye] (?:den|dni)": "weekdays",
    r"mon(?:day)? ?- ?fri(?:day)?|mon(?:day)? to fri(?:day)?": "every weekday",
    r"tiap ?- ?tiap": "tiap",
    r"dua belas": "12",
    r"(?:selang|setiap selang) seminggu": "every 2 weeks",
    r"raz za": "every",
    r"every quarter|setiap suku tahun|kazdy stvrtrok": "quarterly",
    r"(?:12 )?(?:tengah ?hari|tengahari|noon|midday|na ?poludnie|poludnie)": "12:00",
    r"other": "2",
    r"o'clock": "oclock",
    r"(?<=\d)-(?=krat)": " ",
    r"(?<=\d) ?hari ?bulan|(?<=\d)hb": "th",
    r"se(?=minggu\b|bulan\b|jam\b|hari\b|tahun\b)": "1 ",
    r"jam (?=\d)": "pukul ",
}
_WEEKEND = "a weekend has two days; type sat or sun"
_MIDNIGHT = "midnight belongs to two days; type 00:00 of the later one, or 23:59"
_NO_TIME = "that is no time that two people read alike; type a day and an hour"
_VAGUE = {
    r"(?:this |next |na |cez )*weekend|vikend\w*|hujung minggu": _WEEKEND,
    r"midnight|polnoc\w*|tengah malam": _MIDNIGHT,
    r"end of (?:the |this |next )?week|eow|kon\w+ (?:\w+ )?tyzdna|akhir minggu": (
        "a week ends on its fri or on its sun; type which"
    ),
    r"asap|as soon as possible|soon|sometime|some time|later|whenever|eod|end of (?:the )?day|"
    r"close of business|cob|after lunch|before lunch|first thing|co najskor|niekedy|neskor|"
    r"o chvilu|pred obedom|po obede|koncom dna|nanti|secepat mungkin|bila[ -]bila|"
    r"selepas makan|akhir hari": _NO_TIME,
    r"(?:before|after|around|about|pred|okolo|sebelum|selepas|sekitar) .*": (
        "type the day and hour itself"
    ),
    r"cet|cest|utc|gmt|bst|est|edt|pst|pdt|myt|sgt|jst|ist": (
        "type the hour by your own clock and leave the zone out; the reading tells theirs"
    ),
}


def plain(folded: str) -> str:
    """Return a folded text with what several words say together said in one.

    `3~30` stands for half past three of either half of the day. Raises InvalidInputError for words
    that name no time, and for those that name more than one.
    """
    for phrase, meaning in _PHRASES.items():
        folded = re.sub(_whole(phrase), meaning, folded)
    for said, shift, minutes in _FRACTIONS:
        folded = re.sub(rf"(?<!\w)(?:{said})(?!\w)", _clock(shift, minutes), folded)
    for vague, why in _VAGUE.items():
        if found := re.search(rf"(?<!\w)(?:{vague})(?!\w)", folded):
            raise InvalidInputError(why if found[0] == folded else f"{found[0]!r}: {why}")
    return folded


def _whole(phrase: str) -> str:
    """Return a pattern that begins and ends with a word, as far as the phrase does not itself."""
    begin = "" if phrase.startswith("(?<=") else r"(?<!\w)"
    end = "" if phrase.endswith((")", "]")) and "(?=" in phrase else r"(?!\w)"
    return rf"{begin}(?:{phrase}){end}"


def _clock(shift: int, minutes: int) -> Callable[[re.Match[str]], str]:
    def told(match: re.Match[str]) -> str:
        named = match["hour"]
        hour = (int(named) if named.isdigit() else _HOURS[named]) + shift
        return f"{hour or 12}~{minutes:02}"

    return told

"""What a content line says, where the desk has a field for it.

Each of these returns what the field would hold, empty or None where the line says something that
the field cannot hold; `is_whole` tells whether the field then holds all that the line said.
"""

import re
from datetime import date
from functools import lru_cache

from clientdesk.model.person import Address
from clientdesk.model.text import clean_line
from clientdesk.vcard.labels import label_of
from clientdesk.vcard.lines import Line

_NOISE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_PLAIN = {"TYPE", "PREF", "CHARSET", "ENCODING", "VALUE"}
_FOREIGN = {"X400", "AOL", "APPLELINK", "ATTMAIL", "CIS", "EWORLD", "IBMMAIL", "MCIMAIL", "TLX"}
_DATE = re.compile(
    r"(?:(\d{4})-?(\d{2})-?(\d{2})|--(\d{2})-?(\d{2}))(?:[T ](?:00:?00(?::?00)?)?(.*))?", re.DOTALL
)
_NO_YEAR = 1604
"""The leap year that stands for an unknown one in cards from Apple's programs."""
_ANY_LEAP = 2000
LANGUAGES = frozenset({"en", "ms", "sk"})
"""What the desk writes in."""


def said(text: str) -> str:
    """Return text as one clean line, without marks of direction that nobody sees."""
    return clean_line(_NOISE.sub("", text))


def is_plain(line: Line) -> bool:
    """Tell whether no group and no parameter says more than the value."""
    return not line.group and all(name in _PLAIN for name, _ in line.params)


def email_of(line: Line, label: str = "") -> Address | None:
    """Return the address of an EMAIL line."""
    value = said(line.text)
    if value[:7].lower() == "mailto:":
        value = value[7:]
    if "@" not in value or _FOREIGN & {kind.upper() for kind in line.of("TYPE")}:
        return None
    return Address(value=value, label=said(label_of(line.of("TYPE"), label)))


def phone_of(line: Line, label: str = "") -> Address | None:
    """Return the number of a TEL line; an extension of a `tel:` address follows the number."""
    value = said(line.text)
    if value[:4].lower() == "tel:":
        value, *others = value[4:].split(";")
        for other in others:
            name, _, inner = other.partition("=")
            value += f" ext {inner}" if name.lower() == "ext" else f" {other}"
    if not value:
        return None
    return Address(value=value, label=said(label_of(line.of("TYPE"), label)))


def birthday_of(line: Line) -> str:
    """Return the day of a BDAY line: `YYYY-MM-DD`, or `--MM-DD` where the year is unknown."""
    found = _DATE.fullmatch(line.value.strip())
    if found is None or line.first("CALSCALE") not in {"", "GREGORIAN"}:
        return ""
    year = int(found[1] or _NO_YEAR)
    month, day = int(found[2] or found[4]), int(found[3] or found[5])
    omitted = year == _NO_YEAR or found[1] in line.of("X-APPLE-OMIT-YEAR")
    try:
        date(_ANY_LEAP if omitted else year, month, day)
    except ValueError:
        return ""
    return f"--{month:02}-{day:02}" if omitted else f"{year:04}-{month:02}-{day:02}"


def is_whole_birthday(line: Line) -> bool:
    """Tell whether a BDAY line says a day and no time, place or calendar besides."""
    found = _DATE.fullmatch(line.value.strip())
    plain = {*_PLAIN, "X-APPLE-OMIT-YEAR"}
    bare = not line.group and all(name in plain for name, _ in line.params)
    return found is not None and bare and (found[6] or "") in {"", "Z"}


@lru_cache(maxsize=512)
def zone_of(text: str) -> str:
    """Return the IANA zone that a TZ line names, or an empty text."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text).key if "/" in text else ""
    except (OSError, ValueError, KeyError):
        return ""


def language_of(text: str) -> str:
    """Return the language of a LANG line that the desk can write, or an empty text."""
    short = text.strip().lower().replace("_", "-").partition("-")[0]
    return short if short in LANGUAGES else ""


def uid_of(text: str) -> str:
    """Return a UID as it is compared."""
    return said(text).lower().removeprefix("urn:uuid:").removeprefix("urn:ulid:")


def name_parts(name: str) -> tuple[str, str]:
    """Return the family name and the others of a full name, as most of Europe writes them."""
    words = name.split()
    return (words[-1], " ".join(words[:-1])) if len(words) > 1 else (name, "")


def name_of(parts: list[str]) -> str:
    """Return the full name that the components of an N line make: title, given, family, suffix."""
    family, given, more, before, after = [*parts, "", "", "", "", ""][:5]
    words = (said(part.replace(",", " ")) for part in (before, given, more, family, after))
    return " ".join(word for word in words if word)

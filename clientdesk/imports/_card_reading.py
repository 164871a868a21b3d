"""What each line of a card is taken for: a field of the person or the client, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

from clientdesk.importing import Offer
from clientdesk.model.person import Address
from clientdesk.model.text import clean
from clientdesk.vcard import meaning
from clientdesk.vcard.keeping import kept
from clientdesk.vcard.lines import Line
from clientdesk.vcard.meaning import is_plain, said

_APPLE_KINDS = {"X-ADDRESSBOOKSERVER-KIND", "KIND"}
_MEMBERS = {"X-ADDRESSBOOKSERVER-MEMBER", "MEMBER"}
_PREFERRED = 100


@dataclass(slots=True)
class Reading:
    """What was read of a card so far."""

    labels: dict[str, str]
    """Apple's labels by group."""
    name: str = ""
    """From FN."""
    parted: str = ""
    """The name from N."""
    nick: str = ""
    """From NICKNAME."""
    shown: Line | None = None
    """The line FN."""
    org: str = ""
    """The firm."""
    role: str = ""
    """From TITLE, else from ROLE."""
    emails: list[tuple[int, Address]] = field(default_factory=list)
    """Addresses, each with its rank."""
    phones: list[tuple[int, Address]] = field(default_factory=list)
    """Numbers, each with its rank."""
    zone: str = ""
    """From TZ."""
    language: str = ""
    """From LANG."""
    birthday: str = ""
    """From BDAY."""
    uid: str = ""
    """From UID, as it is compared."""
    kind: str = ""
    """From KIND: `org`, `group` or else."""
    tags: list[str] = field(default_factory=list)
    """From CATEGORIES."""
    notes: list[str] = field(default_factory=list)
    """From NOTE."""
    offers: list[Offer] = field(default_factory=list)
    """For the client."""
    members: list[str] = field(default_factory=list)
    """Uids of a group's members."""
    keep: list[str] = field(default_factory=list)
    """Lines as they stood."""
    told: list[str] = field(default_factory=list)
    """What is to be said."""


# ---- one taker a property: each says whether the desk then holds all that the line said


def _full_name(reading: Reading, line: Line) -> bool:
    if reading.name:
        return False
    reading.name = said(line.text)
    reading.shown = line
    return is_plain(line)


def _parted_name(reading: Reading, line: Line) -> bool:
    if reading.parted:
        return False
    reading.parted = meaning.name_of(line.parts)
    family, others = meaning.name_parts(reading.name or reading.parted)
    return is_plain(line) and line.text == f"{family};{others};;;"


def _nickname(reading: Reading, line: Line) -> bool:
    reading.nick = reading.nick or said(line.text)
    return False


def _firm(reading: Reading, line: Line) -> bool:
    units = [said(part) for part in line.parts]
    if reading.org or not any(units):
        return not any(units)
    reading.org = next(filter(None, units))
    return is_plain(line) and not any(units[1:])


def _title(reading: Reading, line: Line) -> bool:
    role = said(line.text)
    if reading.role and line.name == "TITLE" and role:
        return False
    reading.role = role or reading.role
    return line.name == "TITLE" and is_plain(line)


def _job(reading: Reading, line: Line) -> bool:
    reading.role = reading.role or said(line.text)
    return False


def _rank(line: Line) -> int:
    if "PREF" in {kind.upper() for kind in line.of("TYPE")}:
        return 0
    ranks = [int(rank) for rank in line.of("PREF") if rank.isascii() and rank.isdigit()]
    return min(ranks, default=_PREFERRED)


def _address(reading: Reading, line: Line) -> bool:
    label = reading.labels.get(line.group, "")
    found = (meaning.email_of if line.name == "EMAIL" else meaning.phone_of)(line, label)
    held = reading.emails if line.name == "EMAIL" else reading.phones
    if found is None:
        return not line.value.strip()
    known = next((each for _, each in held if each.value == found.value), None)
    if known is not None:
        return known.label == found.label and is_plain(line._replace(group=""))
    held.append((_rank(line), found))
    return is_plain(line._replace(group=""))


def _birthday(reading: Reading, line: Line) -> bool:
    found = "" if reading.birthday else meaning.birthday_of(line)
    reading.birthday = reading.birthday or found
    return not line.value.strip() or (bool(found) and meaning.is_whole_birthday(line))


def _zone(reading: Reading, line: Line) -> bool:
    found = "" if reading.zone else meaning.zone_of(said(line.text))
    reading.zone = reading.zone or found
    return bool(found) and is_plain(line)


def _language(reading: Reading, line: Line) -> bool:
    found = "" if reading.language else meaning.language_of(line.text)
    reading.language = reading.language or found
    return found == line.text and bool(found) and is_plain(line)


def _uid(reading: Reading, line: Line) -> bool:
    reading.uid = reading.uid or meaning.uid_of(line.text)
    return False


def _kind(reading: Reading, line: Line) -> bool:
    reading.kind = reading.kind or line.value.strip().lower()
    return False


def _shown_as(reading: Reading, line: Line) -> bool:
    if line.value.strip().upper() == "COMPANY":
        reading.kind = "org"
    return False


def _tags(reading: Reading, line: Line) -> bool:
    reading.tags += [said(word) for word in line.listed]
    return is_plain(line)


def _note(reading: Reading, line: Line) -> bool:
    reading.notes.append(clean(line.text))
    return not line.text.strip()


def _website(reading: Reading, line: Line) -> bool:
    if any(each.field == "website" for each in reading.offers):
        return False
    value = said(line.text)
    whole = is_plain(line) and not line.of("TYPE")
    reading.offers.append(Offer("website", value, kept(line.raw) if whole else ""))
    return whole


def _place(reading: Reading, line: Line) -> bool:
    if any(each.field in {"place", "country"} for each in reading.offers):
        return False
    parts = [said(part) for part in line.parts] + [""] * 7
    country = parts[6].upper() if len(parts[6]) == len("SK") and parts[6].isascii() else ""
    rest = [*parts[:3], *parts[4:6], "" if country else parts[6], *parts[7:]]
    kinds = {kind.upper() for kind in line.of("TYPE")}
    whole = not any(rest) and is_plain(line) and kinds <= {"WORK"}
    line_kept = kept(line.raw) if whole else ""
    for name, value in (("place", parts[3]), ("country", country)):
        if value and ("HOME" not in kinds or "WORK" in kinds):
            reading.offers.append(Offer(name, value, line_kept))
    return whole


def _member(reading: Reading, line: Line) -> bool:
    reading.members.append(meaning.uid_of(line.text))
    return False


TAKERS: dict[str, Callable[[Reading, Line], bool]] = {
    "FN": _full_name,
    "N": _parted_name,
    "NICKNAME": _nickname,
    "ORG": _firm,
    "TITLE": _title,
    "ROLE": _job,
    "EMAIL": _address,
    "TEL": _address,
    "BDAY": _birthday,
    "TZ": _zone,
    "LANG": _language,
    "UID": _uid,
    "X-ABSHOWAS": _shown_as,
    "CATEGORIES": _tags,
    "NOTE": _note,
    "URL": _website,
    "ADR": _place,
    **dict.fromkeys(_APPLE_KINDS, _kind),
    **dict.fromkeys(_MEMBERS, _member),
}
"""What takes a line of each name; it tells whether the desk then holds all that was said."""
MAPPING = {
    "FN": "name of the person",
    "N": "name, where FN is missing; kept",
    "ORG": "client",
    "TITLE": "role",
    "ROLE": "role, where TITLE is missing; kept",
    "EMAIL": "email",
    "TEL": "phone",
    "BDAY": "birthday",
    "TZ": "time zone",
    "LANG": "language",
    "CATEGORIES": "tags",
    "NOTE": "a note on the client; kept",
    "URL": "website, where there is none; else kept",
    "ADR": "place and country; kept",
    "X-ABLABEL": "label",
    "UID": "tells who is known; kept",
}
"""What is told of a line by its name; any other is kept as it is."""

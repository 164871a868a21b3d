"""A card as a row: the person, the client that they work for, and every line without a field."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from clientdesk.importing import Contact, Incoming, Offer, Written
from clientdesk.imports._cards import Card
from clientdesk.model.person import Address
from clientdesk.model.text import clean
from clientdesk.vcard import meaning
from clientdesk.vcard.keeping import kept
from clientdesk.vcard.lines import Line, escaped
from clientdesk.vcard.meaning import is_plain, said

LONGEST_LINE = 1_500_000
"""The most characters of a line that is kept; a longer one is left out and named."""
_MOST_SHOWN = 3
_APPLE_KINDS = {"X-ADDRESSBOOKSERVER-KIND", "KIND"}
_MEMBERS = {"X-ADDRESSBOOKSERVER-MEMBER", "MEMBER"}
_PREFERRED = 100
_FOR_ONE = {"FN", "ORG", "TITLE", "BDAY", "TZ", "LANG"}
"""Properties for which the desk has one field: where a card has several lines all are kept."""
_FIRST = {"FN": 0, "N": 1, "EMAIL": 2, "TEL": 3}
"""The order in which lines are read, and kept; others follow as they stand."""


@dataclass(slots=True)
class _Reading:
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


@dataclass(frozen=True, slots=True)
class Read:
    """A card that was read."""

    incoming: Incoming
    """The row; its name is empty if the card names nobody."""
    group: tuple[str, ...] | None = None
    """The uids of its members if it is a group and no person."""


def read_card(card: Card) -> Read:
    """Return what a card says."""
    groups = {line.group for line in card.lines if line.group and line.name in {"EMAIL", "TEL"}}
    labels = {
        line.group: line.text
        for line in card.lines
        if line.name == "X-ABLABEL" and line.group in groups
    }
    reading = _Reading(labels)
    counts = Counter(line.name for line in card.lines)
    for line in sorted(card.lines, key=_order):
        if line.name == "X-ABLABEL" and line.group in labels:
            continue
        taker = _TAKERS.get(line.name)
        taken = taker is not None and taker(reading, line)
        if not taken or (line.name in _FOR_ONE and counts[line.name] > 1):
            _keep(reading, line)
    _keep_shown(reading)
    reading.notes += [clean(text) for _, text in card.garbage]
    if card.garbage:
        numbers = ", ".join(str(number) for number, _ in card.garbage[:_MOST_SHOWN])
        reading.told.append(f"line {numbers} is no property and is kept as a note")
    return _row(card.number, reading)


def _order(line: Line) -> int:
    return _FIRST.get(line.name, len(_FIRST))


def _keep_shown(reading: _Reading) -> None:
    """Keep FN beside an N that cannot be worked out from it: together they tell a new name."""
    line = reading.shown
    parted = any(text.startswith(("N:", "N;")) for text in reading.keep)
    if line is not None and parted and kept(line.raw) not in reading.keep:
        reading.keep.insert(0, kept(line.raw))


def _keep(reading: _Reading, line: Line) -> None:
    if len(line.raw) > LONGEST_LINE:
        size = f"{len(line.raw) / 1_000_000:.1f} MB"
        reading.told.append(f"{line.name} of {size} is left out, it is too long")
        return
    reading.keep.append(kept(line.raw))


# ---- one taker a property: each says whether the desk then holds all that the line said


def _full_name(reading: _Reading, line: Line) -> bool:
    if reading.name:
        return False
    reading.name = said(line.text)
    reading.shown = line
    return is_plain(line)


def _parted_name(reading: _Reading, line: Line) -> bool:
    if reading.parted:
        return False
    reading.parted = meaning.name_of(line.parts)
    family, others = meaning.name_parts(reading.name or reading.parted)
    return is_plain(line) and line.text == f"{family};{others};;;"


def _nickname(reading: _Reading, line: Line) -> bool:
    reading.nick = reading.nick or said(line.text)
    return False


def _firm(reading: _Reading, line: Line) -> bool:
    units = [said(part) for part in line.parts]
    if reading.org or not any(units):
        return not any(units)
    reading.org = next(filter(None, units))
    return is_plain(line) and not any(units[1:])


def _title(reading: _Reading, line: Line) -> bool:
    role = said(line.text)
    if reading.role and line.name == "TITLE" and role:
        return False
    reading.role = role or reading.role
    return line.name == "TITLE" and is_plain(line)


def _job(reading: _Reading, line: Line) -> bool:
    reading.role = reading.role or said(line.text)
    return False


def _rank(line: Line) -> int:
    if "PREF" in {kind.upper() for kind in line.of("TYPE")}:
        return 0
    ranks = [int(rank) for rank in line.of("PREF") if rank.isascii() and rank.isdigit()]
    return min(ranks, default=_PREFERRED)


def _address(reading: _Reading, line: Line) -> bool:
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


def _birthday(reading: _Reading, line: Line) -> bool:
    found = "" if reading.birthday else meaning.birthday_of(line)
    reading.birthday = reading.birthday or found
    return not line.value.strip() or (bool(found) and meaning.is_whole_birthday(line))


def _zone(reading: _Reading, line: Line) -> bool:
    found = "" if reading.zone else meaning.zone_of(said(line.text))
    reading.zone = reading.zone or found
    return bool(found) and is_plain(line)


def _language(reading: _Reading, line: Line) -> bool:
    found = "" if reading.language else meaning.language_of(line.text)
    reading.language = reading.language or found
    return found == line.text and bool(found) and is_plain(line)


def _uid(reading: _Reading, line: Line) -> bool:
    reading.uid = reading.uid or meaning.uid_of(line.text)
    return False


def _kind(reading: _Reading, line: Line) -> bool:
    reading.kind = reading.kind or line.value.strip().lower()
    return False


def _shown_as(reading: _Reading, line: Line) -> bool:
    if line.value.strip().upper() == "COMPANY":
        reading.kind = "org"
    return False


def _tags(reading: _Reading, line: Line) -> bool:
    reading.tags += [said(word) for word in line.listed]
    return is_plain(line)


def _note(reading: _Reading, line: Line) -> bool:
    reading.notes.append(clean(line.text))
    return not line.text.strip()


def _website(reading: _Reading, line: Line) -> bool:
    if any(each.field == "website" for each in reading.offers):
        return False
    value = said(line.text)
    whole = is_plain(line) and not line.of("TYPE")
    reading.offers.append(Offer("website", value, kept(line.raw) if whole else ""))
    return whole


def _place(reading: _Reading, line: Line) -> bool:
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


def _member(reading: _Reading, line: Line) -> bool:
    reading.members.append(meaning.uid_of(line.text))
    return False


_TAKERS: dict[str, Callable[[_Reading, Line], bool]] = {
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


def _row(number: int, reading: _Reading) -> Read:
    addresses = [*reading.emails, *reading.phones]
    someone = reading.name or reading.parted or reading.nick or reading.org
    person = someone or next((each.value for _, each in addresses), "")
    if reading.kind == "group":
        return Read(Incoming(row=number, name=person), tuple(reading.members))
    firm = reading.kind == "org"
    alone = firm and not (addresses or reading.birthday or reading.role)
    contact = Contact(
        name=person,
        role=reading.role,
        emails=_ranked(reading.emails),
        phones=_ranked(reading.phones),
        zone=reading.zone,
        language=reading.language,
        birthday=reading.birthday,
        uid=reading.uid,
        vcard=tuple(reading.keep),
    )
    incoming = Incoming(
        row=number,
        name=reading.org or person,
        id=reading.uid.upper() if firm else "",
        offers=(*_of_firm(reading, alone=alone), *reading.offers),
        tags=tuple(dict.fromkeys(tag for tag in reading.tags if tag)),
        people=() if alone else (contact,),
        of_person=not (reading.org or firm),
        notes=tuple(Written(text) for text in reading.notes if text.strip()),
        vcard=tuple(line for line in reading.keep if line not in _own(person)) if alone else (),
        told="; ".join(reading.told),
    )
    return Read(incoming)


def _own(name: str) -> set[str]:
    """Return the lines that an export of ours writes for a firm without people."""
    return {f"FN:{escaped(name)}", "N:;;;;", "X-ABShowAs:COMPANY"}


def _of_firm(reading: _Reading, *, alone: bool) -> Iterable[Offer]:
    """Yield what the card of a firm says of the client itself."""
    if alone and reading.zone:
        yield Offer("zone", reading.zone)
    if alone and reading.language:
        yield Offer("language", reading.language)


def _ranked(held: list[tuple[int, Address]]) -> tuple[Address, ...]:
    return tuple(address for _, address in sorted(held, key=lambda each: each[0]))

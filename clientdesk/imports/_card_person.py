"""A card as a row: the person, the client that they work for, and every line without a field."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clientdesk.importing import Contact, Incoming, Offer, Written
from clientdesk.imports._card_reading import TAKERS, Reading
from clientdesk.imports._cards import Card
from clientdesk.model.person import Address
from clientdesk.model.text import clean
from clientdesk.vcard.keeping import kept
from clientdesk.vcard.lines import Line, escaped

LONGEST_LINE = 1_500_000
"""The most characters of a line that is kept; a longer one is left out and named."""
_MOST_SHOWN = 3
_FOR_ONE = {"FN", "ORG", "TITLE", "BDAY", "TZ", "LANG"}
"""Properties for which the desk has one field: where a card has several lines all are kept."""
_FIRST = {"FN": 0, "N": 1, "EMAIL": 2, "TEL": 3}
"""The order in which lines are read, and kept; others follow as they stand."""


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
    reading = Reading(labels)
    counts = Counter(line.name for line in card.lines)
    for line in sorted(card.lines, key=_order):
        if line.name == "X-ABLABEL" and line.group in labels:
            continue
        taker = TAKERS.get(line.name)
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


def _keep_shown(reading: Reading) -> None:
    """Keep FN beside an N that cannot be worked out from it: together they tell a new name."""
    line = reading.shown
    parted = any(text.startswith(("N:", "N;")) for text in reading.keep)
    told = reading.name == reading.parted
    if line is not None and parted and not told and kept(line.raw) not in reading.keep:
        reading.keep.insert(0, kept(line.raw))


def _keep(reading: Reading, line: Line) -> None:
    if len(line.raw) > LONGEST_LINE:
        size = f"{len(line.raw) / 1_000_000:.1f} MB"
        reading.told.append(f"{line.name} of {size} is left out, it is too long")
        return
    reading.keep.append(kept(line.raw))


def _row(number: int, reading: Reading) -> Read:
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


def _of_firm(reading: Reading, *, alone: bool) -> Iterable[Offer]:
    """Yield what the card of a firm says of the client itself."""
    if alone and reading.zone:
        yield Offer("zone", reading.zone)
    if alone and reading.language:
        yield Offer("language", reading.language)


def _ranked(held: list[tuple[int, Address]]) -> tuple[Address, ...]:
    return tuple(address for _, address in sorted(held, key=lambda each: each[0]))

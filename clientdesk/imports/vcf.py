"""Address books: cards of version 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350).

The libraries there are drop what they do not know or refuse what is not quite right. This reader
keeps every line that the desk has no field for as it stood, so that an export writes it back.
"""

from dataclasses import replace

from clientdesk.importing import Import, Incoming, Incomings, Outcome, PlannedRow, Tick, unheard
from clientdesk.imports._card_person import Read, read_card
from clientdesk.imports._card_reading import MAPPING
from clientdesk.imports._cards import Card, cards_in

_OFTEN = 200


def read(data: bytes, encoding: str = "", tick: Tick = unheard) -> Incomings:
    """Return the cards of a file. Raises InvalidInputError if there is none."""
    cards, codec = cards_in(data, encoding, tick)
    found: list[Read] = []
    unusable: list[PlannedRow] = []
    for done, card in enumerate(cards):
        if done % _OFTEN == 0:
            tick(done, len(cards))
        if card.why:
            unusable.append(_told(card.number, "", Outcome.UNUSABLE, card.why))
            continue
        one = read_card(card)
        if one.incoming.name:
            found.append(one)
        else:
            unusable.append(_told(card.number, "", Outcome.UNUSABLE, "this card names nobody"))
    tags = _tags(found)
    rows = tuple(_tagged(one, tags) for one in found if one.group is None)
    unusable += [_group(one, found) for one in found if one.group is not None]
    return Incomings(rows, _mapping(cards), tuple(unusable), f"vCard, {codec}", "line")


def _told(number: int, name: str, outcome: Outcome, why: str) -> PlannedRow:
    return PlannedRow(number, name, outcome, why, unit="line")


def _tags(found: list[Read]) -> dict[str, list[str]]:
    """Return the names of the groups that each uid is a member of."""
    tags: dict[str, list[str]] = {}
    for one in found:
        for uid in one.group or ():
            tags.setdefault(uid, []).append(one.incoming.name)
    return tags


def _tagged(one: Read, tags: dict[str, list[str]]) -> Incoming:
    incoming = one.incoming
    more = [tag for person in incoming.people for tag in tags.get(person.uid, ()) if person.uid]
    return (
        replace(incoming, tags=tuple(dict.fromkeys((*incoming.tags, *more)))) if more else incoming
    )


def _group(one: Read, found: list[Read]) -> PlannedRow:
    uids = set(one.group or ())
    there = sum(any(person.uid in uids for person in each.incoming.people) for each in found)
    why = f"a group: its name becomes a tag of {there} of its {len(uids)} members"
    return _told(one.incoming.row, one.incoming.name, Outcome.GROUP, why)


def _mapping(cards: list[Card]) -> tuple[tuple[str, str], ...]:
    names = dict.fromkeys(line.name for card in cards for line in card.lines)
    known = [(name, told) for name, told in MAPPING.items() if name in names]
    others = [name for name in names if name not in MAPPING]
    return (*known, *((name, "kept, and written back") for name in others))


importer = Import(suffixes=(".vcf", ".vcard"), read=read)

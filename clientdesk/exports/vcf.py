"""The people of the clients as vCards 3.0 (RFC 2426), a card each, for an address book of mine."""

from collections.abc import Iterable, Iterator

from clientdesk.exporting import Dossier, Export, Material, Page
from clientdesk.exports._card_lines import client_lines, person_lines
from clientdesk.model.field import Privacy


def render(material: Material) -> Iterator[Page]:
    """Yield one file with every card."""
    cards = (card for dossier in material.dossiers for card in _cards(dossier))
    yield Page(f"{material.today:%Y-%m-%d}-people.vcf", "".join(cards))


def _cards(dossier: Dossier) -> Iterator[str]:
    people = dossier.client["people"]
    if dossier.client["vcard"] or not people:
        yield _card(client_lines(dossier))
    for person in people:
        yield _card(person_lines(person, dossier))


def _card(lines: Iterable[str]) -> str:
    written = ["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]
    return "\r\n".join(line.replace("\n", "\r\n") for line in written)


export = Export(
    summary="the people of all clients as vCards 3.0 for an address book",
    audience=Privacy.INTERNAL,
    suffix=".vcf",
    folder=False,
    render=render,
)

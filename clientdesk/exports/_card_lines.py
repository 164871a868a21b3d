"""The lines of one person's vCard: what the desk knows, and what their card said besides.

A kept line stands in the place of the desk's own as long as both say the same; a kept line that
the desk contradicts by now is left out; any other is written back as it stood.
"""

from collections.abc import Iterator

from clientdesk.exporting import Dossier, Fields
from clientdesk.model.text import clean
from clientdesk.vcard import meaning
from clientdesk.vcard.keeping import given
from clientdesk.vcard.labels import label_of, type_of
from clientdesk.vcard.lines import Line, escaped, folded, parsed
from clientdesk.vcard.meaning import said

_Saying = tuple[str, ...]
_IN_PLACE = {"EMAIL", "TEL"}
"""Of these the order counts."""
_ALWAYS = {"URL", "ADR", "UID", "ROLE", "X-ABSHOWAS", "CATEGORIES"}
"""Of these a card may say more than the desk holds: a kept line is written in any case."""


def person_lines(person: Fields, dossier: Dossier) -> Iterator[str]:
    """Yield the lines of a person's card but BEGIN, VERSION and END, folded by line feeds."""
    own = dict(_own(person, dossier))
    yield from _written(own, person["vcard"], dossier, person["name"])


def client_lines(dossier: Dossier) -> Iterator[str]:
    """Yield the lines of the card of a client that has one of its own, or has no people."""
    client = dossier.client
    name = client["name"]
    own: dict[_Saying, str] = {
        ("FN", name): f"FN:{escaped(name)}",
        ("N", ""): "N:;;;;",
        ("ORG", said(name)): f"ORG:{escaped(name)}",
        ("X-ABSHOWAS",): "X-ABShowAs:COMPANY",
    }
    if client["zone"]:
        own["TZ", client["zone"]] = f"TZ;VALUE=text:{client['zone']}"
    if client["language"]:
        own["LANG", client["language"]] = f"LANG:{client['language']}"
    own.update(_shared(dossier))
    own["UID",] = f"UID:{client['id']}"
    yield from _written(own, client["vcard"], dossier, name)


def _own(person: Fields, dossier: Dossier) -> Iterator[tuple[_Saying, str]]:
    """Yield what the desk would write, each line by what it says."""
    client = dossier.client
    name = person["name"]
    family, others = meaning.name_parts(name)
    yield ("FN", name), f"FN:{escaped(name)}"
    yield ("N", ""), f"N:{escaped(family)};{escaped(others)};;;"
    if client["name"] != name:
        yield ("ORG", said(client["name"])), f"ORG:{escaped(client['name'])}"
    if person["role"]:
        yield ("TITLE", person["role"]), f"TITLE:{escaped(person['role'])}"
    for kind, held in (("EMAIL", person["emails"]), ("TEL", person["phones"])):
        for place, each in enumerate(held):
            types = [type_of(each["label"]), "PREF" if place == 0 and len(held) > 1 else ""]
            shown = ",".join(filter(None, types))
            value = escaped(each["value"]) if kind == "TEL" else each["value"]
            line = f"{kind};TYPE={shown}:{value}" if shown else f"{kind}:{value}"
            yield (kind, each["value"]), line
    if person["birthday"]:
        yield ("BDAY", person["birthday"]), f"BDAY:{_day(person['birthday'])}"
    if person["zone"]:
        yield ("TZ", person["zone"]), f"TZ;VALUE=text:{person['zone']}"
    if person["language"]:
        yield ("LANG", person["language"]), f"LANG:{person['language']}"
    yield from _shared(dossier)
    yield ("UID",), f"UID:{person['id']}"


def _shared(dossier: Dossier) -> Iterator[tuple[_Saying, str]]:
    """Yield what a card says of the client itself."""
    client = dossier.client
    if client["place"] or client["country"]:
        place, country = escaped(client["place"]), escaped(client["country"])
        yield ("ADR",), f"ADR;TYPE=WORK:;;;{place};;;{country}"
    if client["website"]:
        yield ("URL", client["website"]), f"URL:{client['website']}"
    if client["tags"]:
        tags = ",".join(map(escaped, client["tags"]))
        yield ("CATEGORIES",), f"CATEGORIES:{tags}"


def _day(birthday: str) -> str:
    return birthday if birthday[:2] != "--" else birthday.replace("-", "").rjust(6, "-")


def _written(
    own: dict[_Saying, str], held: list[str], dossier: Dossier, name: str
) -> Iterator[str]:
    """Yield the desk's lines but those that kept ones say too, and the kept ones as they stood."""
    lines = [(raw, parsed(raw)) for raw in map(given, held)]
    renamed = _is_renamed([line for _, line in lines if line is not None], name)
    union = _Union(own, dossier)
    others = [
        raw
        for raw, line in lines
        if line is None or union.keeps(raw, line, _saying(line, renamed=renamed))
    ]
    stood = {raw for raw, _ in lines}
    yield from (line if line in stood else folded(line) for line in own.values())
    yield from others


class _Union:
    """Decides of each kept line whether it is written; the desk's own give way to it."""

    def __init__(self, own: dict[_Saying, str], dossier: Dossier) -> None:
        self._own = own
        self._notes = {note["text"] for note in dossier.of("notes")}
        self._firm = ("ORG", said(dossier.client["name"]))
        self._met: set[str] = set()

    def keeps(self, raw: str, line: Line, saying: _Saying) -> bool:
        """Tell whether a kept line is written after the desk's own."""
        name = saying[0] if saying else ""
        if not saying or name in _ALWAYS:
            self._own.pop(saying, None)
            return True
        if name == "NOTE":
            return saying[1] in self._notes
        if name in _IN_PLACE:
            return self._keeps_address(raw, line, saying)
        first = name not in self._met
        self._met.add(name)
        if saying in self._own or saying == self._firm:
            self._own.pop(saying, None)
            return True
        # What the first line of its name said is said otherwise by the desk; more of them stay.
        return not first

    def _keeps_address(self, raw: str, line: Line, saying: _Saying) -> bool:
        if saying not in self._own:
            return False
        if _labels_as(line, self._own[saying]):
            self._own[saying] = raw
            return False
        return True


def _labels_as(line: Line, written: str) -> bool:
    """Tell whether a kept line gives an address the label that the desk gives it."""
    mine = parsed(written)
    return mine is not None and label_of(line.of("TYPE")) == label_of(mine.of("TYPE"))


def _is_renamed(held: list[Line], name: str) -> bool:
    """Tell whether the desk calls the person otherwise than their card did."""
    shown = [said(line.text) for line in held if line.name == "FN"]
    parted = [meaning.name_of(line.parts) for line in held if line.name == "N"]
    return bool(shown or parted) and name not in (shown or parted)


def _saying(line: Line, *, renamed: bool) -> _Saying:
    """Return what a kept line says of what the desk has a field for; nothing for any other."""
    if line.name == "N":
        return ("N", "of another name" if renamed else "")
    sayer = _SAYERS.get(line.name)
    return sayer(line) if sayer is not None else ()


def _address(line: Line) -> _Saying:
    found = (meaning.email_of if line.name == "EMAIL" else meaning.phone_of)(line)
    return (line.name, found.value) if found is not None else ()


def _birthday(line: Line) -> _Saying:
    found = meaning.birthday_of(line)
    return ("BDAY", found) if found else ()


def _zone(line: Line) -> _Saying:
    found = meaning.zone_of(said(line.text))
    return ("TZ", found) if found else ()


def _language(line: Line) -> _Saying:
    found = meaning.language_of(line.text)
    return ("LANG", found) if found else ()


def _firm(line: Line) -> _Saying:
    return ("ORG", next(filter(None, map(said, line.parts)), ""))


def _text(line: Line) -> _Saying:
    return (line.name, said(line.text))


def _note(line: Line) -> _Saying:
    return ("NOTE", clean(line.text))


def _alone(line: Line) -> _Saying:
    return (line.name,)


_SAYERS = {
    "FN": _text,
    "ORG": _firm,
    "TITLE": _text,
    "EMAIL": _address,
    "TEL": _address,
    "BDAY": _birthday,
    "TZ": _zone,
    "LANG": _language,
    "NOTE": _note,
    "URL": _text,
    "ADR": _alone,
    "UID": _alone,
    "X-ABSHOWAS": _alone,
}

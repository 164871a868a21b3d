"""Names of people: their words, their titles, and when two of them may be one."""

import re
from functools import cache
from unicodedata import normalize

from clientdesk.checks._plain import plain
from clientdesk.language.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?\.?")
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3
_LONGEST_INITIALS = 3
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def words_of(text: str) -> list[re.Match[str]]:
    """Return the words of a text, where they stand."""
    return list(_WORD.finditer(text))


@cache
def titles(lexicon: Lexicon) -> frozenset[str]:
    """Return the forms of address ("Mr", "Puan", "pani"), as `plain` writes them."""
    return frozenset(plain(word) for word in lexicon.rule("names").listed("titles"))


def people(recipients: tuple[str, ...], lexicon: Lexicon) -> list[list[str]]:
    """Return the words of each recipient's name, the forms of address left out."""
    ignored = titles(lexicon)
    names = ([word[0] for word in words_of(name)] for name in recipients)
    return [[word for word in name if plain(word) not in ignored] for name in names]


def are_initials(word: str, names: list[list[str]]) -> bool:
    """Tell whether a word in capitals is made of the first letters of somebody's name."""
    letters = [letter for letter in word if letter.isalpha()]
    if not word.isupper() or not 1 < len(letters) <= _LONGEST_INITIALS:
        return False
    firsts = ("".join(part[0] for part in name).upper() for name in names)
    return any("".join(letters) in {first, first[:1] + first[-1:]} for first in firsts)


def is_listed(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is one of the names whose short forms are known."""
    return plain(word) in _families(lexicon)


@cache
def _nobody(lexicon: Lexicon) -> frozenset[str]:
    """Return the words of a greeting that name no one person ("all", "team", "pagi")."""
    return frozenset(plain(word) for word in lexicon.rule("names").listed("nobody"))


def is_everybody(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word greets more than one although it looks like a name: "tím" is not Tim.

    Written small it may have lost its accents.
    """
    listed = lexicon.rule("names").listed("nobody_accented")
    if word.islower():
        return plain(word) in {plain(each) for each in listed}
    return word.casefold() in listed


def greets_nobody(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word, as `plain` writes it, is a form of address or stands for everybody."""
    return word in _nobody(lexicon) or word in titles(lexicon)


def put_for(
    name: list[str], words: int, title: str | None, lexicon: Lexicon, *, partly_known: bool
) -> str | None:
    """Return what of a recipient's name takes the place of `words` wrong words in a greeting.

    After a form of address that is the family name, or the given name where the title asks for it.
    """
    if not name:
        return None
    if partly_known:
        return name[-1] if len(name) > 1 else None
    if words > 1:
        return " ".join(name)
    given = frozenset(plain(word) for word in lexicon.rule("names").listed("given_after"))
    return name[-1] if title and title not in given else name[0]


def same(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two words may name one person: alike, a short form, or a case of the other."""
    first, second = plain(one), plain(other)
    if _latin(one) == _latin(other) or _latin(one) == second or first == _latin(other):
        return True
    if first == second or _short_form(first, second, lexicon):
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1:
        return longer.startswith(shorter)
    if len(shorter) < _SHORTEST_STEM:
        return False
    return longer.startswith(shorter) or _inflected(first, second, lexicon)


def _latin(word: str) -> str:
    """Return a word as German and Norwegian write it without their own letters."""
    return plain(normalize("NFC", word.casefold()).translate(_UMLAUTS))


def folded_alike(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two words, as `plain` writes them, are one, or one in two cases of a name."""
    return one == other or _inflected(one, other, lexicon)


def _short_form(first: str, second: str, lexicon: Lexicon) -> bool:
    """Tell whether both stand in one line of the short forms."""
    return bool(
        _families(lexicon).get(first, frozenset()) & _families(lexicon).get(second, frozenset())
    )


@cache
def _families(lexicon: Lexicon) -> dict[str, frozenset[int]]:
    """Return for each name the numbers of the lines in which it stands with its short forms."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon.rule("names").raw.get("short_forms") or ()):
        for name in str(line).split():
            found.setdefault(plain(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _inflected(first: str, second: str, lexicon: Lexicon) -> bool:
    """Tell whether two words differ only by endings that the language puts on names."""
    endings = _endings(lexicon)
    if not endings:
        return False
    stem = 0
    while stem < min(len(first), len(second)) and first[stem] == second[stem]:
        stem += 1
    cuts = range(max(_SHORTEST_STEM, stem - _LONGEST_ENDING), stem + 1)
    return any(first[cut:] in endings and second[cut:] in endings for cut in cuts)


@cache
def _endings(lexicon: Lexicon) -> frozenset[str]:
    """Return the endings of names, the empty one included; none if the language has no cases."""
    listed = frozenset(plain(ending) for ending in lexicon.rule("name_endings").listed("endings"))
    return listed | {""} if listed else listed

"""How near a word is to others: a slip of the pen is near to what was meant, jargon is not."""

from collections.abc import Iterable

from clientdesk.language.accents import unaccented

_LONG = 7
"""A word of so many letters may hold two slips."""
_SHORT = 4
"""A shorter word is taken for a slip of a common word only."""

_BRIEF = 5
"""A capitalised word of so few letters is rather a name."""
_MOST = 5
"""Suggestions beyond these help nobody."""


def nearest(word: str, suggestions: Iterable[str], common: frozenset[str]) -> tuple[str, ...]:
    """Return what may be meant by a word that is in no dictionary, the likeliest first.

    `common` are words that are written often, in lower case: a slip is most likely one of them.
    Nothing is near to a name, to jargon or to a word of another language.
    """
    typed = word.lower()
    if word[0].isupper() and not word.isupper():
        # It begins a sentence or is a name; a name is near to other names, and to short words.
        suggestions = [each for each in suggestions if each.islower() and len(typed) > _BRIEF]
    usual = [each for each in common if abs(len(each) - len(typed)) <= 1 and _slip(typed, each)]
    found = dict.fromkeys(usual)
    if len(typed) >= _SHORT:
        found |= dict.fromkeys(each for each in suggestions if _near(typed, each, common))
    ranked = sorted(found, key=lambda each: _rank(typed, each.lower(), common))
    return tuple(dict.fromkeys(_cased(each, word) for each in ranked))[:_MOST]


def swapped(word: str, other: str) -> bool:
    """Tell whether two neighbouring letters in the wrong order are all that differs."""
    if len(word) != len(other):
        return False
    wrong = [
        place for place, pair in enumerate(zip(word, other, strict=True)) if len(set(pair)) > 1
    ]
    return (
        len(wrong) == 2  # noqa: PLR2004 - two letters in each other's place
        and wrong[1] == wrong[0] + 1
        and word[wrong[0]] == other[wrong[1]]
        and word[wrong[1]] == other[wrong[0]]
    )


def doubled(word: str, other: str) -> bool:
    """Tell whether a letter written once in one and twice in the other is all that differs."""
    shorter, longer = sorted((word, other), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[place] == longer[place - 1] and longer[:place] + longer[place + 1 :] == shorter
        for place in range(1, len(longer))
    )


def distance(word: str, other: str) -> int:
    """Return how many letters are missing, too many, wrong, or swapped with their neighbour."""
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other)


def _slip(typed: str, usual: str) -> bool:
    """Tell whether a word is a common one with a letter that is swapped, missing or too many."""
    if len(typed) < _SHORT:
        return swapped(typed, usual)
    return len(usual) >= _SHORT and distance(typed, usual) == 1


def _near(typed: str, suggestion: str, common: frozenset[str]) -> bool:
    """Tell whether a suggestion is what a slip was meant to be, and no other way to write it."""
    other = suggestion.lower()
    if " " in other:
        # Two words run together are a slip only if they are everyday words: "alot", no "shortcode".
        return other.replace(" ", "") == typed and common.issuperset(other.split())
    if other.replace("'", "") == typed and other.endswith("'s"):
        return other[:-2] in common
    if other == typed:
        return suggestion[1:].islower()
    if unaccented(typed) == unaccented(other):
        return True
    return distance(typed, other) <= (2 if len(typed) >= _LONG else 1)


def _rank(typed: str, other: str, common: frozenset[str]) -> tuple[int, bool, bool, bool]:
    """Order by distance, the common first, then swapped letters before a letter more or fewer."""
    letters = other.replace("'", "").replace(" ", "")
    bare = typed != letters and unaccented(typed) == unaccented(letters)
    near = 1 if bare or swapped(typed, other) else distance(typed, letters)
    same_length = len(typed) == len(letters) and not swapped(typed, letters)
    return near, other not in common, same_length, typed[:1] != other[:1]


def _cased(suggestion: str, word: str) -> str:
    """Give a suggestion the capital of the word it replaces."""
    if word[:1].isupper() and not word.isupper():
        return suggestion[:1].upper() + suggestion[1:]
    return suggestion

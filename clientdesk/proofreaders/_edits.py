"""What a word with a slip in it may have been: one letter swapped, missing, too many or wrong."""

from collections.abc import Iterator

from clientdesk.language.accents import unaccented

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_MOST_ACCENTS = 3
"""Accents that may be missing or wrong in one word."""
_LONGEST = 24
"""A longer word is no slip, but a name of something."""


def edits(word: str, letters: str) -> Iterator[str]:
    """Yield the words that one slip makes of `word`, the likeliest kinds first.

    `letters` are those that a language has beside the plain ones.
    """
    if len(word) > _LONGEST:
        return
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (start + end[1] + end[0] + end[2:] for start, end in parts if len(end) > 1)
    yield from _accented(word, letters)
    yield from (start + end[1:] for start, end in parts if end)
    every = _PLAIN + letters
    yield from (start + letter + end for start, end in parts for letter in every)
    yield from (start + letter + end[1:] for start, end in parts if end for letter in every)


def _accented(word: str, letters: str) -> Iterator[str]:
    """Yield a word with up to three accents put on, taken off or changed."""
    forms = {letter: unaccented(letter) for letter in letters}
    kin = {
        plain: [plain, *(letter for letter, bare in forms.items() if bare == plain)]
        for plain in forms.values()
    }
    made, seen = [word], {word}
    for _ in range(_MOST_ACCENTS):
        made = list(dict.fromkeys(new for each in made for new in _changed(each, kin)))
        made = [new for new in made if new not in seen]
        seen.update(made)
        yield from made


def _changed(word: str, kin: dict[str, list[str]]) -> Iterator[str]:
    """Yield a word with another accent on one of its letters."""
    for place, letter in enumerate(word):
        for other in kin.get(unaccented(letter), ()):
            yield word[:place] + other + word[place + 1 :]

"""Finding words in one text, whatever their case and accents, and putting others in their place."""

from typing import NamedTuple

from clientdesk.services.folding import fold


class Stretch(NamedTuple):
    """A stretch of a text."""

    start: int
    """Index of its first character."""
    end: int
    """Index after its last one."""


class Seeker:
    """Finds words in a text that is folded once, however often the words change."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The text as it stands."""
        self._folded, self._places = _folded(text)

    def find(self, words: str) -> list[Stretch]:
        """Return where words stand, from the top, none over another."""
        wanted = fold(words)
        if not wanted:
            return []
        found: list[Stretch] = []
        at = self._folded.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            one = self._stretch(at, end)
            # Half of a letter that folds into two is taken once, as the whole letter.
            if not found or one.start >= found[-1].end:
                found.append(one)
            at = self._folded.find(wanted, end)
        return found

    def _stretch(self, at: int, end: int) -> Stretch:
        if self._places is None:
            return Stretch(at, end)
        # Marks of their own that follow the last letter belong to it.
        return Stretch(self._places[at], max(self._places[end], self._places[end - 1] + 1))


def _folded(text: str) -> tuple[str, list[int] | None]:
    """Return a text folded letter by letter, and the place of each letter in the text."""
    if text.isascii():
        return text.lower(), None
    known: dict[str, str] = {}
    pieces: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        plain = known.get(letter)
        if plain is None:
            plain = known[letter] = fold(letter)
        pieces.append(plain)
        places += [at] * len(plain)
    places.append(len(text))
    return "".join(pieces), places


def replaced(text: str, found: list[Stretch], words: str) -> tuple[int, int, str]:
    """Return the change that puts words in the place of each stretch: start, end, and the text."""
    start, end = found[0].start, found[-1].end
    parts: list[str] = []
    at = start
    for stretch in found:
        parts += [text[at : stretch.start], words]
        at = stretch.end
    return start, end, "".join(parts)

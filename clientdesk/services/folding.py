"""Text folded for comparison: without case, accents and other marks."""

import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """Return text as it is compared: `Žofia Østergård` becomes `zofia ostergard`."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return bare.translate(_LETTERS)


def holds(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether folded text holds every one of some folded words, anywhere."""
    return all(word in folded for word in words)

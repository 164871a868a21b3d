"""Words as names and notes are compared by them."""

from unicodedata import combining, normalize

_STROKED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def plain(word: str) -> str:
    """Return a word in lower case, without accents, apostrophes and a full stop at its end."""
    if word.isascii():
        return word.lower().rstrip(".").replace("'", "")
    letters = normalize("NFKD", word.casefold().rstrip(".").replace("’", "'").translate(_STROKED))
    return "".join(letter for letter in letters if not combining(letter) and letter != "'")

"""Letters with accents, and texts that were typed without them."""

import unicodedata
from functools import cache

_FIRST, _LAST = 0xC0, 0x17F
"""The blocks of Unicode that hold the accented letters of European languages."""
_FEWEST = 0.04
"""Slovak has accents on one letter in eight; names alone put them on fewer than this."""
_ENOUGH = 4_000
"""Characters looked at: more do not change the answer."""


def unaccented(text: str) -> str:
    """Return a text without its accents; every character keeps its place."""
    return text.translate(_table())


def lacks_accents(text: str, letters: str) -> bool:
    """Tell whether a text of a language with these accented `letters` was typed without them."""
    typed = [mark for mark in text[:_ENOUGH].lower() if mark.isalpha()]
    return bool(letters) and sum(mark in letters for mark in typed) < _FEWEST * len(typed)


@cache
def _table() -> dict[int, str]:
    """Return the plain letter of each accented one that is made of a letter and an accent."""
    parts = {code: unicodedata.normalize("NFD", chr(code)) for code in range(_FIRST, _LAST + 1)}
    return {code: part[0] for code, part in parts.items() if len(part) == 2}  # noqa: PLR2004 - a letter and its accent

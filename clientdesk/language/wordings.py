"""Words of mine that I write once for each language: a line begins with whose it is, `sk: …`.

What stands before the first such line is for every mail in whose language it is written.
"""

import re
from collections.abc import Iterable

from clientdesk.language.guess import guess
from clientdesk.language.lexicon import languages

_LABEL = re.compile(r"\s*([a-z]{2,3})\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_REACHED = re.compile(r"https?://\S+|[^\s@,;]+@[^\s@,;]+\.\w+|(?<!\w)\+?\(?\d[\d ()/.-]{4,}\d")
_WORD = re.compile(r"[^\W\d_]{2}")
_TIMES = 4
"""A few words are looked at so often, to outweigh the language that is expected."""


def wording(text: str, language: str) -> str:
    """Return what of a text is for a mail in a language; empty if nothing is."""
    parts: dict[str, list[str]] = {"": []}
    now = ""
    for line in text.split("\n"):
        now, said = labelled(line, language) or (now, line)
        parts.setdefault(now, []).append(said)
    own = "\n".join(parts.get(language, ())).strip()
    plain = "\n".join(parts[""]).strip()
    return own or (plain if is_in(plain, language) else "")


def ways(channels: Iterable[str], language: str) -> list[str]:
    """Return the ways to reach me for a mail in a language, in their order; none if one has none.

    An address or a number is the same in every language, and of a way whose words are in another
    it is what is left; a way that is words alone needs its line in the language.
    """
    found = [labelled(each, language) or ("", each) for each in channels]
    translated = any(whose == language for whose, _ in found)
    told: list[str] = []
    for whose, way in found:
        if whose not in {"", language}:
            continue
        said = way if whose or is_neutral(way) or guess(f"{way} ") == language else ""
        if not said and translated:
            continue
        said = said or ", ".join(_REACHED.findall(way))
        if not said:
            return []
        told.append(said.strip())
    return told


def labelled(line: str, language: str) -> tuple[str, str] | None:
    """Return the language that a line names before a colon, and the rest; None if it names none."""
    found = _LABEL.fullmatch(line)
    if found is None or found[1].lower() not in {language, *languages()}:
        return None
    return found[1].lower(), found[2].strip()


def is_in(text: str, language: str) -> bool:
    """Tell whether a text that names no language is written in one."""
    return bool(text) and guess(f"{text} " * _TIMES, language) == language


def is_neutral(text: str) -> bool:
    """Tell whether a text is an address or a number alone."""
    return bool(text.strip()) and not _WORD.search(_REACHED.sub("", text))

"""Which language a text is written in, told by its small words and its letters."""

import re
from functools import cache

from clientdesk.language.accents import unaccented
from clientdesk.language.lexicon import languages, lexicon

_WORD = re.compile(r"[^\W\d_]+")
FALLBACK = "en"
"""The language of a text that gives no sign of any."""
_ENOUGH = 400
"""Words looked at: more do not change the answer."""


@cache
def _signs(language: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Return a language's small words, its letters that others lack, and its endings.

    Words and endings also stand without their accents, since mails are typed without them.
    """
    rule = lexicon(language).rule("language")
    letters = frozenset(str(rule.raw.get("letters", "")))
    words, endings = rule.listed("words"), rule.listed("endings")
    plain = frozenset(map(unaccented, words))
    return words | plain, letters, tuple(sorted(endings | set(map(unaccented, endings))))


def guess(text: str, hint: str | None = None) -> str:
    """Return the language code that fits `text` best.

    `hint` is the language expected: it wins unless another fits clearly better.
    """
    known = languages()
    scores = {language: _score(text, language) for language in known}
    if hint in scores:
        scores[hint] = scores[hint] * 1.5 + 1
    fallback = hint if hint in scores else FALLBACK
    return max(
        known, key=lambda language: (scores[language], language == fallback), default=FALLBACK
    )


def _score(text: str, language: str) -> float:
    """Count a language's signs in the first words of `text`; a small word counts most."""
    small, letters, endings = _signs(language)
    words = [match[0].lower() for match in _WORD.finditer(text[: _ENOUGH * 8])][:_ENOUGH]
    points = 0.0
    for word in words:
        if word in small:
            points += 1
        elif letters.intersection(word):
            points += 0.7
        elif endings and word.endswith(endings):
            points += 0.3
    return points

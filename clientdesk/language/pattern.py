"""The little pattern language of the wording rules, turned into regular expressions.

A pattern is a regular expression in which a space stands for any white space (` ?` for any or
none), a straight apostrophe for either apostrophe, and `{name}` for any of the words listed under
that name in the rule. It matches whole words, in either case.
"""

import re
from collections.abc import Iterable, Mapping

from clientdesk.model.errors import InvalidInputError

_LOOSE = re.compile(r"\[(?:\\.|[^\]\\])*\]| \??|'")
_NAME = re.compile(r"\{([a-z_]+)\}")
_NOTHING = re.compile(r"(?!)")
_CAPITAL = re.compile(r"\\.|[^\W\d_a-z]", re.DOTALL)

Words = Mapping[str, Iterable[str]]
"""Lists of words or patterns by the name under which a pattern can call them."""


def compile_patterns(
    patterns: Iterable[str], words: Words | None = None, *, lower: bool = False
) -> re.Pattern[str]:
    """Return one expression that matches where any of `patterns` does; none at all matches nowhere.

    With `lower` it is for texts in lower case (`lowered`), which it searches in half the time; that
    is not for patterns that tell capitals from small letters.

    Raises InvalidInputError if a pattern names a list that is missing or is not a valid expression.
    """
    sources = [_expand(_written(pattern), words or {}) for pattern in patterns]
    if not sources:
        return _NOTHING
    whole = _bounded("|".join(f"(?:{source})" for source in sources))
    try:
        return re.compile(_small(whole)) if lower else re.compile(whole, re.IGNORECASE)
    except re.error as error:
        raise InvalidInputError(
            f"A pattern is not a valid expression: {error}. Mend it."
        ) from error


def lowered(text: str) -> str:
    """Return a text in lower case; every character keeps its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    # A few letters of other scripts become two in lower case: they stay as they are.
    return "".join(small if len(small := mark.lower()) == 1 else mark for mark in text)


def _small(source: str) -> str:
    """Return an expression with its capitals in lower case, but for what follows a backslash."""
    return _CAPITAL.sub(lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), source)


def _written(pattern: object) -> str:
    """Return a pattern; raises InvalidInputError for what YAML took for true or false."""
    if isinstance(pattern, bool):
        raise InvalidInputError(
            "A list holds yes, no, on or off without quotes, which YAML reads as true or false."
            " Put it in quotes."
        )
    return str(pattern)


def _expand(pattern: str, words: Words, depth: int = 0) -> str:
    """Put the listed words in place of their names, and white space in place of spaces."""

    def listed(match: re.Match[str]) -> str:
        name = match[1]
        if name not in words or depth > 5:  # noqa: PLR2004 - deeper nesting is a circle
            raise InvalidInputError(
                f'The pattern "{pattern}" names the list "{name}". Add it to words.'
            )
        return (
            "(?:"
            + "|".join(_expand(_written(word), words, depth + 1) for word in words[name])
            + ")"
        )

    return _NAME.sub(listed, _LOOSE.sub(_loosened, pattern))


def _loosened(match: re.Match[str]) -> str:
    """Widen a space or an apostrophe; to a set of characters, add the other apostrophe."""
    found = match[0]
    if found.startswith("["):
        return found.replace("'", "'’")
    return {" ": r"\s+", " ?": r"\s*", "'": "['’]"}[found]


def _bounded(source: str) -> str:
    """Forbid a match to begin or to end in the middle of a word; beside marks and spaces it may."""
    return rf"(?:(?<!\w)|(?!\w))(?:{source})(?:(?!\w)|(?<!\w))"

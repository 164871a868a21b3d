"""Vague times in what somebody said: ASAP, soon, by the end of the day."""

from typing import NamedTuple


class Vague(NamedTuple):
    """Words in a request that name a time no two people take alike."""

    start: int
    """Where they begin."""
    end: int
    """Where they end."""
    words: str
    """What they are."""


def vague_times(words: str, language: str = "") -> tuple[Vague, ...]:
    """Return the vague times in what somebody said; the language is found out if not given."""
    from clientdesk.language.guess import guess
    from clientdesk.language.lexicon import lexicon

    rule = lexicon(language or guess(words)).rule("vague_deadline")
    return tuple(Vague(*hit.span(), hit[0]) for hit in rule.patterns.finditer(words))

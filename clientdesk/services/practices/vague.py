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
    """Return the vague times in what somebody said, with accents or without.

    The language is found out if not given; few words tell little of it, so that the others are
    tried where nothing is found in it.
    """
    from clientdesk.language.accents import unaccented
    from clientdesk.language.guess import guess
    from clientdesk.language.lexicon import languages, lexicon

    said = unaccented(words)
    likely = language or guess(words)
    for each in (likely,) if language else dict.fromkeys((likely, *languages())):
        rule = lexicon(each, accented=False).rule("vague_deadline")
        if found := [hit.span() for hit in rule.patterns.finditer(said)]:
            return tuple(Vague(start, end, words[start:end]) for start, end in found)
    return ()


def no_time(words: str) -> str:
    """Return that each vague time in what somebody said is none; empty where there is none."""
    found = list(dict.fromkeys(f"“{vague.words}”" for vague in vague_times(words)))
    *others, last = found or [""]
    if not others:
        return f"{last} is no time" if last else ""
    return f"{', '.join(others)} and {last} are no times"

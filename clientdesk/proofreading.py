"""The contract of a proofreader: it reads a text in one language and yields slips of the pen."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class SlipKind(StrEnum):
    """What is wrong with some words."""

    SPELLING = "spelling"
    """A word that is in no dictionary."""
    GRAMMAR = "grammar"
    """Words that are right one by one, and wrong together."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the pen."""

    start: int
    """First character: a string index into the text that was read."""
    end: int
    """One past the last character."""
    kind: SlipKind
    """What is wrong."""
    message: str = ""
    """What a proofreader says of it; empty where the kind says all."""
    suggestions: tuple[str, ...] = ()
    """What may stand there instead, the likeliest first; an empty text takes the words out."""


class Proofreader(Protocol):
    """Reads texts of one language; used by one thread at a time."""

    language: str
    """The code of the language: `en`, `ms`, `sk`."""

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        """Return the slips in `text`, by place; `accepted` are right words in lower case.

        Raises UnavailableError if it breaks on the text.
        """
        ...


class UnavailableError(Exception):
    """A proofreader that cannot be used, with the reason as a clause: `there is no dictionary`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the module of a proofreader says of itself; it is called `offer`."""

    rank: int
    """Of several for one language the one with the lowest rank that can be started is used."""
    languages: frozenset[str]
    """The codes of the languages it knows; empty if that depends on the dictionaries found."""
    start: Callable[[str, tuple[Path, ...]], Proofreader]
    """Makes one for a language; the second argument is the folders in which dictionaries may be.

    It takes up to a second. Raises UnavailableError with the reason.
    """
    partial: bool = False
    """Whether it knows only a part of the language's words, and misses what a whole one would."""

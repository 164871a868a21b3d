"""The contract of a check: a pure function of a mail that was read and of what is known of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING, Protocol

from clientdesk.model.finding import Finding

if TYPE_CHECKING:
    from clientdesk.language.reading import Reading


class DaysOff(Protocol):
    """Public holidays by day: a dict, or something that works them out when it is first asked."""

    def get(self, day: date, /) -> str | None:
        """Return the name of the holiday on a day, or None."""


class Vault(Protocol):
    """Private texts, which nobody can read out of it: it only tells what a text took from them."""

    def stretches(self, words: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Return the first and the last place of all words, folded, that repeat a private text."""

    def theirs(self, words: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Return the same of what the client is known to have written, or to have read."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that one side promised and still owes."""

    what: str
    """What was promised."""
    due: date
    """The day by which."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days that the writer spends elsewhere."""

    place: str
    """The town."""
    first: date
    """The first day there."""
    last: date
    """The last day there."""


@dataclass(frozen=True, slots=True)
class MyDays:
    """When the writer works."""

    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Weekdays, 0 for Monday."""
    holidays: DaysOff = field(default_factory=dict[date, str])
    """The writer's public holidays."""
    away: tuple[Away, ...] = ()
    """The writer's trips."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the text. Any part may be missing: a check that lacks one is silent."""

    subject: str | None = None
    """The subject line; None if unknown."""
    to: str = ""
    """Recipients as they stand above the mail, names and addresses; empty if unknown."""
    recipients: tuple[str, ...] = ()
    """Names of the recipient's side: people and firm."""
    people_known: bool = True
    """Whether people are among them; a greeting is compared with nothing if only a firm is."""
    own: tuple[str, ...] = ()
    """Projects and jargon of this client, and the writer's name: they belong in this mail."""
    others: Sequence[str] = ()
    """Names, projects and jargon of the desk's clients; what is this client's too is no stranger.
    It may be worked out when it is first read, in the thread that reads it."""
    accepted: tuple[str, ...] = ()
    """Words that spelling accepts: my dictionary, this client's, their jargon and projects."""
    attachments: tuple[str, ...] | None = None
    """File names attached; `()` if nothing is; None if unknown."""
    today: date | None = None
    """The day on which the mail is written."""
    language: str | None = None
    """The client's language, if known: `en`, `ms` or `sk`."""
    longest: int | None = None
    """The client's limit in words: 125 for who likes it short, 250 for who likes it long."""
    avoided: tuple[str, ...] = ()
    """Words that this client does not like."""
    unfit: tuple[str, ...] = ()
    """Words of the client's jargon that are not fit for a mail."""
    never: tuple[str, ...] = ()
    """Words that the writer never uses."""
    formal: bool = False
    """Whether this client is written to formally."""
    zone: str | None = None
    """The client's IANA time zone."""
    my_zone: str | None = None
    """The writer's IANA time zone."""
    their_today: date | None = None
    """The day that it is where the client is, if that is known."""
    days: tuple[int, ...] | None = None
    """The weekdays on which the client works, 0 for Monday; None if unknown."""
    closes: time | None = None
    """When the client's working day ends, by their clock; None if unknown."""
    holidays: DaysOff = field(default_factory=dict[date, str])
    """The client's public holidays, with their names."""
    mine: MyDays | None = None
    """When the writer works; None if unknown."""
    secrets: tuple[str, ...] = ()
    """Texts that must not be quoted."""
    vault: Vault | None = None
    """Private texts of the whole desk, which must not be quoted either."""
    promises: tuple[str, ...] | None = None
    """What the ledger of promises already holds; None if there is no ledger to compare with."""
    owed: tuple[Awaited, ...] = ()
    """What the writer promised and still owes, with its dates."""
    awaited: tuple[Awaited, ...] = ()
    """What the client promised and still owes, with its dates."""
    sent_subjects: tuple[str, ...] = ()
    """Subjects of the mails that went to this client lately."""
    information_only: bool = False
    """Whether the writer says that this mail asks for nothing."""
    forwarded: bool = False
    """Whether its reader will pass it on, so that it must be fit for eyes nobody knows."""


Check = Callable[["Reading", Known], Iterator[Finding]]
"""A check yields its findings. The function of a check's module is called `check`."""

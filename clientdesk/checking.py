"""The contract of a check: a pure function of a mail that was read and of what is known of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.model.finding import Finding

if TYPE_CHECKING:
    from clientdesk.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that the client promised."""

    what: str
    """What was promised."""
    due: date
    """The day by which."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the text. Any part may be missing: a check that lacks one is silent."""

    subject: str | None = None
    """The subject line; None if unknown."""
    recipients: tuple[str, ...] = ()
    """Names of the recipient's side: people and firm."""
    people_known: bool = True
    """Whether people are among them; a greeting is compared with nothing if only a firm is."""
    others: tuple[str, ...] = ()
    """Names, projects and jargon of other clients, none of which belongs in this mail."""
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
    zone: str | None = None
    """The client's IANA time zone."""
    my_zone: str | None = None
    """The writer's IANA time zone."""
    holidays: dict[date, str] = field(default_factory=dict)
    """The client's public holidays near today, with their names."""
    secrets: tuple[str, ...] = ()
    """Texts that must not be quoted."""
    promises: tuple[str, ...] | None = None
    """What the ledger of promises already holds; None if there is no ledger to compare with."""
    awaited: tuple[Awaited, ...] = ()
    """What the client promised and still owes, with its dates."""
    information_only: bool = False
    """Whether the writer says that this mail asks for nothing."""


Check = Callable[["Reading", Known], Iterator[Finding]]
"""A check yields its findings. The function of a check's module is called `check`."""

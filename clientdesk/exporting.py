"""The contract of an export: what it is given, what it says of itself, and the pages it yields.

An export never meets a record. It declares its audience and is handed plain dicts that hold exactly
what `model.field.visible` lets that audience see, so that it cannot leak what it never had.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from clientdesk.model.field import Privacy
from clientdesk.model.hours import WorkingHours

Fields = dict[str, Any]
"""The visible fields of one record: texts, numbers, lists and dicts; dates in ISO form."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One occurrence of a check-in that lies ahead, or that is overdue."""

    starts: datetime
    """When: an aware moment in my zone."""
    theirs: datetime
    """The same moment in the client's zone."""
    overdue: bool
    """Whether it should have taken place by now."""
    checkin: Fields
    """The check-in."""


@dataclass(frozen=True, slots=True)
class Word:
    """How a promise stands by the clock; the rule is that of the ledger and of the cards."""

    due: datetime | None
    """By when: an aware moment in my zone; None without a date."""
    late: bool
    """Whether it is open and its time has passed."""
    in_time: bool
    """Whether it was kept by its date, which was never moved after it had passed."""
    lateness: str = ""
    """How late it is, or was, in words: `a day late`; empty where it never was."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day to remember that lies ahead: of a milestone, or a birthday."""

    day: date
    """The day, in the year that it comes next; for a range that has begun, its first."""
    title: str
    """What it is."""
    yearly: bool
    """Whether it comes back."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One client with everything of theirs that the audience may read."""

    stem: str
    """A name for files: a-z, 0-9 and hyphens; no other client of the desk has it."""
    client: Fields
    """The client."""
    last_touch: datetime | None = None
    """When we last talked: an aware moment in my zone; None if never, or not for this audience."""
    planned: tuple[Planned, ...] = ()
    """The next check-ins, by time."""
    kept: tuple[int, int] = (0, 0)
    """How many of my promises were kept in time, of how many that came to an end.

    None of none for an audience outside.
    """
    words: dict[str, Word] = field(default_factory=dict)
    """How each promise stands, by its id; empty for an audience outside."""
    dates: tuple[Dated, ...] = ()
    """The days to remember, the nearest first; none for an audience outside."""
    unknown: tuple[str, ...] = ()
    """The sections of know-your-partner that say nothing yet; none for an audience outside."""
    records: dict[str, tuple[Fields, ...]] = field(default_factory=dict)
    """Their other records by table, oldest first, none of them in the trash."""

    def of(self, table: str) -> tuple[Fields, ...]:
        """Return the records of one table."""
        return self.records.get(table, ())

    def by_due(self, promises: Iterable[Fields]) -> list[Fields]:
        """Return promises by the moment they are due, those without a date last."""

        def order(promise: Fields) -> tuple[float, str]:
            due = self.words[promise["id"]].due
            return (due.timestamp() if due else float("inf"), promise["id"])

        return sorted(promises, key=order)

    def person(self, person_id: str) -> str:
        """Return the name of one of the client's people, or an empty text."""
        people = self.client.get("people", [])
        return next((each["name"] for each in people if each["id"] == person_id), "")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes along with a mail."""

    name: str
    """Its name for the reader, on one line."""
    content: bytes
    """What is in it."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A draft that is ready to leave the desk."""

    stem: str
    """A name for its file: a-z, 0-9 and hyphens; no other mail beside it has it."""
    draft: Fields
    """What its audience may see of the draft: recipients, subject, text."""
    sender: Fields
    """What its audience may see of me."""
    at: datetime
    """When it leaves the desk: an aware moment in my zone."""
    enclosures: tuple[Enclosure, ...] = ()
    """The files that go along."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A template that is filled in for a client, and that has no blank left."""

    stem: str
    """The client's name for files."""
    title: str
    """What the template is called."""
    to: str
    """Whom it is for, by name; empty if nobody is known."""
    subject: str
    """Its subject line."""
    body: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that an export works from."""

    today: date
    """The day of the export, in my zone."""
    dossiers: tuple[Dossier, ...]
    """The clients asked for, by name."""
    hours: WorkingHours = field(default_factory=WorkingHours)
    """My own working hours."""
    mails: tuple[Mail, ...] = ()
    """The drafts asked for, the last written first; only for an export that is of mails."""
    letters: tuple[Letter, ...] = ()
    """The filled template of each client; only for an export that is of a template."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of an export."""

    name: str
    """The file's name."""
    text: str
    """Its content."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an export says of itself. The one of a module in `exports/` is called `export`."""

    summary: str
    """What it gives, in a few words, for the command line's help."""
    audience: Privacy
    """Whose fields it is given: CLIENT or INTERNAL."""
    suffix: str
    """How its files end, with the dot."""
    folder: bool
    """Whether it gives a folder with one page a client; else one file for all."""
    render: Callable[[Material], Iterator[Page]]
    """Makes the pages."""
    mails: bool = False
    """Whether it is made of drafts, a page each, and not of clients."""
    template: str = ""
    """Name of the template it is made of, a page a client; empty for none."""
    lacking: str = "there are no clients yet"
    """Why it gives no page although there are clients: `there are no notes yet`."""

    @property
    def is_public(self) -> bool:
        """Whether a client may see it: only such an export leaves while the curtain is drawn."""
        return self.audience is Privacy.CLIENT


_SEAL = re.compile(r"^digest: '?([0-9a-f]{16})'?\n", re.MULTILINE)
_OPEN_SEAL = "digest: " + "0" * 16 + "\n"


def sealed(text: str) -> str:
    """Return a text with the digest of itself in the place of its `digest: 0000000000000000` line.

    An export overwrites a file only if this seal holds: then nobody has edited it since.
    """
    return text.replace(_OPEN_SEAL, f"digest: {_digest(text)}\n", 1)


def seal_holds(text: str) -> bool:
    """Tell whether a text is just as `sealed` gave it."""
    found = _SEAL.search(text)
    if found is None:
        return False
    before = text[: found.start()] + _OPEN_SEAL + text[found.end() :]
    return found[1] == _digest(before)


def _digest(text: str) -> str:
    # A digest of digits only, or one like 12e34567, would be a number in YAML.
    return "a" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:15]

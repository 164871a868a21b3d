"""The contract of an import: bytes of a file become rows; the desk decides what to do with each."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, Protocol

from clientdesk.model.note import Fact, Section
from clientdesk.model.person import Address


class Tick(Protocol):
    """Is told how far the work is; raises to stop it."""

    def __call__(self, done: int, whole: int) -> None:
        """Hear that so much of the whole is done."""


def unheard(done: int, whole: int) -> None:
    """Be told how far the work is, and let it go on."""
    del done, whole


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in a row."""

    name: str
    """Full name."""
    role: str = ""
    """Their job."""
    emails: tuple[Address, ...] = ()
    """Email addresses with their labels, the preferred one first."""
    phones: tuple[Address, ...] = ()
    """Phone numbers with their labels, the preferred one first."""
    zone: str = ""
    """Their IANA time zone."""
    language: str = ""
    """Their language, one that the desk writes in."""
    birthday: str = ""
    """`YYYY-MM-DD`, or `--MM-DD` without a year."""
    uid: str = ""
    """What other programs know them by, as it is compared."""
    vcard: tuple[str, ...] = ()
    """Lines of their card that the desk has no field for, as `clientdesk.vcard.keeping` keeps
    them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A field of the client for which a card has a value: taken where the desk knows none."""

    field: str
    """The field's name in the model."""
    value: str
    """The value."""
    line: str = ""
    """The line that is kept with the person where the desk knows something else; may be empty."""


@dataclass(frozen=True, slots=True)
class Written:
    """A note of a file, with what the file says of it."""

    text: str
    """Its Markdown."""
    id: str = ""
    """Its id on the desk that it was exported from."""
    created_at: datetime | None = None
    """When it was made; a naive moment is one in my zone."""
    changed_at: datetime | None = None
    """When its text was last changed."""
    section: Section = Section.GENERAL
    """Where it belongs."""
    tags: tuple[str, ...] = ()
    """Its tags."""
    facts: tuple[Fact, ...] = ()
    """Its facts."""
    pinned: bool = False
    """Whether it stands first."""
    shareable: bool = False
    """Whether a client may be shown it."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row of a file: a client, one of a client's people, or a note on a client."""

    row: int
    """Where it stands: the row as a spreadsheet counts, 1 being the header, or the line."""
    name: str
    """Name of the client."""
    id: str = ""
    """Id of the client on this desk, where the file is an export of ours."""
    fields: dict[str, str] = field(default_factory=dict)
    """Other fields of the client by their names in the model, none empty."""
    offers: tuple[Offer, ...] = ()
    """Fields of the client that must not stand against what the desk knows."""
    tags: tuple[str, ...] = ()
    """The client's tags."""
    projects: tuple[str, ...] = ()
    """The client's projects."""
    people: tuple[Contact, ...] = ()
    """The people named."""
    of_person: bool = False
    """Whether the client is only named by its person, so that the person may be known elsewhere."""
    note: str = ""
    """Remarks, and whatever has no field of its own, a line each."""
    notes: tuple[Written, ...] = ()
    """Notes that are kept each by itself."""
    vcard: tuple[str, ...] = ()
    """Lines of the client's own card that the desk has no field for."""
    source: str = ""
    """The file's name, where several were read."""
    told: str = ""
    """What else is to be said of the row."""


class Timed(NamedTuple):
    """A moment of a calendar file."""

    wall: datetime
    """Naive; midnight for a day alone."""
    zones: tuple[str, ...] = ()
    """IANA names of the zone it is in, the likeliest first; none for my own, wherever I am."""
    day_only: bool = False
    """Whether it is a day alone."""


class Changed(NamedTuple):
    """One occurrence of an event that is not as the rule has it."""

    original: Timed
    """When the rule has it."""
    to: Timed | None
    """When it is; None if it does not take place."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of a calendar file (RFC 5545, section 3.6.1), and all that differs from its rule."""

    row: int
    """The line on which it begins."""
    uid: str
    """What every calendar knows it by."""
    title: str
    """What it is called."""
    starts: Timed
    """When it starts."""
    minutes: int
    """How long."""
    sequence: int = 0
    """How often its plan was changed."""
    place: str = ""
    """Where, or the link."""
    about: str = ""
    """Its description."""
    rule: str = ""
    """Its rule as it is written; empty if it does not repeat."""
    further: tuple[Timed, ...] = ()
    """Further times besides."""
    changes: tuple[Changed, ...] = ()
    """What differs from the rule."""
    addresses: tuple[str, ...] = ()
    """Email addresses of those who take part."""
    cancelled: bool = False
    """Whether it does not take place."""
    source: str = ""
    """The file's name, where several were read."""
    told: tuple[str, ...] = ()
    """What else is to be said of it."""


@dataclass(frozen=True, slots=True)
class Incomings:
    """What a file holds."""

    rows: tuple[Incoming, ...]
    """Its rows that name a client."""
    mapping: tuple[tuple[str, str], ...]
    """Every column's header or line's name, and what it was taken for."""
    unusable: tuple["PlannedRow", ...] = ()
    """Rows that cannot be used, or are no client, and why."""
    remark: str = ""
    """How the file was read: its encoding and delimiter."""
    unit: str = "row"
    """What the number of a row counts: `row` or `line`."""
    events: tuple[Happening, ...] = ()
    """Its events."""


class Reader(Protocol):
    """How an import reads."""

    def __call__(self, data: bytes, encoding: str = "", tick: Tick = unheard) -> Incomings:
        """Read a file's bytes in a named encoding (empty: find out).

        Raises InvalidInputError.
        """


@dataclass(frozen=True, slots=True)
class Import:
    """What an import says of itself. The one of a module in `imports/` is called `importer`."""

    suffixes: tuple[str, ...]
    """How the files that it reads end: lower case, with the dot."""
    read: Reader
    """Reads a file."""


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    ADDS = "adds"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    UNUSABLE = "unusable"
    GROUP = "group"
    """No client, but a group whose name becomes a tag."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row, and why."""

    row: int
    """Its number."""
    name: str
    """The client it names; empty if it names none."""
    outcome: Outcome
    """What happens."""
    why: str
    """Why, in a few words."""
    source: str = ""
    """The file's name, where several were read."""
    unit: str = "row"
    """What its number counts: `row` or `line`."""

    @property
    def place(self) -> str:
        """Where the row stands, in words."""
        where = f"{self.unit} {self.row}"
        return f"{self.source}, {where}" if self.source else where


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do; nothing is changed yet."""

    source: str
    """The file's name."""
    incomings: Incomings
    """What it holds."""
    rows: tuple[PlannedRow, ...]
    """What becomes of each row, in their order."""
    client_id: str = ""
    """Id of the client whose events they are; empty: each event tells."""

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    label: str
    """What undo would take back."""
    added: int
    """How many clients are new."""
    changed: int
    """How many known clients got something added."""
    skipped: int
    """How many rows changed nothing."""

"""The contract of an import: bytes of a file become rows; the desk decides what to do with each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in a row."""

    name: str
    """Full name."""
    role: str = ""
    """Their job."""
    emails: tuple[str, ...] = ()
    """Email addresses."""
    phones: tuple[tuple[str, str], ...] = ()
    """Phone numbers, each with its label or an empty one."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row of a file: a client, or one of a client's people."""

    row: int
    """The number of the row in the file as a spreadsheet counts; 1 is the header."""
    name: str
    """Name of the client."""
    id: str = ""
    """Id of the client on this desk, where the file is an export of ours."""
    fields: dict[str, str] = field(default_factory=dict)
    """Other fields of the client by their names in the model, none empty."""
    tags: tuple[str, ...] = ()
    """The client's tags."""
    projects: tuple[str, ...] = ()
    """The client's projects."""
    people: tuple[Contact, ...] = ()
    """The people named."""
    note: str = ""
    """Remarks, and whatever has no field of its own, a line each."""


@dataclass(frozen=True, slots=True)
class Incomings:
    """What a file holds."""

    rows: tuple[Incoming, ...]
    """Its rows that name a client."""
    mapping: tuple[tuple[str, str], ...]
    """Every column's header, and what it was taken for."""
    unusable: tuple[tuple[int, str], ...] = ()
    """Rows that cannot be used: their number and why."""
    remark: str = ""
    """How the file was read: its encoding and delimiter."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import says of itself. The one of a module in `imports/` is called `importer`."""

    suffixes: tuple[str, ...]
    """How the files that it reads end: lower case, with the dot."""
    read: Callable[[bytes, str], Incomings]
    """Reads a file's bytes in a named encoding (empty: find out). Raises InvalidInputError."""


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    ADDS = "adds"
    SAME = "same"
    CONFLICT = "conflict"
    UNUSABLE = "unusable"


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


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a file would do; nothing is changed yet."""

    source: str
    """The file's name."""
    incomings: Incomings
    """What it holds."""
    rows: tuple[PlannedRow, ...]
    """What becomes of each row, in their order."""

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

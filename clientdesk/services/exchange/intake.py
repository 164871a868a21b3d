"""Taking an import in: each row is matched against the desk, and nothing known is overwritten."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from clientdesk.importing import (
    Import,
    ImportPlan,
    ImportReport,
    Incoming,
    Incomings,
    Outcome,
    PlannedRow,
)
from clientdesk.model.client import Client
from clientdesk.model.errors import FileError, InvalidInputError
from clientdesk.model.note import Note
from clientdesk.model.record import Record
from clientdesk.services.exchange.matching import Matcher
from clientdesk.services.office import Office

LARGEST = 64_000_000
"""The most bytes that are read from one file."""


class Intake:
    """The verbs of imports."""

    def __init__(self, office: Office) -> None:
        """Take things in."""
        self._office = office

    def plan(self, path: Path, *, encoding: str = "") -> ImportPlan:
        """Read a file and say, row by row, what importing it would do.

        Raises InvalidInputError for a file that cannot be understood, FileError for one that
        cannot be read.
        """
        importer = importer_of(path)
        incomings = importer.read(read_file(path), encoding)
        rows, _ = self._matched(incomings)
        return ImportPlan(path.name, incomings, tuple(rows))

    def apply(self, plan: ImportPlan) -> ImportReport:
        """Do what a plan says, in one change; what others have added meanwhile is looked at too."""
        label = f"Import of {plan.source}"
        with self._office.change(label) as change:
            rows, records = self._matched(plan.incomings)
            for record in records:
                change.save(record)
        outcomes = [row.outcome for row in rows]
        added, changed = outcomes.count(Outcome.NEW), outcomes.count(Outcome.ADDS)
        return ImportReport(label, added, changed, len(rows) - added - changed)

    def _matched(self, incomings: Incomings) -> tuple[list[PlannedRow], list[Record]]:
        matcher = Matcher(
            self._office.living(Client), self._office.living(Note), self._office.now()
        )
        rows = [PlannedRow(number, "", Outcome.UNUSABLE, why) for number, why in incomings.unusable]
        rows += [_judged(matcher, incoming) for incoming in incomings.rows]
        return sorted(rows, key=lambda row: row.row), list(matcher.changed())


def _judged(matcher: Matcher, incoming: Incoming) -> PlannedRow:
    try:
        outcome, why = matcher.take(incoming)
    except InvalidInputError as error:
        outcome, why = Outcome.UNUSABLE, str(error)
    return PlannedRow(incoming.row, incoming.name, outcome, why)


def _importers() -> Iterator[tuple[str, Import]]:
    from clientdesk import imports
    from clientdesk.discovery import modules_in

    modules: dict[str, ModuleType] = modules_in(imports).modules
    for name, module in modules.items():
        yield name, module.importer


def importer_of(path: Path) -> Import:
    """Return the import for a file by its ending. Raises InvalidInputError, which names all."""
    suffix = path.suffix.lower()
    known = [importer for _, importer in _importers()]
    for importer in known:
        if suffix in importer.suffixes:
            return importer
    names = " and ".join(suffix for importer in known for suffix in importer.suffixes)
    what = f"{suffix} files" if suffix else "a file without an ending"
    raise InvalidInputError(f"{what} cannot be imported; clientdesk knows {names}")


def read_file(path: Path) -> bytes:
    """Return a file's bytes. Raises FileError, and InvalidInputError if there are too many."""
    try:
        if path.is_dir():
            raise FileError(f"{path} is a folder; name a file in it")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise FileError(f"cannot read {path}: {why.lower()}") from error
    if len(data) > LARGEST:
        raise InvalidInputError(
            f"{path} holds more than {LARGEST // 1_000_000} MB; give less, in several files"
        )
    return data

"""The doctor: how the files of a desk are, and whether every record can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from clientdesk.services.kinds import kinds
from clientdesk.services.office import Office


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One thing that the doctor looked at."""

    about: str
    """What: `desk file`, `journal`, `backup`, `records`."""
    told: str
    """How it is, as a sentence."""
    well: bool
    """Whether nothing is wrong with it."""


def examine(office: Office, desk_file: Path | None) -> list[DoctorLine]:
    """Look at everything; nothing is changed."""
    return [*of_files(desk_file), *_records(office)]


def of_files(desk_file: Path | None) -> Iterator[DoctorLine]:
    """Look at the files alone, without opening the desk; nothing is changed."""
    if desk_file is None:
        yield DoctorLine("desk file", "the desk is kept in memory only", well=True)
        return
    from clientdesk.store.recovery import report

    found = report(desk_file)
    good = found.desk == "it is as clientdesk left it"
    yield DoctorLine("desk file", found.desk, well=good)
    yield DoctorLine("journal", found.journal, well=found.journal.endswith(" 0 damaged ones"))
    yield DoctorLine("opening", found.verdict, well=found.verdict.startswith("the desk opens"))
    for backup, fault in found.backups:
        yield DoctorLine("backup", f"{backup.path.name}: {fault or 'good'}", well=not fault)
    for path in found.kept:
        yield DoctorLine("kept copy", str(path), well=True)
    for one in found.differences:
        yield DoctorLine("edited", f"{one.table} {one.name} was {one.kind}", well=False)


def _records(office: Office) -> Iterator[DoctorLine]:
    for kind in kinds():
        records = office.desk.records(kind)
        if not records.count():
            continue
        readable = len(records.all())
        for bad in records.unreadable:
            yield DoctorLine("records", f"{bad.table} {bad.number}: {bad.why}", well=False)
        noun = f"{kind.table}: {readable} can be read"
        yield DoctorLine("records", noun, well=readable == records.count())

"""Reading what an import is given: one file, or every file of a folder that an import knows."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from clientdesk.importing import Import, Incoming, Incomings, Outcome, PlannedRow, Tick
from clientdesk.model.errors import FileError, InvalidInputError

LARGEST = 64_000_000
"""The most bytes that are read from one file, or from one folder."""
MOST_FILES = 50_000
"""The most files of a folder."""


def read_path(path: Path, known: Mapping[str, Import], encoding: str, tick: Tick) -> Incomings:
    """Return the rows of a file, or those of all files of a folder.

    Raises InvalidInputError and FileError; in a folder a file that cannot be understood costs
    itself only.
    """
    if not _is_folder(path):
        return importer_of(path, known).read(read_file(path), encoding, tick)
    files = _files_of(path, known)
    read: list[Incomings] = []
    room = LARGEST
    for done, file in enumerate(files):
        tick(done, len(files))
        data = read_file(file)
        room -= len(data)
        if room < 0:
            raise InvalidInputError(
                f"{path} holds more than {LARGEST // 1_000_000} MB; give less, in several folders"
            )
        read.append(_one(file, importer_of(file, known), data, encoding))
    return _together(read, f"{len(files)} files")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _files_of(path: Path, known: Mapping[str, Import]) -> list[Path]:
    try:
        files = sorted(each for each in path.iterdir() if each.suffix.lower() in known)
    except OSError as error:
        raise FileError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error
    files = [each for each in files if not each.name.startswith(".") and each.is_file()]
    if not files:
        raise InvalidInputError(f"{path} holds no file to import; {_knows(known)}")
    if len(files) > MOST_FILES:
        raise InvalidInputError(f"{path} holds more than {MOST_FILES:,} files; give fewer")
    return files


def _one(file: Path, importer: Import, data: bytes, encoding: str) -> Incomings:
    """Return the rows of one file of several, each with the file's name."""
    try:
        found = importer.read(data, encoding)
    except InvalidInputError as error:
        row = PlannedRow(1, "", Outcome.UNUSABLE, str(error), file.name, "line")
        return Incomings((), (), (row,))
    return replace(
        found,
        rows=tuple(_sourced(row, file.name) for row in found.rows),
        events=tuple(replace(event, source=file.name) for event in found.events),
        unusable=tuple(replace(row, source=file.name) for row in found.unusable),
    )


def _sourced(row: Incoming, name: str) -> Incoming:
    return replace(row, source=name)


def _together(read: list[Incomings], remark: str) -> Incomings:
    units = {each.unit for each in read if each.rows or each.events}
    return Incomings(
        rows=tuple(row for each in read for row in each.rows),
        events=tuple(event for each in read for event in each.events),
        mapping=tuple(dict.fromkeys(pair for each in read for pair in each.mapping)),
        unusable=tuple(row for each in read for row in each.unusable),
        remark=remark,
        unit=units.pop() if len(units) == 1 else "row",
    )


def importer_of(path: Path, known: Mapping[str, Import]) -> Import:
    """Return the import for a file by its ending. Raises InvalidInputError, which names all."""
    suffix = path.suffix.lower()
    if suffix in known:
        return known[suffix]
    what = f"{suffix} files" if suffix else "a file without an ending"
    raise InvalidInputError(f"{what} cannot be imported; {_knows(known)}")


def _knows(known: Mapping[str, Import]) -> str:
    *first, last = known
    return f"clientdesk knows {', '.join(first)} and {last}"


def read_file(path: Path) -> bytes:
    """Return a file's bytes. Raises FileError, and InvalidInputError if there are too many."""
    try:
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

"""The pieces of one series put together: the rule, and every occurrence that differs from it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clientdesk.importing import Changed, Happening, Timed
from clientdesk.imports._events import Piece


def put_together(pieces: Iterable[Piece]) -> Iterator[Happening]:
    """Yield the events, each once: of two versions of one the newer, with its exceptions."""
    series: dict[str, list[Piece]] = {}
    for number, piece in enumerate(pieces):
        series.setdefault(piece.event.uid or f"\0{number}", []).append(piece)
    for held in series.values():
        masters = [piece for piece in held if piece.original is None]
        overrides = [piece for piece in held if piece.original is not None]
        if masters:
            newest = max(masters, key=lambda piece: piece.event.sequence)
            yield _joined(newest, overrides, len(masters) - 1)
        else:
            yield _orphans(overrides)


def _joined(master: Piece, overrides: list[Piece], older: int) -> Happening:
    event = master.event
    told = list(event.told)
    changes = [Changed(timed, None) for timed in master.skipped]
    seen: dict[Timed, Piece] = {}
    for piece in overrides:
        if piece.original is not None:
            known = seen.get(piece.original)
            if known is None or known.event.sequence <= piece.event.sequence:
                seen[piece.original] = piece
    for original, piece in seen.items():
        to = None if piece.event.cancelled else piece.event.starts
        changes.append(Changed(original, to))
        told += [each for each in piece.event.told if each not in told]
    if any(_differs(piece.event, event) for piece in seen.values() if not piece.event.cancelled):
        told.append("what one occurrence has of its own but its time is left out")
    if older:
        told.append("the file has it in several versions; the newest counts")
    sequence = max([event.sequence, *(piece.event.sequence for piece in seen.values())])
    return replace(event, changes=tuple(changes), told=tuple(told), sequence=sequence)


def _differs(one: Happening, event: Happening) -> bool:
    return (one.title, one.minutes, one.place) != (event.title, event.minutes, event.place)


def _orphans(overrides: list[Piece]) -> Happening:
    """Return single occurrences of a series that the file does not have: I was asked to those."""
    held = sorted(overrides, key=lambda piece: piece.event.starts.wall)
    living = [piece for piece in held if not piece.event.cancelled]
    first, *others = living or held
    told = (*first.event.told, "single occurrences of a series that the file does not hold")
    further = tuple(piece.event.starts for piece in others) if living else ()
    return replace(first.event, further=further, told=told)

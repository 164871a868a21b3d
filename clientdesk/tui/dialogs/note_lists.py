"""Choices around notes: which of them, which section, which earlier text."""

from collections.abc import Callable

from clientdesk.model.note import Note, Section
from clientdesk.model.text import first_line
from clientdesk.services.workbench import Workbench
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.dialogs.picker import Hit, Pick

LETTERS = "gctpojnhl"
"""The key of each section, in their order."""


def notes_of(bench: Workbench, client_id: str, take: Callable[[Note], object]) -> Pick:
    """Return the choice among a client's notes, as the notebook orders them."""
    hits = [
        Hit(
            note.title or "(empty)",
            lambda note=note: take(note),  # type: ignore[misc]
            aside="pinned" if note.pinned else f"{note.fresh_at:%d %b %Y}".lstrip("0"),
            about=" ".join([str(note.section), *(f"#{tag}" for tag in note.tags)]),
        )
        for note in bench.notebook.notes(client_id)
    ]
    return Pick("A note of this client", hits)


def versions_of(bench: Workbench, note_id: str, take: Callable[[str], object]) -> Pick:
    """Return the choice among a note's earlier texts, newest first."""
    zone = bench.clock().tzinfo
    hits = [
        Hit(
            f"{version.created_at.astimezone(zone):%a %d %b %Y %H:%M}",
            lambda text=version.text: take(text),  # type: ignore[misc]
            aside=f"{len(version.text.split())} words",
            about=first_line(version.text),
        )
        for version in bench.notebook.versions(note_id)
    ]
    return Pick("An earlier text of this note; it comes back, and can be undone", hits)


def sections(note: Note, take: Callable[[Section], object]) -> Menu:
    """Return the menu of the sections, with the note's own one named."""
    choices = [
        Choice(letter, str(section), lambda section=section: take(section))  # type: ignore[misc]
        for letter, section in zip(LETTERS, Section, strict=True)
    ]
    return Menu(f"Section (now {note.section})", choices)

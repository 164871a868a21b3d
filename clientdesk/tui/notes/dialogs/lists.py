"""Choices around notes: which of them, which section or template, which tag, which client."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.note import Note, Section
from clientdesk.services.clients.roster import RosterRow
from clientdesk.services.notes.starters import Starter
from clientdesk.services.workbench import Workbench
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.dialog import Sheet
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.dialogs.picker import Hit, Pick

LETTERS = "gctpojnhl"
"""The key of each section, in their order; its capital begins a new note there."""
DIGITS = "123456789"
"""The key of each template."""


def notes_of(bench: Workbench, client_id: str, take: Callable[[Note], object]) -> Pick:
    """Return the choice among a client's notes, as the notebook orders them, then nobody's."""
    notes = bench.notebook.notes(client_id) if client_id else []
    hits = [_hit(note, take) for note in notes]
    hits += [_hit(note, take, whose="nobody's") for note in bench.notebook.notes("")]
    return Pick("A note of this client: words, a section, #tag", hits)


def tagged(
    bench: Workbench, tag: str, take: Callable[[Note], object], name: Callable[[str], str]
) -> Pick:
    """Return the choice among every client's notes with a tag."""
    found = bench.notebook.tagged(tag)
    hits = [_hit(note, take, whose=name(note.client) or "nobody's") for note in found]
    return Pick(f"Notes with #{tag}", hits)


def tags(bench: Workbench, take: Callable[[str], object]) -> Pick:
    """Return the choice among all tags."""
    counts = bench.notebook.tags()
    hits = [Hit(f"#{tag}", partial(take, tag), aside=str(count)) for tag, count in counts.items()]
    return Pick("A tag: its notes, of all clients", hits)


def _hit(note: Note, take: Callable[[Note], object], whose: str = "") -> Hit:
    marks = ["pinned"] if note.pinned else []
    marks += ["shareable"] if note.shareable else []
    day = f"{note.fresh_at:%d %b %Y}".lstrip("0")
    return Hit(
        note.title or "(empty)",
        partial(take, note),
        aside="  ".join([*marks, day]),
        about="  ".join(filter(None, (whose, note.section, *(f"#{tag}" for tag in note.tags)))),
    )


def clients(
    bench: Workbench, hint: str, take: Callable[[str], object], *, without: str = ""
) -> Pick:
    """Return the choice of a client by name."""
    rows = (row for row in bench.roster.rows(past=True) if row.id != without)
    return Pick(hint, [_client(row, take) for row in rows])


def _client(row: RosterRow, take: Callable[[str], object]) -> Hit:
    return Hit(row.name, partial(take, row.id), about=row.contact)


class SectionMenu(Menu):
    """Takes a section for this note, a section for a new one, or a template."""

    def __init__(
        self,
        now: Section,
        counts: dict[Section, int],
        put: Callable[[Section], object],
        begin: Callable[[Section], object],
    ) -> None:
        """Offer the sections; `counts` are how many notes each has."""
        pairs = list(zip(LETTERS, Section, strict=True))
        choices = [Choice(key, str(one), partial(put, one)) for key, one in pairs]
        choices += [Choice(key.upper(), str(one), partial(begin, one)) for key, one in pairs]
        super().__init__("Section or template", choices)
        self._now = now
        self._counts = counts
        self._free: Sequence[Starter] = ()

    def with_templates(
        self, free: Sequence[Starter], begin: Callable[[Starter], object]
    ) -> "SectionMenu":
        """Offer templates too."""
        self._free = free[: len(DIGITS)]
        self.choices = [
            *self.choices,
            *(
                Choice(key, one.title, partial(begin, one))
                for key, one in zip(DIGITS, self._free, strict=False)
            ),
        ]
        return self

    def compose(self) -> ComposeResult:
        """List the sections, then the templates."""
        lines: list[tuple[str, str] | str] = []
        for letter, section in zip(LETTERS, Section, strict=True):
            count = self._counts.get(section, 0)
            told = "empty" if not count else "1 note" if count == 1 else f"{count} notes"
            here = "this note" if section is self._now else told
            lines += [(letter, "bold $focus"), f"  {section:<15}", (f" {here}\n", "$muted")]
        for key, one in zip(DIGITS, self._free, strict=False):
            lines += [(key, "bold $focus"), f"  new: {one.title}\n"]
        lines += [("capitals begin a new note there", "$muted")]
        with Sheet("Section or template"):
            yield Static(Content.assemble(*lines))

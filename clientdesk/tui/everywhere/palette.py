"""The palette: every command, every client, every note, by a few letters."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import ClassVar

from textual.screen import Screen

from clientdesk.model.note import Note
from clientdesk.services.clients.roster import RosterRow
from clientdesk.tui.dialogs.picker import Hit, Picker
from clientdesk.tui.everywhere.commands import commands, elsewhere
from clientdesk.tui.everywhere.theming import Themed
from clientdesk.tui.fuzzy import fuzzy
from clientdesk.tui.host import DeskHost
from clientdesk.tui.messages import ClientChosen

MOST = 50
"""So many hits are listed at most."""


class Palette(Picker):
    """Fuzzy search over what can be done and what there is; names are never read as markup."""

    hint: ClassVar[str] = "Search for commands, clients and notes"

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        self._commands = [*_commands(screen), *_files(self.app), *_themes(self.app)]
        self._clients: Sequence[RosterRow] = ()
        self._notes: Sequence[Hit] | None = None

    def hits(self, typed: str) -> Sequence[Hit]:
        """Return the best hits; commands alone before anything is typed."""
        if not typed:
            return self._commands
        if self._notes is None:
            self._clients = self.app.workbench.roster.rows(past=True)
            self._notes = list(_notes(self.app))
        clients = (
            Hit(row.name, partial(_show_client, self.app, row.id), "", "client", row.when)
            for row in self._clients
        )
        found = [
            (match[0], hit, match[1])
            for hits in (self._commands, clients, self._notes)
            for hit in hits
            if (match := fuzzy(typed, hit.name)) is not None
        ]
        found.sort(key=lambda each: -each[0])
        named = {id(hit) for _, hit, _ in found}
        words = typed.casefold().split()
        told = (
            hit
            for hit in self._commands
            if id(hit) not in named and all(word in hit.about.casefold() for word in words)
        )
        best = (replace(hit, found=places) for _, hit, places in found)
        return list(islice(chain(best, told), MOST))


def _commands(screen: Screen[object]) -> Iterator[Hit]:
    listed: set[str] = set()
    for command in (*commands(screen), *elsewhere(screen.app, screen)):
        name = command.label
        if command.place != "everywhere":
            name = f"{command.place.capitalize()}: {command.label.lower()}"
        told = f"{name}\n{command.about}"
        if told not in listed:
            yield Hit(name, command.run, command.sign, about=command.about)
        listed.add(told)


def _files(app: DeskHost) -> Iterator[Hit]:
    from clientdesk.tui.verbs.taking_in import ask_file

    about = "Take clients, people and notes in from a file or a folder"
    yield Hit("Import…", partial(ask_file, app), "X i", about=about)


def _themes(app: DeskHost) -> Iterator[Hit]:
    if isinstance(app, Themed):
        for name in app.theme_names():
            aside = "worn now" if name == app.theme else ""
            run = partial(app.wear, name)
            yield Hit(f"Theme: {name}", run, aside=aside, about="Wear these colours")


def _notes(app: DeskHost) -> Iterator[Hit]:
    if app.curtain:
        return
    for note in app.workbench.cabinet.list(Note):
        run = partial(app.open_record, note.table, note.id, note.client)
        yield Hit(note.title, run, aside="note", about=app.workbench.roster.name_of(note.client))


def _show_client(app: DeskHost, client_id: str) -> None:
    app.post_message(ClientChosen(client_id))

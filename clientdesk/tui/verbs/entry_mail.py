"""Writing about an entry of the agenda: the right template, filled in from its record."""

from collections.abc import Callable

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.incident import Incident
from clientdesk.model.touch import LineKind, Touch
from clientdesk.model.trip import Trip
from clientdesk.services.kinds import kind_of
from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.services.planning.birthdays import kept
from clientdesk.services.practices.writing import Begun, Letter
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.writing import show


def write_to(app: DeskHost, client_id: str, subject: str = "") -> None:
    """Begin an empty mail to a client."""
    bench = app.workbench
    app.flush()
    draft = app.attempt(lambda: bench.composer.new(client_id, subject=subject))
    if draft is not None:
        app.open_record(draft.table, draft.id, draft.client)


def write_about(app: DeskHost, entry: Entry) -> None:
    """Begin the mail that an entry asks for; a held one is opened, a trip offers who is there."""
    if entry.record_table == Draft.table:
        app.open_record(entry.record_table, entry.record_id, entry.client_id)
        return
    if entry.record_table == Trip.table:
        from clientdesk.tui.verbs.visits import choose_visit

        choose_visit(app, entry.record_id)
        return
    if entry.kind is EntryKind.INCIDENT_UPDATE:
        from clientdesk.tui.practices.recovering import write_next

        write_next(app, app.workbench.recovery.get(entry.record_id))
        return
    begin = _letter(app, entry)
    app.flush()
    tried = app.attempt(lambda: (begin(),))
    if tried is None:
        return
    if tried[0] is None:
        write_to(app, entry.client_id, entry.text)
    else:
        show(app, tried[0])


def _letter(app: DeskHost, entry: Entry) -> Callable[[], Begun | None]:
    writing = app.workbench.writing
    client_id = entry.client_id
    if entry.kind is EntryKind.MILESTONE and entry.record_table == Client.table:
        return lambda: writing.about(kept(app.workbench.office, entry))
    if entry.record_table == Client.table:
        return lambda: writing.begin(client_id, Letter("check-in"))
    if entry.record_table == Touch.table:
        return lambda: _recap(app, entry)
    if entry.record_table == Incident.table and entry.kind is EntryKind.FOLLOW_UP:
        return lambda: writing.begin(client_id, Letter("check-in"))
    record = app.workbench.cabinet.get(kind_of(entry.record_table), entry.record_id)
    return lambda: writing.about(record)


def _recap(app: DeskHost, entry: Entry) -> Begun:
    """Begin the recap of a talk with its promises; of one without lines, the mail to fill in."""
    bench = app.workbench
    if all(line.kind is LineKind.NOTE for line in bench.log.get(entry.record_id).lines):
        return bench.writing.begin(entry.client_id, Letter("recap", {"touch": entry.record_id}))
    done = bench.recapping.write(entry.record_id)
    return Begun(done.draft, done.missing)

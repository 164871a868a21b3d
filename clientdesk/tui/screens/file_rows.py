"""What can be done with a row of a client's feed, and with a line of a card."""

from collections.abc import Callable
from dataclasses import replace

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.model.milestone import Milestone
from clientdesk.model.note import Note
from clientdesk.model.promise import Promise
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.touch import RecapState, Touch
from clientdesk.services.clients.card import Target
from clientdesk.services.kinds import kind_of
from clientdesk.services.workbench import Workbench
from clientdesk.tui.forms import editing
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.opening import open_matter

ON_THE_DESK = {Note.table, Draft.table, CheckIn.table}
"""Tables whose records a pane of the desk shows; others open in their form."""


# ---- a row of the feed


def open_row(app: DeskHost, record: Record, client_id: str) -> None:
    """Open a record: in its pane, or in its form."""
    if record.table in ON_THE_DESK:
        app.open_record(record.table, record.id, client_id)
    elif not open_matter(app, record):
        edit_row(app, record, client_id)


def edit_row(app: DeskHost, record: Record, client_id: str) -> None:
    """Edit a record in its form; a draft is edited in its pane."""
    if record.table == Draft.table:
        app.open_record(record.table, record.id, client_id)
    else:
        focus = {Touch: "lines", Note: "text"}.get(type(record), "")
        editing.edit_record(app, record, focus=focus)


def trash_row(app: DeskHost, record: Record) -> None:
    """Put a record in the trash."""
    bench = app.workbench
    verbs: dict[str, Callable[[str], object]] = {
        Touch.table: bench.log.trash,
        Note.table: bench.notebook.trash,
        Promise.table: bench.ledger.trash,
        CheckIn.table: bench.calendar.trash,
        Draft.table: bench.composer.trash,
    }
    verb = verbs.get(record.table)
    said = f"In the trash: {record.noun}; u brings it back"
    if verb is not None:
        app.attempt(lambda: verb(record.id), said=said)
    else:
        app.attempt(lambda: bench.cabinet.trash(record), said=said)


def finish_row(app: DeskHost, record: Record) -> None:
    """Say that what a record asks for is done: kept, sent, answered, closed."""
    if isinstance(record, Incident) and record.state is IncidentState.OPEN:
        from clientdesk.tui.practices import recovering

        recovering.close(app, record)
        return
    if isinstance(record, Feedback) and record.closed_at is None:
        from clientdesk.tui.practices import hearing

        hearing.close(app, record)
        return
    said: list[str] = []
    app.attempt(lambda: said.append(finished(app.workbench, record)))
    for sentence in said:
        app.say(sentence)


def finished(bench: Workbench, record: Record) -> str:
    """Do what `x` does with a record and say so. Raises InvalidInputError where that is nothing."""
    match record:
        case Promise():
            bench.ledger.keep(record.id)
            return f"Kept: {record.what}"
        case Touch() if record.recap is RecapState.OWED:
            bench.recapping.sent(record.id)
            return "Recap: sent"
        case CheckIn() if record.upcoming is not None:
            return _held(bench, record)
        case Draft():
            raise InvalidInputError("a draft is sent after its review: enter, then ctrl+r")
        case Incident() if record.state is IncidentState.OPEN:
            raise InvalidInputError("an incident closes with a lesson: O, then x")
        case Feedback() if not record.changed.strip():
            raise InvalidInputError("feedback closes with what came of it: enter, then w")
    return _closed(bench, record)


def _closed(bench: Workbench, record: Record) -> str:
    now = bench.clock()
    match record:
        case Request() if record.closed_at is None:
            answered = record.answered_at or now
            bench.cabinet.save(replace(record, closed_at=now, answered_at=answered))
            return "Request: done"
        case Share() if record.sent_on is None:
            bench.cabinet.save(replace(record, sent_on=now.date()))
            return "Share: sent today"
        case Milestone():
            bench.cabinet.save(replace(record, done_on=now.date(), snoozed_until=None, snoozes=0))
            return f"Done: {record.title}"
    raise InvalidInputError(f"there is nothing to be done about this {record.noun}")


def _held(bench: Workbench, checkin: CheckIn) -> str:
    entries = bench.agenda.entries(client_id=checkin.client)
    entry = next((one for one in entries if one.record_id == checkin.id), None)
    if entry is None:
        raise InvalidInputError("this check-in is further ahead than the agenda looks")
    bench.agenda.done(entry)
    return "Check-in: took place"


# ---- a line of a card


def open_target(app: DeskHost, client: Client, target: Target) -> None:
    """Open what a line of a card is about."""
    match target.what:
        case "person":
            editing.edit_person(app, client, target.record_id)
        case "fact":
            editing.edit_fact(app, target.record_id, target.place)
        case "term":
            editing.edit_term(app, client, target.place)
        case "cadence":
            editing.edit_cadence(app, client)
        case table:
            record = app.attempt(
                lambda: app.workbench.cabinet.get(kind_of(table), target.record_id), quiet=True
            )
            if record is not None and not open_matter(app, record):
                editing.edit_record(app, record)


def finish_target(app: DeskHost, target: Target) -> None:
    """Say that what a line of a card is about is done; a fact holds still as of today."""
    bench = app.workbench
    if target.what == "fact":
        app.attempt(lambda: _seen_today(bench, target), said="Still so: seen today")
        return
    if target.what in {"person", "term", "cadence"}:
        app.say("There is nothing to be done about this line; e edits it.")
        return
    kind = kind_of(target.what)
    record = app.attempt(lambda: bench.cabinet.get(kind, target.record_id), quiet=True)
    if record is not None:
        finish_row(app, record)


def _seen_today(bench: Workbench, target: Target) -> None:
    with bench.keeper.steady():
        note = bench.notebook.get(target.record_id)
        facts = tuple(
            replace(fact, seen_on=bench.clock().date()) if place == target.place else fact
            for place, fact in enumerate(note.facts)
        )
        bench.notebook.save(replace(note, facts=facts))


def trash_target(app: DeskHost, client: Client, target: Target) -> None:
    """Take what a line of a card is about off the desk; one undo brings it back."""
    match target.what:
        case "fact":
            app.attempt(
                lambda: _drop_fact(app.workbench, target), said="Fact removed; u brings it back"
            )
        case "term":
            rest = tuple(term for place, term in enumerate(client.jargon) if place != target.place)
            app.attempt(
                lambda: app.workbench.roster.save(replace(client, jargon=rest)),
                said="Word removed; u brings it back",
            )
        case "person":
            people = tuple(each for each in client.people if each.id != target.record_id)
            app.attempt(
                lambda: app.workbench.roster.save(replace(client, people=people)),
                said="Person removed; u brings them back",
            )
        case "cadence":
            app.attempt(
                lambda: app.workbench.roster.save(replace(client, cadence=None)),
                said="No rhythm any more; u brings it back",
            )
        case table:
            record = app.attempt(
                lambda: app.workbench.cabinet.get(kind_of(table), target.record_id), quiet=True
            )
            if record is not None:
                trash_row(app, record)


def _drop_fact(bench: Workbench, target: Target) -> None:
    with bench.keeper.steady():
        note = bench.notebook.get(target.record_id)
        facts = tuple(fact for place, fact in enumerate(note.facts) if place != target.place)
        bench.notebook.save(replace(note, facts=facts))

"""Editing what is there: each flow opens a form and hands what was changed in it to a service."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Cadence, Client
from clientdesk.model.draft import Draft
from clientdesk.model.note import Fact, Note
from clientdesk.model.person import Person
from clientdesk.model.policy import Policy
from clientdesk.model.preference import Preferences, Term
from clientdesk.model.promise import Promise
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.model.urgency import Urgency
from clientdesk.tui.forms.controls import values_of
from clientdesk.tui.forms.keeping import kept_as
from clientdesk.tui.forms.making import around, ask
from clientdesk.tui.forms.people import possible_bosses
from clientdesk.tui.host import DeskHost

Typed = Mapping[str, Any] | None
"""Texts of a form that an earlier run left behind, by the name of their field."""


def changes(record: Any, found: dict[str, Any]) -> dict[str, Any]:
    """Return what a form changed of a record, so that nothing else of it is written back."""
    return {name: value for name, value in found.items() if value != getattr(record, name)}


def save_changed(app: DeskHost, record: Any, **found: Any) -> Any:
    """Save what was changed of a record, as it stands now in the desk, and return it."""
    bench = app.workbench
    with bench.keeper.steady():
        fresh = bench.cabinet.get(type(record), record.id)
        return _saver(app, record)(replace(fresh, **changes(record, found)))


# ---- clients


def save_client(app: DeskHost, client_id: str, changed: Callable[[Client], Client]) -> Client:
    """Change a client as it stands now in the desk, and save it."""
    with app.workbench.keeper.steady():
        return app.workbench.roster.save(changed(app.workbench.roster.get(client_id)))


def edit_client(app: DeskHost, client: Client, typed: Typed = None, focus: str = "") -> None:
    """Edit a client's fields."""

    def keep(found: dict[str, Any]) -> None:
        changed = changes(client, found)
        save_client(app, client.id, lambda fresh: replace(fresh, **changed))

    ask(
        app,
        Client,
        client.name,
        values_of(client),
        keep,
        known=around(app, client.id),
        without=(),
        focus=focus,
        kept=kept_as(Client, client.id),
        typed=typed,
    )


def edit_urgency(app: DeskHost, client: Client) -> None:
    """Edit what I think of a client's hurry."""

    def keep(found: dict[str, Any]) -> None:
        save_client(app, client.id, lambda fresh: replace(fresh, urgency=Urgency(**found)))

    ask(app, Urgency, "Private urgency", values_of(client.urgency), keep, without=())


def edit_cadence(app: DeskHost, client: Client) -> None:
    """Edit how often to be in touch."""

    def keep(found: dict[str, Any]) -> None:
        save_client(app, client.id, lambda fresh: replace(fresh, cadence=Cadence(**found)))

    values = values_of(client.cadence) if client.cadence else {}
    ask(app, Cadence, f"Staying in touch: {client.name}", values, keep)


def edit_preferences(app: DeskHost, client: Client) -> None:
    """Edit tone, channel and length."""

    def keep(found: dict[str, Any]) -> None:
        save_client(app, client.id, lambda fresh: replace(fresh, preferences=Preferences(**found)))

    values = values_of(client.preferences)
    ask(app, Preferences, f"Preferences: {client.name}", values, keep)


def edit_people(app: DeskHost, client: Client) -> None:
    """Add, edit, order and remove a client's people; each change is kept at once."""
    from clientdesk.tui.forms.several import Several

    def keep(people: tuple[Person, ...]) -> None:
        app.attempt(lambda: save_client(app, client.id, lambda old: replace(old, people=people)))

    known = around(app, client.id)
    app.push_screen(Several(Person, f"People: {client.name}", known, client.people, keep))


def edit_person(app: DeskHost, client: Client, person_id: str) -> None:
    """Edit one of a client's people."""
    person = client.person(person_id)
    if person is None:
        app.say("This person is not among the client's people any more.")
        return

    def changed(fresh: Client, found: dict[str, Any]) -> Client:
        people = tuple(
            replace(each, **changes(person, found)) if each.id == person_id else each
            for each in fresh.people
        )
        return replace(fresh, people=people)

    def keep(found: dict[str, Any]) -> None:
        save_client(app, client.id, lambda fresh: changed(fresh, found))

    known = around(app, client.id, possible_bosses(person_id, client.people))
    ask(app, Person, f"{person.name}: {client.name}", values_of(person), keep, known=known)


def edit_term(app: DeskHost, client: Client, place: int) -> None:
    """Edit a word of the client's jargon."""
    if place >= len(client.jargon):
        return
    term = client.jargon[place]

    def keep(found: dict[str, Any]) -> None:
        edited = Term(**found)
        save_client(
            app,
            client.id,
            lambda fresh: replace(
                fresh, jargon=tuple(edited if each == term else each for each in fresh.jargon)
            ),
        )

    ask(app, Term, f"Jargon: {client.name}", values_of(term), keep)


def edit_fact(app: DeskHost, note_id: str, place: int) -> None:
    """Edit a fact of a note; what was seen again is not stale any more."""
    notebook = app.workbench.notebook
    note = app.attempt(lambda: notebook.get(note_id), quiet=True)
    if note is None or place >= len(note.facts):
        return
    fact = note.facts[place]

    def keep(found: dict[str, Any]) -> None:
        edited = replace(fact, **found)
        with app.workbench.keeper.steady():
            fresh = notebook.get(note_id)
            facts = tuple(edited if each == fact else each for each in fresh.facts)
            notebook.save(replace(fresh, facts=facts))

    known = around(app, note.client)
    ask(app, Fact, "Fact", values_of(fact), keep, known=known)


# ---- records


def edit_record(
    app: DeskHost,
    record: Record,
    typed: Typed = None,
    focus: str = "",
    then: Callable[[Any], object] | None = None,
) -> None:
    """Edit any record in its form; `then` is given it as it was saved."""

    def keep(found: dict[str, Any]) -> object:
        return save_changed(app, record, **found)

    client_id = getattr(record, "client", "")
    ask(
        app,
        type(record),
        _heading(app, record),
        values_of(record),
        keep,
        known=replace(around(app, client_id), wall_zone=getattr(record, "zone", "")),
        focus=focus,
        kept=kept_as(type(record), record.id),
        typed=typed,
        then=then,
    )


def _heading(app: DeskHost, record: Record) -> str:
    name = app.workbench.roster.name_of(getattr(record, "client", ""))
    return f"{record.noun.capitalize()}: {name}" if name else record.noun.capitalize()


def _saver(app: DeskHost, record: Record) -> Callable[[Any], object]:
    bench = app.workbench
    savers: dict[str, Callable[[Any], object]] = {
        Promise.table: bench.ledger.save,
        Request.table: bench.decoder.keep,
        Touch.table: bench.log.save,
        Note.table: bench.notebook.save,
        CheckIn.table: bench.calendar.save,
        Draft.table: bench.composer.save,
    }
    return savers.get(record.table, bench.cabinet.save)


def edit_policy(app: DeskHost) -> None:
    """Write or edit my escalation policy, of which there is one."""
    cabinet = app.workbench.cabinet
    policy = next(iter(cabinet.list(Policy)), None)

    def keep(found: dict[str, Any]) -> None:
        with app.workbench.keeper.steady():
            fresh = next(iter(cabinet.list(Policy)), None)  # another window may have written it
            if fresh is None:
                cabinet.add(Policy, **found)
            else:
                cabinet.save(replace(fresh, **(changes(policy, found) if policy else found)))

    clients = tuple((row.id, row.name) for row in app.workbench.roster.rows(past=True))
    ask(app, Policy, "My escalation policy", values_of(policy) if policy else {}, keep,
        known=replace(around(app), clients=clients))  # fmt: skip

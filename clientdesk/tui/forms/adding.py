"""Adding: each flow opens a form and hands what it gives to a service."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.note import Fact, Note
from clientdesk.model.person import Channel
from clientdesk.model.preference import Term
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.touch import Touch
from clientdesk.model.trip import Trip
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.forms.editing import (
    Typed,
    call_sheet,
    edit_client,
    edit_policy,
    edit_record,
    edit_urgency,
    save_client,
)
from clientdesk.tui.forms.keeping import kept_as
from clientdesk.tui.forms.making import around, ask
from clientdesk.tui.host import DeskHost
from clientdesk.tui.messages import ClientChosen

__all__ = [
    "add_client", "add_fact", "add_menu", "add_note", "add_record", "add_term", "call_sheet",
    "edit_client", "edit_policy", "edit_record", "edit_urgency", "keep_new", "own_editor",
    "renegotiate",
]  # fmt: skip

THEIRS = "@them"
"""What makes a typed promise theirs."""
LATER = {
    Promise: {"person", "state", "out_of_scope", "private"},
    Touch: {"recap", "recap_why", "private"},
    Request: {"answered_at", "due_state"},
    Incident: {"updates", "call_sheet", "state", "lesson", "follow_up_on"},
    Feedback: {"answer", "changed"},
    PushBack: {"outcome"},
}
"""Fields that are of no use while a record is made; its own form has them later."""
BEGIN = {Touch: "lines", Promise: "what", Note: "text"}
"""The field in which typing begins, where it is not the first."""


# ---- clients


def add_client(app: DeskHost, typed: Typed = None) -> None:
    """Add a client, who becomes the current one."""

    def keep(found: dict[str, Any]) -> None:
        name = found.pop("name")
        client = app.workbench.roster.add(name, **found)
        app.say(f"Added: {client.name}")
        app.post_message(ClientChosen(client.id))

    known = replace(around(app), client=None)
    kept = kept_as(Client, "")
    ask(app, Client, "New client", {}, keep, known=known, without=(), kept=kept, typed=typed)


# ---- what belongs to a client


def add_menu(app: DeskHost, client: Client) -> Menu:
    """Return the menu of what can be added; a second `a` is the note."""
    note = lambda: add_note(app, client)  # noqa: E731 - one entry of a table
    choices = [
        Choice("a", "note", note),
        Choice("n", "note", note),
        Choice("f", "fact", lambda: add_fact(app, client)),
        Choice("j", "jargon", lambda: add_term(app, client)),
        Choice("b", "feedback", lambda: add_record(app, Feedback, client)),
        Choice("m", "milestone", lambda: add_record(app, Milestone, client)),
        Choice("s", "share", lambda: add_record(app, Share, client)),
        Choice("p", "push-back", lambda: add_record(app, PushBack, client)),
        Choice("t", "trip", lambda: add_record(app, Trip, client)),
        Choice("e", "escalation policy", lambda: edit_policy(app)),
        Choice("c", "call sheet, in its incident", lambda: call_sheet(app, client)),
    ]
    return Menu(f"Add to {client.name}", choices, delay=0.4)


def add_note(app: DeskHost, client: Client) -> None:
    """Add a note by the quick note's dialog."""
    from clientdesk.tui.dialogs.quick_note import QuickNote

    app.push_screen(QuickNote(client_id=client.id))


def add_record(
    app: DeskHost,
    kind: type[Record],
    client: Client,
    *,
    values: dict[str, Any] | None = None,
    typed: Typed = None,
) -> None:
    """Add a record of any kind; `values` stand in its form at the start."""
    ask(
        app,
        kind,
        f"{kind.noun.capitalize()}: {client.name}",
        _first(app, kind) | (values or {}),
        lambda found: keep_new(app, kind, client.id, found),
        said=f"Added: {kind.noun}",
        known=around(app, client.id),
        without={"client"} | LATER.get(kind, set()),
        focus=BEGIN.get(kind, ""),
        kept=kept_as(kind, client.id),
        typed=typed,
    )


def _first(app: DeskHost, kind: type[Record]) -> dict[str, Any]:
    now = app.workbench.clock()
    zone = app.workbench.me.zone().key
    first: dict[type[Record], dict[str, Any]] = {
        Touch: {"at": now.replace(second=0, microsecond=0), "channel": Channel.CALL},
        Request: {"at": now.replace(second=0, microsecond=0), "zone": zone},
        Promise: {"owner": Owner.MINE, "zone": zone},
        Incident: {"zone": zone},
        Feedback: {"asked_on": now.date(), "follow_up_on": now.date() + timedelta(days=30)},
    }
    return first.get(kind, {})


def keep_new(app: DeskHost, kind: type[Record], client_id: str, found: dict[str, Any]) -> Record:
    """Hand a new record to the service that keeps its kind. Raises InvalidInputError."""
    bench = app.workbench
    if kind is Touch:
        lines = [str(line) for line in found.pop("lines")]
        return bench.log.add(client_id, found.pop("channel"), lines=lines, **found)
    if kind is Promise:
        what = found.pop("what")
        if THEIRS in what:
            found["owner"] = Owner.THEIRS
            what = " ".join(what.replace(THEIRS, "").split())
        return bench.ledger.add(client_id, what, **found)
    whose = {"client": client_id} if "client" in kind.__dataclass_fields__ else {}
    return bench.cabinet.add(kind, **whose, **found)


def add_fact(app: DeskHost, client: Client) -> None:
    """Add a fact to the client's main note."""
    bench = app.workbench

    def keep(found: dict[str, Any]) -> None:
        fact = Fact(**found)
        with bench.keeper.steady():
            note = bench.notebook.main(client.id)
            if note is None:
                bench.cabinet.add(Note, client=client.id, facts=(fact,))
            else:
                bench.notebook.save(replace(note, facts=(*note.facts, fact)))

    values = {"seen_on": bench.clock().date()}
    known = around(app, client.id)
    ask(app, Fact, f"Fact: {client.name}", values, keep, said="Added: fact", known=known)


def add_term(app: DeskHost, client: Client) -> None:
    """Add a word to the client's jargon."""

    def keep(found: dict[str, Any]) -> None:
        term = Term(**found)
        save_client(app, client.id, lambda fresh: replace(fresh, jargon=(*fresh.jargon, term)))

    ask(app, Term, f"Jargon: {client.name}", {}, keep, said="Added: jargon")


def renegotiate(app: DeskHost, client: Client) -> None:
    """Choose an open promise, then its new date and the reason."""
    from clientdesk.tui.dialogs.picker import Hit, Pick

    promises = app.workbench.ledger.open(client.id)
    if not promises:
        app.say(f"No promise is open with {client.name}; p records one.")
        return
    hits = [
        Hit(
            promise.what,
            lambda promise=promise: _new_date(app, promise),  # type: ignore[misc]
            aside=f"{promise.due:%a %d %b}" if promise.due else "no date",
            about=str(promise.owner),
        )
        for promise in promises
    ]
    app.push_screen(Pick("Which promise gets another date?", hits))


def _new_date(app: DeskHost, promise: Promise) -> None:
    from clientdesk.services.when.typed import read_when
    from clientdesk.tui.dialogs.prompt import Prompt

    now = app.workbench.clock()

    def dated(typed: str | None) -> None:
        if typed:
            due = read_when(typed, now).moment
            app.push_screen(Prompt(f"Why not by then: {promise.what}"), lambda why: moved(due, why))

    def moved(due: Any, why: str | None) -> None:
        if why is not None:
            verb = lambda: app.workbench.ledger.renegotiate(promise.id, due, why)  # noqa: E731
            app.attempt(verb, said=f"New date: {due:%a %d %b %H:%M}")

    def reading(typed: str) -> str:
        return read_when(typed, now, promise.zone).reading

    app.push_screen(Prompt("New date", hint="fri 15:00, +3d, 2 dec", reading=reading), dated)


def own_editor(app: DeskHost, client: Client) -> None:
    """Write a client's main note in the user's own editor."""
    from clientdesk.tui.notes.desk import NoteDesk
    from clientdesk.tui.notes.own_editor import edit

    app.flush()
    held = NoteDesk(app.workbench)
    held.open(client.id, app.workbench.notebook.main(client.id))
    text = edit(app, held.text, f"{client.name}.md")
    if text is None:
        return
    saved = app.attempt(lambda: held.save(text))
    if saved is not None and saved.said:
        app.say(saved.said)

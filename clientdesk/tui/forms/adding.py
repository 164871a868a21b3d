"""Adding: each flow opens a form and hands what it gives to a service."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.note import Fact, Note
from clientdesk.model.person import Channel
from clientdesk.model.preference import Term
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.services.when.months import month_later
from clientdesk.tui.forms.editing import Typed, save_client
from clientdesk.tui.forms.keeping import kept_as
from clientdesk.tui.forms.making import around, ask
from clientdesk.tui.host import DeskHost
from clientdesk.tui.messages import ClientChosen

LATER = {
    Promise: {"person", "state", "zone", "private"},
    Touch: {"recap", "recap_why", "private"},
    Request: {"answered_at", "zone"},
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


def add_record(  # noqa: PLR0913 - one keyword a thing that a form may be told
    app: DeskHost,
    kind: type[Record],
    client: Client,
    *,
    values: dict[str, Any] | None = None,
    typed: Typed = None,
    then: Callable[[Any], object] | None = None,
) -> None:
    """Add a record of any kind; `values` stand in its form at the start, `then` is given it."""
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
        then=then,
    )


def _first(app: DeskHost, kind: type[Record]) -> dict[str, Any]:
    now = app.workbench.clock()
    zone = app.workbench.me.zone().key
    first: dict[type[Record], dict[str, Any]] = {
        Touch: {"at": now.replace(second=0, microsecond=0), "channel": Channel.CALL},
        Request: {"at": now.replace(second=0, microsecond=0)},
        Promise: {"owner": Owner.MINE},
        Incident: {"zone": zone},
        Feedback: {"asked_on": now.date(), "follow_up_on": month_later(now.date())},
    }
    return first.get(kind, {})


def keep_new(app: DeskHost, kind: type[Record], client_id: str, found: dict[str, Any]) -> Record:
    """Hand a new record to the service that keeps its kind. Raises InvalidInputError."""
    bench = app.workbench
    if kind is Touch:
        lines = [str(line) for line in found.pop("lines")]
        return bench.log.add(client_id, found.pop("channel"), lines=lines, **found)
    if kind is Promise:
        return bench.ledger.add(client_id, **_promised(app, client_id, found))
    if kind is Request:
        return bench.decoder.add(client_id, **found)
    whose = {"client": client_id} if "client" in kind.__dataclass_fields__ else {}
    return bench.cabinet.add(kind, **whose, **found)


def _promised(app: DeskHost, client_id: str, found: dict[str, Any]) -> dict[str, Any]:
    """Return a promise's fields; a date that stands in its words is read where it has none."""
    from clientdesk.services.practices.promising import THEIRS, read_promise

    if found.get("due") is None or THEIRS in found["what"]:
        bench = app.workbench
        said = read_promise(found["what"], bench.clock(), bench.roster.get(client_id).zone)
        found["what"] = said.what
        if said.owner is Owner.THEIRS:
            found["owner"] = said.owner
        if found.get("due") is None and said.due is not None:
            found["due"] = said.due
            found["certainty"] = said.certainty
        found["out_of_scope"] = found.get("out_of_scope") or said.out_of_scope
    return found


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

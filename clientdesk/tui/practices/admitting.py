"""Writing an incident down, and all that an admission must hold before it is written."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from clientdesk.model.client import Client
from clientdesk.model.incident import FACTS, Incident
from clientdesk.model.promise import Promise
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.updating import promise_update

LATER = ("updates", "call_sheet", "state", "lesson", "follow_up_on", "zone")
"""Fields of an incident that have keys of their own while it is open."""

Then = Callable[[Incident], object]
"""What follows, with the incident as it is by then."""


def write_down(app: DeskHost, client: Client, then: Then) -> None:
    """Write down what went wrong: a promise that is late, which of them, or something else."""
    from clientdesk.tui.dialogs.picker import Hit, Pick

    bench = app.workbench
    late = bench.recovery.late(client.id)
    if len(late) <= 1:
        _write(app, client, late[0] if late else None, then)
        return
    hits = [
        Hit(one.what, partial(_write, app, client, one, then), aside=f"{due:%a} {due.day} {due:%b}")
        for one in late
        if (due := bench.ledger.due(one)) is not None
    ]
    other = Hit("something else went wrong", partial(_write, app, client, None, then))
    app.push_screen(Pick("Which promise was not kept?", [*hits, other]))


def _write(app: DeskHost, client: Client, late: Promise | None, then: Then) -> None:
    """Write an incident down; a promise that is late fills in what it knows."""
    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.keeping import kept_as
    from clientdesk.tui.forms.making import around, ask

    recovery = app.workbench.recovery
    drawn = recovery.draft(client.id, late)
    ask(
        app,
        Incident,
        f"Incident: {client.name}{' (from a late promise)' if late else ''}",
        values_of(drawn),
        lambda found: recovery.open(replace(drawn, **found)),
        known=around(app, client.id),
        without={"client", *LATER},
        focus="expected" if late else "",
        kept=kept_as(Incident, client.id),
        then=then,
    )


def complete(app: DeskHost, incident: Incident, then: Then) -> None:
    """Ask for what an admission lacks, first the facts and then the next update; then go on."""
    lacks = next((name for name in FACTS if not getattr(incident, name).strip()), "")
    if lacks:
        app.say(f"An admission needs {FACTS[lacks]} too.")
        _facts(app, incident, lacks, lambda fresh: complete(app, fresh, then))
    elif incident.updates:
        then(incident)
    else:
        why = "An admission says when they hear from you next."
        promise_update(app, incident, then, about=why)


def _facts(app: DeskHost, incident: Incident, focus: str, then: Then) -> None:
    """Write the facts of an incident; `then` is given it once they are kept."""
    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.editing import changes
    from clientdesk.tui.forms.keeping import kept_as
    from clientdesk.tui.forms.making import around, ask

    bench = app.workbench

    def keep(found: dict[str, Any]) -> Incident:
        with bench.keeper.steady():
            fresh = bench.recovery.get(incident.id)
            return bench.cabinet.save(replace(fresh, **changes(incident, found)))

    name = bench.roster.get(incident.client).name
    ask(app, Incident, f"Incident: {name}", values_of(incident), keep, focus=focus, then=then,
        known=around(app, incident.client), without={"client", *LATER},
        kept=kept_as(Incident, incident.id))  # fmt: skip


def admit_by_phone(app: DeskHost, incident: Incident, then: Then) -> None:
    """Log that it was admitted in a talk, once all of an admission is written down."""

    def admit(told: Incident) -> None:
        recovery = app.workbench.recovery
        admitted = app.attempt(lambda: recovery.admit(told.id), said="Admitted, by phone")
        if admitted is not None:
            then(admitted)

    complete(app, incident, admit)

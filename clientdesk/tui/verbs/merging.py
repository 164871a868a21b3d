"""Merging a client with another that is the same: choose which, then one change does it."""

from collections.abc import Sequence
from functools import partial

from clientdesk.model.client import Client
from clientdesk.tui.dialogs.picker import Hit, Pick
from clientdesk.tui.host import DeskHost
from clientdesk.tui.messages import ClientChosen


def choose_other(app: DeskHost, kept: Client, *, first: Sequence[str] = ()) -> None:
    """List the clients that `kept` may be one with: marked ones, likely ones, all others."""
    bench = app.workbench
    likely = _likely(app, kept)
    rows = {row.id: row for row in bench.roster.rows(past=True) if row.id != kept.id}
    order = dict.fromkeys([*first, *likely, *rows])
    hits = [
        Hit(
            rows[client_id].name,
            partial(_merge, app, kept, client_id),
            aside="marked" if client_id in first else "likely" if client_id in likely else "",
            about=likely.get(client_id, rows[client_id].contact),
        )
        for client_id in order
        if client_id in rows
    ]
    app.push_screen(Pick(f"Which one is the same as {kept.name}?", hits))


def _likely(app: DeskHost, kept: Client) -> dict[str, str]:
    """Return the clients that may be this one, and why."""
    found = {}
    for one, other, why in app.workbench.roster.alike():
        if kept.id in {one, other}:
            found[other if one == kept.id else one] = f"Both {why}."
    return found


def _merge(app: DeskHost, kept: Client, other_id: str) -> None:
    app.flush()
    roster = app.workbench.roster
    other = app.attempt(lambda: roster.get(other_id), quiet=True)
    if other is None:
        return
    said = f"{other.name} is now part of {kept.name}; u makes them two again"
    if app.attempt(lambda: roster.merge(kept.id, other_id), said=said) is not None:
        app.post_message(ClientChosen(kept.id))

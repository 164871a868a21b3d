"""The forms of this app: a record class and what is known around it."""

from collections.abc import Collection
from typing import Any

from clientdesk.model.errors import NotFoundError
from clientdesk.tui.dialogs.form import Form
from clientdesk.tui.forms.values import Around
from clientdesk.tui.host import DeskHost


def around(app: DeskHost, client_id: str = "") -> Around:
    """Return what a form needs to know: now, the client, and whether the curtain is drawn."""
    bench = app.workbench
    try:
        client = bench.roster.get(client_id or app.client_id)
    except NotFoundError:
        client = None
    return Around(bench.clock(), client, curtain=app.curtain)


def form_for(  # noqa: PLR0913 - the form's own parameters
    app: DeskHost,
    kind: type,
    heading: str,
    values: dict[str, Any] | None = None,
    *,
    client_id: str = "",
    without: Collection[str] = ("client",),
) -> Form:
    """Return the form of a record class for the current client, or another."""
    return Form(kind, heading, around(app, client_id), values, without=without)

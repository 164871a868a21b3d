"""The forms of this app: a record class, what is known around it, and who keeps what they give."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from clientdesk.model.errors import NotFoundError
from clientdesk.model.person import Person
from clientdesk.tui.forms.form import Form
from clientdesk.tui.forms.keeping import Kept
from clientdesk.tui.forms.values import Around
from clientdesk.tui.host import DeskHost


def around(app: DeskHost, client_id: str = "", others: tuple[Person, ...] | None = None) -> Around:
    """Return what a form needs to know: now, the client, and whether the curtain is drawn."""
    bench = app.workbench
    try:
        client = bench.roster.get(client_id or app.client_id)
    except NotFoundError:
        client = None
    return Around(bench.clock(), client, others=others, curtain=app.curtain)


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


def ask(  # noqa: PLR0913 - the form's own parameters
    app: DeskHost,
    kind: type,
    heading: str,
    values: dict[str, Any],
    keep: Callable[[dict[str, Any]], object],
    *,
    said: str = "",
    known: Around | None = None,
    without: Collection[str] = ("client",),
    focus: str = "",
    kept: Kept | None = None,
    typed: Mapping[str, Any] | None = None,
    then: Callable[[Any], object] | None = None,
) -> None:
    """Open a form; what it gives goes to `keep`, and what that refuses is said in the form.

    What `keep` returned goes to `then` once the form is closed.
    """
    made: list[Any] = []

    def keep_and_tell(found: dict[str, Any]) -> None:
        made.append(keep(found))
        app.changed()
        if said:
            app.say(said)

    def closed(found: dict[str, Any] | None) -> None:
        if found is not None and then is not None and made:
            then(made[-1])

    form = Form(
        kind, heading, known or around(app), values,
        without=without, keep=keep_and_tell, focus=focus, kept=kept, typed=typed,
    )  # fmt: skip
    app.push_screen(form, closed)

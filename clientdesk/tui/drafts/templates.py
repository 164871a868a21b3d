"""Choosing a template: the client's language first, what cannot be used last and named."""

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.tui.host import DeskHost

if TYPE_CHECKING:
    from clientdesk.drafting import Template
    from clientdesk.tui.dialogs.picker import Hit

LANGUAGES = {"en": "English", "ms": "Malay", "sk": "Slovak"}
"""Names of the languages that templates are shipped in."""


def choose_template(app: DeskHost, client: Client) -> None:
    """Offer the templates; the chosen one becomes a new draft, and no other text is touched."""
    from clientdesk.tui.dialogs.picker import Pick

    rows = app.attempt(lambda: _rows(app, client), quiet=True)
    if rows is not None:
        app.push_screen(Pick(f"A template for {client.name}", rows))


def _rows(app: DeskHost, client: Client) -> "list[Hit]":
    from clientdesk.tui.dialogs.picker import Hit

    templates = app.workbench.templates
    own = templates.language_for(client.id)
    others = [one for one in templates.languages() if one != own]
    rows = [
        Hit(
            one.title,
            partial(_begin, app, client, one),
            aside=LANGUAGES.get(language, language),
            about=one.kind,
        )
        for language in (own, *others)
        for one in templates.list(language)
    ]
    return rows + [
        Hit(PurePath(one.name).name, partial(app.problem, why), aside="broken", about=why)
        for one in templates.broken()
        for why in [f"{one.name} cannot be used: {one.error}"]
    ]


def _begin(app: DeskHost, client: Client, template: "Template") -> None:
    bench = app.workbench
    app.flush()
    filled = app.attempt(
        lambda: bench.templates.fill(template.name, client.id, language=template.language),
        quiet=True,
    )
    if filled is None:
        return
    draft = app.attempt(lambda: bench.composer.new(client.id, filled=filled))
    if draft is None:
        return
    app.open_record(draft.table, draft.id, client.id)
    left = len(filled.missing)
    blanks = f"{left} {'blank is' if left == 1 else 'blanks are'} yours to fill: F8 goes there"
    app.say(f"{template.title}: {blanks if left else 'every blank is filled'}")

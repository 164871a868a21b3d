"""What a draft asks in dialogs: which finding, until when to hold it, which earlier text."""

from typing import TYPE_CHECKING

from clientdesk.model.draft import Draft
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.dialogs.findings import Findings, Picked, Verb
from clientdesk.tui.drafts.helping import mend
from clientdesk.tui.drafts.verbs import DraftVerbs
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.responding import suggested_hold
from clientdesk.tui.widgets.finding_list import rows_of

if TYPE_CHECKING:
    from clientdesk.model.version import Version


def list_findings(pane: DraftVerbs) -> None:
    """List what there is to look at; do with one what is chosen."""
    proof = pane.proof

    def picked(found: Picked | None) -> None:
        if found is None:
            return
        proof.focus()
        proof.go_to(found.finding.start)
        if found.verb is Verb.FIX:
            mend(pane, found.finding)
        elif found.verb is Verb.IGNORE:
            pane.ignore(found.finding, found.scope)
        elif found.verb is Verb.ACCEPT:
            pane.accept_word(found.finding, found.scope)

    pane.app.push_screen(Findings(rows_of(proof.judged, proof.findings)), picked)


def hold(app: DeskHost, draft: Draft) -> None:
    """Ask until when to hold a draft."""
    bench = app.workbench
    zone = bench.roster.get(draft.client).zone if draft.client else ""

    def held(asked: Asked | None) -> None:
        if asked is not None:
            until = asked.when.moment.replace(tzinfo=bench.me.zone())
            app.attempt(
                lambda: bench.composer.hold(draft.id, until), said=f"Held: {asked.when.reading}"
            )

    value, about = suggested_hold(app, draft), "The end of the wait that you planned"
    if not value and draft.client:
        value, about = _next_open(app, draft.client), "The next hour in which both of you work"
    box = WhenBox(
        "Hold until",
        now=bench.clock(),
        zone=zone,
        example="mon 9:00",
        value=value,
        about=about if value else "",
        client=draft.client,
    )
    app.push_screen(box, held)


def _next_open(app: DeskHost, client_id: str) -> str:
    """Return when both sides work next, as it can be typed; empty if they do now."""
    from clientdesk.services.planning.warnings import free_from

    now = app.workbench.clock()
    free = free_from(app.workbench, client_id, now)
    return f"{free:%Y-%m-%d %H:%M}" if free > now else ""


def show_versions(app: DeskHost, draft: Draft) -> None:
    """Show the earlier texts of a draft; the chosen one is put back."""
    from clientdesk.tui.dialogs.draft_versions import DraftVersions

    composer = app.workbench.composer

    def put_back(version: "Version | None") -> None:
        if version is not None:
            app.attempt(
                lambda: composer.put_back(draft.id, version.id),
                said="The earlier text stands there again; u takes it back",
            )

    app.push_screen(DraftVersions(draft, composer.versions(draft.id)), put_back)

"""What a draft asks in dialogs: which finding, until when to hold it."""

from clientdesk.model.draft import Draft
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.dialogs.findings import Findings, Picked, Verb
from clientdesk.tui.drafts.helping import mend
from clientdesk.tui.drafts.verbs import DraftVerbs
from clientdesk.tui.widgets.finding_list import rows_of


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


def hold(pane: DraftVerbs, draft: Draft) -> None:
    """Ask until when to hold a draft."""
    bench = pane.workbench
    zone = bench.roster.get(draft.client).zone if draft.client else ""

    def held(asked: Asked | None) -> None:
        if asked is not None:
            until = asked.when.moment.replace(tzinfo=bench.me.zone())
            pane.app.attempt(
                lambda: bench.composer.hold(draft.id, until), said=f"Held: {asked.when.reading}"
            )

    box = WhenBox("Hold until", now=bench.clock(), zone=zone, example="mon 9:00")
    pane.app.push_screen(box, held)

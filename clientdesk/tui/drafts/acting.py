"""The list of what there is to look at in a draft, and what is done with one of it."""

from clientdesk.tui.drafts.dialogs.findings import Findings, Picked, Verb
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

"""What a draft asks in dialogs: which finding, whether to hand it over, until when to hold it."""

from collections.abc import Sequence
from dataclasses import replace

from clientdesk.model.draft import Draft, Override
from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.dialogs.findings import Findings, Picked, Verb
from clientdesk.tui.dialogs.review import HandOver, Review, Reviewed
from clientdesk.tui.draft_verbs import DraftVerbs
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
            proof.mend_finding(found.finding)
        elif found.verb is Verb.IGNORE:
            pane.ignore(found.finding, found.scope)
        elif found.verb is Verb.ACCEPT:
            pane.accept_word(found.finding, found.scope)

    pane.app.push_screen(Findings(rows_of(proof.judged, proof.findings)), picked)


def review(pane: DraftVerbs, draft: Draft) -> None:
    """Show whom a draft goes to and what stands in the way, and offer to hand it over."""
    judged = pane.proof.verdict if pane.proof.fresh else None
    verdict = judged or pane.workbench.composer.judge(draft)
    rows = rows_of(draft.body, verdict.findings)
    names = tuple(path.rpartition("/")[2] for path in draft.attachments)
    reviewed = Reviewed(draft.to, draft.subject, len(draft.body.split()), names, rows)

    def hand_over(way: HandOver | None) -> None:
        if way is not None:
            _overrule(pane, draft, [row.finding for row in rows])
            (pane.copy_text if way is HandOver.COPY else pane.mark_sent)()

    pane.app.push_screen(Review(reviewed), hand_over)


def _overrule(pane: DraftVerbs, draft: Draft, findings: Sequence[Finding]) -> None:
    now = pane.workbench.clock()
    new = tuple(
        Override(at=now, check=each.check, message=each.message)
        for each in findings
        if each.severity is Severity.STOP
    )
    if new:
        overruled = replace(draft, overrides=(*draft.overrides, *new))
        pane.draft = pane.app.attempt(lambda: pane.workbench.composer.save(overruled))


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

"""How a draft leaves the desk: the review, what stops it, and the ways to hand it over."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.draft import Draft, DraftState
from clientdesk.services.zones import aware
from clientdesk.tui.choice import Choice
from clientdesk.tui.drafts.copying import copy_draft
from clientdesk.tui.drafts.dialogs.review import HandOver, Review, Reviewed
from clientdesk.tui.drafts.verbs import DraftVerbs
from clientdesk.tui.outside import browse, has_display
from clientdesk.tui.widgets.finding_list import rows_of

if TYPE_CHECKING:
    from clientdesk.services.mail.offering import Offered
    from clientdesk.services.mail.review import Review as Seen
    from clientdesk.services.practices.nudging import Closed

LATE_CHECKS = frozenset({"spelling", "proofread"})
"""Checks that only the open editor has run."""
FORMS = {HandOver.FILE: "eml", HandOver.MARKDOWN: "mail"}
"""The export that writes a draft, by the way it goes."""
TAKES = frozenset({HandOver.COPY, HandOver.FILE, HandOver.MARKDOWN})
"""The ways in which a text is taken along; a reminder's is held then, and sent when they work."""


def review(pane: DraftVerbs, draft: Draft) -> None:
    """Show whom a draft goes to and what stands in the way, and offer to hand it over."""
    seen = pane.app.attempt(lambda: pane.workbench.handover.review(draft.id), quiet=True)
    if seen is not None:
        reviewed = _reviewed(pane, seen)
        pane.app.push_screen(Review(reviewed), partial(_hand_over, pane, seen.draft))


def _reviewed(pane: DraftVerbs, seen: "Seen") -> Reviewed:
    from clientdesk.services.mail.review import Way

    draft, proof = seen.draft, pane.proof
    findings = list(seen.findings)
    if proof.judged == draft.body:
        findings += [one for one in proof.findings if one.check in LATE_CHECKS]
    return Reviewed(
        to=tuple(map(str, seen.recipients.mailboxes)),
        subject=draft.subject,
        body=draft.body,
        files=tuple(map(str, seen.attached)),
        rows=rows_of(draft.body, findings),
        stopped=frozenset(HandOver(str(way)) for way in Way if seen.left(way)),
        overruled=frozenset(one for one in seen.stops if seen.overruled(one)),
    )


def _hand_over(pane: DraftVerbs, draft: Draft, way: HandOver | None) -> None:
    closed = pane.workbench.handover.closed(draft)
    if closed is not None and way in {HandOver.LINK, HandOver.SENT, HandOver.HOLD}:
        _outside_hours(pane, draft, way, closed)
        return
    if closed is not None and way in TAKES and draft.state is not DraftState.HELD:
        _hold(pane, draft, closed)
    match way:
        case HandOver.OVERRULE:
            _overrule(pane, draft)
        case HandOver.COPY:
            copy_draft(pane.app, draft)
        case HandOver.FILE | HandOver.MARKDOWN:
            _save(pane, draft, way)
        case HandOver.LINK:
            _mail_program(pane, draft)
        case HandOver.SENT:
            _sent(pane, draft)
        case HandOver.HOLD | None:
            pass


def _outside_hours(pane: DraftVerbs, draft: Draft, way: HandOver, closed: "Closed") -> None:
    """Hold a reminder until they work, or log that it left while they did."""
    hold = partial(_hold, pane, draft, closed)
    if way is HandOver.HOLD:
        hold()
        return
    from clientdesk.tui.dialogs.menu import Menu

    choices = [Choice("h", f"hold it until {closed.told}", hold)]
    if way is HandOver.SENT:
        choices.append(
            Choice("e", "it left earlier, while they worked", partial(_earlier, pane, draft))
        )
    pane.app.push_screen(Menu(closed.why, choices))


def _hold(pane: DraftVerbs, draft: Draft, closed: "Closed") -> None:
    held = partial(pane.workbench.composer.hold, draft.id, closed.until)
    if pane.app.attempt(held, said=f"Held until {closed.told}") is not None:
        pane.show_client(pane.client_id)


def _earlier(pane: DraftVerbs, draft: Draft) -> None:
    """Ask when a reminder left; what was outside of their hours then is refused."""
    from clientdesk.services.when.past import read_past
    from clientdesk.tui.dialogs.prompt import Prompt

    bench = pane.workbench

    def left(typed: str | None) -> None:
        if typed:
            wall = read_past(typed, bench.clock()).moment
            _sent(pane, draft, aware(wall, bench.me.zone()))

    def reading(typed: str) -> str:
        return read_past(typed, bench.clock()).reading

    prompt = Prompt("When did it leave?", hint="16:30, or fri 15:00", reading=reading)
    pane.app.push_screen(prompt, left)


def _overrule(pane: DraftVerbs, draft: Draft) -> None:
    said = "Logged with the draft: it leaves as it is"
    overruled = pane.app.attempt(lambda: pane.workbench.handover.overrule(draft.id), said=said)
    if overruled is not None:
        pane.draft = overruled
        review(pane, overruled)


def _save(pane: DraftVerbs, draft: Draft, way: HandOver) -> None:
    from clientdesk.tui.dialogs.prompt import Prompt
    from clientdesk.tui.working import work_on

    form = FORMS[way]

    def reading(typed: str) -> str:
        path = Path(typed).expanduser()
        if path.is_dir():
            return f"A file of its own in {path}"
        return f"{path.name} in {path.parent}"

    def save(typed: str | None) -> None:
        if typed:
            path = Path(typed).expanduser()
            verb = partial(pane.workbench.handover.save_as, draft.id, path, form=form)
            work_on(pane.app, "Writing the mail", verb, partial(_written, pane, draft))

    heading = "Save the mail as .eml in" if way is HandOver.FILE else "Save the mail as Markdown in"
    prompt = Prompt(heading, value=str(Path.home()), hint="a folder or file", reading=reading)
    pane.app.push_screen(prompt, save)


def _written(pane: DraftVerbs, draft: Draft, place: Path) -> None:
    from clientdesk.services.mail.enclosing import attached

    left = ", ".join(one.name for one in attached(draft) if one.wrong)
    pane.app.say(f"Written: {place}{f', without {left}' if left else ''}")


def _mail_program(pane: DraftVerbs, draft: Draft) -> None:
    if draft.attachments:
        _instead(pane, draft, "A link carries no files")
        return
    if not has_display():
        pane.app.say("There is no display to open a mail program on: y copies, e saves an .eml.")
        return
    link = pane.app.attempt(lambda: pane.workbench.handover.link(draft.id), quiet=True)
    if link is None:
        return
    if link.fits:
        browse(pane.app, link.url)
        pane.app.say("Opening your mail program; x in the review logs it as sent")
    else:
        _instead(pane, draft, f"Too long for a link ({len(link.url):,} characters)")


def _instead(pane: DraftVerbs, draft: Draft, why: str) -> None:
    """Offer the ways that carry what a link cannot."""
    from clientdesk.tui.dialogs.menu import Menu

    choices = (
        Choice("e", "save .eml, which the mail program opens", partial(_hand_over, pane, draft,
               HandOver.FILE)),
        Choice("y", "copy the text", partial(copy_draft, pane.app, draft)),
    )  # fmt: skip
    pane.app.push_screen(Menu(why, choices))


def _sent(pane: DraftVerbs, draft: Draft, at: datetime | None = None) -> None:
    bench = pane.workbench
    said = f"Sent: {draft.subject or draft.to}; u takes it back"
    done = pane.app.attempt(lambda: bench.handover.sent(draft.id, at), said=said)
    if done is None:
        return
    pane.show_client(pane.client_id)
    if done.offered:
        from clientdesk.tui.drafts.dialogs.promised import Promised

        pane.app.push_screen(
            Promised(done.offered, partial(_record, pane, draft)), lambda _: _answered(pane, draft)
        )
    else:
        _answered(pane, draft)


def _answered(pane: DraftVerbs, draft: Draft) -> None:
    """Ask whether a mail of my own words answered what they wait for."""
    if draft.template or not draft.client:
        return
    from clientdesk.tui.practices.answering import offer

    touch = pane.workbench.log.last(draft.client)
    if touch is not None and touch.draft == draft.id:
        offer(pane.app, touch)


def _record(pane: DraftVerbs, draft: Draft, promise: "Offered") -> bool:
    said = f"Promised: {promise.what}"
    made = pane.app.attempt(lambda: pane.workbench.handover.record(draft.id, promise), said=said)
    return made is not None

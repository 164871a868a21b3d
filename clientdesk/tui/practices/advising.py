"""Advice against what a client wants, and what is shared with them: the mail is one key away."""

from functools import partial

from textual.content import Content

from clientdesk.model.pushback import FEWEST_OPTIONS, PushBack
from clientdesk.model.record import Record
from clientdesk.model.share import Share
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter, told


def show_pushback(app: DeskHost, advice: PushBack) -> None:
    """Show advice against something, and the keys for its mail and for what they decided."""
    name = app.workbench.roster.get(advice.client).name
    ways = "\n".join(f"{number}. {way}" for number, way in enumerate(advice.options, start=1))
    few = len(advice.options) < FEWEST_OPTIONS
    options = Content(ways)
    if few:
        lack = Content.styled("two are needed, so that they can choose", "$due")
        options = Content("\n").join([options, lack]) if ways else lack
    body = told(
        ("They want", advice.wanted),
        ("The risk", advice.risk or _lacking("what may go wrong is not said yet")),
        ("My advice", advice.advice or _lacking("not said yet")),
        ("Options", options),
        ("Told them", f"{advice.raised_on:%a %d %b %Y}" if advice.raised_on else "", "raised_on"),
        ("Decided", advice.outcome, "outcome"),
        of=PushBack,
        curtain=app.curtain,
    )
    choices = [
        Choice("c", "write the mail: the advice, the options, one question", _write(app, advice)),
        *([] if app.curtain else [Choice("o", "what they decided", partial(_decide, app, advice))]),
        Choice("e", "edit everything", _edit(app, advice)),
    ]
    app.push_screen(Matter(f"Push-back: {name}", body, choices))


def show_share(app: DeskHost, share: Share) -> None:
    """Show what is shared, what speaks against it, and the key for its mail."""
    from clientdesk.services.practices.sharing import doubts

    name = app.workbench.roster.get(share.client).name
    against = [f"{doubt[:1].upper()}{doubt[1:]}." for doubt in doubts(app.workbench.office, share)]
    body = told(
        ("Share", share.title),
        ("Kind", str(share.kind), "kind"),
        ("Link", share.link),
        ("Why", share.why),
        ("Sent", f"{share.sent_on:%a %d %b %Y}" if share.sent_on else "", "sent_on"),
        ("But", _lacking("\n".join(against)) if against and not app.curtain else ""),
        of=Share,
        curtain=app.curtain,
    )
    choices = [
        Choice("c", "write the mail", _write(app, share)),
        Choice("e", "edit everything", _edit(app, share)),
    ]
    app.push_screen(Matter(f"Share: {name}", body, choices))


def _lacking(text: str) -> Content:
    return Content.styled(text, "$due")


def _write(app: DeskHost, record: Record) -> partial[bool]:
    from clientdesk.tui.practices.writing import write_about

    return partial(write_about, app, record)


def _edit(app: DeskHost, record: Record) -> partial[None]:
    from clientdesk.tui.forms.editing import edit_record

    return partial(edit_record, app, record)


def _decide(app: DeskHost, advice: PushBack) -> None:
    from clientdesk.tui.dialogs.prompt import Prompt
    from clientdesk.tui.forms.editing import save_changed

    def keep(typed: str | None) -> None:
        if typed:
            app.attempt(lambda: save_changed(app, advice, outcome=typed), said="Decided: noted")

    app.push_screen(Prompt("What did they decide?", value=advice.outcome), keep)

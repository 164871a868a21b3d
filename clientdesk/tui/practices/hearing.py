"""Feedback as a loop: ask, hear, change something, say so, and ask once more after a month."""

from functools import partial

from textual.content import Content

from clientdesk.model.feedback import Feedback
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter, told


def show_feedback(app: DeskHost, feedback: Feedback) -> None:
    """Show where a question about my work stands, and what comes next."""
    from clientdesk.tui.forms.editing import edit_record

    name = app.workbench.roster.get(feedback.client).name
    answered, changed = bool(feedback.answer.strip()), bool(feedback.changed.strip())
    write = "tell them what came of it" if answered else "write the mail that asks"
    follow = f"{feedback.follow_up_on:%a %d %b %Y}" if feedback.follow_up_on else ""
    choices = [
        Choice("c", write, partial(_write, app, feedback)),
        Choice("a", "what they answered", partial(_say, app, feedback, "answer")),
        Choice("w", "what I changed, or why nothing", partial(_say, app, feedback, "changed")),
        Choice("x", "it helped: close it", partial(close, app, feedback)),
        Choice("e", "edit everything", partial(edit_record, app, feedback)),
    ]
    todo = Content.styled("not yet: it closes only with this", "$due")
    body = told(
        ("Asked", feedback.question),
        ("On", f"{feedback.asked_on:%a %d %b %Y}", "asked_on"),
        ("They said", feedback.answer or Content.styled("nothing yet", "$due")),
        ("I changed", feedback.changed if changed else todo),
        ("Follow up", follow, "follow_up_on"),
        ("Closed", f"{feedback.closed_at:%a %d %b %Y}" if feedback.closed_at else "", "closed_at"),
        of=Feedback,
        curtain=app.curtain,
    )
    app.push_screen(Matter(f"Feedback: {name}", body, choices))


def _write(app: DeskHost, feedback: Feedback) -> None:
    from clientdesk.tui.practices.writing import write_about

    write_about(app, feedback)


def _say(app: DeskHost, feedback: Feedback, field: str) -> None:
    from clientdesk.tui.dialogs.prompt import Prompt
    from clientdesk.tui.forms.editing import save_changed

    headings = {"answer": "What did they say?", "changed": "What did you change, or why nothing?"}

    def keep(typed: str | None) -> None:
        if not typed:
            return
        kept = app.attempt(lambda: save_changed(app, feedback, **{field: typed}))
        if kept is not None:
            show_feedback(app, kept)

    app.push_screen(Prompt(headings[field], value=getattr(feedback, field)), keep)


def close(app: DeskHost, feedback: Feedback) -> None:
    """Close feedback, if it is told what came of it; ask for that where it is not."""
    from clientdesk.tui.forms.editing import save_changed

    if not feedback.changed.strip():
        app.say("It closes with what came of it: write that first.")
        _say(app, feedback, "changed")
        return
    now = app.workbench.clock()
    app.attempt(lambda: save_changed(app, feedback, closed_at=now), said="Feedback: closed")

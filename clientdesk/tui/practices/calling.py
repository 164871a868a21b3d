"""A draft that is better said: the advice with its reason, and one key that makes a talk of it."""

from functools import partial

from textual.content import Content

from clientdesk.model.draft import Draft
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter


def advise(app: DeskHost, draft: Draft) -> None:
    """Say whether a draft is better sent or said, and why; m makes a talk of it."""
    calling = app.workbench.calling
    advice = app.attempt(lambda: calling.advise(draft), quiet=True)
    if advice is None:
        return
    points = calling.points(draft)
    said = "Talk to them (3D)" if advice.call else "Write to them (2D)"
    lines = [Content.styled(said, "bold $due" if advice.call else "bold $fine")]
    lines += [Content.assemble(("  ", ""), reason) for reason in advice.reasons]
    if points:
        lines += [Content(""), Content.styled("Talking points", "$muted")]
        lines += [
            Content.assemble((f"  {'?' if item.kind == 'question' else '+'} ", "$focus"), item.text)
            for item in points
        ]
    choices = [
        Choice("m", "make it a talk: points, and a neutral invitation", partial(turn, app, draft)),
        Choice("n", "leave it a mail", lambda: None),
    ]
    app.push_screen(Matter("2D or 3D?", Content("\n").join(lines), choices))


def turn(app: DeskHost, draft: Draft) -> None:
    """Ask when to talk, plan it with the draft's points, and open the invitation."""
    from clientdesk.services.practices.writing import Begun
    from clientdesk.tui.dialogs.checkin import Asked, WhenBox
    from clientdesk.tui.practices.writing import show

    bench = app.workbench
    if not draft.client:
        app.say("Choose a client for this draft first: a talk is with somebody.")
        return

    def plan(asked: Asked | None) -> None:
        if asked is None:
            return
        called = app.attempt(lambda: bench.calling.turn(draft.id, asked.when.moment))
        if called is not None:
            show(app, Begun(called.draft, called.missing))
            count = len(called.checkin.items)
            app.say(f"Planned: {asked.when.reading}, {count} points; your draft stays as it was")

    zone = bench.roster.get(draft.client).zone
    box = WhenBox(
        "When do you talk?", now=bench.clock(), zone=zone, example="tomorrow 10:00, or mon 15:00"
    )
    app.push_screen(box, plan)

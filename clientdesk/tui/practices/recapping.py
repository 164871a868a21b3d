"""The recap that a live talk owes: its lines, and one key for the mail with the promises in it."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from clientdesk.model.promise import Promise
from clientdesk.model.request import Request
from clientdesk.model.touch import LineKind, RecapState, Touch
from clientdesk.services.planning.owing import RECAP_WITHIN
from clientdesk.services.practices.recapping import Recapped
from clientdesk.services.practices.spoken_promises import OWNERS, Spoken
from clientdesk.tui.choice import Choice
from clientdesk.tui.forms.readings import ROLES
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.answering import answer, answers, offer
from clientdesk.tui.practices.matter import Matter

MOST = 12
"""Lines of a talk that are shown; the mail has all of them."""
_SIGNS = {kind: sign for sign, kind in (("!", LineKind.DECISION), (">", LineKind.MINE),
          ("<", LineKind.THEIRS), ("?", LineKind.OPEN))}  # fmt: skip
_COLOURS = {"fine": "$fine", "due": "$due", "hint": "$hint", "overdue": "$overdue"}


def after_talk(app: DeskHost, touch: Touch) -> None:
    """Show what a talk that was just logged owes, or ask whether it answered what they wait for."""
    if touch.recap is RecapState.OWED:
        show_recap(app, touch)
    else:
        offer(app, touch)


def answered_by(app: DeskHost, request: Request, touch: Touch) -> None:
    """Say that a talk which was logged for a request answered it, and show what it owes."""
    answer(app, touch, [request], partial(after_talk, app))


def show_recap(app: DeskHost, touch: Touch) -> None:
    """Show the lines of a talk that owes its recap, and the ways in which the debt ends."""
    from clientdesk.tui.forms.editing import edit_record

    bench = app.workbench
    by = (touch.at + RECAP_WITHIN).astimezone(bench.me.zone())
    left = len(bench.recapping.left(touch))
    promises = f" and {left} promise{'' if left == 1 else 's'}" if left else ""
    choices = [
        Choice("c", f"write the recap{promises}", partial(write_recap, app, touch)),
        Choice("p", "only the promises", partial(_promise, app, touch)),
        Choice("x", "the recap was sent", partial(_sent, app, touch)),
        Choice("n", "not needed, and why", partial(_not_needed, app, touch)),
        Choice("e", "edit its lines", partial(
            edit_record, app, touch, focus="lines", then=partial(_edited, app))),
    ]  # fmt: skip
    if not left:
        del choices[1]
    choices[-1:-1] = answers(app, touch, partial(show_recap, app))
    name = bench.roster.get(touch.client).name
    heading = f"Recap to {name}, by {by:%a} {by.day} {by:%b %H:%M}"
    app.push_screen(Matter(heading, _lines(app, touch), choices))


def _edited(app: DeskHost, touch: Touch) -> None:
    if touch.recap is RecapState.OWED:
        show_recap(app, touch)


def _lines(app: DeskHost, touch: Touch) -> Content:
    """Return the lines with their signs; a promise with its date in full, or what is none."""
    promises = iter(app.workbench.recapping.lines(touch))
    rows = []
    for line in touch.lines:
        spoken = next(promises) if line.kind in OWNERS else None
        if line.kind is LineKind.NOTE and app.curtain:
            continue  # what stands without a sign was for me only
        colour = _COLOURS[ROLES[line.kind]] if line.kind in ROLES else "$muted"
        sign = (f"{_SIGNS.get(line.kind, ' ')} ", f"bold {colour}")
        told = (line.text,) if spoken is None else _told(app, spoken)
        rows.append(Content.assemble(sign, *told))
    if len(rows) > MOST:
        rows[MOST:] = [Content.styled(f"  and {len(rows) - MOST} more", "$muted")]
    return Content("\n").join(rows) if rows else Content.styled("nothing was written down", "$due")


def _told(app: DeskHost, spoken: Spoken) -> tuple[str | tuple[str, str], ...]:
    """Return what is promised and by when; words that mean a time and are none stand out."""
    if spoken.unread:
        return spoken.what, (f"  “{spoken.unread}” is no date", "$due")
    bench, kept = app.workbench, spoken.promise
    if kept is not None and (due := bench.ledger.due(kept)) is not None:
        from clientdesk.services.when.typed import full_reading

        return spoken.what, (f"  {full_reading(due, bench.roster.get(kept.client).zone)}", "$muted")
    when = spoken.said.when
    return spoken.what, (f"  {when.reading if when else 'no date'}", "$muted")


def write_recap(app: DeskHost, touch: Touch) -> None:
    """Put the promises of a talk into the ledger and open its recap, in one step."""
    app.flush()
    done: Recapped | None = app.attempt(lambda: app.workbench.recapping.write(touch.id))
    if done is None:
        return
    app.open_record(done.draft.table, done.draft.id, touch.client)
    told = _recorded(app, touch, done.promises)
    app.say(f"{told}{'; ' if told else ''}the debt ends when the recap is sent")


def _promise(app: DeskHost, touch: Touch) -> None:
    made = app.attempt(lambda: app.workbench.recapping.promise(touch))
    if made is not None:
        app.say(f"{_recorded(app, touch, made)}; the recap is owed")


def _recorded(app: DeskHost, touch: Touch, made: Sequence[Promise]) -> str:
    """Return how many promises were recorded, and of which of them no date was read."""
    if not made:
        return ""
    ids = {one.id for one in made}
    unread = [
        f"“{one.unread}”"
        for one in app.workbench.recapping.lines(touch)
        if one.unread and one.promise is not None and one.promise.id in ids
    ]
    told = f"{len(made)} promise{'' if len(made) == 1 else 's'} recorded"
    return f"{told}, without a date: {', '.join(unread)}" if unread else told


def _sent(app: DeskHost, touch: Touch) -> None:
    _ended(app, touch, lambda: app.workbench.recapping.sent(touch.id), "Recap: sent")


def _not_needed(app: DeskHost, touch: Touch) -> None:
    from clientdesk.tui.dialogs.prompt import Prompt

    def end(why: str | None) -> None:
        if why is not None:
            recapping = app.workbench.recapping
            _ended(app, touch, lambda: recapping.not_needed(touch.id, why), "No recap needed")

    app.push_screen(Prompt("Why is no recap needed?", hint="they wrote one"), end)


def _ended(app: DeskHost, touch: Touch, end: Callable[[], Sequence[Promise]], said: str) -> None:
    made = app.attempt(end)
    if made is not None:
        told = _recorded(app, touch, made)
        app.say(f"{said}; {told}" if told else said)

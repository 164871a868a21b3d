"""The recap that a live talk owes: its lines, and one key for the mail with the promises in it."""

from functools import partial

from textual.content import Content

from clientdesk.model.touch import LineKind, Touch
from clientdesk.services.planning.owing import RECAP_WITHIN
from clientdesk.services.practices.recapping import Recapped
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.matter import Matter
from clientdesk.tui.forms.readings import ROLES
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.answering import answers

MOST = 12
"""Lines of a talk that are shown; the mail has all of them."""
_SIGNS = {kind: sign for sign, kind in (("!", LineKind.DECISION), (">", LineKind.MINE),
          ("<", LineKind.THEIRS), ("?", LineKind.OPEN))}  # fmt: skip
_COLOURS = {"fine": "$fine", "due": "$due", "hint": "$hint", "overdue": "$overdue"}


def show_recap(app: DeskHost, touch: Touch) -> None:
    """Show the lines of a talk that owes its recap, and the ways in which the debt ends."""
    from clientdesk.tui.forms.adding import edit_record

    bench = app.workbench
    by = (touch.at + RECAP_WITHIN).astimezone(bench.me.zone())
    left = len(bench.recapping.left(touch))
    promises = f" and {left} promise{'' if left == 1 else 's'}" if left else ""
    choices = [
        Choice("c", f"write the recap{promises}", partial(write_recap, app, touch)),
        Choice("p", "only the promises", partial(_promise, app, touch)),
        Choice("x", "the recap was sent", partial(_sent, app, touch)),
        Choice("n", "not needed, and why", partial(_not_needed, app, touch)),
        Choice("e", "edit its lines", partial(edit_record, app, touch, focus="lines")),
    ]
    if not left:
        del choices[1]
    choices[-1:-1] = answers(app, touch, partial(show_recap, app))
    name = bench.roster.get(touch.client).name
    heading = f"Recap to {name}, by {by:%a} {by.day} {by:%b %H:%M}"
    app.push_screen(Matter(heading, _lines(app, touch), choices))


def _lines(app: DeskHost, touch: Touch) -> Content:
    """Return the lines with their signs; a promise with its date in full."""
    dates = iter(app.workbench.recapping.lines(touch))
    rows = []
    for line in touch.lines[:MOST]:
        colour = _COLOURS[ROLES[line.kind]] if line.kind in ROLES else "$muted"
        text, due = line.text, ""
        if line.kind in {LineKind.MINE, LineKind.THEIRS}:
            said = next(dates)
            text, due = said.what, f"  {said.when.reading if said.when else 'no date'}"
        sign = _SIGNS.get(line.kind, " ")
        rows.append(Content.assemble((f"{sign} ", f"bold {colour}"), text, (due, "$muted")))
    if len(touch.lines) > MOST:
        rows.append(Content.styled(f"  and {len(touch.lines) - MOST} more", "$muted"))
    return Content("\n").join(rows) if rows else Content.styled("nothing was written down", "$due")


def write_recap(app: DeskHost, touch: Touch) -> None:
    """Put the promises of a talk into the ledger and open its recap, in one step."""
    app.flush()
    done: Recapped | None = app.attempt(lambda: app.workbench.recapping.write(touch.id))
    if done is None:
        return
    app.open_record(done.draft.table, done.draft.id, touch.client)
    made = len(done.promises)
    told = f"{made} promise{'' if made == 1 else 's'} recorded; " if made else ""
    app.say(f"{told}the debt ends when the recap is sent")


def _promise(app: DeskHost, touch: Touch) -> None:
    made = app.attempt(lambda: app.workbench.recapping.promise(touch))
    if made is not None:
        app.say(f"{len(made)} promise{'' if len(made) == 1 else 's'} recorded; the recap is owed")


def _sent(app: DeskHost, touch: Touch) -> None:
    app.attempt(lambda: app.workbench.log.recap_sent(touch.id), said="Recap: sent")


def _not_needed(app: DeskHost, touch: Touch) -> None:
    from clientdesk.tui.dialogs.prompt import Prompt

    def end(why: str | None) -> None:
        if why is not None:
            log = app.workbench.log
            app.attempt(lambda: log.recap_not_needed(touch.id, why), said="No recap needed")

    app.push_screen(Prompt("Why is no recap needed?", hint="they wrote one"), end)

"""A talk that was just logged, or a mail just sent: one key says which request it answered."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter

MOST = 9
"""Requests that are told apart by a digit."""
WIDTH = 52
"""Cells of what they said, on one line."""


def offer(app: DeskHost, touch: Touch) -> None:
    """Ask which request a talk or a mail answered, if any of its client's waits for an answer."""
    waiting = app.workbench.answering.waiting(touch)
    if not waiting or touch.answers:
        return
    name = app.workbench.roster.get(touch.client).name
    body = Content("\n").join(Content(quoted(one)) for one in waiting[:MOST])
    app.push_screen(Matter(f"{name} waits for an answer", body, answers(app, touch)))


def answers(
    app: DeskHost, touch: Touch, then: Callable[[Touch], object] = lambda _touch: None
) -> list[Choice]:
    """Return the key that says what a talk answered; none where nothing waits. `then` is next."""
    waiting = app.workbench.answering.waiting(touch)
    if not waiting:
        return []
    if len(waiting) == 1:
        run = partial(answer, app, touch, waiting, then)
        return [Choice("a", f"it answers {quoted(waiting[0])}", run)]
    label = f"it answers one of {len(waiting)} requests, or all"
    return [Choice("a", label, partial(_which, app, touch, waiting, then))]


def quoted(request: Request) -> str:
    """Return what they said on one line."""
    said = Content(" ".join(request.words.split())).truncate(WIDTH, ellipsis=True)
    return f"“{said.plain}”"


def _which(
    app: DeskHost, touch: Touch, waiting: Sequence[Request], then: Callable[[Touch], object]
) -> None:
    choices = [
        Choice(str(number), quoted(one), partial(answer, app, touch, [one], then))
        for number, one in enumerate(waiting[:MOST], 1)
    ]
    choices.append(Choice("a", "all of them", partial(answer, app, touch, waiting, then)))
    app.push_screen(Menu("Which did it answer?", choices))


def answer(
    app: DeskHost, touch: Touch, requests: Sequence[Request], then: Callable[[Touch], object]
) -> None:
    """Say that a talk or a mail answered requests, when it did, and go on with `then`."""
    ids = [one.id for one in requests]
    told = "Answered" if len(ids) == 1 else f"Answered: {len(ids)} requests"
    said = f"{told}, {touch.at.astimezone(app.workbench.me.zone()):%a %d %b %H:%M}"
    done = app.attempt(lambda: app.workbench.answering.by(touch.id, ids), said=said)
    then(touch if done is None else done)

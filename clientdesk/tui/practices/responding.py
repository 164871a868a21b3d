"""Private urgency and the response ramp: what hurry is true, and how fast I mean to answer.

All of it is SECRET: nothing here is said in a notice, copied, or shown behind the curtain.
"""

from functools import partial
from typing import Any

from textual.content import Content

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.ramp import ResponseRamp
from clientdesk.model.request import Request
from clientdesk.model.urgency import UrgencyKind
from clientdesk.services.practices.ramp_chart import bars, spell
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter, told

WIDTH = 36
"""Cells of the longest bar."""
WEEKS, AROUND = 6, 16
"""Weeks in the chart, at most, and the rows around it, so that no week is scrolled away."""
NO_CHART = (
    "How fast you answer shows here by the week, once you have answered a request: r decodes one, "
    "and the mail or the talk that answers it is the measure."
)
"""Said where there is nothing to draw yet."""


IDLE_RAMP = "It holds nothing for them while their hurry is tactical: their answers never wait."
"""Said of a ramp that has no effect."""


def show_private(app: DeskHost, client: Client) -> None:
    """Show what I think of a client's hurry, and planned against real response times."""
    from clientdesk.tui.forms.editing import edit_urgency

    choices = [
        Choice("!", "what their hurry is", partial(edit_urgency, app, client)),
        Choice("r", "how fast I mean to answer", partial(edit_ramp, app, client)),
    ]
    if app.workbench.responding.ramp(client.id) is not None:
        choices.append(Choice("x", "slow them down no more", partial(end_ramp, app, client)))
    body = Content("\n\n").join([_hurry(app, client), _chart(app, client)])
    app.push_screen(Matter(f"For my eyes only: {client.name}", body, choices))


def _hurry(app: DeskHost, client: Client) -> Content:
    kind, why = client.urgency.kind, client.urgency.why
    words = {
        UrgencyKind.UNKNOWN: "not judged yet",
        UrgencyKind.NONE: "none",
        UrgencyKind.TACTICAL: "tactical: something breaks; their answers never wait",
        UrgencyKind.EMOTIONAL: "emotional: somebody worries",
    }
    ramp = app.workbench.responding.ramp(client.id)
    today = app.workbench.clock().date()
    plan = "as I like"
    if ramp is not None:
        now, target = spell(ramp.wait_minutes(today)), spell(ramp.target_minutes)
        step = f"{spell(ramp.step_minutes)} more every {ramp.every_days} days"
        plan = f"within {now} now, {target} in the end, {step}"
        if kind is UrgencyKind.TACTICAL:
            plan = f"{plan}. {IDLE_RAMP}"
    return told(("Hurry", words[kind]), ("Why", why), ("I answer", plan))


def _chart(app: DeskHost, client: Client) -> Content:
    """Return two bars a week, told apart by their shape, not by colour."""
    fit = max(2, min(WEEKS, (app.size.height - AROUND) // 2))
    weeks = app.workbench.responding.weeks(client.id, fit)
    if not any(week.planned or week.real is not None for week in weeks):
        return Content.styled(NO_CHART, "$muted")
    plain = app.workbench.settings.ascii
    shapes = {"planned": "-" if plain else "░", "real": "#" if plain else "█"}
    rows = [
        Content.assemble(
            (f"{bar.label:<7} ", "$muted"),
            (f"{bar.kind:<8}", "$muted"),
            (
                shapes.get(bar.kind, "") * bar.length,
                "$muted" if bar.kind == "planned" else "$focus",
            ),
            f"{' ' if bar.length else ''}{bar.told}",
        )
        for bar in bars(weeks, WIDTH)
    ]
    return Content("\n").join(rows)


def edit_ramp(app: DeskHost, client: Client) -> None:
    """Edit the ramp of a client, or begin one from how fast I answered lately."""
    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.making import around, ask

    responding = app.workbench.responding
    ramp = responding.ramp(client.id)
    values: dict[str, Any] = values_of(ramp) if ramp else _first(app, client)

    def keep(found: dict[str, Any]) -> None:
        responding.set_ramp(client.id, **found)
        if app.workbench.roster.get(client.id).urgency.kind is UrgencyKind.TACTICAL:
            app.say(IDLE_RAMP)

    ask(app, ResponseRamp, f"Response ramp: {client.name}", values, keep,
        known=around(app, client.id))  # fmt: skip


def end_ramp(app: DeskHost, client: Client) -> None:
    """Slow answers to a client no more."""
    app.attempt(lambda: app.workbench.responding.end_ramp(client.id))


def _first(app: DeskHost, client: Client) -> dict[str, Any]:
    """Return a ramp that begins at the real times: doubled in four steps, one a week."""
    bench = app.workbench
    real = [week.real for week in bench.responding.weeks(client.id) if week.real]
    now = real[-1] if real else 60
    step = max(15, now // 4)
    return {
        "now_minutes": now,
        "target_minutes": now + 4 * step,
        "step_minutes": step,
        "every_days": 7,
        "started_on": bench.clock().date(),
    }


def write_answer(app: DeskHost, request: Request) -> None:
    """Write the answer to a request; it is held at once for as long as I mean to take."""
    from clientdesk.tui.practices.writing import show

    bench = app.workbench
    app.flush()
    begun = app.attempt(lambda: bench.writing.answer(request))
    if begun is None:
        return
    until = None if app.curtain else bench.responding.hold(begun.draft, "", request)
    if until is not None:
        app.attempt(lambda: bench.composer.hold(begun.draft.id, until))
    show(app, begun)
    if until is not None:
        app.say(f"Held until {until:%a} {until.day} {until:%b %H:%M}; ctrl+g H sends it sooner")


def suggested_hold(app: DeskHost, draft: Draft) -> str:
    """Return until when an answer may wait, as it can be typed; empty for no wait at all."""
    bench = app.workbench
    if app.curtain or not draft.client:
        return ""
    template = bench.templates.find(draft.template, draft.client) if draft.template else None
    kind = template.kind if template else ""
    until = bench.responding.hold(draft, kind, bench.responding.waiting(draft))
    return f"{until:%Y-%m-%d %H:%M}" if until else ""

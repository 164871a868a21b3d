"""What is agreed with a client on hours and emergencies: told on a date, used, and counted."""

from functools import partial
from typing import Any

from textual.content import Content

from clientdesk.model.client import Client
from clientdesk.model.policy import PolicyUse
from clientdesk.model.profile import Profile
from clientdesk.services.practices.writing import Letter
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter, told
from clientdesk.tui.practices.writing import write

LAST = 5
"""Calls that are listed; the policy holds all of them."""


def show_agreements(app: DeskHost, client: Client) -> None:
    """Show when a client was told my hours and my policy, and how they used it."""
    from clientdesk.tui.forms.editing import edit_policy

    bench = app.workbench
    begin = partial(_tell, app, client)
    choices = [
        Choice("l", "log a call on the policy", partial(log_use, app, client)),
        Choice("s", "tell them my schedule", partial(begin, "schedule")),
        Choice("t", "tell them the escalation policy", partial(begin, "escalation-policy")),
        Choice("e", "write my escalation policy", partial(edit_policy, app)),
        Choice("m", "my hours and how fast I answer", partial(edit_profile, app)),
    ]
    uses, misuses = bench.escalation.uses(client.id), bench.escalation.misuses(client.id)
    profile = bench.me.get()
    missing = ", ".join(bench.escalation.unready())
    body = told(
        ("My hours", f"{profile.hours}, {bench.me.zone().key}"),
        ("I answer", profile.response_promise),
        ("Schedule", _told_on(client.schedule_told_on), "schedule_told_on"),
        ("Emergencies", _told_on(client.policy_told_on), "policy_told_on"),
        ("Still to write", Content.styled(missing, "$due")),
        *(() if app.curtain else (("Calls", _calls(uses, misuses)),)),
        of=Client,
        curtain=app.curtain,
    )
    app.push_screen(Matter(f"Hours and emergencies: {client.name}", body, choices))


def _told_on(day: object) -> str | Content:
    return f"told on {day:%a %d %b %Y}" if day else Content.styled("not told yet", "$due")


def _calls(uses: tuple[PolicyUse, ...], misuses: int) -> str:
    if not uses:
        return "none"
    rows = [f"{len(uses)}, {misuses} of them no emergency"]
    for use in uses[-LAST:]:
        judged = "" if use.justified else " (no emergency)"
        rows.append(f"{use.at:%d %b} {use.what}{judged}")
    return "\n".join(rows)


def _tell(app: DeskHost, client: Client, template: str) -> None:
    write(app, lambda: app.workbench.writing.begin(client.id, Letter(template)))


def log_use(app: DeskHost, client: Client) -> None:
    """Log that a client called on the policy, and whether it was an emergency."""
    from clientdesk.tui.forms.making import around, ask

    bench = app.workbench
    if bench.escalation.policy() is None:
        app.say("There is no escalation policy yet: g e writes it.")
        return

    def keep(found: dict[str, Any]) -> None:
        bench.escalation.used(client.id, **found)

    values = {"at": bench.clock().replace(second=0, microsecond=0), "justified": True}
    ask(app, PolicyUse, f"Call on the policy: {client.name}", values, keep,
        said="Logged with the policy", known=around(app, client.id), focus="what")  # fmt: skip


def edit_profile(app: DeskHost) -> None:
    """Edit who I am: my name, my zone and hours, how fast I answer, and how I sound."""
    from dataclasses import replace

    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.editing import changes
    from clientdesk.tui.forms.making import around, ask

    me = app.workbench.me
    profile = me.get()

    def keep(found: dict[str, Any]) -> None:
        with app.workbench.keeper.steady():
            me.save(replace(me.get(), **changes(profile, found)))

    ask(app, Profile, "Me", values_of(profile), keep, said="My profile is saved",
        known=around(app))  # fmt: skip

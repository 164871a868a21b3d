"""Incident mode: the facts, the word owed and given, the team's calls, and what I learn from it."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from textual.content import Content

from clientdesk.model.client import Client
from clientdesk.model.incident import Incident, IncidentState, IncidentUpdate
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.matter import Matter, told
from clientdesk.tui.host import DeskHost

LATER = ("updates", "call_sheet", "state", "lesson", "follow_up_on", "zone")
"""Fields of an incident that have keys of their own while it is open."""
TOLD = 4
"""Updates that are listed; the form holds all of them."""


def incident_of(app: DeskHost, client: Client) -> None:
    """Show the open incident of a client; without one, begin one from what is late."""
    held = app.workbench.recovery.running(client.id)
    if held:
        show_incident(app, held[-1])
    else:
        begin(app, client)


def begin(app: DeskHost, client: Client) -> None:
    """Write down what went wrong; a promise that is late fills in what it knows."""
    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.keeping import kept_as
    from clientdesk.tui.forms.making import around, ask

    recovery = app.workbench.recovery
    late = recovery.late(client.id)
    drawn = recovery.draft(client.id, late)
    ask(
        app,
        Incident,
        f"Incident: {client.name}{' (from a late promise)' if late else ''}",
        values_of(drawn),
        lambda found: recovery.open(replace(drawn, **found)),
        known=around(app, client.id),
        without={"client", *LATER},
        focus="expected" if late else "",
        kept=kept_as(Incident, client.id),
        then=partial(show_incident, app),
    )


def show_incident(app: DeskHost, incident: Incident) -> None:
    """Show where an incident stands, and what it asks for next."""
    bench = app.workbench
    name = bench.roster.get(incident.client).name
    app.push_screen(Matter(f"Incident: {name}", _body(app, incident), _choices(app, incident)))


def _body(app: DeskHost, incident: Incident) -> Content:
    recovery = app.workbench.recovery
    gaps = recovery.gaps(incident.call_sheet)
    late = recovery.is_late(incident)
    lacks = ", ".join(recovery.missing(incident)) if incident.admitted_at is None else ""
    stands: list[tuple[str, str | Content]] = [
        ("Admitted", _stamp(incident.admitted_at) or Content.styled("not yet", "$due")),
        ("Still missing", Content.styled(lacks, "$due")),
        ("Updates", _updates(app, incident, late=late)),
        ("Calls", _calls(gaps, len(incident.call_sheet.shifts))),
        ("Lesson", incident.lesson),
        ("Asked again", str(incident.follow_up_on or "")),
    ]
    facts: list[tuple[str, str | Content]] = [
        ("Promised", incident.promised),
        ("Expected", incident.expected),
        ("Delivered", incident.delivered),
        ("Impact", incident.impact),
        ("Solution", incident.solution),
        ("Takes care", incident.owner),
    ]
    return told(("What", incident.title), *(() if app.curtain else stands), *facts)


def _stamp(at: datetime | None) -> str:
    return f"{at:%a} {at.day} {at:%b %H:%M}" if at else ""


def _updates(app: DeskHost, incident: Incident, *, late: bool) -> Content:
    if not incident.updates:
        return Content.styled("none promised", "$due")
    lines = []
    for one in incident.updates[-TOLD:]:
        zone = app.workbench.me.zone()
        given = f"given {_stamp(one.given_at.astimezone(zone))}" if one.given_at else "owed"
        colour = "$muted" if one.given_at else "bold $overdue" if late else "$due"
        lines.append(Content.assemble(span_of(one), "  ", (given, colour)))
    return Content("\n").join(lines)


def span_of(update: IncidentUpdate) -> str:
    """Return by when an update is owed; a range where I was not sure."""
    until = f" to {_stamp(update.latest)}" if update.latest else ""
    return f"{_stamp(update.due)}{until}"


def _calls(gaps: tuple[Any, ...], shifts: int) -> str | Content:
    if not shifts:
        return Content.styled("nobody is named yet", "$due")
    if not gaps:
        return "every working hour has a name"
    return Content.styled(f"no name: {', '.join(map(str, gaps))}", "$overdue")


def _choices(app: DeskHost, incident: Incident) -> list[Choice]:
    from clientdesk.tui.forms.adding import edit_record

    facts = Choice("e", "edit the facts", partial(edit_record, app, incident))
    if incident.state is not IncidentState.OPEN:
        return [Choice("c", "ask whether all is right", partial(_mail, app, incident)), facts]
    owes = bool(incident.owed)
    found = [
        Choice("c", "write the admission", partial(_admit, app, incident))
        if incident.admitted_at is None
        else Choice("c", "write the update", partial(_update, app, incident, "incident-update")),
        Choice("n", "write the update: no news", partial(_update, app, incident,
               "incident-no-news")),
        Choice("p", "promise an update by a time", partial(promise_update, app, incident)),
        Choice("g", "the update was given, by phone", partial(_given, app, incident)),
        Choice("s", "call sheet: who takes the calls", partial(call_sheet, app, incident)),
        Choice("x", "close it with a lesson", partial(close, app, incident)),
        facts,
        Choice("a", "another incident", partial(_another, app, incident)),
    ]  # fmt: skip
    left = {"n": incident.admitted_at is not None and owes, "g": owes}
    return [choice for choice in found if left.get(choice.key, True)]


def _another(app: DeskHost, incident: Incident) -> None:
    begin(app, app.workbench.roster.get(incident.client))


# ---- mails


def _mail(app: DeskHost, incident: Incident, template: str = "") -> None:
    from clientdesk.services.practices.writing import Letter
    from clientdesk.tui.practices.writing import write, write_about

    if not template:
        write_about(app, incident)
        return
    letter = Letter(template, {"incident": incident.id})
    write(app, lambda: app.workbench.writing.begin(incident.client, letter))


def _admit(app: DeskHost, incident: Incident) -> None:
    """Write the admission, once it is known when they hear from me next."""
    if incident.owed:
        _mail(app, incident)
    else:
        why = "An admission says when they hear from you next."
        promise_update(app, incident, about=why, then=partial(_mail, app))


def _update(app: DeskHost, incident: Incident, template: str) -> None:
    """Write the update that is owed, once the one after it is promised."""
    wanted = 2 if incident.owed else 1
    if len(incident.owed) >= wanted:
        _mail(app, incident, template)
        return
    why = "Each update names the next one; esc leaves that to you."
    write = partial(_mail, app, template=template)
    promise_update(app, incident, about=why, then=write, anyway=True)


# ---- words owed


def promise_update(
    app: DeskHost,
    incident: Incident,
    *,
    about: str = "",
    then: Any = None,
    anyway: bool = False,
) -> None:
    """Ask for the time of an update, or a range; with `anyway` `then` follows without one too."""
    from clientdesk.services.practices.spans import read_span
    from clientdesk.tui.dialogs.prompt import Prompt

    bench = app.workbench
    zone = bench.roster.get(incident.client).zone

    def reading(typed: str) -> str:
        return read_span(typed, bench.clock(), zone).reading

    def owe(typed: str | None) -> None:
        if not typed:
            if anyway and then is not None:
                then(incident)
            return
        span = read_span(typed, bench.clock(), zone)
        owed = app.attempt(
            lambda: bench.recovery.owe(incident.id, span.first, span.last),
            said=f"They hear from you: {span.reading}",
        )
        if owed is not None:
            (then or partial(show_incident, app))(owed)

    hint = "tomorrow 10:00, or fri 9:00 to fri 15:00"
    app.push_screen(Prompt(about or "When do they hear from you?", hint=hint, reading=reading), owe)


def _given(app: DeskHost, incident: Incident) -> None:
    from clientdesk.tui.dialogs.prompt import Prompt

    def give(text: str | None) -> None:
        if text is not None:
            recovery = app.workbench.recovery
            told = app.attempt(lambda: recovery.give(incident.id, text), said="Update: given")
            if told is not None:
                show_incident(app, told)

    app.push_screen(Prompt("What did you tell them?", hint="also that there is no news"), give)


# ---- the team, and the end


def call_sheet(app: DeskHost, incident: Incident) -> None:
    """Edit who takes the calls when; hours without a name are marked while one types."""
    from clientdesk.model.incident import CallSheet
    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.making import around, ask

    bench = app.workbench

    def keep(found: dict[str, Any]) -> Incident:
        return bench.recovery.staff(incident.id, found)

    client = bench.roster.get(incident.client)
    ask(app, CallSheet, f"Call sheet: {client.name}", values_of(incident.call_sheet), keep,
        said="The call sheet is saved; X exports it for the team",
        known=replace(around(app, client.id), hours=bench.me.get().hours),
        focus="shifts", then=partial(show_incident, app))  # fmt: skip


def close(app: DeskHost, incident: Incident) -> None:
    """Close an incident with what I learned, if no word is owed any more."""
    from clientdesk.tui.dialogs.prompt import Prompt

    recovery = app.workbench.recovery
    if app.attempt(lambda: recovery.closable(incident.id), quiet=True) is None:
        return

    def end(lesson: str | None) -> None:
        if lesson is None:
            return
        closed = app.attempt(lambda: recovery.close(incident.id, lesson))
        if closed is not None:
            day = closed.follow_up_on
            app.say(f"Closed; the agenda asks on {day:%a %d %b} whether all is well")
            _mail(app, closed)

    prompt = Prompt("What do you do differently from now on?", hint="one line will do")
    app.push_screen(prompt, end)

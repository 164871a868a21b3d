"""Incident mode: the facts, the word owed and given, the team's calls, and what I learn from it."""

from dataclasses import replace
from functools import partial
from typing import Any

from textual.content import Content

from clientdesk.model.client import Client
from clientdesk.model.incident import CallSheet, Incident, IncidentState
from clientdesk.model.text import named
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.admitting import admit_by_phone, complete, write_down
from clientdesk.tui.practices.matter import Matter, told
from clientdesk.tui.practices.updating import give_update, promise_update, span_told, stamp

TOLD = 4
"""Updates that are listed; the form holds all of them."""


def incident_of(app: DeskHost, client: Client) -> None:
    """Show the open incident of a client, or which; without one, begin one from what is late."""
    held = app.workbench.recovery.running(client.id)
    if not held:
        write_down(app, client, partial(show_incident, app))
    elif len(held) == 1:
        show_incident(app, held[0])
    else:
        choose(app, held)


def choose(app: DeskHost, held: list[Incident]) -> None:
    """Choose one of several incidents; those with a late update stand first."""
    from clientdesk.tui.dialogs.picker import Hit, Pick

    recovery = app.workbench.recovery
    late = {one.id: recovery.is_late(one) for one in held}
    hits = [
        Hit(one.title, partial(show_incident, app, one), about=_next_word(app, one))
        for one in sorted(held, key=lambda one: not late[one.id])
    ]
    app.push_screen(Pick("Which incident?", hits))


def _next_word(app: DeskHost, incident: Incident) -> str:
    """Return what they hear next about an incident, and by when."""
    if incident.admitted_at is None:
        return "not admitted yet"
    recovery = app.workbench.recovery
    spans = [recovery.span(incident, one) for one in incident.owed]
    if not spans:
        return "no update promised"
    late = "late: " if recovery.is_late(incident) else ""
    return f"{late}update by {span_told(*min(spans))}"


def show_incident(app: DeskHost, incident: Incident) -> None:
    """Show where an incident stands, and what it asks for next."""
    bench = app.workbench
    name = bench.roster.get(incident.client).name
    app.push_screen(Matter(f"Incident: {name}", _body(app, incident), _choices(app, incident)))


def _body(app: DeskHost, incident: Incident) -> Content:
    stands: list[tuple[str, str | Content]] = [
        ("Admitted", _admitted(app, incident)),
        ("Updates", _updates(app, incident)),
        ("Calls", _calls(app, incident.call_sheet)),
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


def _admitted(app: DeskHost, incident: Incident) -> str | Content:
    """Return when it was admitted; before that, what an admission still lacks."""
    if incident.admitted_at is not None:
        return stamp(incident.admitted_at.astimezone(app.workbench.me.zone()))
    lacks = f": it lacks {named(incident.lacking)}" if incident.lacking else ""
    return Content.styled(f"not yet{lacks}", "$due")


def _updates(app: DeskHost, incident: Incident) -> Content:
    if not incident.updates:
        return Content.styled("none promised", "$due")
    bench = app.workbench
    now, zone = bench.clock(), bench.me.zone()
    lines = []
    for one in incident.updates[-TOLD:]:
        due, ends = bench.recovery.span(incident, one)
        late = incident.state is IncidentState.OPEN and ends < now
        owed = ("late", "bold $overdue") if late else ("due now" if due < now else "owed", "$due")
        given = (f"given {stamp(one.given_at.astimezone(zone))}", "$muted") if one.given_at else ()
        lines.append(Content.assemble(span_told(due, ends), "  ", given or owed))
    return Content("\n").join(lines)


def _calls(app: DeskHost, sheet: CallSheet) -> str | Content:
    if not sheet.shifts:
        return Content.styled("nobody is named yet", "$due")
    if sheet.until is not None and sheet.until < app.workbench.clock().date():
        return Content.styled(f"the call sheet held until {sheet.until:%a %d %b}", "$overdue")
    gaps = app.workbench.recovery.gaps(sheet)
    if not gaps:
        return "every working hour has a name"
    return Content.styled(f"no name: {', '.join(map(str, gaps))}", "$overdue")


def _choices(app: DeskHost, incident: Incident) -> list[Choice]:
    from clientdesk.tui.forms.editing import edit_record

    facts = Choice("e", "edit the facts", partial(edit_record, app, incident))
    if incident.state is not IncidentState.OPEN:
        return [Choice("c", "ask whether all is right", partial(_mail, app, incident)), facts]
    show = partial(show_incident, app)
    owes = bool(incident.owed)
    first = incident.admitted_at is None
    found = [
        Choice("c", "write the admission" if first else "write the update",
               partial(write_next, app, incident)),
        Choice("n", "write the update: no news", partial(_update, app, incident,
               "incident-no-news")),
        Choice("p", "promise an update by a time", partial(promise_update, app, incident, show)),
        Choice("g", "it was admitted, by phone" if first else "the update was given, by phone",
               partial(admit_by_phone if first else give_update, app, incident, show)),
        Choice("s", "call sheet: who takes the calls", partial(call_sheet, app, incident)),
        Choice("x", "close it with a lesson", partial(close, app, incident)),
        facts,
        Choice("a", "another incident", partial(_another, app, incident)),
    ]  # fmt: skip
    left = {"n": not first and owes, "g": first or owes}
    return [choice for choice in found if left.get(choice.key, True)]


def _another(app: DeskHost, incident: Incident) -> None:
    write_down(app, app.workbench.roster.get(incident.client), partial(show_incident, app))


# ---- mails


def _mail(app: DeskHost, incident: Incident, template: str = "") -> None:
    from clientdesk.services.practices.writing import Letter
    from clientdesk.tui.practices.writing import write, write_about

    if not template:
        write_about(app, incident)
        return
    letter = Letter(template, {"incident": incident.id})
    write(app, lambda: app.workbench.writing.begin(incident.client, letter))


def write_next(app: DeskHost, incident: Incident) -> None:
    """Write what they must hear next: the admission, or the update that is owed."""
    if incident.admitted_at is None:
        complete(app, incident, partial(_mail, app))
    else:
        _update(app, incident, "incident-update")


def _update(app: DeskHost, incident: Incident, template: str) -> None:
    """Write the update that is owed, once the one after it is promised."""
    wanted = 2 if incident.owed else 1
    if len(incident.owed) >= wanted:
        _mail(app, incident, template)
        return
    why = "Each update names the next one; esc leaves that to you."
    write = partial(_mail, app, template=template)
    promise_update(app, incident, write, about=why, anyway=True)


# ---- the team, and the end


def call_sheet_of(app: DeskHost, client: Client) -> None:
    """Edit the call sheet of the newest open incident of a client."""
    incidents = app.workbench.recovery.running(client.id)
    if incidents:
        call_sheet(app, incidents[-1])
    else:
        app.say("A call sheet belongs to an incident: O opens one.")


def call_sheet(app: DeskHost, incident: Incident) -> None:
    """Edit who takes the calls when; hours without a name are marked while one types."""
    from clientdesk.tui.forms.controls import values_of
    from clientdesk.tui.forms.making import around, ask

    bench = app.workbench

    def keep(found: dict[str, Any]) -> Incident:
        return bench.recovery.staff(incident.id, found)

    client = bench.roster.get(incident.client)
    ask(app, CallSheet, f"Call sheet: {client.name}", values_of(incident.call_sheet), keep,
        said="The call sheet is saved; X exports it for the team, but for what not to say",
        known=replace(around(app, client.id), hours=bench.me.get().hours),
        then=partial(show_incident, app))  # fmt: skip


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

"""What can be done with a check-in: edit one occurrence or all, prepare it, talk, hand it out."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from clientdesk.model.checkin import CheckIn, Occurrence
from clientdesk.model.text import slug
from clientdesk.services.planning.agenda import Entry
from clientdesk.services.planning.preparing import lacking
from clientdesk.services.planning.series import Scope, as_occurrence, repeats, scopes
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.host import DeskHost

_LETTERS = {Scope.THIS: "t", Scope.FOLLOWING: "f", Scope.ALL: "a"}


def edit_checkin(host: DeskHost, checkin: CheckIn, original: datetime | None = None) -> None:
    """Edit a check-in in its form; of a series it is asked how much is to be changed."""
    from clientdesk.tui.forms.form import Form, values_of
    from clientdesk.tui.forms.making import around

    at = original or checkin.upcoming or checkin.starts
    shown = as_occurrence(checkin, at) if repeats(checkin) else checkin
    name = host.workbench.roster.get(checkin.client).name

    def save(found: dict[str, Any] | None) -> None:
        if found is None:
            return
        fresh = host.workbench.calendar.get(checkin.id)
        begun = as_occurrence(fresh, at) if repeats(fresh) else fresh
        edited = replace(begun, **found)
        asked = scopes(fresh, at, edited)
        if not asked:
            _change(host, fresh, at, edited, Scope.ALL)
            return
        choices = [
            Choice(_LETTERS[scope], scope.value, partial(_change, host, fresh, at, edited, scope))
            for scope in asked
        ]
        host.push_screen(Menu("Change which?", choices))

    known = replace(around(host, checkin.client), wall_zone=checkin.zone)
    heading = f"Check-in: {name}"
    form = Form(
        CheckIn, heading, known, values_of(shown), without=("client",), keep=_checked(shown)
    )
    host.push_screen(form, save)


def _checked(shown: CheckIn) -> Any:
    """Return what refuses values that no check-in may have, while the form is still there."""
    from clientdesk.services.boundary import checked
    from clientdesk.services.planning.calendar import must_last

    def check(found: dict[str, Any]) -> None:
        must_last(checked(replace(shown, **found)))

    return check


def _change(
    host: DeskHost, checkin: CheckIn, original: datetime, edited: CheckIn, scope: Scope
) -> None:
    calendar = host.workbench.calendar
    if repeats(checkin):
        host.attempt(
            lambda: calendar.change(checkin.id, original, edited, scope),
            said=f"Changed: {scope}; u takes it back",
        )
    else:
        host.attempt(lambda: calendar.save(edited))


def checkin_menu(host: DeskHost, entry: Entry) -> None:
    """Show what can be done with the check-in of an entry."""
    if entry.record_table != CheckIn.table or entry.original is None:
        host.say(f"A {entry.kind} has no more than its own keys; enter opens it.")
        return
    bench = host.workbench
    checkin, original = bench.calendar.get(entry.record_id), entry.original
    flag = lacking(checkin.items)
    done = partial(talked, host, checkin, original)
    choices = [
        Choice("e", "edit", partial(edit_checkin, host, checkin, original)),
        Choice("p", f"prepare the agenda{f' ({flag})' if flag else ''}",
               partial(prepare, host, checkin)),
        Choice("o", "it took place: what came of it", done),
        Choice("s", "skip this one", partial(_skip, host, checkin, original)),
        Choice("X", "as a file for a calendar (.ics)", partial(hand_out, host, checkin)),
    ]  # fmt: skip
    host.push_screen(Menu(f"Check-in with {entry.client_name}", choices))


def prepare(host: DeskHost, checkin: CheckIn) -> None:
    """Put on the agenda what it lacks, and show it."""
    bench = host.workbench
    questions = bench.knowing.questions(checkin.client)
    made = host.attempt(lambda: bench.calendar.prepare(checkin.id, questions))
    if made is not None:
        host.say(f"On the agenda: {len(made.items)} items; u takes it back")
        edit_checkin(host, made)


def talked(host: DeskHost, checkin: CheckIn, original: datetime) -> None:
    """Ask what came of an occurrence, and say that it took place."""
    from clientdesk.tui.forms.form import Form
    from clientdesk.tui.forms.making import around

    name = host.workbench.roster.get(checkin.client).name

    def done(found: dict[str, Any] | None) -> None:
        if found is not None:
            calendar = host.workbench.calendar
            host.attempt(
                lambda: calendar.done(checkin.id, original, found["outcome"]),
                said=f"Talked with {name}; the log has it",
            )

    without = ("original", "state", "moved_to")
    form = Form(Occurrence, f"Talked with {name}", around(host, checkin.client), without=without)
    host.push_screen(form, done)


def _skip(host: DeskHost, checkin: CheckIn, original: datetime) -> None:
    host.attempt(
        lambda: host.workbench.calendar.skip(checkin.id, original),
        said="Skipped; u brings it back",
    )


def hand_out(host: DeskHost, checkin: CheckIn) -> None:
    """Ask where one check-in is written to as a calendar file."""
    from clientdesk.tui.dialogs.prompt import Prompt
    from clientdesk.tui.working import work_on

    bench = host.workbench
    name = bench.roster.get(checkin.client).name
    stem = f"{bench.clock():%Y-%m-%d}-{slug(name)}-check-in.ics"

    def export(typed: str | None) -> None:
        if typed:
            path = Path(typed).expanduser()
            verb = partial(bench.porter.export, "ics", path, checkin_id=checkin.id)
            work_on(host, f"Exporting to {path}", verb, lambda _: host.say(f"Written: {path}"))

    prompt = Prompt("Check-in as .ics to", value=str(Path.home() / stem), hint="a file")
    host.push_screen(prompt, export)

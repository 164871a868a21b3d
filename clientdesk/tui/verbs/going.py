"""Where `g` leads: the first row, today, a date, drafts, incidents, the policy, what was done."""

from functools import partial
from typing import TYPE_CHECKING

from clientdesk.model.incident import Incident
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.picker import Hit, Pick
from clientdesk.tui.host import DeskHost
from clientdesk.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from clientdesk.tui.drafts.dialogs.all_drafts import DraftsDialog


def places(app: DeskHost) -> list[Choice]:
    """Return the places that can be gone to just now."""
    found = [
        Choice("t", "today", partial(_calendar, app, "today")),
        Choice("D", "a date", partial(_calendar, app, "ask_date")),
        Choice("d", "drafts", lambda: app.push_screen(drafts(app))),
        Choice("i", "incidents", lambda: app.push_screen(incidents(app))),
        Choice("v", "trips and visits", partial(_trips, app)),
        Choice("e", "my escalation policy", partial(_policy, app)),
        Choice("m", "my hours, my voice, how fast I answer", partial(_profile, app)),
        Choice("u", "what can be undone", lambda: app.push_screen(undo_list(app))),
        Choice("z", "close the desk: what is left of today", partial(_closing, app)),
    ]
    focused = app.focused
    if isinstance(focused, LineList):
        found.insert(0, Choice("g", "the first row", focused.action_first))
    return found


async def _calendar(app: DeskHost, action: str) -> None:
    await app.run_action("show_pane('Calendar')")
    pane = next(iter(app.screen.query("CalendarPane")), None)
    if pane is not None:
        await pane.run_action(action)


def _trips(app: DeskHost) -> None:
    from clientdesk.tui.verbs.visits import choose_trip

    choose_trip(app)


def _closing(app: DeskHost) -> None:
    from clientdesk.tui.verbs.closing import Closing

    app.push_screen(Closing())


def _policy(app: DeskHost) -> None:
    from clientdesk.tui.forms.editing import edit_policy

    edit_policy(app)


def _profile(app: DeskHost) -> None:
    from clientdesk.tui.practices.agreeing import edit_profile

    edit_profile(app)


def drafts(app: DeskHost) -> "DraftsDialog":
    """Return the list of all drafts."""
    from clientdesk.tui.drafts.dialogs.all_drafts import DraftsDialog

    app.flush()
    return DraftsDialog()


def incidents(app: DeskHost) -> Pick:
    """Return the choice among all incidents, newest first."""
    from clientdesk.tui.practices.recovering import show_incident

    bench = app.workbench
    hits = [
        Hit(
            incident.title,
            partial(show_incident, app, incident),
            aside=str(incident.state),
            about=bench.roster.name_of(incident.client),
        )
        for incident in reversed(bench.cabinet.list(Incident))
    ]
    return Pick("Incidents", hits)


def undo_list(app: DeskHost) -> Pick:
    """Return what can be undone, newest first; enter takes back the one under the cursor."""
    history = app.workbench.history

    def take_back(number: int) -> None:
        app.flush()
        if label := app.attempt(lambda: history.undo(number)):
            app.say(f"{label}; U does it again", heading="Taken back")

    hits = [
        Hit(entry.label, partial(take_back, entry.number), aside=f"{entry.at:%a %d %b %H:%M}")
        for entry in history.entries()
    ]
    return Pick("What can be undone; enter takes one back", hits)

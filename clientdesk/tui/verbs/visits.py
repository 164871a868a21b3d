"""Trips, and the clients to visit on one: chosen from a list, the mail is one key away."""

from functools import partial
from typing import Any

from clientdesk.model.trip import Trip
from clientdesk.services.planning.trips import Neighbour
from clientdesk.services.practices.writing import Letter
from clientdesk.tui.dialogs.picker import Hit, Pick
from clientdesk.tui.host import DeskHost
from clientdesk.tui.widgets.agenda_rows import distance, short


def choose_trip(app: DeskHost) -> None:
    """Offer the trips that are not over, and a new one."""
    bench = app.workbench
    today = bench.clock().date()
    ahead = sorted(
        (trip for trip in bench.cabinet.list(Trip) if trip.ends_on >= today),
        key=lambda trip: trip.starts_on,
    )
    hits = [
        Hit(
            trip.place,
            partial(choose_visit, app, trip.id),
            aside=distance(trip.starts_on, today) if trip.starts_on > today else "now",
            about=days_of(trip),
        )
        for trip in ahead
    ]
    new = Hit("A new trip", partial(add_trip, app), about="a place, and from when until when")
    app.push_screen(Pick("Trips: enter shows who is there", [*hits, new]))


def days_of(trip: Trip) -> str:
    """Return the days of a trip: `Thu 10 Dec to Sat 12 Dec`."""
    if trip.starts_on == trip.ends_on:
        return short(trip.starts_on)
    return f"{short(trip.starts_on)} to {short(trip.ends_on)}"


def choose_visit(app: DeskHost, trip_id: str) -> None:
    """Offer the clients who are where a trip goes, the latest first; one is written to."""
    bench = app.workbench
    found = app.attempt(lambda: bench.agenda.visits(trip_id), quiet=True)
    if found is None:
        return
    trip = bench.cabinet.get(Trip, trip_id)
    hits = [
        Hit(
            one.name,
            partial(write_visit, app, one, trip_id),
            aside=one.standing.when,
            about=f"{one.place}: enter writes that you will be in town",
        )
        for one in found
    ]
    edit = Hit("Edit the trip", partial(edit_trip, app, trip_id), about=days_of(trip))
    heading = f"In {trip.place}" if hits else f"Nobody is in {trip.place}"
    app.push_screen(Pick(heading, [*hits, edit]))


def write_visit(app: DeskHost, one: Neighbour, trip_id: str) -> None:
    """Begin the mail that tells a client of a trip."""
    from clientdesk.tui.practices.writing import write

    letter = Letter("visit", {"trip": trip_id})
    write(app, lambda: app.workbench.writing.begin(one.client_id, letter))


def add_trip(app: DeskHost) -> None:
    """Ask for a place and days, and keep a trip."""
    from clientdesk.tui.forms.making import ask

    def keep(found: dict[str, Any]) -> None:
        trip = app.workbench.cabinet.add(Trip, **found)
        app.call_later(choose_visit, app, trip.id)

    ask(app, Trip, "New trip", {}, keep, said="Added: trip")


def edit_trip(app: DeskHost, trip_id: str) -> None:
    """Edit a trip in its form."""
    from clientdesk.tui.forms.editing import edit_record

    edit_record(app, app.workbench.cabinet.get(Trip, trip_id))

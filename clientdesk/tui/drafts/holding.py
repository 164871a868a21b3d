"""Holding a draft back until a moment."""

from clientdesk.model.draft import Draft
from clientdesk.tui.dialogs.checkin import Asked, WhenBox
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.responding import suggested_hold


def hold(app: DeskHost, draft: Draft) -> None:
    """Ask until when to hold a draft."""
    bench = app.workbench
    zone = bench.roster.get(draft.client).zone if draft.client else ""

    def held(asked: Asked | None) -> None:
        if asked is not None:
            until = asked.when.moment.replace(tzinfo=bench.me.zone())
            app.attempt(
                lambda: bench.composer.hold(draft.id, until), said=f"Held: {asked.when.reading}"
            )

    value, about = suggested_hold(app, draft), "The end of the wait that you planned"
    if not value and draft.client:
        value, about = _next_open(app, draft.client), "The next hour in which both of you work"
    box = WhenBox(
        "Hold until",
        now=bench.clock(),
        zone=zone,
        example="mon 9:00",
        value=value,
        about=about if value else "",
        client=draft.client,
    )
    app.push_screen(box, held)


def _next_open(app: DeskHost, client_id: str) -> str:
    """Return when both sides work next, as it can be typed; empty if they do now."""
    from clientdesk.services.planning.warnings import free_from

    now = app.workbench.clock()
    free = free_from(app.workbench, client_id, now)
    return f"{free:%Y-%m-%d %H:%M}" if free > now else ""

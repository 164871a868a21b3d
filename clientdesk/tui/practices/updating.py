"""Updates about an incident: promised by a time or within a range, and given by phone."""

from collections.abc import Callable
from datetime import datetime

from clientdesk.model.incident import Incident
from clientdesk.tui.host import DeskHost


def promise_update(
    app: DeskHost,
    incident: Incident,
    then: Callable[[Incident], object],
    *,
    about: str = "When do they hear from you?",
    anyway: bool = False,
) -> None:
    """Ask for the time of an update, or a range; with `anyway` `then` follows without one too."""
    from clientdesk.services.practices.spans import read_span
    from clientdesk.tui.dialogs.prompt import Prompt

    bench = app.workbench
    zone = bench.roster.get(incident.client).zone

    def reading(typed: str) -> str:
        span = read_span(typed, bench.clock(), zone)
        bench.recovery.check_ahead(span.first)
        return span.reading

    def owe(typed: str | None) -> None:
        if not typed:
            if anyway:
                then(incident)
            return
        span = read_span(typed, bench.clock(), zone)
        owed = app.attempt(
            lambda: bench.recovery.owe(incident.id, span.first, span.last),
            said=f"They hear from you: {span.reading}",
        )
        if owed is not None:
            then(owed)

    hint = "tomorrow 10:00, or fri 9:00 to fri 15:00"
    app.push_screen(Prompt(about, hint=hint, reading=reading), owe)


def give_update(app: DeskHost, incident: Incident, then: Callable[[Incident], object]) -> None:
    """Log the update that is owed first as given in a talk, with what was said."""
    from clientdesk.tui.dialogs.prompt import Prompt

    recovery = app.workbench.recovery

    def give(text: str | None) -> None:
        if text is not None:
            told = app.attempt(lambda: recovery.give(incident.id, text), said="Update: given")
            if told is not None:
                then(told)

    app.push_screen(Prompt("What did you tell them?", hint="also that there is no news"), give)


def span_told(due: datetime, ends: datetime) -> str:
    """Return by when an update is owed; a range where it is not sure."""
    last = f"{ends:%H:%M}" if ends.date() == due.date() else stamp(ends)
    return f"{stamp(due)}{f' to {last}' if ends > due else ''}"


def stamp(at: datetime) -> str:
    """Return `Mon 23 Nov 10:00`."""
    return f"{at:%a} {at.day} {at:%b %H:%M}"

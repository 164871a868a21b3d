"""`clientdesk agenda`."""

from typing import TYPE_CHECKING, Any

import click

from clientdesk.commanding import (
    Session,
    client_option,
    clipped,
    json_option,
    say,
    say_json,
    with_session,
)

if TYPE_CHECKING:
    from datetime import datetime

    from clientdesk.services.planning.entries import Entry

PLACE = 60
FIRST = "First of all"
"""The heading of words about a mistake that are late."""


@click.command()
@click.option(
    "--days",
    type=click.IntRange(0, 3660),
    default=14,
    show_default=True,
    help="How many days ahead.",
)
@client_option
@json_option
@click.option("--brief", is_flag=True, help="One line with counts, for a status bar.")
@with_session
def command(session: Session, days: int, client: str | None, *, as_json: bool, brief: bool) -> None:
    """Print what is overdue, and what is due in the next days, day by day.

    Plain text for a shell's login, cron or a status bar; secret fields are never in it.
    """
    private = session.settings.private
    with session.desk() as bench:
        client_id = None if client is None else bench.roster.find(client).id
        entries = bench.agenda.entries(days, client_id)
        if brief:
            counts = _counts(entries, bench.clock())
            if as_json:
                say_json(counts)
            else:
                say(_brief(counts, entries, bench.clock(), private=private))
            return
        entries = bench.agenda.told(entries)
        if as_json:
            say_json([_plain(entry, private=private) for entry in entries])
            return
        say(*(_lines(entries, private=private) or [f"nothing is due in the next {days} days"]))


def _counts(entries: "list[Entry]", now: "datetime") -> dict[str, int]:
    late = sum(entry.overdue for entry in entries)
    today = sum(entry.when.date() == now.date() and not entry.overdue for entry in entries)
    return {"overdue": late, "today": today, "later": len(entries) - late - today}


def _brief(
    counts: dict[str, int], entries: "list[Entry]", now: "datetime", *, private: bool
) -> str:
    """Return `2 overdue, 3 today, next 14:00 Ada`; empty counts are left out."""
    parts = [f"{counts[name]} {name}" for name in ("overdue", "today") if counts[name]]
    coming = [entry for entry in entries if entry.has_time and entry.when > now]
    following = min(coming, key=lambda entry: entry.when, default=None)
    if following is not None:
        day = "" if following.when.date() == now.date() else f"{following.when:%a} "
        name = "" if private else f" {clipped(following.client_name, 30)}"
        parts.append(f"next {day}{following.when:%H:%M}{name}")
    return ", ".join(parts) or "nothing is due"


def _lines(entries: "list[Entry]", *, private: bool) -> list[str]:
    lines: list[str] = []
    heading = ""
    for entry in entries:
        day = f"{entry.when:%a %d %b %Y}"
        below = FIRST if _is_late_word(entry) else day
        if below != heading:
            heading = below
            lines += ["", heading] if lines else [heading]
        time = f"{entry.when:%H:%M}" if entry.has_time else "     "
        late = ""
        if entry.overdue:
            late = f" (overdue, {day})" if heading == FIRST else " (overdue)"
        lines.append(f"  {time}  {_text(entry, private=private)}{late}")
        if entry.context and not private:
            lines.append(f"         {entry.context}")
    return lines


def _is_late_word(entry: "Entry") -> bool:
    """Tell whether somebody waits for a word about a mistake; it stands before every day."""
    from clientdesk.services.planning.entries import EntryKind

    return entry.overdue and entry.kind is EntryKind.INCIDENT_UPDATE


def _text(entry: "Entry", *, private: bool) -> str:
    text = "" if private else entry.text
    return ": ".join(part for part in (entry.client_name, text or entry.kind.value) if part)


def _plain(entry: "Entry", *, private: bool) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "client": entry.client_id,
        "client_name": entry.client_name,
        "text": entry.kind.value if private else entry.text,
        "when": entry.when.isoformat() if entry.has_time else entry.when.date().isoformat(),
        "overdue": entry.overdue,
        "table": entry.record_table,
        "id": entry.record_id,
        "context": "" if private else entry.context,
    }

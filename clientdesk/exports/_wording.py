"""Dates, people and lists as a Markdown page words them."""

from collections.abc import Iterable, Iterator
from typing import Any

from clientdesk.exporting import Dossier, Fields
from clientdesk.exports._escaping import inline
from clientdesk.model.hours import WEEKDAYS


def moment(iso: str | None, zone: str = "") -> str:
    """Return a moment in ISO form as `2026-11-21 16:30 Europe/Oslo`; empty for none."""
    if not iso:
        return ""
    day, _, time = iso.partition("T")
    return " ".join(part for part in (day, time[:5], inline(zone)) if part)


def day(iso: str | None) -> str:
    """Return the date of a date or moment in ISO form; empty for none."""
    return (iso or "")[:10]


def listed(texts: Iterable[str]) -> str:
    """Return texts that say something, separated by commas, safe to stand in a line."""
    return ", ".join(inline(text) for text in texts if text.strip())


def people(dossier: Dossier, ids: Iterable[str]) -> str:
    """Return the names of some of a client's people."""
    return listed(dossier.person(each) for each in ids)


def hours(held: Fields | None) -> str:
    """Return working hours as `Mon, Tue 09:00-17:00`; empty for none."""
    if not held:
        return ""
    days = ", ".join(WEEKDAYS[each % 7].capitalize() for each in held["days"])
    return f"{days} {held['start'][:5]}-{held['end'][:5]}"


def known(held: Any) -> str:
    """Return a choice in words, or nothing where it is unknown."""
    return "" if held == "unknown" else str(held or "")


def bullets(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield `- Label: value` for every pair whose value, which is safe already, says something."""
    for label, value in pairs:
        if value:
            yield f"- {label}: {value}"


def aside(*parts: str) -> str:
    """Return ` (one, two)` of the parts that say something."""
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""

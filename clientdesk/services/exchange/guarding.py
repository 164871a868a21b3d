"""The last look at pages that a client reads: nothing private leaves, whatever it was made of."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clientdesk.model.errors import BlockedError

if TYPE_CHECKING:
    from clientdesk.exporting import Page
    from clientdesk.services.mail.vault import DeskVault

_FOLD = re.compile(r"\r?\n[ \t]")
_BREAK = re.compile(r"\\[nN]")
_TOLD = 3
"""Places that are named; of more it is said how many there are."""


def refuse_private(vault: "DeskVault", pages: "Sequence[Page]", clients: tuple[str, ...]) -> None:
    """Raise BlockedError, which names page and place, where a page repeats what is private.

    `clients` are the ids of those whom the pages are about. The words themselves are not told.
    """
    places = [place for page in pages for place in _private(vault, page, clients)]
    if places:
        more = f" and {len(places) - _TOLD} more" if len(places) > _TOLD else ""
        raise BlockedError(
            f"{', '.join(places[:_TOLD])}{more} must not leave as it is: those words stand in your "
            "private notes, or say what you make of an urgency; nothing was written: change what "
            "the page is made of"
        )


def _private(vault: "DeskVault", page: "Page", clients: tuple[str, ...]) -> Iterator[str]:
    """Yield the places of a page at which something private stands, each once."""
    from clientdesk.checking import Known
    from clientdesk.checks import leak
    from clientdesk.language.reading import read
    from clientdesk.services.mail.vault import Beside

    text = _as_read(page)
    known = Known(subject=page.name, vault=Beside(vault, clients))
    found = [(one.start, one.end) for one in leak.check(read(text), known)]
    yield from dict.fromkeys(_place(page, text, start, end) for start, end in found)


def _as_read(page: "Page") -> str:
    """Return a page's text as its reader's program shows it: a calendar's lines are folded."""
    if page.name.endswith(".ics"):
        return _BREAK.sub(" ", _FOLD.sub("", page.text)).replace("\r\n", "\n")
    return page.text


def _place(page: "Page", text: str, start: int, end: int) -> str:
    if start == end:
        return f"the name of “{page.name}”" if not start else f"“{page.name}”"
    line = text.count("\n", 0, start) + 1
    if not page.name.endswith(".ics"):
        return f"line {line} of “{page.name}”"
    begun = text.rfind("\n", 0, start) + 1
    what = _PARTS.get(re.split("[;:]", text[begun:start], maxsplit=1)[0], "an entry")
    starts = re.compile(r"^DTSTART[^:\n]*:(\d{4})(\d\d)(\d\d)", re.MULTILINE)
    entry = text.rfind("BEGIN:VEVENT", 0, start), text.find("END:VEVENT", start)
    day = starts.search(text, *entry)
    when = f" of {'-'.join(day.groups())}" if day else ""
    return f"{what}{when} in “{page.name}”"


_PARTS = {"SUMMARY": "the title", "LOCATION": "the place"}
"""What a line of a calendar is called."""

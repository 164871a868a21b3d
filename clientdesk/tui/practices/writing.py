"""Opening the mail that a record asks for, and saying what is left to fill in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from clientdesk.model.errors import ClientdeskError
from clientdesk.model.record import Record
from clientdesk.tui.host import DeskHost

if TYPE_CHECKING:
    from clientdesk.services.practices.writing import Begun


def write(app: DeskHost, begin: "Callable[[], Begun | None]") -> bool:
    """Begin a mail and open it; False where there is nothing to begin, or it could not be."""
    app.flush()
    begun = app.attempt(begin)
    if begun is None:
        return False
    show(app, begun)
    return True


def show(app: DeskHost, begun: "Begun") -> None:
    """Open a mail that was begun, and say what is left to do in it."""
    draft = begun.draft
    app.open_record(draft.table, draft.id, draft.client)
    if begun.held is not None:
        until = f"{begun.held:%a} {begun.held.day} {begun.held:%b %H:%M}"
        app.say(f"Held until {until}: no reminder goes out before they work")
    if begun.missing:
        blanks = "blank is" if begun.missing == 1 else "blanks are"
        app.say(f"{begun.missing} {blanks} yours to fill: F8 goes there")


def asks_for_mail(record: Record) -> bool:
    """Tell whether a record asks for a mail; what stands against it is said when it is begun."""
    from clientdesk.services.practices.writing import letter_about

    try:
        return letter_about(record) is not None
    except ClientdeskError:
        return True


def write_about(app: DeskHost, record: Record) -> bool:
    """Write the mail that a record asks for; False if it asks for none."""
    return write(app, lambda: app.workbench.writing.about(record))

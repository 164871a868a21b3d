"""What `enter` and `c` do with a record that has a practice of its own."""

from clientdesk.model.errors import NotFoundError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState
from clientdesk.model.promise import Promise
from clientdesk.model.pushback import PushBack
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.share import Share
from clientdesk.model.touch import RecapState, Touch
from clientdesk.services.kinds import kind_of
from clientdesk.tui.host import DeskHost


def open_matter(app: DeskHost, record: Record) -> bool:
    """Show what a record asks for and the keys for it; False if it has nothing but its form."""
    if isinstance(record, Request) and record.closed_at is None:
        from clientdesk.tui.practices.decoding import show_request

        show_request(app, record)
        return True
    if isinstance(record, Touch) and record.recap is RecapState.OWED:
        from clientdesk.tui.practices.recapping import show_recap

        show_recap(app, record)
        return True
    if isinstance(record, Incident):
        from clientdesk.tui.practices.recovering import show_incident

        show_incident(app, record)
        return True
    if isinstance(record, Promise):
        from clientdesk.tui.practices.keeping_word import show_promise

        show_promise(app, record)
        return True
    if isinstance(record, Feedback):
        from clientdesk.tui.practices.hearing import show_feedback

        show_feedback(app, record)
        return True
    if isinstance(record, PushBack):
        from clientdesk.tui.practices.advising import show_pushback

        show_pushback(app, record)
        return True
    if isinstance(record, Share):
        from clientdesk.tui.practices.advising import show_share

        show_share(app, record)
        return True
    return False


def write_for(app: DeskHost, record: Record) -> bool:
    """Write the mail that a record asks for next; False if it asks for none."""
    from clientdesk.tui.practices.writing import asks_for_mail, write_about

    if isinstance(record, Touch) and record.recap is RecapState.OWED:
        from clientdesk.tui.practices.recapping import write_recap

        write_recap(app, record)
        return True
    if isinstance(record, Incident) and record.state is IncidentState.OPEN:
        from clientdesk.tui.practices.recovering import write_next

        write_next(app, record)
        return True
    if not asks_for_mail(record):
        return False
    write_about(app, record)
    return True


def found(app: DeskHost, table: str, record_id: str) -> Record | None:
    """Return a record by its table and id, or None if it is gone."""
    try:
        return app.workbench.cabinet.get(kind_of(table), record_id)
    except NotFoundError:  # a line about a person or a fact names no table
        return None


def move_promise(app: DeskHost, promise_id: str) -> None:
    """Give a promise another date."""
    from clientdesk.tui.practices.promising import renegotiate

    record = found(app, Promise.table, promise_id)
    if isinstance(record, Promise):
        renegotiate(app, record)

"""A form that an earlier run left behind is opened again, with what was typed in it."""

from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.tui.forms import adding, editing
from clientdesk.tui.forms.keeping import kind_of_form, typed_of
from clientdesk.tui.host import DeskHost
from clientdesk.tui.verbs.adding import add


def take_back(app: DeskHost, typed: Typed) -> bool:
    """Open the form again whose text an earlier run left behind; False if it is no form's."""
    kind = kind_of_form(typed.editor)
    if kind is None:
        return False
    found = typed_of(kind, typed.text)
    bench = app.workbench
    if kind is Client and not typed.record_id:
        adding.add_client(app, typed=found)
        return True
    try:
        record = bench.cabinet.get(kind, typed.record_id)
    except NotFoundError:
        try:
            client = bench.roster.get(typed.record_id)
        except NotFoundError:
            return False
        add(app, kind, client, typed=found)
        return True
    if isinstance(record, Client):
        editing.edit_client(app, record, typed=found)
    else:
        editing.edit_record(app, record, typed=found)
    return True

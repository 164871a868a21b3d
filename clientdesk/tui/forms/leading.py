"""What the leader key offers in a form: every key of it has a second way here."""

from typing import TYPE_CHECKING

from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu

if TYPE_CHECKING:
    from clientdesk.tui.forms.form import Form


def form_menu(form: "Form") -> Menu:
    """Return the menu of a form."""
    from clientdesk.tui.dialogs.card import look_up

    app = form.app
    choices = [
        Choice("g", "save", form.action_save),
        Choice("s", "save", form.action_save),
        Choice("K", "know-card", lambda: look_up(app, "know")),
        Choice("b", "brief before a call", lambda: look_up(app, "brief")),
        Choice("a", "quick note", lambda: app.run_action("quick_note")),
        Choice("q", "leave the form", form.action_close),
    ]
    return Menu("Keys of this form", choices, delay=0.4)

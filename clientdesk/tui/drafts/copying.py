"""Copying the text of a draft, unless something stops it."""

from clientdesk.model.draft import Draft
from clientdesk.tui.host import DeskHost
from clientdesk.tui.outside import copy


def copy_draft(app: DeskHost, draft: Draft) -> None:
    """Send the text of a draft to the clipboard, unless something stops it."""
    cleared = app.attempt(lambda: app.workbench.handover.cleared(draft.id), quiet=True)
    if cleared is None:
        return
    if cleared.body.strip():
        copy(app, cleared.body, "the text of the draft")
    else:
        app.say("There is no text to copy yet.")

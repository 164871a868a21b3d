"""Text that an earlier run left behind is offered back, one text at a time."""

from collections.abc import Sequence

from clientdesk.model.errors import ClientdeskError
from clientdesk.model.text import first_line
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.tui.dialogs.ask import Ask
from clientdesk.tui.host import DeskHost
from clientdesk.tui.pane import Pane


def offer(app: DeskHost, panes: Sequence[Pane], left: Sequence[Typed]) -> None:
    """Ask of each text whether it shall be put back; esc puts it back too, and no key drops it."""
    if not left:
        return
    typed, *rest = left
    if not typed.text.strip():
        app.workbench.keeper.forget_typing(typed)
        offer(app, panes, rest)
        return

    def answered(answer: bool | None) -> None:
        if answer is False:
            app.say("It is kept, and offered again when the desk is opened next.")
        else:
            _put_back(app, panes, typed)
        offer(app, panes, rest)

    words = len(typed.text.split())
    when = typed.at.astimezone(app.workbench.clock().tzinfo)
    matters = [
        f"{words} words in {typed.editor}, typed {when:%a %d %b %H:%M}",
        f"“{first_line(typed.text)[:52]}”",
    ]
    question = Ask("This was typed and not saved", matters, yes="put it back", no="not now")
    app.push_screen(question, answered)


def _put_back(app: DeskHost, panes: Sequence[Pane], typed: Typed) -> None:
    from clientdesk.tui.forms.keeping import take_back

    try:
        taken = take_back(app, typed) or any(pane.take_back(typed) for pane in panes)
        if not taken:
            app.workbench.notebook.quick(typed.text, typed.record_id or app.client_id or None)
            app.changed()
        app.workbench.keeper.forget_typing(typed)
    except ClientdeskError as error:
        app.problem(f"It could not be put back and is kept: {error}")

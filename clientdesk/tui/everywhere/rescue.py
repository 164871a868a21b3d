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

    question = Ask(
        "This was typed and not saved", _told(app, typed), yes="put it back", no="not now"
    )
    app.push_screen(question, answered)


def _told(app: DeskHost, typed: Typed) -> list[str]:
    """Return how much was typed, where and when, and how it begins unless the curtain is drawn."""
    text = _words(typed)
    count = len(text.split())
    when = typed.at.astimezone(app.workbench.clock().tzinfo)
    words = "1 word" if count == 1 else f"{count} words"
    matters = [f"{words} in {typed.editor}, typed {when:%a %d %b %H:%M}"]
    return matters if app.curtain else [*matters, f"“{first_line(text)[:52]}”"]


def _words(typed: Typed) -> str:
    """Return what a person typed; a draft's text is kept with the id of its client before it."""
    from clientdesk.tui.drafts.page import EDITOR
    from clientdesk.tui.drafts.typed import read_kept

    if typed.editor != EDITOR:
        return typed.text
    _, draft = read_kept(typed.text)
    return "\n".join(part for part in (draft.subject, draft.body, draft.to) if part.strip())


def _put_back(app: DeskHost, panes: Sequence[Pane], typed: Typed) -> None:
    from clientdesk.tui.everywhere.reopening import take_back

    try:
        taken = take_back(app, typed) or any(pane.take_back(typed) for pane in panes)
        if not taken:
            app.workbench.notebook.quick(typed.text, typed.record_id or app.client_id or None)
            app.changed()
        app.workbench.keeper.forget_typing(typed)
    except ClientdeskError as error:
        app.problem(f"It could not be put back and is kept: {error}")

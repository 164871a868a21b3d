"""The files of a draft: which go along, one added by its path, one left out."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.mail.enclosing import Attached, attached
from clientdesk.tui.dialogs.picker import Hit, Pick
from clientdesk.tui.dialogs.prompt import Prompt
from clientdesk.tui.drafts.verbs import DraftVerbs


def choose_files(pane: DraftVerbs, draft: Draft) -> None:
    """Ask for a file to send along, or which of those there are to leave out."""
    if draft.state is DraftState.SENT:
        pane.app.say("This mail was sent: ctrl+g D makes a copy to go on with.")
    elif not draft.attachments:
        _ask(pane, draft)
    else:
        rows = [Hit("Add a file", partial(_ask, pane, draft), about="type its path")]
        rows += [
            Hit(
                f"Leave out {one.name}",
                partial(_leave_out, pane, draft, one),
                aside="" if one.size is None else f"{max(1, round(one.size / 1000)):,} kB",
                about=clean_line(one.wrong or one.path),
            )
            for one in attached(draft)
        ]
        pane.app.push_screen(Pick("The files of this draft", rows))


def _ask(pane: DraftVerbs, draft: Draft) -> None:
    def reading(typed: str) -> str:
        (found,) = attached(replace(draft, attachments=(typed,)))
        if found.wrong:
            raise InvalidInputError(found.wrong)
        if _place(typed) in draft.attachments:
            raise InvalidInputError(f"{found.name} goes along already")
        return f"{found.size or 0:,} bytes"

    def add(typed: str | None) -> None:
        if typed:
            place = _place(typed)
            _save(pane, draft, (*draft.attachments, place), f"Goes along: {Path(place).name}")

    pane.app.push_screen(Prompt("Attach which file?", hint="~/plan.pdf", reading=reading), add)


def _place(typed: str) -> str:
    return str(Path(typed).expanduser().absolute())


def _leave_out(pane: DraftVerbs, draft: Draft, file: Attached) -> None:
    left = tuple(path for path in draft.attachments if path != file.path)
    _save(pane, draft, left, f"Left out: {file.name}")


def _save(pane: DraftVerbs, draft: Draft, files: tuple[str, ...], said: str) -> None:
    composer = pane.workbench.composer
    pane.app.attempt(
        lambda: composer.save(replace(composer.get(draft.id), attachments=files)),
        said=f"{said}; u takes it back",
    )

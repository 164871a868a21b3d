"""The files of a draft: which go along, one added by its path, one left out."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.mail.enclosing import Attached, attached, look, size_of
from clientdesk.services.mail.paths_typed import paths_typed
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
                aside="" if one.size is None else size_of(one.size),
                about=clean_line(one.wrong or one.path),
            )
            for one in attached(draft)
        ]
        pane.app.push_screen(Pick("The files of this draft", rows))


def _ask(pane: DraftVerbs, draft: Draft) -> None:
    def reading(typed: str) -> str:
        found = [look(path) for path in paths_typed(typed)]
        if wrong := next((one.wrong for one in found if one.wrong), ""):
            raise InvalidInputError(wrong)
        if known := next((one.name for one in found if one.path in draft.attachments), ""):
            raise InvalidInputError(f"{known} goes along already")
        return ", ".join(map(str, found))

    def add(typed: str | None) -> None:
        if typed:
            places = paths_typed(typed)
            names = ", ".join(Path(place).name for place in places)
            _save(pane, draft, (*draft.attachments, *places), f"Goes along: {names}")

    hint = "~/plan.pdf, or drop files here"
    pane.app.push_screen(Prompt("Attach which file?", hint=hint, reading=reading), add)


def _leave_out(pane: DraftVerbs, draft: Draft, file: Attached) -> None:
    left = tuple(path for path in draft.attachments if path != file.path)
    _save(pane, draft, left, f"Left out: {file.name}")


def _save(pane: DraftVerbs, draft: Draft, files: tuple[str, ...], said: str) -> None:
    composer = pane.workbench.composer
    pane.app.attempt(
        lambda: composer.save(replace(composer.get(draft.id), attachments=files)),
        said=f"{said}; u takes it back",
    )

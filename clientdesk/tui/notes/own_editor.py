"""A round trip through the user's own editor: what was written in it is never lost.

The text goes through a file beside the desk. The file goes away only when what is in it has been
taken over, or is what was in it before; else it stays, and the sentence for the user names it.
"""

import os
import shlex
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic

from textual.app import SuspendNotSupported

from clientdesk.model.client import Client
from clientdesk.model.decoding import decoded
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean, slug
from clientdesk.paths import UNFINISHED
from clientdesk.tui.host import DeskHost
from clientdesk.tui.notes.desk import NoteDesk
from clientdesk.tui.notes.lending import run_in_terminal

FALLBACKS = ("sensible-editor", "nano", "vim", "vi")
"""What is looked for where neither $VISUAL nor $EDITOR is set."""
WINDOWS = frozenset(
    {
        "atom",
        "bbedit",
        "code",
        "code-insiders",
        "codium",
        "cursor",
        "gedit",
        "gvim",
        "kate",
        "lapce",
        "mate",
        "mvim",
        "open",
        "pulsar",
        "subl",
        "xdg-open",
        "zed",
    }
)
"""Editors that may be back at once while the file stands open in a window of theirs."""
AT_ONCE = 2.0
"""Seconds within which nobody has changed a text."""


def command() -> list[str]:
    """Return the words of $VISUAL or $EDITOR, else an editor that is there; empty for none.

    Raises InvalidInputError for a variable with an open quote.
    """
    for name in ("VISUAL", "EDITOR"):
        said = os.environ.get(name, "").strip()
        if said and Path(said).is_file():
            return [said]
        try:
            words = shlex.split(said)
        except ValueError as error:
            raise InvalidInputError(f"${name} has an open quote; mend it") from error
        if words:
            return words
    found = next(filter(shutil.which, FALLBACKS), None)
    return [found] if found else []


def edit(app: DeskHost, text: str, name: str) -> str | None:
    """Let the user's editor change a text; None if it is as it was, or that failed, which is said.

    Only text that came back whole from an editor that ended well is returned.
    """
    try:
        words = command()
    except InvalidInputError as error:
        app.problem(error)
        return None
    if not words:
        app.problem("No editor is set: put the name of yours into $EDITOR.")
        return None
    if sys.platform != "win32" and shutil.which(words[0]) is None:
        app.problem(f"{words[0]} is not there, or no program. Look at $VISUAL and $EDITOR.")
        return None
    try:
        path = _new_file(app.workbench.settings.home / UNFINISHED, name, text)
    except OSError as error:
        app.problem(f"There is no place for the file to edit: {error.strerror}.")
        return None
    try:
        return _edited(app, words, path, text)
    except SuspendNotSupported:
        app.problem("This terminal cannot be lent to another program.")
    except OSError as error:
        app.problem(f"{words[0]} did not start: {error.strerror}. Look at $VISUAL and $EDITOR.")
    _remove(path)
    return None


def edit_main_note(app: DeskHost, client: Client) -> None:
    """Write a client's main note in the user's own editor."""
    app.flush()
    held = NoteDesk(app.workbench)
    held.open(client.id, app.workbench.notebook.main(client.id))
    text = edit(app, held.text, f"{client.name}.md")
    if text is None:
        return
    saved = app.attempt(lambda: held.save(text))
    if saved is not None and saved.said:
        app.say(saved.said)


def _edited(app: DeskHost, words: list[str], path: Path, before: str) -> str | None:
    started = monotonic()
    ended = run_in_terminal(app, [*words, str(path)])
    try:
        written = _with_the_end_of(before, clean(decoded(path.read_bytes()).text))
    except (OSError, InvalidInputError) as error:
        why = getattr(error, "strerror", None) or str(error)
        app.problem(f"{path} cannot be read back: {why}. Nothing was changed.")
        return None
    if written == before:
        _unchanged(app, words[0], path, ended, took=monotonic() - started)
        return None
    if ended:
        how = f"ended with {ended}" if ended > 0 else "was killed"
        app.problem(f"{words[0]} {how}: nothing was changed. What you wrote is kept in {path}")
        return None
    _remove(path)
    return written


def _unchanged(app: DeskHost, editor: str, path: Path, ended: int, *, took: float) -> None:
    if ended:
        app.problem(f"{editor} ended with {ended}; nothing was changed.")
    elif took < AT_ONCE and Path(editor).name in WINDOWS:
        app.problem(
            f"{editor} did not wait: give it its option for that in $EDITOR (code --wait). "
            f"What you write in it now is in {path}"
        )
        return
    else:
        app.say("Nothing was changed.")
    _remove(path)


def _with_the_end_of(before: str, written: str) -> str:
    """Return a text without the line end that editors put at the end of a file."""
    return written if before.endswith("\n") else written.removesuffix("\n")


def _new_file(folder: Path, name: str, text: str) -> Path:
    stem, suffix = slug(Path(name).stem, longest=30), Path(name).suffix
    _remove_same(folder, stem, text)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    number = 0
    while True:
        number += 1
        path = folder / f"{stem}-{os.getpid()}-{number}{suffix}"
        with suppress(FileExistsError):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            return path


def _remove_same(folder: Path, stem: str, text: str) -> None:
    """Remove what an editor that did not wait has left as it was."""
    held = text.encode()
    for path in folder.glob(f"{stem}-{os.getpid()}-*"):
        with suppress(OSError):
            if path.stat().st_size == len(held) and path.read_bytes() == held:
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
        path.parent.rmdir()

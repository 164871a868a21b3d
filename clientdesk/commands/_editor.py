"""Writing a text in the user's own editor: what was written is never lost."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clientdesk.model.errors import ClientdeskError, FileError, InvalidInputError
from clientdesk.model.text import clean_line, slug
from clientdesk.paths import UNFINISHED

_FALLBACKS = ("sensible-editor", "nano", "vim", "vi")


@contextmanager
def typed_in_editor(home: Path, name: str) -> Iterator[str]:
    """Yield what the user writes in the editor; its file goes only when the block has kept it.

    Raises InvalidInputError if nothing was written, ClientdeskError if the editor failed: then what
    was written stays in its file, which the sentence names.
    """
    from clientdesk.commands._reading import text_of

    path = _new_file(home, name)
    try:
        _edit(path, name)
        data = _written(path)
    except BaseException:
        _remove_if_empty(path)
        raise
    try:
        text = text_of(data)
        if not text.strip():
            raise InvalidInputError(f"nothing was written, so nothing was added to {name}")
        yield text
    except ClientdeskError as error:
        if _remove_if_empty(path):
            raise
        raise type(error)(f"{error}; what you wrote is kept in {path}") from error
    path.unlink(missing_ok=True)
    _remove_folder(path)


def _new_file(home: Path, name: str) -> Path:
    folder = home / UNFINISHED
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700)
            folder.chmod(0o700)
        path = folder / f"note-{slug(name, longest=30)}-{os.getpid()}.md"
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise FileError(f"cannot make a file to write in: {_why(error)}") from error
    return path


def _edit(path: Path, name: str) -> None:
    words = _editor()
    try:
        with _left_to_the_editor():
            ended = subprocess.run([*words, str(path)], check=False)
    except (OSError, ValueError) as error:
        raise FileError(f"the editor {words[0]!r} does not start: {_why(error)}") from error
    if ended.returncode:
        kept = f"; what you wrote is kept in {path}" if _size(path) else ""
        raise ClientdeskError(
            f"the editor ended with code {ended.returncode}, so nothing was added to "
            f"{clean_line(name)}{kept}"
        )


@contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Leave ctrl+c to the editor: it must not lose what is being written in it.

    A handler of our own and not SIG_IGN, as the editor would inherit that.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _editor() -> list[str]:
    """Return the editor's command line. Raises InvalidInputError if there is none."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(variable, ""))
        except ValueError as error:
            raise InvalidInputError(f"${variable} has an open quote; mend it") from error
        if words:
            return words
    if sys.stdin is not None and sys.stdin.isatty():
        found = next(filter(shutil.which, _FALLBACKS), None)
        if found:
            return [found]
    raise InvalidInputError(
        "there is no text and no editor; give the text, or set $EDITOR to your editor"
    )


def _written(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileError(f"{path} is no file any more; nothing was added")
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"cannot read what was written: {_why(error)}") from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove_if_empty(path: Path) -> bool:
    """Remove a file that holds nothing but space; tell whether it is gone."""
    with suppress(OSError):
        if os.path.lexists(path) and (not path.is_file() or path.read_bytes().strip()):
            return False
        path.unlink(missing_ok=True)
        _remove_folder(path)
    return not os.path.lexists(path)


def _remove_folder(path: Path) -> None:
    with suppress(OSError):
        path.parent.rmdir()


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error).lower()

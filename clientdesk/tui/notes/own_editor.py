"""A round trip through the user's own editor: an unchanged or failed one changes nothing."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import SuspendNotSupported

from clientdesk.model.text import clean, slug
from clientdesk.tui.host import DeskHost


def command() -> list[str]:
    """Return the words of $VISUAL or $EDITOR; empty if neither is set or can be read."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(name, ""))
        except ValueError:
            continue
        if words:
            return words
    return []


def edit(app: DeskHost, text: str, name: str) -> str | None:
    """Let the user's editor change a text; None if that failed, which is said."""
    words = command()
    if not words:
        app.problem("No editor is set: put the name of yours into $EDITOR.")
        return None
    stem = slug(Path(name).stem)
    with tempfile.TemporaryDirectory(prefix="clientdesk-") as folder:
        path = Path(folder) / f"{stem}{Path(name).suffix}"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        try:
            with app.suspend():
                done = subprocess.run([*words, str(path)], check=False)
        except SuspendNotSupported:
            app.problem("This terminal cannot be lent to another program.")
            return None
        except OSError as error:
            app.problem(f"{words[0]} did not start: {error.strerror}. Look at $VISUAL and $EDITOR.")
            return None
        if done.returncode:
            app.problem(f"{words[0]} ended with {done.returncode}; nothing was changed.")
            return None
        changed = clean(path.read_text(encoding="utf-8", errors="replace"))
    return changed.removesuffix("\n") if not text.endswith("\n") else changed

"""Other programs of the machine: the clipboard, and a browser where there is a display."""

import os
import sys
from functools import partial

from clientdesk.model.client import Client
from clientdesk.tui.clipboard import taken_by, told
from clientdesk.tui.host import DeskHost


def copy(app: DeskHost, text: str, what: str) -> None:
    """Send a text to the clipboard, and say which way it went; the keys never wait for it."""
    if not text:
        app.say(f"There is no {what}; e edits the client.")
        return
    app.copy_to_clipboard(text)
    name = text if len(text) < 40 and "\n" not in text else what  # noqa: PLR2004 - fits a toast

    def give() -> None:
        program = taken_by(text, os.environ)
        app.call_from_thread(app.say, told(program, name))

    app.run_worker(give, thread=True, group="clipboard", exit_on_error=False)


def open_website(app: DeskHost, client: Client) -> None:
    """Open a client's website, where there is a screen to open it on."""
    if not client.website:
        app.say(f"{client.name} has no website yet; e edits the client.")
        return
    if not has_display():
        copy(app, client.website, "website")
        return
    browse(app, client.website if "//" in client.website else f"https://{client.website}")


def has_display() -> bool:
    """Tell whether there is a screen that another program could open a window on."""
    named = (os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    return sys.platform == "darwin" or any(named)


def browse(app: DeskHost, address: str) -> None:
    """Open an address in the program that is meant for it, from a thread."""
    import webbrowser

    app.run_worker(partial(webbrowser.open, address), thread=True, exit_on_error=False)

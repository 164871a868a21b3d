"""Copying: the terminal is asked to (OSC 52), and tmux by name, which else drops the request."""

import os
import subprocess
from shutil import which
from typing import Any

from textual.app import App

SENT = "sent to the terminal clipboard"
"""What can be said of a copy: whether the terminal took it is not known."""


def send(app: App[Any], text: str) -> None:
    """Ask the terminal to take a text into its clipboard."""
    app.copy_to_clipboard(text)
    if os.environ.get("TMUX") and which("tmux"):
        app.run_worker(
            lambda: _tell_tmux(text), thread=True, exit_on_error=False, group="clipboard"
        )


def _tell_tmux(text: str) -> None:
    subprocess.run(
        ["tmux", "load-buffer", "-w", "-"],
        input=text.encode(),
        timeout=5,
        check=False,
        capture_output=True,
    )

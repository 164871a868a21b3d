"""The real program in a real terminal: killed, hung up and ended, it loses nothing."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


class Terminal:
    """A terminal of 120 by 36 in a tmux server of its own."""

    def __init__(self, home: Path, socket: Path) -> None:
        self.home = home
        self._socket = socket
        self._pid = home.parent / "pid"

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._socket), "-f", "/dev/null", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    def start(self) -> None:
        self._pid.unlink(missing_ok=True)
        program = f"{sys.executable} -m clientdesk --home {self.home}"
        shell = f"cd {ROOT}; echo $$ > {self._pid}; exec {program}"
        self.tmux("new-session", "-d", "-x", "120", "-y", "36", f"sh -c '{shell}'")
        self.tmux("set-option", "-g", "remain-on-exit", "on")
        self.sees("all commands")

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def sees(self, text: str) -> None:
        wait(lambda: text in self.screen(), lambda: self.screen() or f"no {text!r}")

    def keys(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def kill(self, number: signal.Signals) -> None:
        pid = int(self._pid.read_text())
        os.kill(pid, number)
        wait(lambda: not alive(pid), lambda: f"{pid} lives")

    def end(self) -> None:
        self.tmux("kill-server")


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def wait(condition: Callable[[], bool], told: Callable[[], str]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise AssertionError(told())
        time.sleep(0.02)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    one = Terminal(tmp_path / "desk", tmp_path / "tmux")
    yield one
    one.end()


def unsaved(home: Path) -> str:
    return "".join(path.read_text() for path in home.rglob("*unsaved*/*.json"))


def test_what_was_typed_half_a_second_before_a_kill_is_offered_back(terminal: Terminal) -> None:
    terminal.start()
    terminal.keys("n")
    terminal.sees("New client")
    terminal.keys("Ada", "Enter")
    terminal.sees("Added: Ada")
    terminal.keys("F3", "every word")
    wait(lambda: "every word" in unsaved(terminal.home), terminal.screen)
    terminal.kill(signal.SIGKILL)
    terminal.tmux("kill-session")
    terminal.start()
    terminal.sees("This was typed and not saved")
    terminal.keys("y")
    terminal.sees("every word")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_saves_first(terminal: Terminal, number: signal.Signals) -> None:
    terminal.start()
    terminal.keys("n")
    terminal.sees("New client")
    terminal.keys("Ada", "Enter")
    terminal.sees("Added: Ada")
    terminal.keys("F3", "last words")
    terminal.sees("last words")
    terminal.kill(number)
    command = [sys.executable, "-m", "clientdesk", "--home", str(terminal.home), "show", "Ada"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "last words" in shown

"""One file in the plural folder is a plug-in: nothing else is edited, and a broken one is named."""

import ast
from pathlib import Path

import pytest

SOCKETS = [
    "checks", "exports", "imports", "proofreaders", "commands", "tui/panes", "store/migrations"
]  # fmt: skip


@pytest.mark.parametrize("socket", SOCKETS)
def test_a_socket_lists_nothing_by_hand(root: Path, socket: str) -> None:
    package = (root / "clientdesk" / socket / "__init__.py").read_text()
    body = ast.parse(package).body
    assert len(body) == 1, f"{socket}/__init__.py holds more than its sentence"


def test_every_plug_in_of_every_socket_loads() -> None:
    from clientdesk import checks, commands, exports, imports, proofreaders
    from clientdesk.discovery import modules_in
    from clientdesk.tui import panes

    for package in (checks, commands, exports, imports, panes, proofreaders):
        found = modules_in(package)
        assert not found.broken, found.broken
        assert found.modules

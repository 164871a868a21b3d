"""Keys: each declared once, none taken twice, none that a terminal cannot send."""

from collections import defaultdict
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import TextArea

from clientdesk.tui.keys.binding import Declared, declared
from clientdesk.tui.keys.keymap import read_keymap
from clientdesk.tui.pane import Pane

ALL = list(declared())
LOST = ("ctrl+enter", "shift+enter", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+a")


def name(one: Declared) -> str:
    return f"{one.owner.__name__}: {one.binding.key}"


@pytest.mark.parametrize("one", ALL, ids=name)
def test_a_key_says_what_it_does(one: Declared) -> None:
    if one.binding.system:
        return
    assert one.binding.id
    assert one.binding.description
    assert one.binding.tooltip.endswith(".")


def test_no_id_is_given_twice() -> None:
    ids = [one.binding.id for one in ALL if one.binding.id]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("one", ALL, ids=name)
def test_a_key_comes_through_ssh_and_tmux(one: Declared) -> None:
    assert "," not in one.binding.key
    assert not one.binding.key.startswith("alt+")
    assert one.binding.key not in LOST
    assert not (one.binding.key.startswith("ctrl+") and one.binding.key[-1].isdigit())


@pytest.mark.parametrize("owner", sorted({one.owner for one in ALL}, key=str))
def test_no_class_takes_a_key_twice(owner: type[DOMNode]) -> None:
    actions: dict[str, set[str]] = defaultdict(set)
    for binding in owner.__dict__.get("BINDINGS", ()):
        if isinstance(binding, Binding):
            actions[binding.key].add(binding.action)
    assert {key: found for key, found in actions.items() if len(found) > 1} == {}


def test_no_pane_key_is_taken_by_the_lists_in_it() -> None:
    from clientdesk.tui.widgets.line_list import LineList

    inner = {binding.key for binding in LineList.__dict__["BINDINGS"]}
    for one in ALL:
        if issubclass(one.owner, Pane) and not issubclass(one.owner, Screen):
            assert one.binding.key not in inner, name(one)


def test_no_key_of_the_app_is_taken_by_a_text_area() -> None:
    from clientdesk.tui.everywhere.bindings import Everywhere

    taken = {
        key
        for binding in Binding.make_bindings(TextArea.BINDINGS)
        for key in binding.key.split(",")
    }
    for binding in Everywhere.__dict__["BINDINGS"]:
        if not binding.system:
            assert binding.key not in taken, binding.key


def test_a_keymap_gives_an_id_another_key(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text('roster.new: "f6"\n')
    assert read_keymap(path) == ({"roster.new": "f6"}, [])


def test_an_unknown_id_in_a_keymap_is_said(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("roster.fly: f6\nroster.new: [1]\n")
    good, said = read_keymap(path)
    assert good == {}
    assert "no key called roster.fly" in said[0]
    assert "roster.new" in said[1]


def test_a_clash_in_a_keymap_is_said(tmp_path: Path) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text("roster.new: s\n")
    good, said = read_keymap(path)
    assert good == {"roster.new": "s"}
    assert "roster.sort" in said[0]


@pytest.mark.parametrize("text", ["[", "a", "1: 2: 3"])
def test_a_broken_keymap_is_said_and_not_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keymap.yaml"
    path.write_text(text)
    good, said = read_keymap(path)
    assert good == {}
    assert said

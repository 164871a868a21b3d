"""What can be done just now: derived from the bindings of whatever has the focus."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import OpensMenus, sign_of
from clientdesk.tui.pane import Pane

HIDDEN = (Input, TextArea)
"""Widgets whose own keys everybody knows: arrows, home, end and the like."""
LEADER = "leader"
"""The action of the key whose menu is the editor's own."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done."""

    label: str
    """Its short name."""
    about: str
    """A sentence about it."""
    sign: str
    """Its keys as they are written, `F1 ?`; empty if it has none."""
    place: str
    """Where it holds: a pane's name, or `everywhere`."""
    ident: str
    """The id by which the keymap gives it another key."""
    run: Callable[[], object]
    """Does it, as if its key were pressed in that place."""

    @property
    def haystack(self) -> str:
        """What a search looks at."""
        return f"{self.label} {self.about} {self.sign} {self.place} {self.ident}".casefold()


def commands(screen: Screen[object]) -> list[Command]:
    """Return what the keys do just now, those of the focused part first; one entry an action.

    What the menus behind them offer follows, with all of its keys.
    """
    found: dict[tuple[int, str], list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if active.binding.tooltip and active.enabled and not isinstance(active.node, HIDDEN):
            found.setdefault((id(active.node), active.binding.action), []).append(active)
    ordered = sorted(found.values(), key=lambda same: _rank(same[0]))
    found_keys = [_command(screen, same) for same in ordered]
    taken = {one.label.casefold() for one in found_keys}
    behind = (_behind(screen.app, same[0].node, same[0].binding) for same in ordered)
    entries = {one.label.casefold(): one for several in behind for one in several}
    return [*found_keys, *(one for name, one in entries.items() if name not in taken)]


def _behind(app: App[Any], node: DOMNode, pressed: Binding) -> Iterator[Command]:
    """Yield what the menu offers that a key opens, each once."""
    menu = node.menu_of(pressed.action) if isinstance(node, OpensMenus) else None
    sign, own = app.get_key_display(pressed), pressed.action == LEADER
    focused = app.screen.focused if own else None
    place = _place(focused) if focused is not None else "everywhere"
    for choice in menu.choices if menu else ():
        label = choice.label if own else f"{pressed.description}: {choice.label}"
        about = f"{menu.heading}: {choice.label}" if menu else ""
        keys = f"{sign} {sign_of(choice.key)}"
        yield Command(label, about, keys, place, pressed.id or "", choice.run)


def elsewhere(app: App[Any], focused: Screen[object]) -> list[Command]:
    """Return what the keys of the other panes do; running one goes to that pane first."""
    here = {id(active.node) for active in focused.active_bindings.values()}
    panes = [pane for pane in app.screen_stack[0].query(Pane) if id(pane) not in here]
    keys = [
        (pane, binding)
        for pane in panes
        for _, binding in pane._bindings  # noqa: SLF001 - the merged bindings have no public name
        if binding.tooltip
    ]
    found = [_command_of(app, pane, binding) for pane, binding in keys]
    found += [one for pane, binding in keys for one in _behind(app, pane, binding)]
    return found + [one for pane in panes for one in _by_leader(app, pane)]


def _by_leader(app: App[Any], pane: Pane) -> Iterator[Command]:
    """Yield what the leader key offers in a pane, which is gone to first."""
    place = pane.heading.lower()
    for choice in pane.choices():

        async def run(choice: Choice = choice) -> None:
            await app.run_action(f"show_pane('{pane.heading}')")
            app.call_later(choice.run)

        sign = f"{pane.fkey.upper()} ^g {sign_of(choice.key)}"
        yield Command(choice.label, f"{pane.heading}: {choice.label}", sign, place, "", run)


def _command_of(app: App[Any], pane: Pane, binding: Binding) -> Command:
    async def run() -> None:
        await app.run_action(f"show_pane('{pane.heading}')")
        await pane.run_action(binding.action)

    sign = app.get_key_display(binding)
    place = pane.heading.lower()
    return Command(binding.description, binding.tooltip, sign, place, binding.id or "", run)


def _rank(active: ActiveBinding) -> tuple[int, bool]:
    if isinstance(active.node, App):
        place = 2
    else:
        place = 0 if isinstance(active.node, (Pane, Screen)) else 1
    return place, not active.binding.show


def _command(screen: Screen[object], same: list[ActiveBinding]) -> Command:
    first = same[0]
    signs = [screen.app.get_key_display(active.binding) for active in same]
    return Command(
        first.binding.description,
        first.binding.tooltip,
        " ".join(signs),
        _place(first.node),
        first.binding.id or "",
        lambda: screen.app.run_action(first.binding.action, first.node),
    )


def _place(node: DOMNode) -> str:
    return next(_headings(node), "everywhere")


def _headings(node: DOMNode) -> Iterator[str]:
    for ancestor in node.ancestors_with_self:
        if isinstance(ancestor, Pane):
            yield ancestor.heading.lower()

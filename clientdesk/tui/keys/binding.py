"""Keys: how a binding is declared, and where all of them are found again."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

from textual.binding import Binding
from textual.dom import DOMNode


def key(  # noqa: PLR0913 - a binding says all of this once, for footer, help, palette and keymap
    keys: str,
    action: str,
    label: str,
    tip: str,
    *,
    ident: str,
    show: bool = False,
    priority: bool = False,
    sign: str | None = None,
) -> Binding:
    """Declare one key: its action, its short label, a sentence for help, and its id for the keymap.

    `show` puts it into the key bar; `sign` is how it is written there. A second key for the same
    action is a declaration of its own with an id of its own.
    """
    return Binding(
        keys,
        action,
        label,
        show=show,
        key_display=sign,
        priority=priority,
        tooltip=tip,
        id=ident,
    )


@dataclass(frozen=True, slots=True)
class Declared:
    """A binding and the class that declares it."""

    owner: type[DOMNode]
    """The widget, screen or app that it belongs to."""
    binding: Binding
    """The binding."""


def declared() -> Iterator[Declared]:
    """Yield every binding of the terminal app; imports all of its modules."""
    package = import_module("clientdesk.tui")
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    for owner in sorted(set(_below(DOMNode)), key=lambda found: (found.__module__, found.__name__)):
        if owner.__module__.startswith(package.__name__):
            opening = (
                owner.openers() if hasattr(owner, "openers") and hasattr(owner, "fkey") else []
            )
            for binding in [*owner.__dict__.get("BINDINGS", ()), *opening]:
                if isinstance(binding, Binding):
                    yield Declared(owner, binding)


def _below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for inner in kind.__subclasses__():
        yield inner
        yield from _below(inner)

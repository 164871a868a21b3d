"""The tones in which lines are drawn: one Rich style a role, made of the theme's variables.

Component classes of Textual could say the same, and would cost every list and editor a pass
through the sheets for each of them at each change of a class.
"""

from collections.abc import Mapping
from typing import Any

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

_INKS: dict[str, tuple[str, dict[str, Any]]] = {
    "name": ("foreground", {}),
    "strong": ("foreground", {"bold": True}),
    "muted": ("muted", {}),
    "faint": ("faint", {}),
    "accent": ("focus", {"bold": True}),
    "bar": ("focus", {}),
    "overdue": ("overdue", {}),
    "due": ("due", {}),
    "fine": ("fine", {}),
    "hint": ("hint", {}),
    "aside": ("muted", {"italic": True}),
    # Markdown
    "mark": ("muted", {}),
    "heading": ("focus", {"bold": True}),
    "bullet": ("focus", {}),
    "task": ("due", {}),
    "code": ("fine", {}),
    "link": ("hint", {}),
    "quote": ("muted", {"italic": True}),
}
_FILLS = ("row", "row-rest")
_SHAPES: dict[str, dict[str, Any]] = {"emphasis": {"italic": True}}
"""Roles without a colour of their own."""


def tones_of(variables: Mapping[str, str]) -> dict[str, Style]:
    """Return the style of every role for the variables of a theme; fills have a background only."""
    tones = {
        role: Style(color=_colour(variables[name]), **shape)
        for role, (name, shape) in _INKS.items()
    }
    tones |= {name: Style(bgcolor=_colour(variables[name])) for name in _FILLS}
    return tones | {role: Style(**shape) for role, shape in _SHAPES.items()}


def _colour(value: str) -> RichColor:
    return Color.parse(value).rich_color

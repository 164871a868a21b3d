"""Themes: one YAML file each, and colours of our own for every theme that Textual ships."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from clientdesk.discovery import files_in
from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import shipped
from clientdesk.yaml_text import read_yaml

DEFAULT = "clientdesk-dark"
"""The theme of a desk that has chosen none."""
TEXT_ROLES = ("muted", "focus", "overdue", "due", "fine", "hint")
"""Variables for text: each stands out from the background by at least 4.5 to 1."""
ROLES = (*TEXT_ROLES, "faint", "rule", "row", "row-rest", "sheet")
"""Every variable of our own that the sheets use."""
READABLE = 4.5
"""The least contrast of text (WCAG 2.2, 1.4.3)."""

_ANSI = {
    "muted": "ansi_default",
    "faint": "ansi_bright_black",
    "focus": "ansi_blue",
    "overdue": "ansi_red",
    "due": "ansi_yellow",
    "fine": "ansi_green",
    "hint": "ansi_cyan",
    "rule": "ansi_bright_black",
    "row": "ansi_default",
    "row-rest": "ansi_default",
    "sheet": "ansi_default",
}
_FLAGS = {"dark", "ansi"}
_COLOURS = {field.name for field in fields(Theme) if field.type in {"str", "str | None"}} - {"name"}


def theme_files(config: Path) -> dict[str, Path]:
    """Return the theme files by name: those that are shipped, and the user's own on top."""
    return files_in((shipped("themes"), config / "themes"), ".yaml")


def load_theme(name: str, path: Path) -> Theme:
    """Read one theme file. Raises InvalidInputError, which names the file and what is wrong."""
    try:
        found = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInputError(f"The theme file {path} cannot be read: {error}") from error
    faults = list(_faults(found))
    if faults:
        raise InvalidInputError(f"The theme file {path} is not used: {faults[0]}.")
    return Theme(name=name, **found)


def load_all(files: dict[str, Path], known: Iterable[str]) -> tuple[list[Theme], list[str]]:
    """Read the theme files that are not known yet; return the good ones, and faults."""
    good, said = [], []
    for name in files.keys() - set(known):
        try:
            good.append(load_theme(name, files[name]))
        except InvalidInputError as error:
            said.append(str(error))
    return good, said


def _faults(found: Any) -> Iterator[str]:
    if not isinstance(found, dict):
        yield 'it should hold lines such as primary: "#87afff"'
        return
    if "primary" not in found:
        yield "it has no primary colour"
    for key, value in found.items():
        if key == "variables":
            yield from _variable_faults(value)
        elif key in _FLAGS:
            if not isinstance(value, bool):
                yield f"{key} should be true or false"
        elif key not in _COLOURS:
            yield f"it sets {key}, which is no colour of a theme"
        elif not _is_colour(value):
            yield f"{key} is {value!r}, which is no colour; write one such as #87afff"


def _variable_faults(found: Any) -> Iterator[str]:
    if not isinstance(found, dict):
        yield "variables should be indented lines of their own"
        return
    for key, value in found.items():
        if not isinstance(value, str) or (key in ROLES and not _is_colour(value)):
            yield f"the variable {key} is {value!r}, which is no colour; write one such as #87afff"


def _is_colour(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        Color.parse(value)
    except ColorParseError:
        return False
    return True


def defaults_for(theme: Theme) -> dict[str, str]:
    """Return our own variables for a theme that does not set them, from the colours that it has."""
    if theme.variables.keys() >= set(ROLES):
        return {}
    if theme.ansi:
        return dict(_ANSI)
    made = theme.to_color_system().generate()
    back, fore = Color.parse(made["background"]), Color.parse(made["foreground"])
    accent = {
        "focus": made["primary"],
        "overdue": made["error"],
        "due": made["warning"],
        "fine": made["success"],
        "hint": made["secondary"],
    }
    greys = {"muted": 0.6, "faint": 0.4, "rule": 0.25, "row": 0.16, "row-rest": 0.08, "sheet": 0.07}
    colours = {role: Color.parse(value) for role, value in accent.items()}
    colours |= {role: back.blend(fore, share) for role, share in greys.items()}
    return {
        role: (readable(colour, fore, back) if role in TEXT_ROLES else colour).hex6
        for role, colour in colours.items()
    }


def readable(colour: Color, fore: Color, back: Color) -> Color:
    """Return the colour, drawn towards the foreground as far as it takes to be readable."""
    for share in range(0, 101, 5):
        found = colour.blend(fore, share / 100)
        if contrast(found, back) >= READABLE:
            return found
    return fore


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Themes: every role is set, text can be read, and a bad file costs only itself."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import shipped
from clientdesk.tui.look.themes import (
    READABLE,
    ROLES,
    TEXT_ROLES,
    contrast,
    defaults_for,
    load_theme,
    readable,
)
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

OWN = sorted(shipped("themes").glob("*.yaml"))
STEPS = (0, 95, 135, 175, 215, 255)


def in_256(colour: Color) -> bool:
    """Tell whether a colour is an entry of the xterm table: the cube, or the ramp of greys."""
    red, green, blue = colour.rgb
    in_cube = {red, green, blue} <= set(STEPS)
    return in_cube or (red == green == blue and (red - 8) % 10 == 0)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_theme_of_ours_sets_every_role_and_can_be_read(path: Path) -> None:
    theme = load_theme(path.stem, path)
    assert theme.variables.keys() >= set(ROLES)
    background = Color.parse(str(theme.background))
    for role in TEXT_ROLES:
        assert contrast(Color.parse(theme.variables[role]), background) >= READABLE, role
    assert contrast(Color.parse(str(theme.foreground)), background) >= READABLE


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_theme_of_ours_looks_the_same_in_256_colours(path: Path) -> None:
    theme = load_theme(path.stem, path)
    for value in (*theme.variables.values(), theme.foreground, theme.background, theme.primary):
        assert in_256(Color.parse(str(value))), value


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_every_role_is_readable_in_a_theme_of_textual(theme: Theme) -> None:
    made = defaults_for(theme)
    assert made.keys() == set(ROLES)
    if theme.ansi:
        return
    background = Color.parse(theme.to_color_system().generate()["background"])
    for role in TEXT_ROLES:
        assert contrast(Color.parse(made[role]), background) >= READABLE - 0.1, role


def test_a_faint_colour_is_drawn_towards_the_foreground() -> None:
    white, black = Color.parse("#ffffff"), Color.parse("#000000")
    assert contrast(readable(Color.parse("#222222"), white, black), black) >= READABLE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("primary: notacolor", "no colour"),
        ("dark: true", "no primary"),
        ("- a", "should hold lines"),
        ('primary: "#87afff"\nsparkle: "#ffffff"', "sparkle"),
        ('primary: "#87afff"\nvariables:\n  muted: "nope"', "muted"),
        ('primary: "#87afff"\ndark: maybe', "dark"),
        ("primary: [", "cannot be read"),
    ],
)
def test_a_bad_theme_file_is_named_with_its_fault(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(InvalidInputError, match=said) as caught:
        load_theme("mine", path)
    assert str(path) in str(caught.value)


async def test_a_bad_chosen_theme_is_said_and_the_default_is_worn(
    disk_workbench: "Workbench",
) -> None:
    folder = disk_workbench.settings.config / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text("primary: notacolor")
    disk_workbench.memory.put("theme", "mine")
    async with opened(disk_workbench) as desk:
        assert desk.app.theme == "clientdesk-dark"
        await desk.until(lambda: "mine.yaml" in desk.toasts())


async def test_a_theme_of_the_users_own_is_worn(disk_workbench: "Workbench") -> None:
    folder = disk_workbench.settings.config / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text('primary: "#5f87af"\n')
    disk_workbench.memory.put("theme", "mine")
    async with opened(disk_workbench) as desk:
        assert desk.app.theme == "mine"


async def test_every_theme_can_be_worn_and_is_remembered(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        names = desk.app.theme_names()
        assert names[:2] == ["clientdesk-dark", "clientdesk-light"]
        for name in names:
            desk.app.wear(name)
            await desk.pilot.pause()
        assert filled.memory.get("theme") == names[-1]

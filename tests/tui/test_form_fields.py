"""Going from field to field: what is typed into is in sight, and a form begins where one types."""

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region
from textual.widgets import Input

from clientdesk.model.field import FieldInfo, fields_of
from clientdesk.model.incident import Incident
from clientdesk.model.record import Record
from clientdesk.services.kinds import kinds
from clientdesk.tui.forms.fields import Fields
from clientdesk.tui.forms.form import Form
from clientdesk.tui.forms.values import editable
from clientdesk.tui.practices.recovering import call_sheet
from clientdesk.tui.widgets.editor import Editor
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench
    from tests.tui.conftest import Desk

NARROWEST_LABEL = 23
"""Columns of a label in a narrow terminal."""


def form_of(desk: "Desk") -> Form:
    found = desk.app.screen
    assert isinstance(found, Form)
    return found


def name_in(form: Form) -> str:
    return (form.focused.id or "").removeprefix("field-") if form.focused else ""


def is_in_sight(form: Form) -> bool:
    assert form.focused is not None
    seen: Region = form.query_one(Fields).region
    return seen.contains_region(form.focused.region)


async def test_down_goes_through_every_field_and_each_is_in_sight(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        form = form_of(desk)
        names = [info.name for info in form.infos]
        passed = [name_in(form)]
        for _ in range(3 * len(names)):
            await desk.press("down")
            await desk.until(lambda: is_in_sight(form))
            if name_in(form) != passed[-1]:
                passed.append(name_in(form))
        assert passed == names
        for _ in range(3 * len(names)):
            await desk.press("up")
            await desk.until(lambda: is_in_sight(form))
        assert name_in(form) == names[0]


async def test_a_text_keeps_down_until_its_last_line(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        form = form_of(desk)
        editor = form.query_one("#field-projects", Editor)
        editor.text = "Showroom\nCatalogue"
        editor.focus()
        await desk.press("down")
        assert (name_in(form), editor.cursor_location[0]) == ("projects", 1)
        await desk.press("down")
        assert name_in(form) == "cadence"
        await desk.press("up", "up")
        assert (name_in(form), editor.cursor_location[0]) == ("projects", 0)
        await desk.press("up")
        assert name_in(form) == "jargon"


async def test_page_keys_take_the_cursor_along(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        form = form_of(desk)
        await desk.press("pagedown", "pagedown")
        assert name_in(form) not in {"", "name"}
        await desk.until(lambda: is_in_sight(form))
        await desk.press("pageup", "pageup", "pageup")
        assert name_in(form) == "name"


async def test_what_is_typed_after_the_wheel_is_seen(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        form = form_of(desk)
        form.query_one(Fields).scroll_end(animate=False)
        await desk.until(lambda: not is_in_sight(form))
        await desk.press("x")
        await desk.until(lambda: is_in_sight(form))
        assert form.query_one("#field-name", Input).value.endswith("x")


async def test_a_call_sheet_begins_with_its_first_field(filled: "Workbench") -> None:
    client = filled.roster.rows()[0].id
    incident = filled.cabinet.add(Incident, client=client, title="Frame 4")
    async with opened(filled, (80, 24)) as desk:
        call_sheet(desk.app, incident)
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.until(lambda: name_in(form_of(desk)) == "line")


def _labelled(kind: type) -> list[tuple[str, FieldInfo]]:
    inner = [info.parts for info in fields_of(kind) if info.parts is not None]
    own = [(kind.__name__, info) for info in editable(kind)]
    return [*own, *(each for part in inner for each in _labelled(part))]


@pytest.mark.parametrize("kind", kinds())
def test_no_label_is_cut_off_in_a_narrow_terminal(kind: type[Record]) -> None:
    long = [f"{name}: {info.about.label}" for name, info in _labelled(kind)
            if len(info.about.label) > NARROWEST_LABEL]  # fmt: skip
    assert not long

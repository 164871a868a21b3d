"""The control that edits a field, and what stands in it."""

from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from clientdesk.model.field import Control, FieldInfo
from clientdesk.model.recurrence import Recurrence
from clientdesk.tui.forms.nested import Nested
from clientdesk.tui.forms.readings import is_talk
from clientdesk.tui.forms.talk_editor import TalkEditor
from clientdesk.tui.forms.values import Around, choices_of, shown
from clientdesk.tui.widgets.cycle import Cycle
from clientdesk.tui.widgets.editor import Editor

SEVERAL = {Control.TEXT, Control.LINES}
"""Controls of several lines."""
_HINTS = {
    Control.DATE: "fri, +3d, 2 dec",
    Control.MOMENT: "fri 15:00",
    Control.ZONE: "Europe/Oslo",
    Control.TAGS: "words, or days",
    Control.PEOPLE: "first letters, with commas",
}
_NAMED_HINTS = {
    "birthday": "4 mar, or 4 mar 1980",
    "response_promise": "within one working day   sk: do jedného dňa   ms: …",
    "response": "within one hour   sk: do jednej hodiny   ms: …",
    "emergency": "once in each language: …   sk: …   ms: …",
    "channels": "Call +421 900 000 100   sk: Telefón +421 900 000 100",
    "greetings": "Hi {first},   formal: Dear {name},",
    "sign_offs": "Best wishes,   formal: Kind regards,",
}
"""Hints for fields whose control alone says too little."""


def control_for(info: FieldInfo, value: Any, around: Around) -> Widget:
    """Return the control of a field with its value in it; its id is `field-<name>`."""
    ident = f"field-{info.name}"
    choices = choices_of(info, around)
    if choices:
        return Cycle(choices, value, id=ident)
    if info.about.control in SEVERAL or _as_lines(info):
        editor = TalkEditor(id=ident) if is_talk(info) else Editor(id=ident)
        editor.load(shown(info, value, around))
        editor.placeholder = _NAMED_HINTS.get(info.name, "")
        return editor
    if info.parts is Recurrence:
        return Input(shown(info, value, around), id=ident, placeholder="every 2 weeks tue")
    if info.about.control in {Control.RECORD, Control.RECORDS}:
        return Nested(info, value, id=ident)
    hint = _NAMED_HINTS.get(info.name) or _HINTS.get(info.about.control, "")
    return Input(shown(info, value, around), id=ident, placeholder=hint)


def _as_lines(info: FieldInfo) -> bool:
    return info.about.control is Control.RECORDS and hasattr(info.parts, "parse")


def raw_of(control: Widget) -> Any:
    """Return what stands in a control: a text, or a value where nothing is typed in it."""
    if isinstance(control, Editor):
        return control.text
    if isinstance(control, (Input, Cycle, Nested)):
        return control.value
    raise TypeError(type(control).__name__)


def put_raw(control: Widget, raw: Any) -> None:
    """Put into a control what `raw_of` returned of it once."""
    if isinstance(control, Editor):
        control.text = raw
    elif isinstance(control, Cycle):
        control.choose(raw)
    elif isinstance(control, (Input, Nested)):
        control.value = raw


def values_of(record: Any) -> dict[str, Any]:
    """Return every field of a record by name, nested records as they are."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}

"""The form of a record, derived from what its fields say of themselves."""

from collections.abc import Collection
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, FieldInfo, Privacy
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.forms.values import (
    Around,
    choices_of,
    editable,
    made,
    preset,
    read,
    shown,
)
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.cycle import Cycle
from clientdesk.tui.widgets.editor import Editor
from clientdesk.tui.widgets.nested import Nested

SEVERAL = {Control.TEXT, Control.LINES}
"""Controls of several lines."""


class Form(Dialog[dict[str, Any]]):
    """Edits the fields of a record class; gives the values of all of them by name.

    `values` are the values at the start. Secret fields are left out while the curtain is drawn;
    what is left out, and what is in `without`, is not in the result.
    """

    types: ClassVar[bool] = True
    CSS = """
    Form {
        & > Sheet { width: 84; padding: 1 2 0 2; height: auto; }
        & #fields {
            layout: grid;
            grid-size: 2;
            grid-columns: 32 1fr;
            grid-rows: auto;
            height: auto;
            max-height: 66vh;
            scrollbar-size-vertical: 1;
        }
        & .label { color: $muted; height: 1; width: 31; text-wrap: nowrap; }
        & Editor { height: auto; max-height: 6; border-left: outer $row; padding: 0 0 0 1; }
        & Editor:focus { border-left: outer $focus; padding: 0 0 0 1; }
        & Input:focus { background: $row-rest; }
        & #fault { height: auto; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "ctrl+s", "save", "Save", "Save the form; enter in a line does too.", ident="form.save"
        ),
    ]

    _fault = getters.query_one("#fault", Static)

    def __init__(
        self,
        kind: type,
        heading: str,
        around: Around,
        values: dict[str, Any] | None = None,
        *,
        without: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._kind = kind
        self._heading = heading
        self._around = around
        self._values = values or {}
        hidden = {Privacy.SECRET} if around.curtain else set()
        self.infos = [
            info
            for info in editable(kind)
            if info.name not in without and info.about.privacy not in hidden
        ]
        """The fields that are edited, in order."""
        self._before: dict[str, Any] = {}

    # ---- layout

    def compose(self) -> ComposeResult:
        """Lay out a label and a control for each field."""
        with Sheet(self._heading, foot="enter saves  tab next  esc leaves"):
            with VerticalScroll(id="fields", can_focus=False):
                for info in self.infos:
                    yield Static(Content(info.about.label), classes="label")
                    yield self._control(info)
            yield Static(Content(" "), id="fault")

    def on_mount(self) -> None:
        """Remember what stood there at the start."""
        self._before = {info.name: self._raw(info) for info in self.infos}

    def _control(self, info: FieldInfo) -> Widget:
        value = self._values.get(info.name, preset(self._kind, info.name))
        ident = f"field-{info.name}"
        choices = choices_of(info, self._around)
        if choices:
            return Cycle(choices, value, id=ident)
        if info.about.control in SEVERAL or _as_lines(info):
            editor = Editor(id=ident)
            editor.load(shown(info, value, self._around))
            return editor
        if info.about.control in {Control.RECORD, Control.RECORDS}:
            return Nested(info, value, id=ident)
        return Input(shown(info, value, self._around), id=ident, placeholder=_hint(info))

    # ---- values

    def _raw(self, info: FieldInfo) -> Any:
        control = self.query_one(f"#field-{info.name}")
        if isinstance(control, Editor):
            return control.text
        if isinstance(control, (Input, Cycle, Nested)):
            return control.value
        raise TypeError(type(control).__name__)

    def values(self) -> dict[str, Any]:
        """Return the values of all fields. Raises InvalidInputError for the first bad one."""
        found: dict[str, Any] = {}
        for info in self.infos:
            raw = self._raw(info)
            control = self.query_one(f"#field-{info.name}")
            if isinstance(control, (Cycle, Nested)):
                found[info.name] = raw
                continue
            try:
                found[info.name] = read(self._kind, info, raw, self._around)
            except InvalidInputError:
                control.focus()
                raise
        return found

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed."""
        return any(self._raw(info) != self._before[info.name] for info in self.infos)

    # ---- the end

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Save on enter in a line."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Give the values, if they can be understood."""
        try:
            self.dismiss(self.values())
        except InvalidInputError as error:
            self._fault.update(Content.styled(str(error), "$overdue"))

    def action_close(self) -> None:
        """Leave; ask first if something was typed."""
        if not self.is_changed:
            self.dismiss(None)
            return
        from clientdesk.tui.dialogs.ask import Ask

        question = Ask(
            "This form is not saved", ["what you typed stands in no record yet"],
            yes="save it", no="drop it",
        )  # fmt: skip
        self.app.push_screen(question, self._answered)

    def _answered(self, answer: bool | None) -> None:
        if answer:
            self.action_save()
        elif answer is False:
            self.dismiss(None)

    # ---- nested values

    @on(Nested.Wanted)
    def open_nested(self, message: Nested.Wanted) -> None:
        """Edit what is inside a field."""
        message.stop()
        nested = message.nested
        kind = nested.info.parts
        if kind is None:
            return
        if nested.info.about.control is Control.RECORDS:
            from clientdesk.tui.dialogs.several import Several

            several = Several(kind, nested.info.about.label, self._around, nested.value or ())
            self.app.push_screen(several, lambda found: _put(nested, found))
            return
        values = values_of(nested.value) if nested.value is not None else {}
        self.app.push_screen(
            Form(kind, nested.info.about.label, self._around, values),
            lambda found: _put(
                nested, None if found is None else made(kind, {**values, **found}, self._around.now)
            ),
        )


def values_of(record: Any) -> dict[str, Any]:
    """Return every field of a record by name, nested records as they are."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def _put(nested: Nested, value: Any) -> None:
    if value is not None:
        nested.value = value
    nested.focus()


def _as_lines(info: FieldInfo) -> bool:
    return info.about.control is Control.RECORDS and hasattr(info.parts, "parse")


def _hint(info: FieldInfo) -> str:
    return {
        Control.DATE: "fri, +3d, 2 dec",
        Control.MOMENT: "fri 15:00",
        Control.ZONE: "Europe/Oslo",
        Control.TAGS: "words, or days",
        Control.PEOPLE: "names, with commas",
    }.get(info.about.control, "")

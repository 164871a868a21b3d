"""The form of a record, derived from what its fields say of themselves."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from clientdesk.model.errors import ClientdeskError, InvalidInputError
from clientdesk.model.field import FieldInfo, Privacy
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.forms.controls import control_for, put_raw, raw_of, values_of
from clientdesk.tui.forms.fields import Fields
from clientdesk.tui.forms.keeping import Kept, keep_typed, text_of
from clientdesk.tui.forms.nested import Nested
from clientdesk.tui.forms.people import gone_among
from clientdesk.tui.forms.readings import note_for, standing_note
from clientdesk.tui.forms.typed import read
from clientdesk.tui.forms.values import Around, behind_curtain, fields_in_form, preset
from clientdesk.tui.keys.binding import key
from clientdesk.tui.widgets.cycle import Cycle

__all__ = ["Form", "values_of"]

WIDTHS = [(0, "-narrow"), (92, "-wide")]
"""The class of a form from so many columns of the screen on."""


UNSAVED = ("what you typed stands in no record yet",)
"""What is at stake when a form is left."""
BEHIND = "Everything here is behind the curtain: esc, then * opens it."
"""Said in a form of which nothing may be seen."""


class Form(Dialog[dict[str, Any]]):
    """Edits the fields of a record class; gives the values of all of them by name.

    `values` are the values at the start. While the curtain is drawn what is private is not shown
    and stays; what is in `without` is not in the result. `keep` is given the values first: what it
    refuses is said. With `kept` what is typed survives a crash; `typed` did survive one.
    """

    types: ClassVar[bool] = True
    CSS_PATH = "form.tcss"
    HORIZONTAL_BREAKPOINTS = WIDTHS
    covers: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+s", "save", "Save", "Save the form; enter in a line does too.",
            ident="form.save"),
        key("enter", "save", "Save", "Save the form.", ident="form.save_enter"),
        key("ctrl+g", "leader", "More keys", "Save, drop, or look something up.",
            ident="form.leader"),
    ]  # fmt: skip

    _fault = getters.query_one("#fault", Static)

    def __init__(  # noqa: PLR0913 - each is one thing that a form may be told
        self,
        kind: type,
        heading: str,
        around: Around,
        values: dict[str, Any] | None = None,
        *,
        without: Collection[str] = (),
        keep: Callable[[dict[str, Any]], object] | None = None,
        focus: str = "",
        kept: Kept | None = None,
        typed: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self._kind, self._heading = kind, heading
        self._values = values or {}
        self._keep, self._kept, self._typed = keep, kept, dict(typed or {})
        self._keeping: Timer | None = None
        self.infos = fields_in_form(kind, around, without, self._values)
        """The fields that are edited, in order."""
        self._hidden = behind_curtain(kind, self.infos, without, self._values)
        self._around = replace(around, gone=gone_among(self.infos, self._values, around.people))
        self._before: dict[str, Any] = {}
        if focus:
            self.AUTO_FOCUS = f"#field-{focus}"  # type: ignore[misc] # this form alone begins there

    # ---- layout

    def compose(self) -> ComposeResult:
        """Lay out a label and a control for each field, and room for a word about it."""
        with _Frame(self._heading, foot=_foot(None)):
            with Fields(id="fields", can_focus=False):
                for info in self.infos:
                    value = self._values.get(info.name, preset(self._kind, info.name))
                    private = " -private" * (info.about.privacy is not Privacy.CLIENT)
                    yield Static(Content(info.about.label), classes=f"label{private}")
                    note = standing_note(info, self._around)
                    classes = "note" if note.plain else "note -empty"
                    with Vertical(classes=f"field{private}"):
                        yield control_for(info, value, self._around)
                        yield Static(note, classes=classes, id=f"note-{info.name}")
            yield Static(Content.styled("" if self.infos else BEHIND, "$muted"), id="fault")

    def on_mount(self) -> None:
        """Remember what stood there at the start, and put in what an earlier run left behind."""
        self._before = {info.name: self._raw(info) for info in self.infos}
        self.watch(self.app, "curtain", partial(_cover, self), init=False)
        for name, raw in self._typed.items():
            for control in self.query(f"#field-{name}"):
                put_raw(control, raw)
        if self._typed:
            self.keep_typing()

    # ---- values

    def _raw(self, info: FieldInfo) -> Any:
        return raw_of(self.query_one(f"#field-{info.name}"))

    def values(self) -> dict[str, Any]:
        """Return the values of all fields. Raises InvalidInputError for the first bad one.

        What was not touched is given back as it was, whether or not it could be typed.
        """
        found: dict[str, Any] = dict(self._hidden)
        for info in self.infos:
            raw = self._raw(info)
            if info.name in self._values and raw == self._before[info.name]:
                found[info.name] = self._values[info.name]
                continue
            control = self.query_one(f"#field-{info.name}")
            try:
                typed = not isinstance(control, (Cycle, Nested))
                found[info.name] = read(self._kind, info, raw, self._around) if typed else raw
            except InvalidInputError as error:
                control.focus()
                told = str(error).removeprefix(f"{info.about.label}: ")
                self._say(info.name, Content.styled(told, "$overdue"))
                raise
        return found

    @property
    def changed(self) -> dict[str, Any]:
        """What was typed so far, by the name of its field, as it stands in its control."""
        raw = ((info.name, self._raw(info)) for info in self.infos)
        return {name: now for name, now in raw if now != self._before.get(name)}

    # ---- while it is typed

    @on(Input.Changed)
    @on(TextArea.Changed)
    def follow(self, event: Input.Changed | TextArea.Changed) -> None:
        """Say how a field is understood, and keep what is typed."""
        name = (event.control.id or "").removeprefix("field-")
        info = next((info for info in self.infos if info.name == name), None)
        if info is None or name not in self._before:
            return
        raw = self._raw(info)
        if raw == self._before[name]:
            self._say(name, standing_note(info, self._around))
        else:
            self._say(name, note_for(self._kind, info, str(raw), self._around))
        self._keep_soon()

    @on(Cycle.Changed)
    @on(Nested.Changed)
    def _keep_soon(self) -> None:
        if self._kept is not None and self._keeping is None:
            self._keeping = self.set_timer(0.35, self.keep_typing)

    def keep_typing(self) -> None:
        """Keep what is typed against a crash."""
        self._keeping = None
        if self._kept is not None and not self.gone and (typed := self.changed):
            keep_typed(self.app, self._kept, text_of(self._heading, self.infos, typed))

    def _say(self, name: str, note: Content) -> None:
        under = self.query_one(f"#note-{name}", Static)
        under.set_class(not note.plain, "-empty")
        under.update(note)

    # ---- the end

    @on(Input.Submitted)
    def submit(self) -> None:
        """Save on enter in a line."""
        self.action_save()

    def action_save(self) -> None:
        """Give the values, if they can be understood and kept."""
        if self.gone:
            return
        self._fault.update(Content(""))
        try:
            found = self.values()
        except InvalidInputError:
            return  # said beside its field
        try:
            if self._keep is not None:
                self._keep(dict(found))
        except ClientdeskError as error:
            self._fault.update(Content.styled(str(error), "$overdue"))
            return
        self._end(found)

    def _end(self, found: dict[str, Any] | None) -> None:
        if self._kept is not None:
            self.app.workbench.keeper.typing_saved(self._kept.editor)
        self.dismiss(found)

    def action_close(self) -> None:
        """Leave; ask first if something was typed."""
        if not self.changed:
            self._end(None)
            return
        from clientdesk.tui.dialogs.ask import Ask

        question = Ask("This form is not saved", UNSAVED, yes="save it", no="drop it")
        self.app.push_screen(question, self._answered)

    def _answered(self, answer: bool | None) -> None:
        if answer:
            self.action_save()
        elif answer is False:
            self._end(None)

    def action_leader(self) -> None:
        """Offer what can be done besides typing."""
        from clientdesk.tui.forms.leading import form_menu

        self.app.push_screen(form_menu(self))

    @on(Nested.Wanted)
    def open_nested(self, message: Nested.Wanted) -> None:
        """Edit what is inside a field."""
        from clientdesk.tui.forms.nesting import open_nested

        message.stop()
        open_nested(self.app, message.nested, self._around)


class _Frame(Sheet):
    """The frame of a form: its foot says what saves from where the cursor is."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say it anew."""
        self.border_subtitle = Content(_foot(event.widget))


def _foot(focused: Widget | None) -> str:
    """Return the keys of a form; enter makes a line in a text of several, and opens nested ones."""
    saves = "^s saves" if isinstance(focused, (TextArea, Nested)) else "enter or ^s saves"
    return f"{saves}  tab next  esc leaves"


def _cover(form: Form, drawn: bool) -> None:
    form.query("#fields > .-private").set(display=not drawn)

"""The keys that hold everywhere, also while writing, and the plain ones that hold outside text."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from clientdesk.model.text import clean
from clientdesk.tui.everywhere.theming import Themed
from clientdesk.tui.keys.binding import key
from clientdesk.tui.look.glyphs import ASCII

if TYPE_CHECKING:
    from clientdesk.tui.dialogs.menu import Menu

_ASCII_KEYS = {"⏎": "enter", "↑": "up", "↓": "down", "←": "left", "→": "right"}
LEADER_DELAY = 0.4
"""Seconds after the leader key until its letters are shown; who knows them never sees them."""


class Everywhere(Themed):
    """The app's keys and what they do; each dialog is imported when it is first wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("f1", "help", "Keys", "Keys of what has the focus; type to search, enter runs one.",
            ident="app.help", show=True, sign="F1"),
        key("question_mark", "help", "Keys", "Keys of what has the focus.",
            ident="app.help_plain", sign="?"),
        key("ctrl+p", "palette", "All commands", "Find a command, a client or a note.",
            ident="app.palette", sign="^p"),
        key("colon", "palette", "All commands", "Find a command, a client or a note.",
            ident="app.palette_plain", sign=":"),
        key("ctrl+f", "find", "Find", "Find words in notes, in what was said, and in drafts.",
            ident="app.find", sign="^f"),
        key("ctrl+n", "quick_note", "Quick note", "Note something down, over whatever is open.",
            ident="app.quick_note", sign="^n"),
        key("ctrl+g", "leader", "More keys", "Actions of this editor, one letter each.",
            ident="app.leader", sign="^g"),
        key("ctrl+s", "save", "Save now", "Save what is typed; it is saved by itself anyway.",
            ident="app.save", sign="^s"),
        key("g", "go", "Go", "Go somewhere: a second g is the first row, t today, d drafts.",
            ident="app.go"),
        key("u", "undo", "Undo", "Take back the last change of the desk.", ident="app.undo"),
        key("U", "redo", "Redo", "Do again what was taken back.", ident="app.redo"),
        key("asterisk", "curtain", "Curtain", "Hide or show what nobody else may read.",
            ident="app.curtain", sign="*"),
        key("Q", "quit", "Quit", "Save everything and close the desk.", ident="app.quit_plain"),
        key("ctrl+q", "quit", "Quit", "Save everything and close the desk.",
            ident="app.quit", priority=True, sign="^q"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]  # fmt: skip

    # ---- keys in their order

    async def on_event(self, event: events.Event) -> None:
        """Let a key act before the next one is sent on.

        Textual sends every key that it has read to what has the focus, and learns only later that
        one of them opened a dialog or another pane: what is typed ahead would go astray.
        """
        if isinstance(event, events.Key) and not event.is_forwarded and self._acts_at_once(event):
            await self._check_bindings(event.key)
            return
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event = events.Paste(self._pasted(clean(event.text)))
        await super().on_event(event)

    def _pasted(self, text: str) -> str:
        """Return what a paste puts where the focus is: a line takes all of its lines."""
        if not isinstance(self.focused, Input):
            return text
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        addresses = all("@" in line for line in lines)
        return (", " if addresses else " ").join(line.rstrip(",;") for line in lines)

    def _acts_at_once(self, event: events.Key) -> bool:
        chain = self.screen._modal_binding_chain  # noqa: SLF001 - the chain has no public name
        found = ((node, keys.key_to_bindings.get(event.key)) for node, keys in chain)
        holder, bindings = next((pair for pair in found if pair[1]), (None, None))
        if not bindings or any(binding.priority for binding in bindings):
            return False
        if isinstance(self.focused, (Input, TextArea)):
            printable = self.focused.check_consume_key(event.key, event.character)
            return holder is self and not printable
        return True

    def get_key_display(self, binding: Binding) -> str:
        """Write a key, in ASCII where nothing else is wanted."""
        shown = super().get_key_display(binding)
        return _ASCII_KEYS.get(shown, shown) if self.glyphs is ASCII else shown

    # ---- dialogs

    def action_help(self) -> None:
        """Show the keys of what has the focus."""
        from clientdesk.tui.everywhere.help import Help

        self.push_screen(Help.of(self.screen))

    def action_palette(self) -> None:
        """Find a command, a client or a note."""
        from clientdesk.tui.everywhere.palette import Palette

        self.push_screen(Palette(self.screen))

    def action_find(self) -> None:
        """Find words anywhere."""
        from clientdesk.tui.everywhere.find import Find

        self.push_screen(Find())

    def action_quick_note(self) -> None:
        """Note something down."""
        self.quick_note()

    def quick_note(self, text: str = "") -> None:
        """Open the quick note, with a text in it already where something was pasted."""
        from clientdesk.tui.notes.dialogs.quick_note import QuickNote

        self.push_screen(QuickNote(text))

    def menu_of(self, action: str) -> "Menu | None":
        """Return the menu that an action opens: of this editor's keys, or of places to go to."""
        from clientdesk.tui.dialogs.menu import Menu, leader
        from clientdesk.tui.verbs.going import places

        if action == "leader":
            return Menu("Keys of this editor", leader(self.screen), delay=LEADER_DELAY)
        return Menu("Go", places(self), delay=LEADER_DELAY) if action == "go" else None

    def action_leader(self) -> None:
        """Offer the actions of this editor, one letter each."""
        if menu := self.menu_of("leader"):
            self.push_screen(menu)

    def action_go(self) -> None:
        """Offer places to go to, one letter each."""
        if menu := self.menu_of("go"):
            self.push_screen(menu)

    # ---- the desk as a whole

    def action_save(self) -> None:
        """Save what is typed."""
        self.flush()

    def action_undo(self) -> None:
        """Take back the last change."""
        self.flush()
        self._turned(self.workbench.history.undo, "Undone")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._turned(self.workbench.history.redo, "Done again")

    def _turned(self, turn: Callable[[], str], heading: str) -> None:
        """Undo or redo; what was said of the change before does not hold any more."""
        self.clear_notifications()
        if label := self.attempt(turn):
            self.say(label, heading=heading)

    def action_curtain(self) -> None:
        """Hide or show what nobody else may read."""
        self.curtain = not self.curtain
        self.say(
            "The curtain is drawn: press * to open it." if self.curtain else "The curtain is open."
        )

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing here: say which keys do."""
        self.say("ctrl+q closes the desk; everything is saved.")

    def on_paste(self, event: events.Paste) -> None:
        """Make a quick note of what is pasted where no text can be typed."""
        event.stop()
        pasted = clean(event.text).strip()
        if pasted:
            self.quick_note(pasted)

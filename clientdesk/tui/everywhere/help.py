"""F1: the keys of what has the focus, then the keys that hold everywhere; enter runs one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.screen import Screen

from clientdesk.tui.dialogs.picker import Hit, Picker
from clientdesk.tui.everywhere.commands import Command, commands


class Help(Picker):
    """Every key that does something just now, searchable, its own widget's keys first."""

    DEFAULT_CSS = """
    Help > Sheet { width: 84; }
    """
    hint: ClassVar[str] = "Keys: type to search, enter runs one; at the right its keymap id"
    tall: ClassVar[bool] = False

    def __init__(self, found: Sequence[Command]) -> None:
        super().__init__()
        self.commands = found
        """What is listed."""

    @classmethod
    def of(cls, screen: Screen[object]) -> "Help":
        """Return the help for what has the focus in a screen."""
        return cls([command for command in commands(screen) if command.sign])

    def hits(self, typed: str) -> Sequence[Hit]:
        """Return the keys that hold every word."""
        words = typed.casefold().split()
        return [
            Hit(command.about, command.run, command.sign, command.ident)
            for command in self.commands
            if all(word in command.haystack for word in words)
        ]

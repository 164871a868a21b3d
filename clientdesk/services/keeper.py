"""The keeper: the desk file itself, its backups, its recovery, and other processes' changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.store import Desk


@dataclass(frozen=True, slots=True)
class Typed:
    """Text that was typed and had not become a record when the program ended."""

    editor: str
    """Which editor held it."""
    record_id: str
    """Id of the record it belongs to, or empty."""
    text: str
    """The text."""
    at: datetime
    """When it was kept: an aware moment."""


class Keeper:
    """The verbs of the desk file."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """Look after an open desk."""
        self._desk = desk
        self._clock = clock

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening the desk had to say."""
        raise NotImplementedError

    @property
    def revision(self) -> int:
        """A number that grows with every change of the desk."""
        raise NotImplementedError

    @property
    def saved_at(self) -> datetime | None:
        """When this process last saved something: an aware moment, or None."""
        raise NotImplementedError

    def catch_up(self) -> bool:
        """Take in what other processes changed; True if there was anything. Cheap enough for a timer."""
        raise NotImplementedError

    def tidy(self) -> str | None:
        """Bring the desk file up to date with its journal; a warning, or None. For a worker thread."""
        raise NotImplementedError

    def backup(self) -> Path:
        """Make a backup now and return its path."""
        raise NotImplementedError

    def keep_typing(self, editor: str, record_id: str, text: str) -> None:
        """Keep text that is being typed, so that a crash cannot take it."""
        raise NotImplementedError

    def typed(self) -> list[Typed]:
        """Return the texts that an earlier run left behind."""
        raise NotImplementedError

    def forget_typing(self, editor: str) -> None:
        """Drop the text kept of an editor, once it is a record."""
        raise NotImplementedError

    def close(self) -> None:
        """Bring the desk file up to date and let go of it."""
        raise NotImplementedError

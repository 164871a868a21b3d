"""The porter: what goes out of the desk as files, and what comes in from them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clientdesk.store import Desk


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export gave."""

    files: tuple[Path, ...] = ()
    """The files written."""
    text: str = ""
    """The text, where it was to go to standard output."""


class Porter:
    """The verbs of exports and imports."""

    def __init__(self, desk: "Desk", clock: Callable[[], datetime]) -> None:
        """Carry things in and out of a desk."""
        self._desk = desk
        self._clock = clock

    def exports(self) -> tuple[str, ...]:
        """Return the names of all exports."""
        raise NotImplementedError

    def export(
        self,
        name: str,
        path: Path | None,
        *,
        client_id: str | None = None,
        overwrite: bool = False,
    ) -> Exported:
        """Export to a path, or to text where the path is None or `-`."""
        raise NotImplementedError

    def plan_import(self, path: Path) -> Any:
        """Read a file and say, row by row, what importing it would do."""
        raise NotImplementedError

    def apply(self, plan: Any) -> Any:
        """Do what a plan says, in one change."""
        raise NotImplementedError

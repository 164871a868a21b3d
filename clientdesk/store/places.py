"""Where the parts of one desk lie: all beside the desk file."""

import os
from pathlib import Path
from typing import NamedTuple

from clientdesk.model.errors import DeskError


class Places(NamedTuple):
    """The paths of one desk."""

    desk: Path
    """The TinyDB file, with every link resolved."""

    @classmethod
    def of(cls, desk: Path) -> "Places":
        """Return the places of the desk whose file is `desk`: a link, a file or nothing yet.

        Raises DeskError if it cannot be looked at, or is a link to nothing: a disk that is not
        there must not become a new desk.
        """
        real = Path(os.path.realpath(desk))
        try:
            linked = desk.is_symlink()
        except OSError as error:
            why = (error.strerror or type(error).__name__).lower()
            raise DeskError(f"cannot look at {desk}: {why}; see that you may use it") from error
        if linked and not os.path.lexists(real):
            raise DeskError(f"{desk} is a link to {real}, which is not there; bring it back")
        return cls(real)

    @property
    def folder(self) -> Path:
        """The folder that holds everything."""
        return self.desk.parent

    @property
    def journal(self) -> Path:
        """Every change since the newest backup."""
        return self.desk.with_suffix(".journal")

    @property
    def lock(self) -> Path:
        """The empty file that the writer holds locked."""
        return self.desk.with_suffix(".lock")

    @property
    def clients(self) -> Path:
        """Names of the clients, derived from the desk for the shell's quick note."""
        return self.desk.with_suffix(".clients")

    @property
    def backups(self) -> Path:
        """The folder of backups and of kept copies."""
        return self.folder / "backups"

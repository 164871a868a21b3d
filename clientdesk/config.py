"""What one run of the program was told: where the desk is and how it should look."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clientdesk.paths import expanded, user_config, user_desk

HOME_VARIABLE = "CLIENTDESK_HOME"
"""The environment variable that puts everything into one folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; nothing in them changes while it lasts."""

    home: Path
    """The folder of the desk: desk file, journal, lock, backups, view state."""
    config: Path
    """The user's own folder: keymap, themes, templates, rules."""
    demo: bool = False
    """Whether the desk is a throw-away one, filled with samples."""
    private: bool = False
    """Whether the curtain is drawn at the start: INTERNAL and SECRET fields are hidden."""
    ascii: bool = False
    """Whether marks and frames keep to ASCII."""
    no_color: bool = False
    """Whether to do without colours (https://no-color.org)."""
    mouse: bool = True
    """Whether the mouse is listened to."""

    @classmethod
    def of(
        cls,
        home: Path | None,
        environ: Mapping[str, str],
        *,
        private: bool = False,
        ascii: bool = False,  # noqa: A002 - the name of the option
        mouse: bool = True,
    ) -> "Settings":
        """Return the settings of a given home, else the environment's, else the platform's.

        A home of one's own holds the configuration too, in its folder `config`. Raises
        InvalidInputError for the home of a user that this machine does not know.
        """
        variable = environ.get(HOME_VARIABLE, "").strip()
        named = home or (Path(variable) if variable else None)
        own = expanded(named) if named else None
        return cls(
            home=own or user_desk(),
            config=own / "config" if own else user_config(),
            private=private,
            ascii=ascii,
            no_color=bool(environ.get("NO_COLOR")),
            mouse=mouse,
        )

    @property
    def desk(self) -> Path:
        """The desk file."""
        return self.home / "desk.json"

    @property
    def view(self) -> Path:
        """The file of the view state, which is no part of the desk."""
        return self.home / "view.json"

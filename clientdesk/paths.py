"""The only module that knows directories: what is shipped, and the user's own on top of it."""

import os
from functools import cache
from pathlib import Path

from clientdesk.model.errors import InvalidInputError

HOME_VARIABLE = "CLIENTDESK_HOME"
"""The environment variable that puts everything into one folder."""

CRASH_REPORTS = "crash-*.txt"
"""The names of crash reports in the folder of the desk; the star stands for a date and a time."""
UNFINISHED = "unfinished"
"""The folder beside the desk file of texts that an editor of the user's own has open."""
_CHOSEN: dict[str, Path] = {}
_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(name: str) -> Path:
    """Return the shipped folder `data` or `themes`.

    It stands beside the package in a checkout, inside of it once installed.
    """
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def user_desk() -> Path:
    """Return the folder of the user's desk where no other is named."""
    if (home := _named_home()) is not None:
        return home
    # Imported where it is needed: it takes 20 ms, which a named home spares the shell's note.
    from platformdirs import user_data_path

    return user_data_path("clientdesk")


def user_config() -> Path:
    """Return the user's own folder of settings, themes, templates and rules."""
    if (home := _named_home()) is not None:
        return home / "config"
    from platformdirs import user_config_path

    return user_config_path("clientdesk")


def _named_home() -> Path | None:
    named = os.environ.get(HOME_VARIABLE, "").strip()
    return expanded(Path(named)) if named else None


def expanded(path: Path) -> Path:
    """Return a path with the `~` at its beginning spelt out.

    Raises InvalidInputError where that is the home of nobody whom this machine knows.
    """
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise InvalidInputError(
            f"{path} cannot be found: this machine knows no home for {path.parts[0]}; "
            "write the whole path"
        ) from error


def choose_config(folder: Path) -> None:
    """Take the user's own rules and templates from a folder, for the rest of the run."""
    _CHOSEN["config"] = folder


def rules_folders(config: Path | None = None) -> tuple[Path, ...]:
    """Return the folders that hold one folder of wording rules a language; later ones win.

    `config` is the user's own folder where it is not the usual one.
    """
    return _laid_over("rules", config)


def templates_folders(config: Path | None = None) -> tuple[Path, ...]:
    """Return the folders that hold one folder of templates a language; later ones win."""
    return _laid_over("templates", config)


def note_folders(config: Path | None = None) -> tuple[Path, ...]:
    """Return the folders that hold one folder of notes' templates a language; later ones win."""
    return _laid_over("notes", config)


def dictionary_folders(config: Path | None = None) -> tuple[Path, ...]:
    """Return the user's own folders of spelling dictionaries; the system's come after them."""
    return ((config or user_config()) / "dictionaries",)


def _laid_over(name: str, config: Path | None) -> tuple[Path, ...]:
    own = config or _CHOSEN.get("config") or user_config()
    return (shipped("data") / name, own / name)

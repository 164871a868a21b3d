"""The only module that knows directories: what is shipped, and the user's own on top of it."""

from functools import cache
from pathlib import Path

from platformdirs import user_config_path, user_data_path

_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(name: str) -> Path:
    """Return the shipped folder `data` or `themes`: beside the package in a checkout, inside it once installed."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def user_desk() -> Path:
    """Return the folder of the user's desk where no other is named."""
    return user_data_path("clientdesk")


def user_config() -> Path:
    """Return the user's own folder of settings, themes, templates and rules."""
    return user_config_path("clientdesk")


def rules_folders() -> tuple[Path, ...]:
    """Return the folders that hold one folder of wording rules a language; later ones win."""
    return (shipped("data") / "rules", user_config() / "rules")

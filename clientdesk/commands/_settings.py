"""The settings of a run from what stands before the command."""

import os
from pathlib import Path

from clientdesk.config import Settings
from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import choose_config


def settings_for(home: str | None, *, demo: bool, private: bool, ascii_only: bool) -> Settings:
    """Return the settings; a demo gets a folder of its own, which whoever closes it removes.

    Raises InvalidInputError for a home without a name.
    """
    if home is not None and not home.strip():
        raise InvalidInputError("--home needs a folder; name one")
    settings = Settings.of(
        Path(home) if home else None, os.environ, private=private, ascii=ascii_only
    )
    choose_config(settings.config)
    if not demo:
        return settings
    from clientdesk.bootstrap import demo_settings

    return demo_settings(settings)

"""The version of the records' shape, which is the number of the last migration."""

import os
import re

_STEP = re.compile(r"m\d{4}_\w+\.py")


def step_names() -> list[str]:
    """Return the file names of the shipped migrations, `m0001_*.py` first; nothing is imported."""
    from clientdesk.store import migrations

    found = os.listdir(next(iter(migrations.__path__)))  # noqa: PTH208 - a Path costs more than it
    return sorted(name for name in found if _STEP.fullmatch(name))

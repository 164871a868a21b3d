"""View state that survives a restart: what was selected, sorted, filtered and scrolled to."""

import json
import os
from pathlib import Path
from typing import Any

from clientdesk.model.errors import DeskError
from clientdesk.store import files

JsonValue = Any
"""What JSON can hold: texts, numbers, booleans, None, lists and dicts of them."""


class Memory:
    """A small file of keys and values beside the desk; never a SECRET text.

    Losing it costs nothing but comfort: a file that is damaged or cannot be written is as good as
    an empty one, and `trouble` says so.
    """

    def __init__(self, path: Path | None) -> None:
        """Remember in a file, or only as long as the program runs (None)."""
        self._path = path
        self._values: dict[str, JsonValue] | None = None
        self.trouble = ""

    def get(self, key: str, default: JsonValue = None) -> JsonValue:
        """Return what was put under a key, or the default."""
        return self._all().get(key, default)

    def put(self, key: str, value: JsonValue) -> None:
        """Remember a value of plain JSON; written at once, and only if it differs."""
        values = self._all()
        if key in values and values[key] == value:
            return
        values[key] = value
        self._write(values)

    def forget(self, *texts: str) -> None:
        """Forget every value in which one of some texts stands."""
        values = self._all()
        held = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
        gone = [key for key in held if any(text in held[key] for text in texts)]
        for key in gone:
            del values[key]
        if gone:
            self._write(values)

    def _all(self) -> dict[str, JsonValue]:
        if self._values is None:
            self._values = self._read()
        return self._values

    def _read(self) -> dict[str, JsonValue]:
        if self._path is None:
            return {}
        try:
            found = json.loads(files.read_all(self._path))
        except FileNotFoundError:
            return {}
        except (DeskError, OSError, ValueError, RecursionError) as error:
            self.trouble = f"the view state was not read: {error}"
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, values: dict[str, JsonValue]) -> None:
        if self._path is None:
            return
        text = json.dumps(values, indent=1, sort_keys=True)
        new = files.temporary(self._path)
        try:
            with files.opening(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as descriptor:
                files.write(descriptor, text.encode("ascii"), 0)
            new.replace(self._path)
        except (DeskError, OSError) as error:
            files.remove(new)
            self.trouble = f"the view state was not kept: {error}"

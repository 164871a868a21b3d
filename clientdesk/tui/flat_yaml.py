"""The plain part of YAML that a theme needs, read without loading PyYAML before the first frame."""

import re
from typing import Any

_ENTRY = re.compile(r'^( {2})?([a-z][a-z-]*):(?: +(?:"([^"\\]*)"|(true|false)))? *$')


def read_flat(text: str) -> Any:
    """Return what a YAML text holds.

    A text of `key: "value"`, `key: true` and one level of indented keys is read here, in
    microseconds; anything else is given to PyYAML. Raises ValueError for text that is not YAML.
    """
    found = _plain(text)
    return _full(text) if found is None else found


def _plain(text: str) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    inner: dict[str, Any] | None = None
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _ENTRY.match(line)
        if match is None:
            return None
        indent, key, quoted, flag = match.groups()
        value = quoted if quoted is not None else flag and flag == "true"
        home = inner if indent else found
        if home is None or key in home or (indent and value is None):
            return None
        if value is None:
            inner = found[key] = {}
        else:
            home[key] = value
            inner = inner if indent else None
    return None if not found or {} in found.values() else found


def _full(text: str) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        raise ValueError(str(error).replace("\n", " ")) from error

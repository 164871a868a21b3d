"""The user's own keys: `keymap.yaml` gives a binding's id another key."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.keys import Keys

from clientdesk.yaml_text import read_yaml

NAMED_KEYS = frozenset(member.value for member in Keys) | {"question_mark", "space"}


def read_keymap(path: Path) -> tuple[dict[str, str], list[str]]:
    """Return the keys by binding id that may be used, and a sentence for each that may not."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"The keymap {path} cannot be read: {error}."]
    try:
        found = read_yaml(text)
    except ValueError as error:
        return {}, [f"The keymap {path} is not used: {error}."]
    if found is None:
        return {}, []
    if not isinstance(found, dict):
        return {}, [f"The keymap {path} is not used: it should hold lines such as roster.add: f6."]
    return _sorted_out(found, path)


def _sorted_out(found: Mapping[Any, Any], path: Path) -> tuple[dict[str, str], list[str]]:
    from clientdesk.tui.keys.binding import declared

    known = {one.binding.id: one.binding for one in declared() if one.binding.id}
    good: dict[str, str] = {}
    said: list[str] = []
    for ident, keys in found.items():
        if ident not in known:
            said.append(f"{path.name}: there is no key called {ident}; F1 and the README name all.")
        elif not isinstance(keys, str) or not keys or not all(map(_is_key, keys.split(","))):
            said.append(f"{path.name}: {ident} is {keys!r}; write a key such as f6, ctrl+t or x.")
        else:
            good[ident] = keys
    return good, said + _clashes(good, known, path)


def _is_key(name: str) -> bool:
    last = name.strip().split("+")[-1]
    return len(last) == 1 or last in NAMED_KEYS or last.replace("_", "").isalpha()


def _clashes(good: Mapping[str, str], known: Mapping[str, Any], path: Path) -> list[str]:
    said = []
    for ident, keys in good.items():
        family = ident.rsplit(".", 1)[0]
        for other, binding in known.items():
            same = other != ident and other.rsplit(".", 1)[0] == family
            taken = set(good.get(other, binding.key).split(",")) if same else set()
            if shared := taken & set(keys.split(",")):
                said.append(
                    f"{path.name}: {shared.pop()} is wanted by {ident} and by {other}; "
                    "give one of them another key."
                )
    return said

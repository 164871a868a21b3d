"""What is typed into a form and not saved yet: kept as a text that can become a form again."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clientdesk.model.field import FieldInfo, fields_of
from clientdesk.model.record import Record
from clientdesk.services.kinds import kinds
from clientdesk.tui.host import DeskHost

_NAME = "the form of a {}"
_STEP = "    "
_TYPED, _VALUE = ": ", ":= "


class Kept(NamedTuple):
    """Under which name the text of a form is kept."""

    editor: str
    """The name."""
    record_id: str
    """Id of the record that is edited, or of the client of a new one; empty for a new client."""


def kept_as(kind: type[Record], record_id: str) -> Kept:
    """Return under which name the form of a kind of record is kept."""
    return Kept(_NAME.format(kind.noun), record_id)


def text_of(heading: str, infos: Sequence[FieldInfo], typed: Mapping[str, Any]) -> str:
    """Return what was typed as text: the heading, then each field, its further lines indented."""
    lines = [heading]
    for info in infos:
        if info.name in typed:
            held = typed[info.name]
            text = held if isinstance(held, str) else _encoded(held)
            first, *rest = text.split("\n")
            sign = _TYPED if isinstance(held, str) else _VALUE
            lines += [f"{info.name}{sign}{first}", *(f"{_STEP}{line}" for line in rest)]
    return "\n".join(lines)


def _encoded(value: Any) -> str:
    import msgspec

    return msgspec.json.encode(value).decode("utf-8")


def typed_of(kind: type, text: str) -> dict[str, Any]:
    """Return what stands in a kept text, by the name of its field, as its control held it."""
    infos = {info.name: info for info in fields_of(kind)}
    found: dict[str, Any] = {}
    name = ""
    for line in text.split("\n")[1:]:
        if line.startswith(_STEP) and isinstance(found.get(name), str):
            found[name] += f"\n{line.removeprefix(_STEP)}"
            continue
        name, sign, rest = line.partition(":")
        if not sign or name not in infos:
            name = ""
        elif rest.startswith("= "):
            found[name] = _decoded(infos[name], rest[2:])
        else:
            found[name] = rest.removeprefix(" ")
    return {name: held for name, held in found.items() if held is not None}


def _decoded(info: FieldInfo, text: str) -> Any:
    import msgspec

    try:
        return msgspec.json.decode(text, type=info.kind)
    except (ValueError, TypeError):
        return None


def keep_typed(app: DeskHost, kept: Kept, text: str) -> None:
    """Keep a text against a crash; a disk that refuses is said."""
    app.attempt(
        lambda: app.workbench.keeper.keep_typing(kept.editor, kept.record_id, text), quiet=True
    )


def kind_of_form(editor: str) -> type[Record] | None:
    """Return the kind of record in whose form something was typed; None if it was no form."""
    return next((kind for kind in kinds() if _NAME.format(kind.noun) == editor), None)

"""Bringing the records of an older clientdesk to today's shape, one step after the other."""

import importlib
from collections.abc import Callable
from typing import NamedTuple

from clientdesk.model.errors import DeskError
from clientdesk.store.documents import Documents
from clientdesk.store.encoding import Document, decode, encode
from clientdesk.store.schema import step_names
from clientdesk.store.state import State

Tables = dict[str, dict[int, Document]]
"""Every table of the desk: documents by number, to be changed in place by a step."""


class Step(NamedTuple):
    """One step from the schema before `schema` to `schema`."""

    schema: int
    load: Callable[[], Callable[[Tables], None]]
    """Gives the function that does it; the module is imported only if the step is taken."""


def shipped_steps() -> tuple[Step, ...]:
    """Return the steps in the migrations package, `m0001_*.py` first; nothing is imported."""
    return tuple(Step(index, _loader(name)) for index, name in enumerate(step_names(), 1))


def _loader(name: str) -> Callable[[], Callable[[Tables], None]]:
    def load() -> Callable[[Tables], None]:
        module = importlib.import_module(f"clientdesk.store.migrations.{name.removesuffix('.py')}")
        migrate: Callable[[Tables], None] = module.migrate
        return migrate

    return load


def newest_schema(steps: tuple[Step, ...]) -> int:
    """Return the version of the records' shape after all steps."""
    return steps[-1].schema if steps else 0


def is_older(state: State, steps: tuple[Step, ...]) -> bool:
    """Tell whether a desk must be migrated. Raises DeskError if it is of a newer clientdesk."""
    newest = newest_schema(steps)
    if state.schema > newest:
        raise DeskError(
            "this desk was written by a newer clientdesk; nothing was changed, "
            "install that one to open it"
        )
    return state.schema < newest


def migrated(state: State, steps: tuple[Step, ...]) -> State:
    """Return a desk in today's shape. Raises DeskError if a step cannot do its work."""
    tables: Tables = {
        name: {number: decode(document) for number, document in table.items()}
        for name, table in state.tables.items()
    }
    for step in steps:
        if step.schema <= state.schema:
            continue
        try:
            step.load()(tables)
        except Exception as error:
            raise DeskError(
                f"the desk cannot be brought to schema {step.schema}: {error!r}; "
                "nothing was changed, keep using the clientdesk that wrote it"
            ) from error
    last = max((state.last, *(number for table in tables.values() for number in table)))
    newer = State(state.desk, newest_schema(steps), seq=state.seq + 1, last=last, base=state.base)
    for name, table in tables.items():
        if table:
            encoded = {number: encode(document) for number, document in table.items()}
            newer.tables[name] = Documents.of(encoded)
    return newer

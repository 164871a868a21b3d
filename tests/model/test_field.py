"""Every field says what it is, once, and who may read it."""

import inspect
from dataclasses import is_dataclass
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import clientdesk.model
from clientdesk.model.client import Client
from clientdesk.model.field import Privacy, fields_of, secrets_of, visible
from clientdesk.model.record import Record
from clientdesk.model.urgency import Urgency

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def kinds() -> list[Any]:
    modules = [
        import_module(f"clientdesk.model.{m.name}") for m in iter_modules(clientdesk.model.__path__)
    ]
    return [
        kind
        for module in modules
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Record) and kind is not Record and kind.__module__ == module.__name__
    ]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_described(kind: Any) -> None:
    described = fields_of(kind)
    assert described
    for info in described:
        assert info.about.label
        if info.parts:
            assert fields_of(info.parts)


def test_no_two_kinds_share_a_table_or_a_noun() -> None:
    assert (
        len({kind.table for kind in kinds()})
        == len(kinds())
        == len({kind.noun for kind in kinds()})
    )


def test_every_record_is_a_frozen_value_with_slots() -> None:
    for kind in kinds():
        assert is_dataclass(kind)
        assert kind.__dict__["__dataclass_params__"].frozen
        assert "__dict__" not in dir(kind)


def test_a_client_sees_client_fields_only() -> None:
    ada = Client(id="1", created_at=NOW, name="Ada", tags=("slow",), private="owes her brother")
    assert visible(ada, Privacy.CLIENT)["name"] == "Ada"
    assert "tags" not in visible(ada, Privacy.CLIENT)
    assert visible(ada, Privacy.INTERNAL)["tags"] == ["slow"]
    assert "private" not in visible(ada, Privacy.INTERNAL)


def test_nobody_may_ask_for_secrets() -> None:
    with pytest.raises(ValueError, match="no audience"):
        visible(Client(id="1", created_at=NOW, name="Ada"), Privacy.SECRET)


def test_every_secret_text_is_found_also_in_nested_values() -> None:
    ada = Client(id="1", created_at=NOW, name="Ada", private="one", urgency=Urgency(why="two"))
    assert {"one", "two"} <= set(secrets_of(ada))


def test_a_field_without_a_privacy_class_is_refused() -> None:
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Bare:
        name: str

    with pytest.raises(TypeError, match="does not say"):
        fields_of(Bare)

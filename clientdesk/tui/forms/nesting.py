"""Values inside of values: the forms that a field with fields of its own opens."""

from dataclasses import replace
from typing import Any

from clientdesk.model.field import Control
from clientdesk.model.person import Person
from clientdesk.tui.forms.controls import values_of
from clientdesk.tui.forms.nested import Nested
from clientdesk.tui.forms.people import possible_bosses
from clientdesk.tui.forms.values import Around, made
from clientdesk.tui.host import DeskHost


def open_nested(app: DeskHost, nested: Nested, around: Around) -> None:
    """Edit what is inside a field: one value in its form, several in a list of them."""
    kind = nested.info.parts
    if kind is None:
        return
    if nested.info.about.control is Control.RECORDS:
        from clientdesk.tui.forms.several import Several

        several = Several(kind, nested.info.about.label, around, nested.value or ())
        app.push_screen(several, lambda found: _put(nested, found))
        return
    from clientdesk.tui.forms.form import Form

    values = values_of(nested.value) if nested.value is not None else {}
    app.push_screen(
        Form(kind, nested.info.about.label, around, values),
        lambda found: _put(
            nested, None if found is None else made(kind, {**values, **found}, around.now)
        ),
    )


def around_one(kind: type, around: Around, rows: tuple[Any, ...], index: int) -> Around:
    """Return what is known around one of several values: who a person may report to."""
    if kind is not Person:
        return around
    edited = rows[index].id if index < len(rows) else ""
    return replace(around, others=possible_bosses(edited, rows) if edited else rows)


def _put(nested: Nested, value: Any) -> None:
    if value is not None:
        nested.value = value
    nested.focus()

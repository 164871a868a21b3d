"""The record form: derived from the fields, and clear about what it cannot read."""

from dataclasses import MISSING, fields, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, FieldInfo, fields_of
from clientdesk.model.hours import WorkingHours
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.person import Channel, Person
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.record import Record
from clientdesk.model.request import Request
from clientdesk.model.touch import LineKind, Touch, TouchLine
from clientdesk.tui.forms.typed import read
from clientdesk.tui.forms.values import Around, editable, made, preset, shown, summary
from tests.builders import MINE, NOW, a_client, a_person
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

GRACE = a_person("Grace Hopper")
AROUND = Around(NOW, a_client(people=(GRACE, a_person("Ingrid Halden"))))


def field(kind: type, name: str) -> FieldInfo:
    return next(info for info in fields_of(kind) if info.name == name)


def typed(kind: type, name: str, text: str) -> Any:
    return read(kind, field(kind, name), text, AROUND)


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        (Client, "name", " Ada \t Ltd ", "Ada Ltd"),
        (Client, "zone", "Europe/Oslo", "Europe/Oslo"),
        (Client, "zone", "", ""),
        (Client, "tags", "oak, #press oak", ("oak", "press")),
        (Client, "projects", "Showroom\n\nCatalogue\n", ("Showroom", "Catalogue")),
        (Client, "schedule_told_on", "2026-12-02", date(2026, 12, 2)),
        (Client, "schedule_told_on", "", None),
        (Promise, "due", "2026-12-02 15:00", datetime(2026, 12, 2, 15)),
        (Request, "at", "2026-11-20 09:00", datetime(2026, 11, 20, 9, tzinfo=MINE)),
        (WorkingHours, "days", "mon Tue fri", (0, 1, 4)),
        (WorkingHours, "start", "8", time(8)),
        (WorkingHours, "start", "08:30", time(8, 30)),
        (Milestone, "lead_days", "3", 3),
        (Milestone, "lead_days", "", 7),
        (Touch, "people", "grace", (GRACE.id,)),
        (
            Touch,
            "lines",
            "! press day is 12 March\n> send it",
            (
                TouchLine(kind=LineKind.DECISION, text="press day is 12 March"),
                TouchLine(kind=LineKind.MINE, text="send it"),
            ),
        ),
        (Client, "private", "a\nb\n", "a\nb"),
        (Client, "name", "a\x1b[31mb\u202e", "a\ufffd[31mb\ufffd"),
    ],
)
def test_what_is_typed_becomes_a_value(kind: type, name: str, text: str, value: Any) -> None:
    assert typed(kind, name, text) == value


@pytest.mark.parametrize(
    ("kind", "name", "text", "said"),
    [
        (Client, "name", "  ", "Name is needed"),
        (Client, "zone", "Oslo", "did you mean"),
        (Client, "zone", "../etc", "no time zone"),
        (Milestone, "lead_days", "many", "no whole number"),
        (Promise, "due", "03/04", "Due: "),
        (WorkingHours, "days", "someday", "type days"),
        (WorkingHours, "start", "noon", "no time"),
        (Touch, "people", "Nobody", "is not one of Grace Hopper"),
    ],
)
def test_what_cannot_be_read_is_said_with_the_field(
    kind: type, name: str, text: str, said: str
) -> None:
    with pytest.raises(InvalidInputError, match=said):
        typed(kind, name, text)


def kinds() -> list[type[Record]]:
    from clientdesk.tui.keys.binding import declared

    list(declared())
    return sorted(Record.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_shown_value_is_read_back_as_it_was(kind: type[Record]) -> None:
    plain = {Control.LINE, Control.TEXT, Control.LINES, Control.TAGS, Control.NUMBER, Control.ZONE}
    for info in editable(kind):
        found = next(one for one in fields(kind) if one.name == info.name)
        if info.about.control in plain and found.default is not MISSING:
            value = preset(kind, info.name)
            assert read(kind, info, shown(info, value, AROUND), AROUND) == value


def test_a_nested_value_is_told_in_a_few_words() -> None:
    assert summary(None) == "not set"
    assert summary(()) == "none"
    assert summary(WorkingHours()) == "Mon, Tue, Wed, Thu, Fri 09:00-17:00"
    assert summary((a_person("Grace"), a_person("Ada"))).startswith("Grace, email")


def test_a_nested_value_with_an_id_gets_a_new_one() -> None:
    assert made(Person, {"name": "Ada"}, NOW).id


async def test_every_kind_of_record_has_a_form_that_opens(filled: "Workbench") -> None:
    from clientdesk.tui.forms.making import form_for

    async with opened(filled) as desk:
        for kind in kinds():
            desk.app.push_screen(form_for(desk.app, kind, kind.noun))
            await desk.pilot.pause()
            assert kind.noun in desk.text()
            await desk.press("escape")
            assert desk.app.screen is desk.app.desk


async def test_a_client_is_edited_with_people_of_its_own(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("e")
        await desk.pilot.pause()
        desk.find("#field-people").focus()
        await desk.press("enter", "n")
        await desk.type("Leif")
        await desk.press("enter", "escape")
        desk.find("#field-company").focus()
        await desk.type("HF")
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        client = filled.roster.find("Halden")
        assert [person.name for person in client.people] == ["Ingrid Halden", "Leif"]
        assert client.company == "HF"


async def test_one_undo_takes_back_a_whole_form(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("e")
        desk.find("#field-company").focus()
        await desk.type("HF")
        await desk.press("tab")
        await desk.type("Oak")
        await desk.press("enter")
        await desk.until(lambda: filled.roster.find("Halden").trade == "Oak")
        await desk.press("u")
        await desk.until(lambda: filled.roster.find("Halden").company == "")
        assert filled.roster.find("Halden").trade == ""


async def test_a_form_writes_only_what_was_changed_in_it(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("e")
        await desk.pilot.pause()
        desk.find("#field-company").focus()
        await desk.type("HF")
        elsewhere = filled.roster.find("Halden")
        filled.roster.save(replace(elsewhere, place="Bergen"))
        await desk.press("enter")
        await desk.until(lambda: filled.roster.find("Halden").company == "HF")
        assert filled.roster.find("Halden").place == "Bergen"


async def test_a_changed_form_asks_before_it_is_left(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("n")
        await desk.type("Ada")
        await desk.press("escape")
        assert "This form is not saved" in desk.text()
        await desk.press("escape")
        assert "Ada" in desk.text()
        await desk.press("escape", "n")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        assert len(filled.roster.rows()) == 4


async def test_a_promise_with_at_them_is_theirs(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("p")
        await desk.type("@them list of pieces")
        await desk.press("enter")
        await desk.until(lambda: filled.ledger.of(desk.app.client_id))
        promise = filled.ledger.of(desk.app.client_id)[0]
        assert (promise.owner, promise.what) == (Owner.THEIRS, "list of pieces")


async def test_a_talk_is_logged_with_its_lines(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("i")
        desk.find("#field-lines").focus()
        await desk.paste("! press day is 12 March\n> send it")
        await desk.press("ctrl+s")
        await desk.until(lambda: filled.log.last(desk.app.client_id))
        touch = filled.log.last(desk.app.client_id)
        assert touch is not None
        assert touch.channel is Channel.CALL
        assert [str(line) for line in touch.lines] == ["! press day is 12 March", "> send it"]


async def test_secret_fields_are_left_out_while_the_curtain_is_drawn(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("asterisk", "e")
        assert not desk.app.screen.query("#field-private")
        assert desk.app.screen.query("#field-name")
        await desk.press("escape", "asterisk", "e")
        assert desk.app.screen.query("#field-private")


@pytest.mark.parametrize(
    ("letter", "ident", "table"),
    [("b", "question", "feedback"), ("m", "title", "milestones"), ("s", "title", "shares")],
)
async def test_the_add_menu_adds_what_it_says(
    filled: "Workbench", letter: str, ident: str, table: str
) -> None:
    kind = next(one for one in kinds() if one.table == table)
    async with opened(filled) as desk:
        await desk.press("a", letter)
        if table == "milestones":
            desk.find("#field-starts_on").focus()
            await desk.type("2026-12-02")
        desk.find(f"#field-{ident}").focus()
        await desk.type("Hi")
        await desk.press("ctrl+s")
        await desk.until(lambda: filled.cabinet.list(kind))


async def test_an_incident_is_opened_and_found_again(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("O")
        desk.find("#field-title").focus()
        await desk.type("Late")
        await desk.press("enter")
        await desk.until(lambda: filled.cabinet.list(Incident))
        await desk.press("escape", "g", "i")
        await desk.until(lambda: "Late" in desk.text())


async def test_a_list_of_addresses_is_pasted_whole_into_one_line(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("n")
        await desk.paste("a@x.example,\r\nb@x.example\n\n")
        assert "a@x.example, b@x.example" in desk.text()
        await desk.paste(" Ada\x1b[31m\nLtd\u202e")
        assert "\x1b" not in desk.text()
        assert "Ada\ufffd[31m Ltd\ufffd" in desk.text()


async def test_what_is_wrong_is_seen_on_a_small_screen(filled: "Workbench") -> None:
    async with opened(filled, (80, 24)) as desk:
        await desk.press("n", "enter")
        assert "Name is needed" in desk.text()

"""Forms in use: people, birthdays, what happened, what is kept against a crash, what is refused."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Channel, Person
from clientdesk.model.request import Request
from clientdesk.model.touch import Touch
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.services.when.birthday import read_birthday
from clientdesk.services.when.past import read_past
from clientdesk.tui.everywhere.reopening import take_back
from clientdesk.tui.forms.form import Form
from clientdesk.tui.forms.keeping import kept_as, text_of, typed_of
from clientdesk.tui.forms.people import GONE, names_of, possible_bosses, read_names
from clientdesk.tui.forms.several import Several
from clientdesk.tui.forms.values import editable
from tests.builders import NOW, FrozenClock, a_person, a_workbench, at
from tests.tui.conftest import fill, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

INGRID, LEIF, INA = (a_person(name) for name in ("Ingrid Halden", "Leif Foss", "Ina Foss"))
PEOPLE = (INGRID, LEIF, INA)


# ---- people


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("l", (LEIF,)),
        ("ing, l", (INGRID, LEIF)),
        ("i f", (INA,)),
        ("h; LEIF", (INGRID, LEIF)),
        ("l, l,", (LEIF,)),
        ("alde", (INGRID,)),
    ],
)
def test_people_are_named_by_first_letters(typed: str, found: tuple[Person, ...]) -> None:
    assert read_names(typed, PEOPLE, ()) == tuple(person.id for person in found)


def test_letters_that_fit_several_people_are_asked_about() -> None:
    with pytest.raises(InvalidInputError, match="Leif Foss or Ina Foss; type more"):
        read_names("foss", PEOPLE, ())
    with pytest.raises(InvalidInputError, match="not one of Ingrid"):
        read_names("zz", PEOPLE, ())


def test_somebody_who_was_removed_is_shown_as_gone_and_stays_named() -> None:
    ids = ("GONE1", LEIF.id)
    shown = names_of(ids, PEOPLE)
    assert shown == f"{GONE}, Leif Foss"
    assert read_names(shown, PEOPLE, ("GONE1",)) == ids


def test_nobody_can_report_to_themselves_nor_to_their_own_people() -> None:
    chief, middle, junior = a_person("Chief"), a_person("Middle"), a_person("Junior")
    middle = replace(middle, reports_to=chief.id)
    junior = replace(junior, reports_to=middle.id)
    people = (chief, middle, junior)
    assert possible_bosses(chief.id, people) == ()
    assert possible_bosses(middle.id, people) == (chief,)
    assert set(possible_bosses(junior.id, people)) == {chief, middle}


def test_a_circle_that_stands_in_the_file_ends() -> None:
    one, two = a_person("One"), a_person("Two")
    circle = (replace(one, reports_to=two.id), replace(two, reports_to=one.id))
    assert possible_bosses("somebody", circle) == circle


async def test_a_reference_to_a_removed_person_survives_an_edit(filled: "Workbench") -> None:
    client = filled.roster.find("Halden")
    request = filled.cabinet.add(
        Request, client=client.id, words="Prices?", at=NOW, asked_by=client.people[0].id
    )
    filled.roster.save(replace(client, people=()))
    from clientdesk.tui.forms.editing import edit_record

    async with opened(filled) as desk:
        desk.app.call_later(edit_record, desk.app, request)
        await desk.until(lambda: GONE in desk.text())
        desk.find("#field-audience").focus()
        await desk.type("the board")
        await desk.press("enter")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        after = filled.cabinet.get(Request, request.id)
        assert (after.audience, after.asked_by) == ("the board", request.asked_by)


async def test_who_took_part_is_chosen_by_letters(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("i")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type("hello")
        await desk.press("shift+tab")
        await desk.type("ing")
        await desk.until(lambda: "Ingrid Halden" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: filled.log.last(desk.app.client_id))
        touch = filled.log.last(desk.app.client_id)
        assert touch is not None
        assert touch.people == (filled.roster.find("Halden").people[0].id,)


async def test_a_person_is_brought_back_in_the_list(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("e")
        desk.find("#field-people").focus()
        await desk.press("enter", "d")
        await desk.until(lambda: "Nothing here yet" in desk.text())
        await desk.press("u")
        await desk.until(lambda: "Ingrid Halden" in desk.text())
        assert isinstance(desk.app.screen, Several)


# ---- days


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("4 mar", "--03-04"),
        ("--03-04", "--03-04"),
        ("--0304", "--03-04"),
        ("29 feb", "--02-29"),
        ("29 feb 2000", "2000-02-29"),
        ("4 mar 1980", "1980-03-04"),
        ("1980-03-04", "1980-03-04"),
    ],
)
def test_a_birthday_is_read_as_people_say_it(typed: str, stored: str) -> None:
    assert read_birthday(typed, NOW) == stored


@pytest.mark.parametrize(
    "typed", ["03/04", "fri", "+3d", "--02-30", "4 mar 2031", "nonsense", "4 mar 10:00"]
)
def test_what_is_no_birthday_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        read_birthday(typed, NOW)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("10:30", datetime(2026, 11, 21, 10, 30)),
        ("15:00", datetime(2026, 11, 20, 15)),
        ("fri 9:00", datetime(2026, 11, 20, 9)),
        ("mon", datetime(2026, 11, 16)),
        ("2 dec", datetime(2025, 12, 2)),
        ("2026-11-20 08:00", datetime(2026, 11, 20, 8)),
        ("tomorrow 9:00", datetime(2026, 11, 22, 9)),
    ],
)
def test_what_happened_lies_behind_unless_it_is_said_otherwise(
    typed: str, moment: datetime
) -> None:
    assert read_past(typed, NOW).moment == moment


# ---- what a form cannot keep


async def test_a_talk_in_the_future_is_refused_in_its_form_and_nothing_is_lost(
    filled: "Workbench",
) -> None:
    async with opened(filled) as desk:
        await desk.press("i")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type("what was said")
        field = desk.find("#field-at")
        field.focus()
        await desk.press("ctrl+u")
        await desk.type("tomorrow 9:00")
        await desk.press("ctrl+s")
        await desk.until(lambda: "plan a check-in instead" in desk.text())
        assert "what was said" in desk.text()


async def test_a_fault_is_said_beside_its_field(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        desk.find("#field-zone").focus()
        await desk.press("ctrl+u")
        await desk.type("Oslo")
        await desk.press("enter")
        lines = desk.text().splitlines()
        at_field = next(n for n, line in enumerate(lines) if "Time zone" in line)
        assert "did you mean" in lines[at_field + 1]
        assert desk.app.focused is desk.find("#field-zone")


def test_a_message_that_became_a_call_owes_a_recap(workbench: "Workbench") -> None:
    client = workbench.roster.add("Ada")
    touch = workbench.log.add(client.id, Channel.MESSAGE)
    assert workbench.log.save(replace(touch, channel=Channel.CALL)).recap.value == "owed"
    with pytest.raises(InvalidInputError):
        workbench.log.save(replace(touch, at=NOW + timedelta(days=1)))


def test_the_newest_talk_is_found_across_zones(workbench: "Workbench") -> None:
    client = workbench.roster.add("Ada")
    early = at("2026-11-20 23:30")
    workbench.log.add(client.id, Channel.CALL, at=at("2026-01-02 10:00"), lines=["old"])
    workbench.log.add(client.id, Channel.CALL, at=early, lines=["newest"])
    workbench.log.add(client.id, Channel.CALL, at=early - timedelta(minutes=1), lines=["before"])
    last = workbench.log.last(client.id)
    assert last is not None
    assert str(last.lines[0]) == "newest"


# ---- against a crash


def test_what_is_typed_becomes_text_and_typed_again() -> None:
    typed = {"lines": "! a\n  b: c", "channel": Channel.VIDEO, "people": "ing", "at": "fri: 9"}
    text = text_of("Touch: Ada", editable(Touch), typed)
    assert typed_of(Touch, text) == {**typed, "channel": "video"}


def test_nested_values_come_back_as_values() -> None:
    typed = {"people": (INGRID,), "name": "Ada"}
    text = text_of("New client", editable(Client), typed)
    assert typed_of(Client, text) == typed


async def test_a_form_that_a_crash_closed_is_offered_back_as_a_form(
    clock: FrozenClock, home: Path
) -> None:
    bench = fill(a_workbench(clock, home))
    async with opened(bench) as desk:
        client_id = bench.roster.find("Halden").id
        typed = Typed(
            kept_as(Touch, client_id).editor, client_id, "Touch: H\nlines: ! half a word", NOW
        )
        desk.app.call_later(take_back, desk.app, typed)
        await desk.until(lambda: "half a word" in desk.text())
        await desk.until(lambda: list(home.glob("**/*.json")))
        await desk.press("ctrl+s")
        await desk.until(lambda: bench.log.last(client_id))
    bench.keeper.close()


async def test_typing_in_a_form_is_kept_and_dropped_when_it_is_saved(
    clock: FrozenClock, home: Path
) -> None:
    bench = fill(a_workbench(clock, home))

    def kept() -> list[Path]:
        return list(home.glob("*.unsaved/*.json"))

    async with opened(bench) as desk:
        await desk.press("i")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type("do not lose this")
        await desk.until(kept)
        assert "do not lose this" in kept()[0].read_text()
        await desk.press("ctrl+s")
        await desk.until(lambda: not kept())
    bench.keeper.close()

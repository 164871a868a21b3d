"""Whatever comes from outside is cleaned and checked before it is kept."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.checkin import AgendaItem, AgendaKind
from clientdesk.model.client import Cadence, Client
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.request import Request
from clientdesk.model.text import clean, clean_line
from clientdesk.model.trip import Trip
from clientdesk.services.boundary import LONGEST_LINE, LONGEST_TEXT, checked
from tests.builders import NOW, a_checkin, a_client, a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

DIRTY = " a\x1b[0m\n b\u202e "


def test_every_text_of_a_record_is_cleaned_nested_ones_too() -> None:
    client = a_client(
        DIRTY, private=DIRTY, tags=(DIRTY,), people=(a_person(DIRTY, "x@y\x00.example"),)
    )
    found = checked(client)
    assert found.name == found.tags[0] == found.people[0].name == "a\ufffd[0m b\ufffd"
    assert found.people[0].emails[0].value == "x@y\ufffd.example"
    assert found.private == " a\ufffd[0m\n b\ufffd "
    items = (AgendaItem(kind=AgendaKind.UPDATE, text=DIRTY),)
    assert checked(a_checkin("x", items=items)).items[0].text == "a\ufffd[0m b\ufffd"


@given(st.text())
def test_what_is_checked_stays_as_it_is(text: str) -> None:
    client = checked(a_client(text, private=text))
    assert (client.name, client.private) == (clean_line(text), clean(text))
    assert checked(client) == client


def test_zones_are_checked_wherever_they_stand() -> None:
    assert checked(a_client(zone=" Asia/Tokyo ")).zone == "Asia/Tokyo"
    for zone in ("Mars/Olympus", "../../etc/passwd", "/etc/localtime", "a\x00b"):
        with pytest.raises(InvalidInputError, match="there is no time zone"):
            checked(a_client(people=(a_person(zone=zone),)))


def test_a_text_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="keep it in a file"):
        checked(a_client(private="x" * (LONGEST_TEXT + 1)))
    with pytest.raises(InvalidInputError, match="Company has 10,001 characters"):
        checked(a_client(company="x" * (LONGEST_LINE + 1)))


def test_the_cabinet_keeps_every_other_kind(any_workbench: "Workbench") -> None:
    ada = any_workbench.roster.add("Ada").id
    asked = any_workbench.cabinet.add(Request, client=ada, words="ASAP\x07 please", at=NOW)
    assert asked.words == "ASAP\ufffd please"
    any_workbench.cabinet.save(replace(asked, audience="the board"))
    assert any_workbench.cabinet.get(Request, asked.id).audience == "the board"
    any_workbench.cabinet.trash(asked)
    assert any_workbench.cabinet.list(Request, ada) == []
    any_workbench.cabinet.bring_back(asked)
    assert any_workbench.cabinet.list(Request) == [asked]
    labels = [entry.label for entry in any_workbench.history.entries()]
    assert labels[:4] == [
        "Bring back request of Ada",
        "Delete request of Ada",
        "Change request of Ada",
        "New request of Ada",
    ]
    trip = any_workbench.cabinet.add(Trip, place="Oslo", starts_on=NOW.date(), ends_on=NOW.date())
    assert any_workbench.cabinet.list(Trip) == [trip]
    with pytest.raises(NotFoundError):
        any_workbench.cabinet.add(Request, client="nobody", words="x", at=NOW)


def test_undo_and_redo_go_back_and_forth(any_workbench: "Workbench") -> None:
    ada = any_workbench.roster.add("Ada")
    any_workbench.roster.save(replace(ada, name="Ada & Co"))
    assert any_workbench.history.undo() == "Client Ada & Co"
    assert any_workbench.roster.get(ada.id).name == "Ada"
    assert any_workbench.history.redo() == "Client Ada & Co"
    assert any_workbench.roster.get(ada.id) == replace(ada, name="Ada & Co")
    assert [entry.at for entry in any_workbench.history.entries()] == [NOW.replace(second=0)] * 2
    any_workbench.history.undo()
    any_workbench.history.undo()
    with pytest.raises(NotFoundError, match="nothing to undo"):
        any_workbench.history.undo()
    assert any_workbench.cabinet.list(Client) == []


@pytest.mark.parametrize(("ideal", "most"), [(20, 10), (0, 10), (5, -1)])
def test_a_rhythm_that_cannot_be_kept_is_refused_however_it_is_saved(
    workbench: "Workbench", ideal: int, most: int
) -> None:
    ada = workbench.roster.add("Ada")
    odd = replace(ada, cadence=Cadence(ideal_days=ideal, maximum_days=most))
    for save in (workbench.roster.save, workbench.cabinet.save, checked):
        with pytest.raises(InvalidInputError, match=r"overdue before it is due|a day at least"):
            save(odd)
    kept = replace(ada, cadence=Cadence(ideal_days=20, maximum_days=20))
    assert workbench.roster.save(kept).cadence == kept.cadence


def test_an_odd_rhythm_of_an_older_desk_stands_in_no_ones_way() -> None:
    odd = a_client("Ada", cadence=Cadence(ideal_days=20, maximum_days=10))
    assert checked(replace(odd, name="Bo"), odd).name == "Bo"

"""The roster lists, filters, finds, archives and trashes clients."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Cadence, Client, ClientStatus
from clientdesk.model.errors import AmbiguousError, InvalidInputError, NotFoundError
from clientdesk.model.note import Fact, Note
from clientdesk.model.person import Channel
from clientdesk.model.preference import Term
from clientdesk.services.clients.roster import Counts, Mark, Sort
from tests.builders import FrozenClock, a_person, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def names(workbench: "Workbench", query: str = "", sort: Sort = Sort.LATENESS) -> list[str]:
    return [row.name for row in workbench.roster.rows(query, sort)]


def test_a_new_client_is_in_the_roster_without_a_date(any_workbench: "Workbench") -> None:
    ada = any_workbench.roster.add("Ada & Co", people=(a_person("Grace Hopper"),))
    (row,) = any_workbench.roster.rows()
    assert (row.id, row.name, row.contact) == (ada.id, "Ada & Co", "Grace Hopper")
    assert (row.mark, row.when, row.stale) == (Mark.NONE, "no check-in set", False)


def test_the_latest_come_first_then_the_next_then_those_without_a_date(
    workbench: "Workbench",
) -> None:
    for name, starts in {
        "Fine": "2026-12-20 10:00",
        "Late": "2026-11-17 10:00",
        "Later": "2026-11-10 10:00",
        "Due": "2026-11-23 10:00",
    }.items():
        workbench.calendar.add(workbench.roster.add(name).id, wall(starts))
    workbench.roster.add("None")
    assert names(workbench) == ["Later", "Late", "Due", "Fine", "None"]
    assert workbench.roster.counts() == Counts(overdue=2, due=1)


def test_every_sort_has_its_order(workbench: "Workbench", clock: FrozenClock) -> None:
    zoe = workbench.roster.add("Zoé", company="Alpha")
    adam = workbench.roster.add("adam", company="Žeta")
    workbench.calendar.add(zoe.id, wall("2026-11-30 10:00"))
    workbench.calendar.add(adam.id, wall("2026-11-29 10:00"))
    workbench.log.add(zoe.id, Channel.EMAIL, at=clock.now - timedelta(days=2))
    workbench.log.add(adam.id, Channel.EMAIL, at=clock.now - timedelta(days=1))
    assert names(workbench, sort=Sort.NAME) == ["adam", "Zoé"]
    assert names(workbench, sort=Sort.COMPANY) == ["Zoé", "adam"]
    assert names(workbench, sort=Sort.NEXT) == ["adam", "Zoé"]
    assert names(workbench, sort=Sort.LAST_TOUCH) == ["Zoé", "adam"]


@pytest.mark.parametrize(
    "query", ["cajovna", "ČAJ", "tatry s.r.o", "zuzana", "bylinky", "kyp", "čaj zuz"]
)
def test_a_filter_looks_in_names_companies_tags_people_and_jargon(
    workbench: "Workbench", query: str
) -> None:
    workbench.roster.add(
        "Tatranská čajovňa",
        company="Tatry s.r.o.",
        tags=("bylinky",),
        people=(a_person("Zuzana Kováčová"),),
        jargon=(Term(term="KYP"),),
    )
    workbench.roster.add("Somebody else")
    assert names(workbench, query) == ["Tatranská čajovňa"]


def test_a_filter_sees_a_change_at_once(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    assert names(workbench, "oak") == []
    workbench.roster.save(Client(id=ada.id, created_at=ada.created_at, name="Ada", tags=("oak",)))
    assert names(workbench, "oak") == ["Ada"]


def test_notes_are_stale_after_thirty_days_and_fresh_once_written(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Likes oak")
    clock.advance(days=30)
    assert not workbench.roster.rows()[0].stale
    clock.advance(days=1)
    assert workbench.roster.rows()[0].stale
    workbench.notebook.write(note.id, "Likes ash")
    assert not workbench.roster.rows()[0].stale


def test_a_fact_that_aged_makes_a_client_stale(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    old = Fact(text="14 people", seen_on=date(2025, 1, 1), stale_after_months=12)
    workbench.cabinet.add(Note, client=ada.id, text="Facts", facts=(old,))
    assert workbench.roster.rows()[0].stale


def test_a_touch_resets_the_cadence(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = workbench.roster.add("Ada", cadence=Cadence(ideal_days=7, maximum_days=14))
    clock.advance(days=15)
    assert workbench.roster.rows()[0].mark is Mark.OVERDUE
    workbench.log.add(ada.id, Channel.CALL)
    assert workbench.roster.rows()[0].mark is Mark.FINE


def test_an_archived_client_is_listed_only_when_asked_for(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    workbench.calendar.add(ada.id, wall("2026-11-01 10:00"))
    workbench.roster.archive(ada.id)
    assert names(workbench) == []
    assert [row.status for row in workbench.roster.rows(past=True)] == [ClientStatus.PAST]
    assert workbench.roster.counts() == Counts(0, 0)
    workbench.roster.unarchive(ada.id)
    assert names(workbench) == ["Ada"]


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00", "\u202e"])
def test_a_client_without_a_name_is_refused(workbench: "Workbench", name: str) -> None:
    with pytest.raises(InvalidInputError, match="a client needs a name"):
        workbench.roster.add(name)
    assert workbench.roster.rows() == []


def test_a_name_is_one_clean_line_of_some_length(workbench: "Workbench") -> None:
    assert workbench.roster.add("Ada\n\x1b[31m & \u202eCo ").name == "Ada \ufffd[31m & \ufffdCo"
    with pytest.raises(InvalidInputError, match="may have 200 characters, this has 201"):
        workbench.roster.add("x" * 201)


def test_an_unknown_zone_is_refused_with_a_close_one(workbench: "Workbench") -> None:
    with pytest.raises(InvalidInputError, match="did you mean Asia/Kuala_Lumpur"):
        workbench.roster.add("Ada", zone="Kuala Lumpur")


@pytest.mark.parametrize(
    "words", ["halden & foss", "Halden", "hal", "foss", "@halden", "Haldenn & Fos", "HÅLDEN & FOSS"]
)
def test_a_client_is_found_by_what_people_type(workbench: "Workbench", words: str) -> None:
    halden = workbench.roster.add("Halden & Foss", company="Halden AS")
    workbench.roster.add("Peat [Spirits] Ltd")
    assert workbench.roster.find(words).id == halden.id
    assert workbench.roster.find(halden.id.lower()).id == halden.id


def test_an_exact_name_wins_over_a_longer_one(workbench: "Workbench") -> None:
    workbench.roster.add("Ada & Co")
    ada = workbench.roster.add("Ada")
    assert workbench.roster.find("ada").id == ada.id


def test_several_candidates_are_listed(workbench: "Workbench") -> None:
    workbench.roster.add("Peat Ltd")
    workbench.roster.add("Pearl Ltd")
    with pytest.raises(AmbiguousError, match=r"could be Peat Ltd, Pearl Ltd; type more"):
        workbench.roster.find("pea")


def test_two_clients_of_one_name_are_told_apart_by_id(workbench: "Workbench") -> None:
    ids = [workbench.roster.add("Ada").id for _ in range(2)]
    with pytest.raises(AmbiguousError) as error:
        workbench.roster.find("Ada")
    assert all(client_id in str(error.value) for client_id in ids)


def test_nobody_is_found_by_another_name(workbench: "Workbench") -> None:
    workbench.roster.add("Ada")
    with pytest.raises(NotFoundError, match="no client is called 'Zebulon'"):
        workbench.roster.find("Zebulon")

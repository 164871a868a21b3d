"""Two clients become one: nothing known is lost, and one undo makes them two again."""

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Cadence, Client
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.person import Address, Channel
from clientdesk.model.preference import Length, Preferences, Term
from clientdesk.model.urgency import Urgency, UrgencyKind
from clientdesk.model.version import Version
from tests.builders import a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def two(workbench: "Workbench") -> "tuple[Workbench, Client, Client]":
    kept = workbench.roster.add(
        "Halden & Foss",
        zone="Europe/Bratislava",
        website="halden.example",
        people=(a_person("Ingrid Halden", "ingrid@halden.example"),),
        jargon=(Term(term="Oak line"),),
        tags=("furniture",),
        private="pays late",
    )
    other = workbench.roster.add(
        "Halden and Foss Ltd",
        company="Halden & Foss Limited",
        website="other.example",
        cadence=Cadence(ideal_days=7),
        preferences=Preferences(length=Length.SHORT),
        people=(
            a_person(
                "I. Halden", "INGRID@halden.example", phones=(Address(value="+47 22 33 44 55"),)
            ),
            a_person("Ola Foss", "ola@halden.example"),
        ),
        jargon=(Term(term="oak line"), Term(term="Plinth")),
        tags=("furniture", "norway"),
        private="brother of the minister",
        urgency=Urgency(kind=UrgencyKind.EMOTIONAL, why="new boss"),
    )
    return workbench, kept, other


def test_what_one_lacks_it_takes_over(two: "tuple[Workbench, Client, Client]") -> None:
    bench, kept, other = two
    merged = bench.roster.merge(kept.id, other.id)
    assert (merged.id, merged.name, merged.zone) == (kept.id, kept.name, kept.zone)
    assert merged.company == "Halden & Foss Limited"
    assert merged.cadence == Cadence(ideal_days=7)
    assert merged.preferences.length is Length.SHORT
    assert [term.term for term in merged.jargon] == ["Oak line", "Plinth"]
    assert merged.tags == ("furniture", "norway")
    with pytest.raises(NotFoundError):
        bench.roster.get(other.id)


def test_one_person_stays_one(two: "tuple[Workbench, Client, Client]") -> None:
    bench, kept, other = two
    ingrid, ola = bench.roster.merge(kept.id, other.id).people
    assert (ingrid.id, ingrid.name) == (kept.people[0].id, "Ingrid Halden")
    assert [email.value for email in ingrid.emails] == ["ingrid@halden.example"]
    assert [phone.value for phone in ingrid.phones] == ["+47 22 33 44 55"]
    assert ola.id == other.people[1].id


def test_both_histories_are_kept_under_the_people_they_mean(
    two: "tuple[Workbench, Client, Client]",
) -> None:
    bench, kept, other = two
    mine = bench.notebook.add(kept.id, "mine")
    theirs = bench.notebook.add(other.id, "theirs")
    bench.notebook.write(theirs.id, "theirs, changed")
    talk = bench.log.add(other.id, Channel.CALL, people=[person.id for person in other.people])
    bench.ledger.add(other.id, "send oak")
    bench.calendar.add(other.id, datetime(2026, 12, 1, 10))
    bench.roster.merge(kept.id, other.id)
    assert {mine.id, theirs.id} < {note.id for note in bench.notebook.notes(kept.id)}
    (touch,) = bench.log.of(kept.id)
    assert touch.id == talk.id
    assert touch.people == (kept.people[0].id, other.people[1].id)
    assert [one.what for one in bench.ledger.of(kept.id)] == ["send oak"]
    assert len(bench.calendar.of(kept.id)) == 1
    assert {one.client for one in bench.cabinet.list(Version)} == {kept.id}


def test_what_differs_is_told_in_a_note_and_a_secret_stays_one(
    two: "tuple[Workbench, Client, Client]",
) -> None:
    bench, kept, other = two
    merged = bench.roster.merge(kept.id, other.id)
    assert merged.website == "halden.example"
    (note,) = bench.notebook.notes(kept.id)
    assert "Merged from Halden and Foss Ltd" in note.text
    assert "Website: other.example" in note.text
    for secret in ("pays late", "brother of the minister"):
        assert secret in merged.private
        assert secret not in note.text
    assert merged.urgency.kind is UrgencyKind.EMOTIONAL
    assert merged.urgency.why == "new boss"


def test_one_undo_makes_them_two_again(two: "tuple[Workbench, Client, Client]") -> None:
    bench, kept, other = two
    bench.notebook.add(other.id, "theirs")
    bench.roster.merge(kept.id, other.id)
    assert bench.history.undo() == "Merge Halden and Foss Ltd into Halden & Foss"
    assert bench.roster.get(kept.id) == kept
    assert bench.roster.get(other.id) == other
    assert [note.text for note in bench.notebook.notes(other.id)] == ["theirs"]
    assert bench.notebook.notes(kept.id) == []
    bench.history.redo()
    assert len(bench.roster.rows()) == 1


def test_a_client_is_not_merged_with_itself(two: "tuple[Workbench, Client, Client]") -> None:
    bench, kept, _ = two
    with pytest.raises(InvalidInputError):
        bench.roster.merge(kept.id, kept.id)


def test_likeness_is_told_with_its_reason(workbench: "Workbench") -> None:
    names = {
        "Halden & Foss": "ingrid@halden.example",
        "Halden and Foss Ltd.": "",
        "Corvid": "ola@corvid.example",
        "Raven Works": "OLA@corvid.example",
        "Corvus Analytics": "",
        "Brightwater": "",
    }
    for name, email in names.items():
        workbench.roster.add(name, people=(a_person(f"P {name}", email),) if email else ())
    told = {
        (workbench.roster.get(one).name, workbench.roster.get(other).name): why
        for one, other, why in workbench.roster.alike()
    }
    assert told == {
        ("Halden & Foss", "Halden and Foss Ltd."): "have nearly the same name",
        ("Corvid", "Raven Works"): "share the address ola@corvid.example",
    }


def test_phones_agree_whatever_stands_before_them(workbench: "Workbench") -> None:
    for name, phone in {"A": "+421 905 123 456", "Z": "0905/123456", "Q": "12"}.items():
        people = (a_person(f"P {name}", phones=(Address(value=phone),)),)
        workbench.roster.add(name, people=people)
    (found,) = workbench.roster.alike()
    assert found.why == "share the phone number …5123456"

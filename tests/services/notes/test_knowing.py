"""What is known of a client and what is not: sections, facts that age, questions, templates."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.note import KNOW_YOUR_PARTNER, Fact, Section
from clientdesk.model.preference import Term
from clientdesk.paths import shipped
from clientdesk.services.notes.starters import read_starter, starters
from tests.builders import FrozenClock, a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

OLD = Fact(text="They use Figma", seen_on=date(2025, 9, 1), stale_after_months=12)
YOUNG = Fact(text="Ingrid is away in July", seen_on=date(2026, 11, 1))


def test_a_section_is_filled_by_a_note_and_the_rest_are_named(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    assert workbench.knowing.completeness(ada.id).told == "0 of 8"
    assert workbench.knowing.completeness(ada.id).empty == KNOW_YOUR_PARTNER
    note = workbench.notebook.add(ada.id, "Plain", section=Section.TONE)
    workbench.notebook.add(ada.id, "Anything")
    known = workbench.knowing.completeness(ada.id)
    assert (known.told, known.filled) == ("1 of 8", (Section.TONE,))
    workbench.notebook.trash(note.id)
    assert workbench.knowing.completeness(ada.id).filled == ()


def test_people_projects_and_jargon_of_the_file_count_too(workbench: "Workbench") -> None:
    ada = workbench.roster.add(
        "Ada", people=(a_person("Eva"),), projects=("Oslo",), jargon=(Term(term="PO"),)
    )
    filled = workbench.knowing.completeness(ada.id).filled
    assert filled == (Section.PROJECTS, Section.PEOPLE, Section.JARGON)


def test_stale_facts_come_first_with_their_age(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Tools")
    for fact in (YOUNG, OLD, Fact(text="no date")):
        workbench.knowing.put_fact(note.id, None, fact)
    facts = workbench.knowing.facts(ada.id)
    assert [(one.fact.text, one.stale, one.age) for one in facts] == [
        ("They use Figma", True, "14 months"),
        ("Ingrid is away in July", False, "20 days"),
        ("no date", False, ""),
    ]


def test_a_fact_seen_again_is_fresh_and_one_undo_makes_it_old(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Tools")
    workbench.knowing.put_fact(note.id, None, OLD)
    (known,) = workbench.knowing.facts(ada.id)
    workbench.knowing.seen_again(known)
    assert workbench.notebook.get(note.id).facts[0].seen_on == date(2026, 11, 21)
    with pytest.raises(NotFoundError, match="changed elsewhere"):
        workbench.knowing.seen_again(known)
    workbench.history.undo()
    assert workbench.notebook.get(note.id).facts == (OLD,)
    workbench.knowing.put_fact(note.id, OLD, None)
    assert workbench.notebook.get(note.id).facts == ()


def test_a_stale_fact_becomes_a_question_of_the_next_check_in_once(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "Tools")
    workbench.knowing.put_fact(note.id, None, OLD)
    questions = workbench.knowing.questions(ada.id)
    assert len(questions) == 9
    assert questions[0].text == "Is this still so? They use Figma (seen 14 months ago)"
    with pytest.raises(NotFoundError, match="no check-in with Ada is planned"):
        workbench.knowing.ask(ada.id, questions[0])
    later = workbench.calendar.add(ada.id, datetime(2026, 12, 9, 10))
    sooner = workbench.calendar.add(ada.id, datetime(2026, 11, 30, 10))
    workbench.knowing.ask(ada.id, questions[0])
    workbench.knowing.ask(ada.id, questions[0])
    assert workbench.calendar.get(sooner.id).items == (questions[0],)
    assert workbench.calendar.get(later.id).items == ()
    assert workbench.knowing.questions(ada.id) == questions[1:]


def test_an_empty_section_asks_in_the_language_of_the_client(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", language="sk")
    asked = [item.text for item in workbench.knowing.questions(ada.id)]
    assert "Máte radšej krátky e-mail, alebo všetky podrobnosti naraz?" in asked


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_every_language_has_a_template_for_each_section_and_the_same_others(language: str) -> None:
    shelf = starters((shipped("data") / "notes",), language)
    assert not shelf.broken
    assert all(shelf.for_section(section) for section in KNOW_YOUR_PARTNER)
    assert [one.name for one in shelf.free] == ["call", "kick-off", "know-your-partner"]
    for one in shelf.known.values():
        assert one.filled(None, "2026-11-21").strip()
        assert "{" not in one.filled(None, "2026-11-21")


def test_a_template_of_ones_own_lies_over_the_shipped_one(
    workbench: "Workbench", tmp_path: Path
) -> None:
    ada = workbench.roster.add("Ada", people=(a_person("Eva Novak"),))
    own = workbench.settings.config / "notes"
    own.mkdir(parents=True)
    (own / "call.md").write_text("---\ntitle: My call\n---\nWith {contact} of {client} {x}\n")
    (own / "plain.md").write_text("no front matter")
    (own / "bad.md").write_text("---\ntitle: Bad\nsection: nowhere\n---\nx\n")
    shelf = workbench.knowing.starters(ada.id)
    assert workbench.knowing.begun(shelf.known["call"], ada.id) == "With Eva Novak of Ada {x}"
    assert shelf.known["plain"].title == "Plain"
    assert [Path(one.name).name for one in shelf.broken] == ["bad.md"]


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("title: [", "no YAML"),
        ("section: tone", "needs a title"),
        ("title: x\ncolour: red", "colour"),
    ],
)
def test_a_template_that_is_wrong_says_what_is(front: str, told: str) -> None:
    with pytest.raises(InvalidInputError, match=told):
        read_starter("x", f"---\n{front}\n---\ntext\n")


def test_a_note_moves_with_its_versions_and_one_undo_takes_it_back(
    any_workbench: "Workbench", clock: FrozenClock
) -> None:
    bench = any_workbench
    ada, bob = bench.roster.add("Ada"), bench.roster.add("Bob")
    note = bench.notebook.add(ada.id, "one")
    clock.advance(hours=1)
    bench.notebook.write(note.id, "two")
    bench.notebook.move(note.id, bob.id)
    assert [one.text for one in bench.notebook.notes(bob.id)] == ["two"]
    assert [one.text for one in bench.notebook.versions(note.id)] == ["one"]
    assert bench.notebook.notes(ada.id) == []
    bench.history.undo()
    assert [one.text for one in bench.notebook.notes(ada.id)] == ["two"]
    assert [one.text for one in bench.notebook.versions(note.id)] == ["one"]


def test_a_version_put_back_keeps_what_stood_there(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "one #oak", tags=("own",))
    clock.advance(hours=1)
    workbench.notebook.write(note.id, "two #ash")
    (first,) = workbench.notebook.versions(note.id)
    clock.advance(minutes=1)
    back = workbench.notebook.put_back(note.id, first.id)
    assert (back.text, back.tags) == ("one #oak", ("own", "oak"))
    assert [one.text for one in workbench.notebook.versions(note.id)] == ["two #ash", "one #oak"]
    workbench.history.undo()
    assert workbench.notebook.get(note.id).text == "two #ash"
    other = workbench.notebook.add(ada.id, "else")
    with pytest.raises(NotFoundError, match="another note"):
        workbench.notebook.put_back(other.id, first.id)


def test_fifty_writing_sessions_are_kept(workbench: "Workbench", clock: FrozenClock) -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "text 0")
    for number in range(1, 61):
        clock.advance(hours=1)
        workbench.notebook.write(note.id, f"text {number}")
    versions = workbench.notebook.versions(note.id)
    assert [one.text for one in versions] == [f"text {number}" for number in range(59, 9, -1)]
    workbench.notebook.put_back(note.id, versions[-1].id)
    assert len(workbench.notebook.versions(note.id)) == 50
    assert workbench.notebook.get(note.id).text == "text 10"


def test_tags_are_counted_over_all_clients_and_find_their_notes(workbench: "Workbench") -> None:
    ada, bob = workbench.roster.add("Ada"), workbench.roster.add("Bob")
    one = workbench.notebook.add(ada.id, "#oak #ash")
    two = workbench.notebook.add(bob.id, "#oak")
    gone = workbench.notebook.add(bob.id, "#oak #elm")
    workbench.notebook.trash(gone.id)
    workbench.notebook.add(bob.id, 'not "tags":["trap"] but', tags=('a "b" \\ ]', "čaj"))
    assert workbench.notebook.tags() == {'a "b" \\ ]': 1, "ash": 1, "oak": 2, "čaj": 1}
    assert {note.id for note in workbench.notebook.tagged("oak")} == {one.id, two.id}


def test_a_link_finds_its_client_by_the_whole_name_only(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Tatranská čajovňa")
    assert workbench.notebook.linked("tatranska CAJOVNA") == ada.id
    with pytest.raises(NotFoundError, match="did you mean Tatranská čajovňa"):
        workbench.notebook.linked("Tatranska")
    with pytest.raises(NotFoundError, match="n adds one"):
        workbench.notebook.linked("Zzz")


def test_a_note_of_nobody_waits_for_a_client(any_workbench: "Workbench") -> None:
    note = any_workbench.notebook.for_nobody("Somebody called #lead")
    assert any_workbench.notebook.notes("") == [note]
    ada = any_workbench.roster.add("Ada")
    any_workbench.notebook.move(note.id, ada.id)
    assert any_workbench.notebook.notes("") == []
    assert [one.text for one in any_workbench.notebook.notes(ada.id)] == ["Somebody called #lead"]


def test_a_shared_note_says_so(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    note = workbench.notebook.add(ada.id, "one")
    assert workbench.notebook.share(note.id).shareable
    assert not workbench.notebook.share(note.id, shareable=False).shareable

"""Sending a mail settles what waited for it, and nothing beside it."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.draft import DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from clientdesk.model.share import Share
from clientdesk.model.touch import RecapState, TouchLine
from clientdesk.services.practices.writing import Letter
from tests.builders import FrozenClock, a_person, a_workbench, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

SAID = ("> send wireframes fri", "< approve the copy", "! it is blue")
FACTS: dict[str, Any] = {"promised": "a", "expected": "a", "delivered": "b", "solution": "c"}


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def bench(clock: FrozenClock) -> "Workbench":
    return a_workbench(clock)


@pytest.fixture
def ada(bench: "Workbench") -> str:
    return bench.roster.add("Ada", people=(a_person("Ada", "ada@x.example"),)).id


def from_list(bench: "Workbench", client: str, name: str) -> str:
    """Begin a draft as the list of templates does."""
    filled = bench.templates.fill(name, client)
    return bench.composer.new(client, filled=filled).id


# ---- recaps


def test_a_recap_from_the_list_of_templates_records_the_promises_like_the_key(
    bench: "Workbench", ada: str
) -> None:
    talk = bench.log.add(ada, Channel.CALL, lines=SAID)
    draft = from_list(bench, ada, "recap")
    body = bench.composer.get(draft).body
    bench.composer.write(draft, body=f"{body}\n\nThank you for the call.")
    assert not bench.ledger.of(ada)
    bench.handover.overrule(draft)
    done = bench.handover.sent(draft)
    assert bench.log.get(talk.id).recap is RecapState.SENT
    assert [one.what for one in bench.ledger.of(ada)] == ["send wireframes", "approve the copy"]
    assert [one.source for one in bench.ledger.of(ada)] == [talk.id] * 2
    assert "send wireframes" not in " ".join(one.what for one in done.offered)
    bench.office.desk.undo()
    assert (bench.ledger.of(ada), bench.log.get(talk.id).recap) == ([], RecapState.OWED)


def test_a_recap_settles_the_talk_that_it_is_about_and_no_other(
    bench: "Workbench", ada: str, clock: FrozenClock
) -> None:
    first = bench.log.add(ada, Channel.CALL, lines=["! one"])
    clock.advance(minutes=3)
    second = bench.log.add(ada, Channel.CALL, lines=["! two"])
    written = bench.recapping.write(first.id)
    bench.recapping.not_needed(first.id, "they wrote one")
    bench.composer.sent(written.draft.id)
    assert bench.log.get(first.id).recap is RecapState.NOT_NEEDED
    assert bench.log.get(second.id).recap is RecapState.OWED


def test_a_recap_that_is_about_no_talk_settles_all_that_owe_one(
    bench: "Workbench", ada: str
) -> None:
    talks = [bench.log.add(ada, Channel.CALL, lines=[line]) for line in ("! one", "! two")]
    draft = bench.composer.get(from_list(bench, ada, "recap"))
    bench.composer.save(replace(draft, about=()))
    bench.composer.sent(draft.id)
    assert {bench.log.get(one.id).recap for one in talks} == {RecapState.SENT}


@pytest.mark.parametrize("then", ["reworded", "theirs", "trashed", "moved down"])
def test_a_promise_of_a_talk_is_never_added_a_second_time(
    bench: "Workbench", ada: str, then: str
) -> None:
    talk = bench.log.add(ada, Channel.CALL, lines=["> send plan fri", "< the logo"])
    plan, _ = bench.recapping.promise(talk)
    match then:
        case "reworded":
            bench.ledger.save(replace(plan, what="post the drawings"))
        case "theirs":
            bench.ledger.save(replace(plan, owner=Owner.THEIRS))
        case "trashed":
            bench.ledger.trash(plan.id)
        case "moved down":
            bench.ledger.save(replace(plan, what="post the drawings"))
            above = TouchLine.parse("! it is blue")
            bench.log.save(replace(talk, lines=(above, *talk.lines[::-1])))
    assert bench.recapping.left(bench.log.get(talk.id)) == []
    assert bench.recapping.sent(talk.id) == ()
    assert len(bench.ledger.of(ada)) == (1 if then == "trashed" else 2)


def test_two_lines_of_the_same_words_are_two_promises(bench: "Workbench", ada: str) -> None:
    talk = bench.log.add(ada, Channel.CALL, lines=["> send it fri", "> send it fri"])
    first, second = bench.recapping.promise(talk)
    bench.ledger.trash(first.id)
    assert not bench.recapping.left(talk)
    assert bench.ledger.of(ada) == [second]


def test_a_promise_of_an_older_desk_is_found_by_its_words(bench: "Workbench", ada: str) -> None:
    talk = bench.log.add(ada, Channel.CALL, lines=["> send plan fri"])
    old = bench.ledger.add(ada, "send plan", due=wall("2026-11-27 00:00"), source=talk.id)
    assert old.line == ""
    assert bench.recapping.sent(talk.id) == ()


def test_a_date_taken_out_of_the_ledger_does_not_come_back_from_the_line(
    bench: "Workbench", ada: str
) -> None:
    talk = bench.log.add(ada, Channel.CALL, lines=["> send plan fri"])
    (plan,) = bench.recapping.promise(talk)
    bench.ledger.save(replace(plan, due=None, what="send a plan"))
    bench.recapping.sent(talk.id)
    (held,) = bench.ledger.of(ada)
    assert (held.what, held.due) == ("send a plan", None)


# ---- the laws


def test_a_mail_admits_nothing_without_the_facts(bench: "Workbench", ada: str) -> None:
    made = bench.recovery.open(replace(bench.recovery.draft(ada), title="Late"))
    begun = bench.writing.about(made)
    assert begun is not None
    with pytest.raises(InvalidInputError, match="it lacks what you promised"):
        bench.composer.sent(begun.draft.id)
    assert bench.composer.get(begun.draft.id).state is DraftState.DRAFT
    assert not bench.log.of(ada)
    bench.cabinet.save(replace(made, **FACTS))
    bench.recovery.owe(made.id, wall("2026-11-25 10:00"))
    bench.composer.sent(begun.draft.id)
    assert bench.recovery.get(made.id).admitted_at == bench.clock()


def test_no_mail_left_before_it_was_begun(bench: "Workbench", ada: str, clock: FrozenClock) -> None:
    clock.now = at("2026-11-21 14:02:30")
    draft = bench.composer.new(ada, to="a@x.example", subject="s", body="Hi Ada,\n\nHere it is.")
    clock.advance(hours=1)
    for left in (at("2020-01-01 10:00"), at("2026-11-21 14:01")):
        with pytest.raises(InvalidInputError, match="before this mail was begun"):
            bench.composer.sent(draft.id, left)
    assert bench.composer.sent(draft.id, at("2026-11-21 14:02")).sent_at == at("2026-11-21 14:02")


def test_no_mail_answers_what_was_asked_after_it_left(
    bench: "Workbench", ada: str, clock: FrozenClock
) -> None:
    draft = bench.composer.new(ada, subject="s", body="Hi Ada,\n\nHere it is.")
    clock.advance(hours=2)
    asked = bench.decoder.add(ada, "where is it?")
    bench.composer.save(replace(draft, about=(asked.id,)))
    with pytest.raises(InvalidInputError, match="comes after what was asked"):
        bench.composer.sent(draft.id, clock.now - timedelta(hours=1))
    assert bench.decoder.get(asked.id).answered_at is None


def test_what_is_in_the_trash_is_not_touched_by_a_mail(bench: "Workbench", ada: str) -> None:
    share = bench.cabinet.add(Share, client=ada, title="x", why="y")
    begun = bench.writing.about(share)
    assert begun is not None
    bench.cabinet.trash(share)
    bench.composer.sent(begun.draft.id)
    assert bench.cabinet.get(Share, share.id).sent_on is None


def test_only_the_schedule_says_when_they_were_told_my_schedule(
    bench: "Workbench", ada: str
) -> None:
    bench.log.add(ada, Channel.CALL, lines=SAID)
    bench.composer.sent(from_list(bench, ada, "recap"))
    assert bench.roster.get(ada).schedule_told_on is None
    begun = bench.writing.begin(ada, Letter("schedule"))
    bench.composer.sent(begun.draft.id)
    assert bench.roster.get(ada).schedule_told_on == bench.clock().date()


# ---- the language of a template


def test_an_admission_is_reviewed_by_the_template_in_its_reader_s_language(
    bench: "Workbench",
) -> None:
    people = (
        a_person("Eve", "e@x.example", language="en"),
        a_person("Jan", "j@x.example", language="sk"),
    )
    client = bench.roster.add("Foss", people=people, language="en")
    made = bench.recovery.open(replace(bench.recovery.draft(client.id), title="x", **FACTS))
    bench.recovery.owe(made.id, wall("2026-11-25 10:00"))
    for person in people:
        filled = bench.templates.fill("incident-admit", client.id, person=person.id)
        draft = bench.composer.new(client.id, filled=filled)
        assert draft.template_language == person.language
        copy = bench.composer.duplicate(draft.id)
        for one in (draft, copy):
            found = {finding.check for finding in bench.handover.review(one.id).findings}
            assert "incomplete" not in found


# ---- which talk answered what


def test_of_two_talks_at_one_moment_each_keeps_what_it_answered(
    bench: "Workbench", ada: str, clock: FrozenClock
) -> None:
    asked = [bench.decoder.add(ada, words) for words in ("one", "two", "three")]
    clock.advance(hours=1)
    talks = [bench.log.add(ada, Channel.CALL, at=clock.now) for _ in range(2)]
    bench.answering.by(talks[0].id, [one.id for one in asked[:2]])
    bench.answering.by(talks[1].id, [asked[2].id])
    moment = clock.now
    clock.advance(hours=1)
    bench.log.save(replace(bench.log.get(talks[0].id), at=clock.now))
    answers = [bench.decoder.get(one.id).answered_at for one in asked]
    assert answers == [clock.now, clock.now, moment]
    bench.log.trash(talks[0].id)
    assert [bench.decoder.get(one.id).answered_at for one in asked] == [None, None, moment]


def test_a_mail_that_answers_several_is_named_by_each(bench: "Workbench", ada: str) -> None:
    asked = [bench.decoder.add(ada, words) for words in ("one", "two")]
    draft = bench.writing.answer(asked[0]).draft
    bench.composer.save(replace(draft, about=tuple(one.id for one in asked)))
    bench.composer.sent(draft.id)
    (mail,) = bench.log.of(ada)
    assert [bench.decoder.get(one.id).answered_in for one in asked] == [mail.id] * 2
    bench.log.trash(mail.id)
    assert [bench.decoder.get(one.id).answered_at for one in asked] == [None, None]

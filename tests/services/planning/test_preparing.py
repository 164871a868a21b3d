"""An agenda has an update and a question, also after a month in which nothing happened."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaItem, AgendaKind
from clientdesk.model.note import Fact
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from clientdesk.services.planning.preparing import lacking
from tests.builders import FrozenClock, a_note, a_promise, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_with_no_activity_at_all_there_is_an_update(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    made = workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    assert lacking(made.items) == "no update and no question yet"
    (item,) = workbench.calendar.prepare(made.id).items
    assert item.kind is AgendaKind.UPDATE
    assert item.text == "Business as usual: nothing is open between us, and nothing has changed"


def test_it_tells_what_was_kept_since_we_talked_and_what_is_next(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")

    def kept(what: str) -> None:
        workbench.ledger.keep(workbench.office.save(a_promise(ada, what), "promise").id)

    kept("the contract")
    clock.advance(hours=1)
    workbench.log.add(ada.id, Channel.CALL)
    clock.advance(hours=1)
    kept("the sketch")
    kept("the samples")
    due = wall("2026-11-27 00:00")
    workbench.office.save(a_promise(ada, "the plan", due=due), "promise")
    made = workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    (item,) = workbench.calendar.prepare(made.id).items
    told = "done: the sketch; the samples. next: the plan (Fri 27 Nov)"
    assert item.text == f"Business as usual: {told}"


def test_facts_that_aged_are_asked_and_nothing_twice(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    fact = Fact(text="Prefers oak", seen_on=wall("2020-01-01 00:00").date())
    workbench.office.save(a_note(ada, facts=(fact,)), "note")
    made = workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    questions = workbench.knowing.questions(ada.id)
    once = workbench.calendar.prepare(made.id, questions)
    assert lacking(once.items) == ""
    assert "Prefers oak" in once.items[1].text
    assert len(once.items) == 4
    again = workbench.calendar.prepare(made.id, workbench.knowing.questions(ada.id)[:0])
    assert again.items == once.items


@pytest.mark.parametrize(
    ("typed", "kind", "text", "answer"),
    [
        ("+ Invoice is out", AgendaKind.UPDATE, "Invoice is out", ""),
        ("Invoice is out", AgendaKind.UPDATE, "Invoice is out", ""),
        ("Oak or ash?", AgendaKind.QUESTION, "Oak or ash?", ""),
        ("? Oak or ash -> oak", AgendaKind.QUESTION, "Oak or ash", "oak"),
        ("! Go on", AgendaKind.DECISION, "Go on", ""),
        ("~ Slow answers -> a weekly call", AgendaKind.PAIN_POINT, "Slow answers",
         "a weekly call"),
    ],
)  # fmt: skip
def test_an_item_is_typed_as_a_line(typed: str, kind: AgendaKind, text: str, answer: str) -> None:
    item = AgendaItem.parse(typed)
    assert (item.kind, item.text, item.answer) == (kind, text, answer)
    assert AgendaItem.parse(str(item)) == item


def test_a_text_with_an_arrow_of_its_own_comes_back() -> None:
    for text in ("a -> b", "a ->", "plain"):
        item = AgendaItem(kind=AgendaKind.UPDATE, text=text)
        assert AgendaItem.parse(str(item)) == item


def test_what_they_owe_is_told_too(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    due = wall("2026-11-27 00:00")
    workbench.ledger.add(ada.id, "the list", owner=Owner.THEIRS, due=due)
    made = workbench.calendar.add(ada.id, wall("2026-11-24 10:00"))
    (item,) = workbench.calendar.prepare(made.id).items
    assert item.text == "Business as usual: from them: the list (Fri 27 Nov)"

"""What no way of saving may break: ends have their moment, debts end only as they may."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident, IncidentState, IncidentUpdate
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.ramp import LONGEST, ResponseRamp
from clientdesk.model.touch import RecapState, Touch
from tests.builders import FrozenClock, a_workbench, at, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

LATER = wall("2026-11-25 10:00")
FACTS: dict[str, Any] = {
    "promised": "a plan",
    "expected": "a plan",
    "delivered": "none",
    "solution": "a plan",
}


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def bench(clock: FrozenClock) -> "Workbench":
    return a_workbench(clock)


@pytest.fixture
def ada(bench: "Workbench") -> str:
    return bench.roster.add("Ada").id


@pytest.fixture
def told(bench: "Workbench", ada: str) -> Incident:
    """An incident that was admitted, and whose update was given."""
    made = bench.recovery.open(replace(bench.recovery.draft(ada), title="Late", **FACTS))
    bench.recovery.owe(made.id, LATER)
    bench.recovery.admit(made.id)
    return bench.recovery.give(made.id, "it is on its way")


# ---- promises


def test_what_was_dropped_and_is_kept_weeks_later_was_not_kept_in_time(
    bench: "Workbench", ada: str, clock: FrozenClock
) -> None:
    made = bench.ledger.add(ada, "send it", due=LATER)
    bench.ledger.drop(made.id)
    clock.advance(days=20)
    kept = bench.ledger.save(replace(bench.ledger.get(made.id), state=PromiseState.KEPT))
    assert kept.closed_at == clock.now
    assert bench.ledger.kept_of(ada) == (0, 1)


def test_a_promise_that_is_born_kept_has_its_moment(bench: "Workbench", ada: str) -> None:
    made = bench.cabinet.add(
        Promise, client=ada, owner=Owner.MINE, what="it", due=LATER, state=PromiseState.KEPT
    )
    assert made.closed_at == bench.clock()
    assert bench.ledger.kept_of(ada) == (1, 1)


def test_reminders_that_went_out_are_never_taken_away(bench: "Workbench", ada: str) -> None:
    made = bench.ledger.add(ada, "send it", owner=Owner.THEIRS, due=LATER)
    sent = (at("2026-11-20 10:00"), at("2026-11-21 10:00"))
    reminded = bench.ledger.save(replace(made, nudges=sent))
    for nudges in ((), sent[:1], (sent[1], sent[0])):
        assert bench.ledger.save(replace(reminded, nudges=nudges)).nudges == sent
    third = (*sent, at("2026-11-21 12:00"))
    assert bench.ledger.save(replace(reminded, nudges=third)).nudges == third


# ---- talks


def test_a_live_talk_owes_its_recap_however_it_was_saved(bench: "Workbench", ada: str) -> None:
    call = bench.cabinet.add(Touch, client=ada, at=bench.clock(), channel=Channel.CALL)
    mail = bench.cabinet.add(Touch, client=ada, at=bench.clock(), channel=Channel.EMAIL)
    assert (call.recap, mail.recap) == (RecapState.OWED, RecapState.NOT_NEEDED)
    became = bench.cabinet.save(replace(mail, channel=Channel.CALL))
    assert became.recap is RecapState.OWED


@pytest.mark.parametrize("by", [RecapState.OWED, RecapState.SENT])
def test_no_detour_ends_the_debt_of_a_recap_without_a_word_why(
    bench: "Workbench", ada: str, by: RecapState
) -> None:
    talk = bench.log.add(ada, Channel.CALL, lines=["! it is blue"])
    talk = bench.log.save(replace(talk, recap=by))
    with pytest.raises(InvalidInputError, match="say why no recap is needed"):
        bench.log.save(replace(talk, recap=RecapState.NOT_NEEDED))
    why = bench.log.save(replace(talk, recap=RecapState.NOT_NEEDED, recap_why="they wrote one"))
    with pytest.raises(InvalidInputError, match="say why no recap is needed"):
        bench.log.save(replace(why, recap_why=""))


# ---- requests


def test_no_answer_lies_before_what_was_asked(bench: "Workbench", ada: str) -> None:
    asked = bench.decoder.add(ada, "the plan, please", at=at("2026-11-20 10:00:30"))
    with pytest.raises(InvalidInputError, match="an answer comes after what was asked"):
        bench.decoder.keep(replace(asked, answered_at=at("2026-11-20 09:59")))
    same_minute = bench.decoder.keep(replace(asked, answered_at=at("2026-11-20 10:00")))
    with pytest.raises(InvalidInputError, match="an answer comes after what was asked"):
        bench.decoder.keep(replace(same_minute, at=at("2026-11-20 10:01")))


# ---- ramps


@pytest.mark.parametrize(
    ("now", "target", "said"),
    [(-1, 60, "no less than 0"), (0, LONGEST + 1, "a month"), (60, 60, "a longer time")],
)
def test_a_ramp_stays_between_nothing_and_a_month(
    bench: "Workbench", ada: str, now: int, target: int, said: str
) -> None:
    paces: dict[str, Any] = {"target_minutes": target, "step_minutes": 5}
    with pytest.raises(InvalidInputError, match=said):
        bench.cabinet.add(
            ResponseRamp, client=ada, now_minutes=now, started_on=date(2026, 11, 1), **paces
        )


# ---- incidents


def test_an_incident_is_admitted_with_all_its_facts_only(bench: "Workbench", ada: str) -> None:
    made = bench.recovery.open(replace(bench.recovery.draft(ada), title="Late"))
    with pytest.raises(InvalidInputError, match="it is no admission yet"):
        bench.cabinet.save(replace(made, admitted_at=bench.clock()))


def test_what_was_admitted_is_not_admitted_again(bench: "Workbench", told: Incident) -> None:
    with pytest.raises(InvalidInputError, match="admitted already"):
        bench.recovery.admit(told.id)


OWED = IncidentUpdate(due=LATER)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"updates": (OWED,)}, "an update is owed"),
        ({"lesson": " "}, "what you learned"),
        ({"admitted_at": None}, "not admitted yet"),
    ],
)
def test_a_closed_incident_stays_as_closed_as_it_was(
    bench: "Workbench", told: Incident, fields: dict[str, Any], said: str
) -> None:
    closed = bench.recovery.close(told.id, "plan buffers")
    with pytest.raises(InvalidInputError, match=said):
        bench.cabinet.save(replace(closed, **fields))
    born: dict[str, Any] = {"title": "Late", "state": IncidentState.CLOSED, "lesson": "buffers"}
    born |= {**FACTS, "admitted_at": bench.clock(), **fields}
    with pytest.raises(InvalidInputError, match=said):
        bench.cabinet.add(Incident, client=told.client, **born)


def test_a_closed_incident_keeps_when_it_was_closed(
    bench: "Workbench", told: Incident, clock: FrozenClock
) -> None:
    closed = bench.recovery.close(told.id, "plan buffers")
    clock.advance(days=1)
    assert bench.cabinet.save(replace(closed, closed_at=None)).closed_at == closed.closed_at


def test_my_own_day_of_asking_again_stays_and_goes_when_it_is_reopened(
    bench: "Workbench", told: Incident
) -> None:
    bench.cabinet.save(replace(told, follow_up_on=date(2026, 12, 1)))
    closed = bench.recovery.close(told.id, "plan buffers")
    assert closed.follow_up_on == date(2026, 12, 1)
    assert bench.cabinet.save(replace(closed, state=IncidentState.OPEN)).follow_up_on is None


# ---- feedback


def test_feedback_is_asked_about_again_a_month_after_the_change(
    bench: "Workbench", ada: str, clock: FrozenClock
) -> None:
    asked = bench.cabinet.add(Feedback, client=ada, question="How was it?", asked_on=clock().date())
    assert asked.follow_up_on == date(2026, 12, 21)
    clock.advance(days=4)
    changed = bench.cabinet.save(replace(asked, changed="shorter mails"))
    assert changed.follow_up_on == date(2026, 12, 25)
    mended = bench.cabinet.save(replace(changed, changed="much shorter mails"))
    assert mended.follow_up_on == date(2026, 12, 25)

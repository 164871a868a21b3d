"""What the desk knows of a client reaches the checks, whole, late and without delay."""

from dataclasses import replace
from datetime import date, time

import pytest

from clientdesk.model.client import Client
from clientdesk.model.finding import Finding
from clientdesk.model.hours import WorkingHours
from clientdesk.model.person import Person
from clientdesk.model.preference import Formality, Preferences, Term
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.touch import Touch
from clientdesk.model.trip import Trip
from clientdesk.model.urgency import Urgency
from clientdesk.services.workbench import Workbench
from tests.builders import a_person, wall

NOTE = "she pays late because of the merger with Halden"


@pytest.fixture
def ada(workbench: Workbench) -> Client:
    return workbench.roster.add(
        "Ada Works",
        people=(a_person("Grace Hopper"),),
        zone="Asia/Kuala_Lumpur",
        country="MY",
        region="10",
        language="en",
        hours=WorkingHours(days=(6, 0, 1, 2, 3), end=time(16)),
        projects=("Atlas",),
        jargon=(Term(term="burn plate", fit_for_mail=False),),
        preferences=Preferences(formality=Formality.FORMAL, avoided_words=("synergy",)),
    )


def judged(bench: Workbench, client: Client, body: str, subject: str = "Plan") -> list[Finding]:
    draft = bench.composer.new(client.id, subject=subject, body=body)
    return list(bench.composer.judge(draft).findings)


def said(found: list[Finding], check: str) -> str:
    return " ".join(one.message for one in found if one.check == check)


def test_a_holiday_and_a_day_off_of_the_client_are_told(workbench: Workbench, ada: Client) -> None:
    body = "Dear Ms Hopper,\n\nCould you send me the plan by {}?\n\nThanks,\nMira"
    day = said(judged(workbench, ada, body.format("Friday 25 December")), "date_mismatch")
    assert day == "Fri 25 Dec is a holiday for them (Christmas Day). Name another day."
    day = said(judged(workbench, ada, body.format("27 November")), "date_mismatch")
    assert "they do not work on a Friday" in day
    assert not said(judged(workbench, ada, body.format("Sunday 29 November")), "date_mismatch")


def test_a_deadline_is_offered_by_their_hours_and_both_clocks(
    workbench: Workbench, ada: Client
) -> None:
    found = judged(workbench, ada, "Dear Ms Hopper,\n\nCould you send me the plan?\n\nMira")
    (fix,) = [one.fix for one in found if one.check == "deadline"]
    assert fix is not None
    assert fix.text == " by Tuesday 24 November, 16:00 (09:00 in Bratislava)"


def test_my_trips_my_days_and_my_promises_are_held_against_a_new_promise(
    workbench: Workbench, ada: Client
) -> None:
    trip = workbench.cabinet.add(
        Trip, place="Oslo", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 3)
    )
    workbench.cabinet.add(
        Promise,
        client=ada.id,
        owner=Owner.MINE,
        what="the floor plan",
        due=wall("2026-11-26 12:00"),
        zone="Europe/Bratislava",
    )
    body = "Dear Ms Hopper,\n\nI'll send you the {} on {}.\n\nMira"
    found = judged(workbench, ada, body.format("colours", "Wednesday 2 December"))
    assert "You are in Oslo" in said(found, "over_promise")
    assert said(found, "commitment")
    found = judged(workbench, ada, body.format("floor plan", "Friday 27 November"))
    assert "for Thu 26 Nov" in said(found, "over_promise")
    assert not said(found, "commitment")
    workbench.cabinet.save(replace(trip, ends_on=date(2026, 12, 1)))
    found = judged(workbench, ada, body.format("colours", "Wednesday 2 December"))
    assert not said(found, "over_promise")


def test_tone_and_jargon_of_the_client_are_known(workbench: Workbench, ada: Client) -> None:
    found = judged(workbench, ada, "Hi Grace,\n\nThe burn plate has synergy.\n\nMira")
    assert len([one for one in found if one.check == "tone"]) == 3


@pytest.mark.parametrize("of_another", [False, True])
def test_a_private_note_of_any_client_stops_a_mail(
    workbench: Workbench, ada: Client, *, of_another: bool
) -> None:
    owner = workbench.roster.add("Halden & Foss") if of_another else ada
    body = "Dear Ms Hopper,\n\nI hear SHE pays late,\n\n- because of the merger. So be it.\n\nMira"
    assert not said(judged(workbench, ada, body), "leak")
    touch = workbench.cabinet.add(
        Touch, client=owner.id, at=workbench.clock(), channel="call", private=NOTE
    )
    (leak,) = [one for one in judged(workbench, ada, body) if one.check == "leak"]
    assert body[leak.start : leak.end] == "SHE pays late,\n\n- because of the merger"
    workbench.cabinet.save(replace(touch, private="nothing"))
    assert not said(judged(workbench, ada, body), "leak")


def test_every_kind_of_secret_text_is_held_against_a_mail(
    workbench: Workbench, ada: Client
) -> None:
    texts = {
        "urgency": "his boss wants it before the fair",
        "politics": "Grace and Leif never agree on money",
    }
    other = workbench.roster.add("Other")
    workbench.roster.save(
        replace(
            other,
            urgency=Urgency(why=texts["urgency"]),
            people=(Person(id="1", name="Leif", politics=texts["politics"]),),
        )
    )
    for text in texts.values():
        assert said(judged(workbench, ada, f"Dear Ms Hopper,\n\n{text}.\n\nMira"), "leak")
        assert said(judged(workbench, ada, "Dear Ms Hopper,\n\nOK.", text), "leak")


def test_a_closing_formula_is_no_secret(workbench: Workbench, ada: Client) -> None:
    formula = "Let me know if you have any questions"
    workbench.roster.save(replace(ada, private=f"Always ends with: {formula}."))
    assert not said(judged(workbench, ada, f"Dear Ms Hopper,\n\nDone. {formula}.\n\nMira"), "leak")


def test_what_belongs_to_another_client_is_known_as_soon_as_it_changes(
    workbench: Workbench, ada: Client
) -> None:
    body = "Dear Ms Hopper,\n\nAtlas is ready, and so is Nightingale.\n\nMira"
    other = workbench.roster.add("Fjord", projects=("Atlas",))
    assert not said(judged(workbench, ada, body), "wrong_name")
    other = workbench.roster.save(replace(other, projects=("Nightingale",)))
    assert "Nightingale" in said(judged(workbench, ada, body), "wrong_name")
    workbench.roster.save(replace(other, projects=()))
    assert not said(judged(workbench, ada, body), "wrong_name")


def test_a_kept_promise_is_not_open_any_more(workbench: Workbench, ada: Client) -> None:
    workbench.cabinet.add(
        Promise, client=ada.id, owner=Owner.MINE, what="plan", state=PromiseState.KEPT
    )
    known = workbench.composer.known(workbench.composer.new(ada.id))
    assert known.promises == ()

"""Drafts cannot be lost, know whom they are for, and settle things when they are sent."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.draft import Draft, DraftState, Scope
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Finding, Severity
from clientdesk.model.incident import Incident
from clientdesk.model.person import Channel
from clientdesk.model.preference import Length, Preferences, Term
from clientdesk.model.touch import RecapState
from tests.builders import FrozenClock, a_person, at

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


WITH_A_BLANK = "Could you send me {{file}} by Friday 27 November?"


def blanks(workbench: "Workbench", draft: Draft) -> list[Finding]:
    findings = workbench.composer.judge(draft).findings
    return [finding for finding in findings if finding.check == "placeholder"]


def test_a_draft_goes_to_the_main_contact_unless_somebody_is_named(
    any_workbench: "Workbench",
) -> None:
    grace = a_person("Grace Hopper", "grace@ada.example")
    ada = any_workbench.roster.add("Ada", people=(grace,))
    assert any_workbench.composer.new(ada.id).to == "grace@ada.example"
    assert any_workbench.composer.new(ada.id, to="x@y.example").to == "x@y.example"
    assert any_workbench.composer.new().client == ""


def test_the_current_draft_is_the_last_written_that_is_not_sent(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")
    assert workbench.composer.current(ada.id) is None
    one = workbench.composer.new(ada.id, subject="one")
    clock.advance(minutes=1)
    two = workbench.composer.new(ada.id, subject="two")
    clock.advance(minutes=1)
    workbench.composer.write(one.id, body="more")
    current = workbench.composer.current(ada.id)
    assert current is not None
    assert current.id == one.id
    workbench.composer.sent(one.id)
    assert workbench.composer.current(ada.id) == two
    assert workbench.composer.drafts(ada.id, DraftState.DRAFT) == [two]


def test_writing_keeps_the_text_before_and_unchanged_text_changes_nothing(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    draft = workbench.composer.new(subject="Oak", body="Hello")
    written = workbench.composer.write(draft.id, body="Hello\r\nthere", subject="Ash")
    assert (written.body, written.subject) == ("Hello\nthere", "Ash")
    assert written.changed_at == clock.now
    (version,) = workbench.composer.versions(draft.id)
    assert (version.text, version.subject) == ("Hello", "Oak")
    before = workbench.keeper.revision
    workbench.composer.write(draft.id, body="Hello\nthere", to="")
    assert workbench.keeper.revision == before


def test_a_sent_mail_is_not_rewritten(workbench: "Workbench") -> None:
    draft = workbench.composer.new(body="Hello")
    workbench.composer.sent(draft.id)
    with pytest.raises(InvalidInputError, match="duplicate it"):
        workbench.composer.write(draft.id, body="Other words")
    with pytest.raises(InvalidInputError, match="sent already"):
        workbench.composer.sent(draft.id)
    copy = workbench.composer.duplicate(draft.id)
    assert (copy.state, copy.body, copy.sent_at) == (DraftState.DRAFT, "Hello", None)


def test_what_is_known_comes_from_the_client(workbench: "Workbench") -> None:
    grace = a_person("Grace Hopper", politics="hates Leif")
    ada = workbench.roster.add(
        "Ada",
        people=(grace,),
        zone="America/New_York",
        language="en",
        preferences=Preferences(length=Length.SHORT),
        private="pays late because of the merger",
    )
    workbench.cabinet.add(Incident, client=ada.id, title="Wrong file", cause="I was asleep")
    workbench.roster.add(
        "Halden & Foss",
        people=(a_person("Ingrid"), a_person("Grace Hopper")),
        projects=("Oslo showroom",),
        jargon=(Term(term="KYP"), Term(term="x")),
        private="their secret",
    )
    draft = workbench.composer.new(ada.id, subject="Prices")
    draft = workbench.composer.save(replace(draft, attachments=("offers/offer.pdf",)))
    known = workbench.composer.known(draft)
    assert known.subject == "Prices"
    assert known.recipients == ("Ada", "Grace Hopper")
    assert {"Halden & Foss", "Ingrid", "Oslo showroom", "KYP"} < set(known.others)
    assert known.attachments == ("offer.pdf",)
    assert (known.zone, known.my_zone) == ("America/New_York", "Europe/Bratislava")
    assert (known.language, known.longest) == ("en", 125)
    assert known.today == workbench.clock().date()
    assert known.vault is not None
    taken = known.vault.stretches(["she", "pays", "late", "because", "of", "the", "merger"])
    assert list(taken) == [(1, 6)]
    assert not list(known.vault.stretches(["pays", "late", "because", "of", "a", "merger"]))


def test_what_is_known_of_others_follows_their_changes(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    other = workbench.roster.add("Other")
    draft = workbench.composer.new(ada.id)
    assert workbench.composer.known(draft).others[:] == ["Ada", "Other"]
    workbench.roster.save(replace(other, name="Renamed"))
    assert workbench.composer.known(draft).others[:] == ["Ada", "Renamed"]


def test_without_a_client_the_checks_know_only_me(workbench: "Workbench") -> None:
    workbench.roster.add("Ada")
    known = workbench.composer.known(workbench.composer.new(body="Hello"))
    assert (known.recipients, known.others, known.zone) == ((), (), None)
    assert known.my_zone == "Europe/Bratislava"


@pytest.mark.parametrize("scope", list(Scope))
def test_a_finding_put_aside_is_not_seen_again(workbench: "Workbench", scope: Scope) -> None:
    ada = workbench.roster.add("Ada")
    other = workbench.roster.add("Other")
    draft = workbench.composer.new(ada.id, body=WITH_A_BLANK)
    (finding,) = blanks(workbench, draft)
    draft = workbench.composer.ignore(draft.id, finding, scope)
    assert blanks(workbench, draft) == []
    again = workbench.composer.new(ada.id, body=WITH_A_BLANK)
    assert (blanks(workbench, again) == []) is (scope is not Scope.ONCE)
    elsewhere = workbench.composer.new(other.id, body=WITH_A_BLANK)
    assert (blanks(workbench, elsewhere) == []) is (scope is Scope.ALWAYS)


def test_putting_aside_twice_is_once(workbench: "Workbench") -> None:
    draft = workbench.composer.new(body="Hello")
    finding = Finding("length", Severity.HINT, 0, 0, "Long.")
    once = workbench.composer.ignore(draft.id, finding, Scope.ONCE)
    assert workbench.composer.ignore(draft.id, finding, Scope.ONCE) == once


def test_a_sent_mail_is_a_touch_with_those_it_went_to(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    grace = a_person("Grace Hopper", "grace@ada.example")
    leif = a_person("Leif", "leif@ada.example")
    ada = workbench.roster.add("Ada", people=(grace, leif))
    draft = workbench.composer.new(ada.id, to="Leif <LEIF@ada.example>", subject="Prices")
    sent = workbench.composer.sent(draft.id)
    assert (sent.state, sent.sent_at) == (DraftState.SENT, clock.now)
    touch = workbench.log.last(ada.id)
    assert touch is not None
    assert (touch.channel, touch.people, touch.draft) == (Channel.EMAIL, (leif.id,), draft.id)
    assert touch.recap is RecapState.NOT_NEEDED
    workbench.history.undo()
    assert workbench.log.last(ada.id) is None
    assert workbench.composer.get(draft.id).state is DraftState.DRAFT


def test_a_recap_settles_what_was_owed(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    talk = workbench.log.add(ada.id, Channel.CALL)
    draft = workbench.composer.new(ada.id, subject="Recap")
    workbench.composer.save(replace(draft, template="recap"))
    workbench.composer.sent(draft.id)
    assert workbench.log.get(talk.id).recap is RecapState.SENT


@pytest.mark.parametrize(
    ("template", "field"),
    [("my-schedule", "schedule_told_on"), ("escalation_policy", "policy_told_on")],
)
def test_telling_my_schedule_or_policy_sets_the_day(
    workbench: "Workbench", clock: FrozenClock, template: str, field: str
) -> None:
    ada = workbench.roster.add("Ada")
    draft = workbench.composer.new(ada.id)
    workbench.composer.save(replace(draft, template=template))
    workbench.composer.sent(draft.id)
    assert getattr(workbench.roster.get(ada.id), field) == clock.now.date()


def test_a_held_draft_waits_and_is_released(workbench: "Workbench", clock: FrozenClock) -> None:
    draft = workbench.composer.new(body="Hello")
    until = clock.now + timedelta(hours=3)
    assert workbench.composer.hold(draft.id, until).hold_until == until
    assert workbench.composer.release(draft.id).state is DraftState.DRAFT
    with pytest.raises(InvalidInputError, match="time zone"):
        workbench.composer.hold(draft.id, at("2026-11-23 08:00").replace(tzinfo=None))


def test_a_trashed_draft_is_listed_no_more(workbench: "Workbench") -> None:
    draft = workbench.composer.new(body="Hello")
    workbench.composer.trash(draft.id)
    assert workbench.composer.drafts() == []


def test_the_third_mail_on_a_subject_is_told_by_what_was_sent(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada")
    body = "Hello,\n\nCould you sign the plan by Friday 27 November?"

    def told() -> bool:
        draft = workbench.composer.new(ada.id, subject="Re: The plan", body=body)
        findings = workbench.composer.judge(draft).findings
        workbench.composer.sent(draft.id)
        return "wrong_medium" in {one.check for one in findings}

    assert [told(), told(), told()] == [False, False, True]
    clock.advance(days=15)
    assert not told()

"""A draft is seen as its reader will see it, is stopped by what must not leave, and goes whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState, Scope
from clientdesk.model.errors import BlockedError, ConflictError, FileError, InvalidInputError
from clientdesk.model.finding import Severity
from clientdesk.model.incident import Incident, IncidentUpdate
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.pushback import PushBack
from clientdesk.model.request import DueState, Request
from clientdesk.model.share import Share
from clientdesk.services.mail.enclosing import LARGEST
from tests.builders import FrozenClock, a_person, a_record, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

GOOD = "Hello Ada,\n\nCould you sign the plan by Friday 27 November?\n\nBest,\nMira"
BLANK = "Hello Ada,\n\nCould you pay [price] by Friday 27 November?\n\nBest,\nMira"


@pytest.fixture
def ada(workbench: "Workbench") -> Client:
    return workbench.roster.add("Ada", people=(a_person("Ada", "ada@a.example"),))


def a_draft(workbench: "Workbench", client: Client, body: str = GOOD, **fields: Any) -> Draft:
    draft = workbench.composer.new(client.id, subject="The plan: your signature", body=body)
    return workbench.composer.save(replace(draft, **fields))


def checks(workbench: "Workbench", draft: Draft) -> list[str]:
    return [one.check for one in workbench.handover.review(draft.id).findings]


def test_a_good_draft_is_shown_as_its_reader_gets_it(workbench: "Workbench", ada: Client) -> None:
    review = workbench.handover.review(a_draft(workbench, ada).id)
    assert [str(each) for each in review.recipients.mailboxes] == ["ada@a.example"]
    assert review.text == f"The plan: your signature\n\n{GOOD}"
    assert not review.blockers
    assert not review.missing
    assert not [one for one in review.findings if one.severity is not Severity.HINT]


def test_findings_come_by_gravity(workbench: "Workbench", ada: Client) -> None:
    body = "Hello Ada,\n\nYou failed to pay. Could you send [price] ASAP?\n\nBest,\nMira"
    findings = workbench.handover.review(a_draft(workbench, ada, body).id).findings
    ranks = [one.severity.rank for one in findings]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) >= 2


def test_what_is_no_address_is_told(workbench: "Workbench", ada: Client) -> None:
    draft = a_draft(workbench, ada, to="Ada, bo@b.example")
    assert "recipients" in checks(workbench, draft)
    assert "no_recipient" in checks(workbench, a_draft(workbench, ada, to=""))


def test_a_mail_to_nobody_is_no_message_and_may_be_copied(
    workbench: "Workbench", ada: Client
) -> None:
    draft = a_draft(workbench, ada, to="Ada")
    with pytest.raises(BlockedError, match="no recipient"):
        workbench.handover.message(draft.id)
    assert workbench.handover.cleared(draft.id) == draft
    assert GOOD in workbench.handover.message(draft.id, "mail")
    workbench.handover.overrule(draft.id)
    assert "\r\nTo:" not in workbench.handover.message(draft.id)


def test_a_blocker_stops_every_way_out_until_it_is_overruled(
    workbench: "Workbench", ada: Client, clock: FrozenClock, tmp_path: Path
) -> None:
    draft = a_draft(workbench, ada, BLANK)
    hand = workbench.handover
    (blocker,) = hand.review(draft.id).blockers
    ways: tuple[Callable[[str], object], ...] = (
        hand.message,
        hand.link,
        hand.mail,
        hand.cleared,
        hand.sent,
        lambda one: hand.save_as(one, tmp_path),
        lambda one: hand.message(one, "mail"),
    )
    for way in ways:
        with pytest.raises(BlockedError, match="placeholder"):
            way(draft.id)
    assert not list(tmp_path.iterdir())
    workbench.me.save(replace(workbench.me.get(), name="Mira"))
    overruled = hand.overrule(draft.id)
    (override,) = overruled.overrides
    assert (override.at, override.by) == (clock.now, "Mira")
    assert (override.check, override.message) == (blocker.check, blocker.message)
    assert override.words == "[price]"
    assert hand.overrule(draft.id) == overruled
    assert hand.save_as(draft.id, tmp_path).suffix == ".eml"
    workbench.composer.write(draft.id, body=BLANK.replace("pay", "pay [date] and"))
    with pytest.raises(BlockedError):
        hand.message(draft.id)


def test_what_was_put_aside_stops_nothing(workbench: "Workbench", ada: Client) -> None:
    draft = a_draft(workbench, ada, BLANK)
    (blocker,) = workbench.handover.review(draft.id).blockers
    workbench.composer.ignore(draft.id, blocker, Scope.ONCE)
    assert "[price]" in workbench.handover.message(draft.id)


def test_a_blank_in_words_of_my_own_stops_too(disk_workbench: "Workbench") -> None:
    bench = disk_workbench
    own = bench.settings.config / "templates" / "en"
    own.mkdir(parents=True)
    front = "title: M\nkind: nudge\nsubject: 'About {{ x }}'\nblanks:\n"
    (own / "mine.md").write_text(
        f"---\n{front}  x: {{source: promise.what, missing: the thing}}\n---\nHello, {{{{ x }}}}."
    )
    ada = bench.roster.add("Ada")
    draft = bench.composer.new(ada.id, filled=bench.templates.fill("mine", ada.id))
    blockers = bench.handover.review(draft.id).blockers
    assert [one.check for one in blockers] == ["placeholder"]
    assert draft.body[blockers[0].start : blockers[0].end] == "[the thing]"
    mended = bench.composer.write(draft.id, body="Hello, tea.")
    (blocker,) = bench.handover.review(mended.id).blockers
    assert (blocker.start, blocker.end) == (0, 0)


def test_a_template_sent_as_it_came_is_a_hint(workbench: "Workbench", ada: Client) -> None:
    filled = workbench.templates.fill("business-as-usual", ada.id)
    draft = workbench.composer.new(ada.id, filled=filled)
    assert "voice" in checks(workbench, draft)
    edited = workbench.composer.write(draft.id, body=f"{filled.body}\n\nPS: the oak is lovely.")
    assert "voice" not in checks(workbench, edited)


def test_a_summary_for_the_board_has_120_words(workbench: "Workbench", ada: Client) -> None:
    draft = a_draft(workbench, ada, "word " * 120, template="executive-summary")
    assert "length" not in checks(workbench, draft)
    assert "length" in checks(workbench, workbench.composer.write(draft.id, body="word " * 121))


# ---- files


def test_files_that_are_not_there_are_told(
    workbench: "Workbench", ada: Client, tmp_path: Path
) -> None:
    there = tmp_path / "plan.pdf"
    there.write_bytes(b"%PDF")
    paths = (str(there), str(tmp_path / "gone.pdf"), str(tmp_path), "a\x00b")
    draft = replace(a_draft(workbench, ada), attachments=paths)
    review = workbench.handover.review(workbench.composer.save(draft).id)
    assert [one.name for one in review.attached][:2] == ["plan.pdf", "gone.pdf"]
    assert review.attached[0].size == 4
    assert [one.wrong.startswith(("there is no", f"{tmp_path} is not a file")) for one in
            review.missing] == [True, True, True]  # fmt: skip
    with pytest.raises(BlockedError, match="missing file"):
        workbench.handover.message(draft.id)
    assert sum(one.check == "missing_file" for one in review.blockers) == 3
    workbench.composer.save(replace(draft, attachments=(str(there),)))
    with pytest.raises(InvalidInputError, match="a link carries no files"):
        workbench.handover.link(draft.id)
    assert "plan.pdf" in workbench.handover.message(draft.id)


def test_files_too_large_for_a_mail_are_told(
    workbench: "Workbench", ada: Client, tmp_path: Path
) -> None:
    large = tmp_path / "film.mov"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    draft = a_draft(workbench, ada, attachments=(str(large),))
    with pytest.raises(FileError, match="send a link instead"):
        workbench.handover.message(draft.id)


def test_a_message_takes_the_name_it_is_given_and_never_the_place_of_another(
    workbench: "Workbench", ada: Client, tmp_path: Path
) -> None:
    draft = a_draft(workbench, ada)
    path = workbench.handover.save_as(draft.id, tmp_path / "plan.eml")
    assert path == tmp_path / "plan.eml"
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("mine")
    with pytest.raises(ConflictError):
        workbench.handover.save_as(draft.id, path)
    assert path.read_text() == "mine"
    workbench.handover.save_as(draft.id, path, overwrite=True)
    assert b"X-Unsent: 1" in path.read_bytes()


def test_a_link_holds_the_draft(workbench: "Workbench", ada: Client) -> None:
    link = workbench.handover.link(a_draft(workbench, ada).id)
    assert link.url.startswith("mailto:ada@a.example?subject=The%20plan")


# ---- sent


def test_what_was_overruled_stands_in_the_touch_by_name_only(
    workbench: "Workbench", ada: Client
) -> None:
    draft = a_draft(workbench, ada, BLANK)
    workbench.handover.overrule(draft.id)
    workbench.handover.sent(draft.id)
    touch = workbench.log.last(ada.id)
    assert touch is not None
    assert [line.text for line in touch.lines] == [draft.subject, "left in spite of: placeholder"]


def test_a_held_draft_that_must_not_leave_is_not_sent_from_the_agenda(
    workbench: "Workbench", ada: Client, clock: FrozenClock
) -> None:
    draft = a_draft(workbench, ada, BLANK)
    workbench.composer.hold(draft.id, clock.now + timedelta(minutes=5))
    clock.advance(minutes=10)
    (entry,) = [one for one in workbench.agenda.entries() if one.record_id == draft.id]
    with pytest.raises(BlockedError):
        workbench.agenda.done(entry)
    workbench.composer.write(draft.id, body=GOOD)
    workbench.agenda.done(entry)
    assert workbench.composer.get(draft.id).state is DraftState.SENT


def test_a_leak_is_not_put_aside_and_one_override_lets_one_leak_pass(
    workbench: "Workbench",
) -> None:
    words = "they pay late because of the merger with the Danes"
    leif = workbench.roster.add("Leif", private=words, people=(a_person("Leif", "leif@l.example"),))
    draft = a_draft(workbench, leif, f"Hello Leif,\n\nI know that {words[:40]}.")
    (leak,) = workbench.handover.review(draft.id).blockers
    with pytest.raises(InvalidInputError, match="not put aside"):
        workbench.composer.ignore(draft.id, leak, Scope.ALWAYS)
    workbench.handover.overrule(draft.id)
    assert workbench.handover.cleared(draft.id)
    workbench.composer.write(draft.id, body=f"Hello Leif,\n\nI know that {words}.")
    with pytest.raises(BlockedError, match="leak"):
        workbench.handover.cleared(draft.id)


def test_a_missing_file_that_is_overruled_stays_behind(
    workbench: "Workbench", ada: Client, tmp_path: Path
) -> None:
    there = tmp_path / "plan.txt"
    there.write_bytes(b"oak")
    draft = a_draft(workbench, ada, attachments=(str(there), str(tmp_path / "gone.txt")))
    workbench.handover.overrule(draft.id)
    message = workbench.handover.message(draft.id)
    assert "plan.txt" in message
    assert "gone.txt" not in message


def test_the_promises_of_a_mail_are_offered_once(workbench: "Workbench", ada: Client) -> None:
    body = "Hello Ada,\n\nI will send the sketch by Friday 27 November, 15:00.\n\nBest,\nMira"
    draft = a_draft(workbench, ada, body)
    sent = workbench.handover.sent(draft.id)
    (promise,) = sent.offered
    assert promise.what == "I will send the sketch by Friday 27 November, 15:00"
    assert promise.due == wall("2026-11-27 15:00")
    assert body[promise.start : promise.end].startswith("I will")
    kept = workbench.handover.record(draft.id, promise)
    assert (kept.owner, kept.source, kept.due) == (Owner.MINE, draft.id, promise.due)
    assert workbench.handover.offered(draft.id) == ()
    nobody = workbench.composer.new(to="x@y.example", body=body)
    with pytest.raises(InvalidInputError, match="say whom"):
        workbench.handover.record(nobody.id, promise)


def test_the_next_word_on_an_incident_is_no_promise_beside_it(
    workbench: "Workbench", ada: Client
) -> None:
    due = wall("2026-11-27 15:00")
    workbench.cabinet.add(
        Incident, client=ada.id, title="Wrong file", updates=(IncidentUpdate(due=due),)
    )
    body = (
        "Hello Ada,\n\nI will send the next update by Friday 27 November, 15:00. "
        "I will call the printer on Thursday 26 November, 10:00.\n\nBest,\nMira"
    )
    found = workbench.handover.offered(a_draft(workbench, ada, body).id)
    assert [one.due for one in found] == [wall("2026-11-26 10:00")]


def test_a_mail_without_promises_offers_none(workbench: "Workbench", ada: Client) -> None:
    assert workbench.handover.offered(a_draft(workbench, ada).id) == ()


@pytest.fixture
def about(workbench: "Workbench", ada: Client, clock: FrozenClock) -> dict[str, Any]:
    """One record of each kind that a mail settles."""
    dues = (
        IncidentUpdate(due=wall("2026-11-24 12:00")),
        IncidentUpdate(due=wall("2026-11-23 12:00")),
    )
    records = [
        a_record(Promise, client=ada.id, owner=Owner.THEIRS, what="the plan"),
        a_record(Request, client=ada.id, words="soon", at=clock.now),
        a_record(
            Incident,
            client=ada.id,
            title="Wrong file",
            updates=dues,
            promised="the plan",
            expected="the plan",
            delivered="a sketch",
            solution="a courier",
        ),
        a_record(Share, client=ada.id, title="A talk", why="It helps"),
        a_record(PushBack, client=ada.id, wanted="All at once"),
    ]
    for record in records:
        workbench.cabinet.save(record)
    return {record.table: record for record in records}


def send(workbench: "Workbench", client: Client, name: str) -> None:
    filled = workbench.templates.fill(name, client.id)
    workbench.composer.sent(workbench.composer.new(client.id, filled=filled).id)


def held(workbench: "Workbench", record: Any) -> Any:
    return workbench.office.desk.records(type(record)).get(record.id)


def test_sending_starts_the_clocks(
    workbench: "Workbench", ada: Client, clock: FrozenClock, about: dict[str, Any]
) -> None:
    for name in ("nudge-1", "exact-time", "incident-admit", "share", "push-back"):
        send(workbench, ada, name)
    assert held(workbench, about["promises"]).nudges == (clock.now,)
    assert held(workbench, about["requests"]).due_state is DueState.ASKED
    assert held(workbench, about["incidents"]).admitted_at == clock.now
    assert len(held(workbench, about["incidents"]).owed) == 2
    assert held(workbench, about["shares"]).sent_on == clock.now.date()
    assert held(workbench, about["pushbacks"]).raised_on == clock.now.date()
    workbench.history.undo()
    assert held(workbench, about["pushbacks"]).raised_on is None


def test_an_update_that_was_sent_is_owed_no_more(
    workbench: "Workbench", ada: Client, clock: FrozenClock, about: dict[str, Any]
) -> None:
    send(workbench, ada, "incident-update")
    (owed,) = held(workbench, about["incidents"]).owed
    assert owed.due == wall("2026-11-24 12:00")
    send(workbench, ada, "incident-close")
    assert len(held(workbench, about["incidents"]).owed) == 1


def test_nobody_is_reminded_more_than_three_times(
    workbench: "Workbench", ada: Client, about: dict[str, Any]
) -> None:
    for _ in range(4):
        send(workbench, ada, "nudge-3")
    assert len(held(workbench, about["promises"]).nudges) == 3


def test_a_mail_about_nothing_starts_nothing(
    workbench: "Workbench", ada: Client, about: dict[str, Any]
) -> None:
    workbench.composer.sent(a_draft(workbench, ada, template="nudge-1").id)
    assert held(workbench, about["promises"]).nudges == ()

"""B4: set expectations and deliver: how sure, what not, and a history nobody can rewrite."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Severity
from clientdesk.model.promise import Certainty, Owner, Promise, PromiseState
from clientdesk.services.practices.promising import read_promise
from tests.builders import NOW, FrozenClock, a_workbench, wall
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

FRIDAY = "2026-11-27 12:00"


@pytest.mark.parametrize(
    ("typed", "what", "due", "certainty"),
    [
        ("send wireframes fri 12:00", "send wireframes", FRIDAY, Certainty.SURE),
        ("send wireframes by ~fri 12:00", "send wireframes", FRIDAY, Certainty.LIKELY),
        ("send wireframes ?fri 12:00", "send wireframes", FRIDAY, Certainty.HOPE),
        ("send wireframes fri 12:00 likely", "send wireframes", FRIDAY, Certainty.LIKELY),
        ("fix 3 bugs", "fix 3 bugs", None, Certainty.SURE),
        ("review chapter 12 fri", "review chapter 12", "2026-11-27 00:00", Certainty.SURE),
        ('"paint the sun" mon', "paint the sun", "2026-11-23 00:00", Certainty.SURE),
        ("ship 2.0", "ship 2.0", None, Certainty.SURE),
        ("call them soon", "call them soon", None, Certainty.SURE),
        ("send it 4 dec", "send it", "2026-12-04 00:00", Certainty.SURE),
        ("crop it to 16:9", "crop it to 16:9", None, Certainty.SURE),
        ("send page 3-5", "send page 3-5", None, Certainty.SURE),
        ('"crop 25:99" fri', "crop 25:99", "2026-11-27 00:00", Certainty.SURE),
        ("pošli návrh v piatok 12:00 asi", "pošli návrh", FRIDAY, Certainty.LIKELY),
        ("hantar lakaran jumaat 12:00 harap", "hantar lakaran", FRIDAY, Certainty.HOPE),
    ],
)
def test_one_line_says_what_by_when_and_how_sure(
    typed: str, what: str, due: str | None, certainty: Certainty
) -> None:
    said = read_promise(typed, NOW)
    assert (said.what, said.due, said.certainty) == (what, wall(due) if due else None, certainty)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("@them approve copy wed not: the logo waits: photos", "approve copy"),
        ("@oni schvália text v stredu nie: the logo čaká: photos", "schvália text"),
        ("@mereka luluskan teks rabu bukan: the logo tunggu: photos", "luluskan teks"),
    ],
)
def test_the_line_says_whose_what_not_and_what_first(typed: str, what: str) -> None:
    said = read_promise(typed, NOW)
    assert (said.owner, said.what, said.due) == (Owner.THEIRS, what, wall("2026-11-25 00:00"))
    assert (said.out_of_scope, said.waits_for) == ("the logo", "photos")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("send it 30 feb", "there is no 30 Feb"),
        ("send it ~31 nov", "there is no 31 Nov"),
        ("send it fri 25:00", "there is no time 25:00"),
        ("send it 2026-13-01 likely", "there is no day 2026-13-01"),
        ("send it end of week", "a week ends on its fri or on its sun"),
        ("pošli to do konca týždňa", "a week ends on its fri or on its sun"),
        ("send it fri to mon", "the later one"),
        ("send it between mon and wed", "the later one"),
        ("send it fri 12:00-15:00", "the later one"),
        ("send it 3-5 dec", "the later one"),
        ("pošli to v pondelok alebo v utorok", "the later one"),
    ],
)
def test_what_is_meant_as_a_date_and_is_none_is_never_kept_without_one(
    typed: str, why: str
) -> None:
    with pytest.raises(InvalidInputError, match=why):
        read_promise(typed, NOW)


def test_the_reading_tells_both_clocks() -> None:
    said = read_promise("send it fri 12:00", NOW, "America/New_York")
    assert said.when is not None
    assert said.when.reading == "Fri 27 Nov 2026 12:00 CET, 06:00 for them"


@pytest.mark.parametrize("typed", ["send it 03/04", "fri 12:00", "report every 2 weeks"])
def test_two_days_at_once_nothing_to_do_and_a_habit_are_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        read_promise(typed, NOW)


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused_with_a_sentence(typed: str) -> None:
    try:
        said = read_promise(typed, NOW)
    except InvalidInputError:
        return
    assert said.what.strip()


# ---- history

WAYS = ["save", "cabinet", "forge", "verb", "owner", "undo"]
MOVES = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(1, 9)), max_size=6)


@given(MOVES)
def test_the_history_only_ever_grows_whatever_saves_it(moves: list[tuple[str, int]]) -> None:
    clock = FrozenClock()
    bench = a_workbench(clock)
    client = bench.roster.add("Ada")
    promise = bench.ledger.add(client.id, "send it", due=wall(FRIDAY))
    for how, days in moves:
        before = bench.ledger.get(promise.id)
        clock.advance(days=1)
        due = clock().replace(tzinfo=None) + timedelta(days=days)
        match how:
            case "save":
                bench.ledger.save(replace(before, due=due))
            case "cabinet":
                bench.cabinet.save(replace(before, due=due))
            case "forge":
                bench.cabinet.save(replace(before, due=due, history=()))
            case "owner":
                other = {Owner.MINE: Owner.THEIRS, Owner.THEIRS: Owner.MINE}[before.owner]
                bench.ledger.save(replace(before, owner=other))
            case "undo":  # of something else
                bench.notebook.add(client.id, "a note")
                assert bench.history.undo()
            case _ if due == before.due:
                with pytest.raises(InvalidInputError, match="already"):
                    bench.ledger.renegotiate(promise.id, due, "why")
            case _:
                bench.ledger.renegotiate(promise.id, due, "why")
        after = bench.ledger.get(promise.id)
        grown = 1 if (after.due, after.owner) != (before.due, before.owner) else 0
        assert after.history[: len(before.history)] == before.history
        assert len(after.history) == len(before.history) + grown
    bench.keeper.close()


def test_after_its_date_it_is_late_and_a_new_date_does_not_make_it_kept(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    early = workbench.ledger.add(client.id, "one", due=wall(FRIDAY))
    late = workbench.ledger.add(client.id, "two", due=wall(FRIDAY))
    workbench.ledger.renegotiate(early.id, wall("2026-12-04 12:00"), "their photos")
    clock.advance(days=7)
    assert workbench.ledger.is_late(late)
    moved = workbench.ledger.renegotiate(late.id, wall("2026-12-04 12:00"), "ill")
    assert moved.history[-1].was_late
    for one in (early, late):
        workbench.ledger.keep(one.id)
    assert workbench.ledger.kept_of(client.id) == (1, 2)


def test_a_closed_promise_keeps_its_date_and_a_date_in_the_past_is_none(
    workbench: "Workbench", client: Client
) -> None:
    promise = workbench.ledger.add(client.id, "one", due=wall(FRIDAY))
    with pytest.raises(InvalidInputError, match="passed"):
        workbench.ledger.renegotiate(promise.id, wall("2026-11-20 12:00"), "")
    kept = workbench.ledger.keep(promise.id)
    with pytest.raises(InvalidInputError, match="history"):
        workbench.cabinet.save(replace(kept, due=wall("2026-12-20 12:00")))


def test_whose_it_was_and_with_whom_stays_in_the_history(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    tom, ada = client.people
    promise = workbench.ledger.add(client.id, "one", due=wall(FRIDAY), person=tom.id)
    clock.advance(days=10)
    theirs = workbench.ledger.save(replace(promise, owner=Owner.THEIRS, person=ada.id))
    workbench.ledger.save(replace(theirs, history=()))
    (change,) = workbench.ledger.get(promise.id).history
    assert (change.was_owner, change.was_person, change.was) == (Owner.MINE, tom.id, None)
    assert change.was_late
    assert not theirs.moves


def test_one_that_was_late_as_mine_counts_whosever_it_is_called_later(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    late = workbench.ledger.add(client.id, "late", due=wall(FRIDAY))
    early = workbench.ledger.add(client.id, "given away", due=wall("2026-12-18 12:00"))
    clock.advance(days=10)
    for one in (late, early):
        workbench.ledger.save(replace(one, owner=Owner.THEIRS))
        workbench.ledger.keep(one.id)
    assert workbench.ledger.kept_of(client.id) == (0, 1)


def test_a_promise_that_ended_stays_whose_it_was(workbench: "Workbench", client: Client) -> None:
    kept = workbench.ledger.keep(workbench.ledger.add(client.id, "one").id)
    with pytest.raises(InvalidInputError, match="whose it was"):
        workbench.cabinet.save(replace(kept, owner=Owner.THEIRS))


def test_a_new_date_is_of_my_clock_wherever_the_old_one_was_told(
    workbench: "Workbench", client: Client
) -> None:
    told = workbench.ledger.add(client.id, "one", due=wall(FRIDAY), zone="Asia/Tokyo")
    moved = workbench.ledger.renegotiate(told.id, wall("2026-12-04 16:00"), "")
    due = workbench.ledger.due(moved)
    assert due is not None
    assert due.replace(tzinfo=None) == wall("2026-12-04 16:00")
    assert [change.was for change in moved.history] == [wall("2026-11-27 04:00")]


@pytest.mark.parametrize("hours", [0, 1])
def test_the_page_counts_as_the_card_does_to_the_minute(
    workbench: "Workbench", client: Client, clock: FrozenClock, tmp_path: Path, hours: int
) -> None:
    """An hour late is late on the page too, though the day is the same."""
    due = (workbench.clock() + timedelta(hours=1)).replace(tzinfo=None)
    promise = workbench.ledger.add(client.id, "one", due=due)
    clock.advance(hours=2 * hours)
    workbench.ledger.keep(promise.id)
    kept, closed = workbench.ledger.kept_of(client.id)
    assert (kept, closed) == (1 - hours, 1)
    (path,) = workbench.porter.export("ledger", tmp_path, client_id=client.id).files
    assert f"{kept} of {closed} promises of mine were kept in time." in path.read_text()


def test_the_page_tells_whose_it_was_before(
    workbench: "Workbench", client: Client, tmp_path: Path
) -> None:
    promise = workbench.ledger.add(client.id, "one", person=client.people[0].id)
    workbench.ledger.save(replace(promise, owner=Owner.THEIRS, person=client.people[1].id))
    (path,) = workbench.porter.export("ledger", tmp_path, client_id=client.id).files
    assert "was mine; was with Tom Reed" in path.read_text()


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.DROPPED])
def test_an_end_in_the_form_has_its_moment_too(
    workbench: "Workbench", client: Client, state: PromiseState
) -> None:
    promise = workbench.ledger.add(client.id, "one")
    assert workbench.ledger.save(replace(promise, state=state)).closed_at == workbench.clock()


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
def test_the_mail_of_a_moved_date_names_both_dates_and_no_reason(
    workbench: "Workbench", client: Client, language: str
) -> None:
    workbench.roster.save(replace(client, language=language))
    promise = workbench.ledger.add(client.id, "send the plan", due=wall(FRIDAY))
    moved = workbench.ledger.renegotiate(promise.id, wall("2026-12-04 12:00"), "zephyr quandary")
    begun = workbench.writing.about(moved)
    assert begun is not None
    assert begun.missing == 0
    assert "27" in begun.draft.body
    assert "4" in begun.draft.subject
    assert "zephyr" not in begun.draft.body


@pytest.mark.parametrize(
    ("language", "passed"),
    [("en", "has passed"), ("ms", "telah berlalu"), ("sk", "už uplynul")],
)
def test_the_mail_of_a_date_that_had_passed_says_so_and_goes_out_clean(
    workbench: "Workbench", client: Client, clock: FrozenClock, language: str, passed: str
) -> None:
    workbench.roster.save(replace(client, language=language))
    promise = workbench.ledger.add(client.id, "send the plan", due=wall(FRIDAY))
    clock.advance(days=10)
    moved = workbench.ledger.renegotiate(promise.id, wall("2026-12-04 12:00"), "ill")
    begun = workbench.writing.about(moved)
    assert begun is not None
    assert begun.missing == 0
    assert passed in begun.draft.body
    assert "{" not in begun.draft.body
    assert "\n\n" in begun.draft.body[-60:]
    review = workbench.handover.review(begun.draft.id)
    assert not [one for one in review.findings if one.severity is not Severity.HINT]


@pytest.mark.parametrize(
    ("due", "asked"),
    [
        ("2026-12-11 12:00", "by Wednesday 25 November"),
        ("2026-11-25 12:00", "by Tuesday 24 November"),
        ("2026-11-23 20:00", "by Monday 23 November, 14:00"),
    ],
)
def test_the_mail_asks_for_an_answer_before_the_new_date(
    workbench: "Workbench", client: Client, due: str, asked: str
) -> None:
    promise = workbench.ledger.add(client.id, "send the plan", due=wall(FRIDAY))
    moved = workbench.ledger.renegotiate(promise.id, wall(due), "")
    begun = workbench.writing.about(moved)
    assert begun is not None
    assert f"tell me {asked}" in begun.draft.body


async def test_by_keyboard_a_line_is_read_in_full_and_kept(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench) as desk:
        await desk.press("p")
        await desk.paste("send wireframes ~fri 12:00 not: the logo")
        await desk.until(lambda: "Fri 27 Nov 2026 12:00 CET, 06:00 for them, likely" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: workbench.ledger.of(client.id))
        (promise,) = workbench.ledger.of(client.id)
        assert (promise.out_of_scope, promise.certainty) == ("the logo", Certainty.LIKELY)


async def test_by_keyboard_a_date_that_is_none_is_said_and_the_line_stays(
    workbench: "Workbench", client: Client
) -> None:
    async with opened(workbench) as desk:
        await desk.press("p")
        await desk.paste("send wireframes 30 feb")
        await desk.press("enter")
        await desk.until(lambda: "there is no 30 Feb" in desk.text())
        assert "send wireframes 30 feb" in desk.text()
        assert not workbench.ledger.of(client.id)
        await desk.press(*["backspace"] * len("30 feb"))
        await desk.paste("yesterday")
        await desk.until(lambda: "that has passed" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: workbench.ledger.of(client.id))
        assert workbench.ledger.is_late(workbench.ledger.of(client.id)[0])


async def test_by_keyboard_a_promise_shows_how_it_came_to_its_date_and_is_dropped(
    workbench: "Workbench", client: Client, clock: FrozenClock
) -> None:
    tom, ada = client.people
    promise = workbench.ledger.add(client.id, "one", due=wall(FRIDAY), person=tom.id)
    given = workbench.ledger.save(replace(promise, owner=Owner.THEIRS, person=ada.id))
    taken = workbench.ledger.save(replace(given, owner=Owner.MINE))
    clock.advance(days=10)
    workbench.ledger.renegotiate(taken.id, wall("2026-12-04 12:00"), "ill")
    async with opened(workbench) as desk:
        await desk.press("enter", "f", "p")
        await desk.until(lambda: "late, then moved once" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "Promise to Halden" in desk.text())
        shown = desk.text()
        for words in (
            "mine, with Tom Reed; changed Sat 21 Nov",
            "theirs; changed Sat 21 Nov",
            "by Fri 27 Nov 12:00; changed Tue 1 Dec, when it had passed",
        ):
            assert words in shown
        await desk.press("D")
        await desk.until(lambda: "Dropped: one" in desk.text())
    dropped = workbench.ledger.get(promise.id)
    assert dropped.state is PromiseState.DROPPED
    assert len(dropped.history) == 3
    assert workbench.ledger.kept_of(client.id) == (0, 1)


async def test_behind_the_curtain_a_promise_tells_what_they_may_read_only(
    workbench: "Workbench", client: Client
) -> None:
    promise = workbench.ledger.add(
        client.id, "one", due=wall(FRIDAY), person=client.people[0].id, certainty=Certainty.HOPE
    )
    workbench.ledger.renegotiate(promise.id, wall("2026-12-04 12:00"), "zephyr quandary")
    async with opened(workbench) as desk:
        await desk.press("asterisk", "enter", "f", "p", "enter")
        await desk.until(lambda: "Promise to" in desk.text())
        shown = desk.text().partition("Promise to")[2]
        assert "Fri 4 Dec 2026" in shown
        assert not any(words in shown for words in ("zephyr", "a hope", "Tom Reed"))


async def test_by_keyboard_another_date_brings_its_mail(
    workbench: "Workbench", client: Client
) -> None:
    workbench.ledger.add(client.id, "send the plan", due=wall(FRIDAY))
    async with opened(workbench) as desk:
        await desk.press("R")
        await desk.until(lambda: "send the plan" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "New date: send the plan" in desk.text())
        await desk.paste("4 dec 12:00")
        await desk.press("enter")
        await desk.until(lambda: workbench.composer.drafts(client.id))
        assert workbench.composer.drafts(client.id)[0].template == "renegotiate"
        found: Promise = workbench.ledger.of(client.id)[0]
        assert [change.was for change in found.history] == [wall(FRIDAY)]


async def test_by_keyboard_a_new_date_is_for_the_row_under_the_cursor_and_mine_stand_first(
    workbench: "Workbench", client: Client
) -> None:
    workbench.ledger.add(client.id, "their copy", owner=Owner.THEIRS, due=wall("2026-11-23 12:00"))
    workbench.ledger.add(client.id, "my sketch", due=wall(FRIDAY))
    async with opened(workbench) as desk:
        await desk.press("R")
        await desk.until(lambda: "Which promise gets another date?" in desk.text())
        chosen = desk.text().partition("Which promise")[2]
        assert chosen.index("my sketch") < chosen.index("their copy")
        await desk.press("escape", "enter", "f", "p")
        await desk.until(lambda: "I promised: my sketch" in desk.text())
        await desk.press("R")
        await desk.until(lambda: "New date: my sketch" in desk.text())
        await desk.press("escape", "down", "R")
        await desk.until(lambda: "New date: their copy" in desk.text())
        await desk.press("escape", "escape", "escape", "f4", "down")
        await desk.press("R")
        await desk.until(lambda: "New date: " in desk.text())

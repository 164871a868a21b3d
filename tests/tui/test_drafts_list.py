"""The list of drafts: by client and state, filtered, and every verb of it undone by u."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.draft import Draft, DraftState
from clientdesk.tui.drafts.listing import Shown, ago, rows_of
from tests.builders import NOW, FrozenClock, at
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def several(filled: "Workbench", clock: FrozenClock) -> "Workbench":
    """Four drafts to two clients: one of each state."""
    halden, bright = (filled.roster.find(name).id for name in ("Halden & Foss", "Brightwater"))
    composer = filled.composer
    composer.hold(composer.new(halden, subject="Held oak", body="x").id, NOW + timedelta(days=2))
    composer.sent(composer.new(bright, subject="Sent tea", body="Thanks for the tea").id)
    composer.trash(composer.new(bright, subject="Gone", body="x").id)
    clock.advance(minutes=90)
    return filled


def subjects(desk: Desk) -> list[str]:
    return [row.draft.subject for row in desk.find("DraftList").rows]  # type: ignore[attr-defined] # found by its name


async def listed(desk: Desk, *keys: str) -> None:
    """Open the list of all drafts, and press keys in it."""
    await desk.press("f2", "g", "d")
    await desk.until(partial(shows, desk, "Drafts: "))
    await desk.until(lambda: desk.find("DraftList").has_focus and subjects(desk))
    await desk.press(*keys)


def shows(desk: Desk, text: str) -> bool:
    return text in desk.text()


def named(bench: "Workbench", subject: str) -> Draft:
    drafts = [*bench.composer.drafts(), *bench.composer.trashed()]
    return next(one for one in drafts if one.subject == subject)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_it_shows_state_age_and_client_of_every_draft(
    several: "Workbench", size: tuple[int, int]
) -> None:
    async with opened(several, size) as desk:
        await listed(desk)
        text = desk.text()
        assert "Drafts: all clients (3)" in text
        assert "draft  1 h" in text
        assert "held  until Mon 23 Nov 14:02" in text
        assert "sent  1 h" in text
        assert text.index("Showroom") < text.index("Sent tea")


async def test_states_and_clients_are_one_key_each(several: "Workbench") -> None:
    async with opened(several) as desk:
        await desk.press("f5", "ctrl+g", "d")
        assert sorted(subjects(desk)) == ["Held oak", "Showroom"]
        await desk.press("a")
        shown = []
        for _ in Shown:
            shown.append(sorted(subjects(desk)))
            await desk.press("s")
        assert shown == [
            ["Held oak", "Sent tea", "Showroom"], ["Showroom"], ["Held oak"], ["Sent tea"], ["Gone"]
        ]  # fmt: skip


async def test_it_is_filtered_as_one_types_and_esc_gives_all_back(several: "Workbench") -> None:
    async with opened(several) as desk:
        await listed(desk, "slash")
        await desk.type("bright sent")
        assert subjects(desk) == ["Sent tea"]
        assert "(1 of 3)" in desk.text()
        await desk.press("escape")
        assert len(subjects(desk)) == 3
        await desk.press("escape")
        assert "Drafts: all" not in desk.text()


async def test_opening_a_draft_changes_nothing_of_it(several: "Workbench") -> None:
    before = [*several.composer.drafts(), *several.composer.trashed()]
    revision = several.keeper.revision
    async with opened(several) as desk:
        for subject in ("Held oak", "Sent tea", "Showroom"):
            await listed(desk, "slash")
            await desk.type(subject)
            await desk.press("enter", "enter")
            await desk.until(partial(shows, desk, f"Subject  {subject}"))
            await desk.press("f5", "tab", "tab", "shift+tab", "shift+tab", "f2")
        assert [*several.composer.drafts(), *several.composer.trashed()] == before
        assert several.keeper.revision == revision


async def test_a_draft_is_trashed_brought_back_held_and_released(several: "Workbench") -> None:
    async with opened(several) as desk:
        await listed(desk)
        # Drafts of one moment stand in no order of their own.
        await desk.press(*["down"] * subjects(desk).index("Showroom"), "d")
        assert named(several, "Showroom").trashed_at is not None
        assert "Showroom" not in subjects(desk)
        await desk.press("u")
        assert named(several, "Showroom").trashed_at is None
        await desk.press("G", "s", "s", "s", "s", "enter")
        assert "It is in the trash" in desk.toasts()
        await desk.press("b")
        assert named(several, "Gone").trashed_at is None
        await desk.press("s", "s", "h")
        await desk.paste("tue 9:00")
        await desk.press("enter")
        found = [one for one in several.composer.drafts() if one.state is DraftState.HELD]
        assert at("2026-11-24 09:00") in {one.hold_until for one in found}
        await desk.press("s", "r", "r")
        assert not [one for one in several.composer.drafts() if one.state is DraftState.HELD]


async def test_a_duplicate_is_a_draft_of_its_own(several: "Workbench") -> None:
    async with opened(several) as desk:
        await listed(desk, "s", "s", "s", "D")
        copies = [one for one in several.composer.drafts() if one.subject == "Sent tea"]
        assert {one.state for one in copies} == {DraftState.SENT, DraftState.DRAFT}


async def test_an_earlier_text_shows_what_changed_and_is_put_back(
    filled: "Workbench", clock: FrozenClock
) -> None:
    composer = filled.composer
    (draft,) = composer.drafts()
    composer.write(draft.id, body="Hi Ingrid, could you sign the plan?")
    clock.advance(minutes=2)
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "v")
        text = desk.text()
        assert "Earlier texts of “Showroom”" in text
        assert "5 words came (underlined), 0 went" in text
        await desk.press("enter")
        assert composer.get(draft.id).body == "Hi Ingrid,"
        assert len(composer.versions(draft.id)) == 2
        await desk.until(lambda: "Hi Ingrid, could" not in desk.text())
        await desk.press("escape", "u")
        assert composer.get(draft.id).body == "Hi Ingrid, could you sign the plan?"


def test_rows_hold_what_can_be_read_of_them(several: "Workbench") -> None:
    rows = rows_of(several, "", Shown.TRASH)
    assert [row.state for row in rows] == ["trash"]
    assert rows[0].holds(["gone", "trash", "brightwater"])
    assert not rows[0].holds(["held"])


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=23), "23 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=13), "13 days"),
        (timedelta(days=14), "7 Nov"),
        (timedelta(days=365), "21 Nov 2025"),
    ],
)
def test_an_age_is_two_words(passed: timedelta, told: str) -> None:
    assert ago(NOW - passed, NOW) == told

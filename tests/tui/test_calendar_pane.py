"""The calendar pane: what is owed, day by day, and the verbs of an entry."""

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import CheckIn, OccurrenceState
from clientdesk.model.recurrence import Frequency
from clientdesk.services.planning.agenda import Entry, EntryKind
from clientdesk.tui.forms.form import Form
from clientdesk.tui.panes.calendar import CalendarPane
from clientdesk.tui.screens.file import FileScreen
from clientdesk.tui.widgets.agenda_rows import Item
from tests.builders import a_person
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def pane(desk: Desk) -> CalendarPane:
    return desk.app.desk.query_one(CalendarPane)


def checkins(bench: "Workbench", name: str) -> list[CheckIn]:
    return bench.calendar.of(bench.roster.find(name).id)


async def put_cursor(desk: Desk, kind: EntryKind, name: str) -> Entry:
    """Walk down the agenda to an entry."""
    await desk.press("f4", "home")
    for _ in pane(desk).agenda.rows:
        entry = pane(desk).entry
        assert entry is not None
        if (entry.kind, entry.client_name) == (kind, name):
            return entry
        await desk.press("j")
    raise AssertionError((kind, name))


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
async def test_it_opens_at_every_size(filled: "Workbench", size: tuple[int, int]) -> None:
    async with opened(filled, size) as desk:
        await desk.press("f4")
        text = desk.text()
        assert "November 2026" in text
        assert "4d    Halden & Foss" in text
        if size[0] < 92:
            row = next(line for line in text.splitlines() if "November 2026" in line)
            assert "Overdue" in row


async def test_an_empty_agenda_names_the_next_key(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        assert "Nothing planned" in desk.text()
        assert "a  add a check-in" in desk.text()
        await desk.press("f4", "x")
        assert "There is nothing under the cursor" in desk.toasts()
        await desk.press("a")
        assert "Choose a client first" in desk.toasts()


async def test_a_check_in_is_typed_in_one_line_and_read_back_in_both_zones(
    workbench: "Workbench",
) -> None:
    workbench.roster.add("Nakamura", zone="Asia/Tokyo")
    async with opened(workbench) as desk:
        await desk.press("f4", "a")
        await desk.paste("fri 15:00 every 2 weeks")
        assert "every 2 weeks on Fri, from Fri 27 Nov 2026 15:00" in desk.text()
        assert "CET, 23:00 for them" in desk.text()
        assert checkins(workbench, "Nakamura") == []
        await desk.press("tab")
        await desk.paste("Budget [/b]")
        await desk.press("enter")
        (found,) = checkins(workbench, "Nakamura")
        assert (found.starts, found.zone) == (datetime(2026, 11, 27, 15), "Europe/Bratislava")
        assert found.title == "Budget [/b]"
        assert found.recurrence is not None
        assert (found.recurrence.frequency, found.recurrence.interval) == (Frequency.WEEKLY, 2)
        assert "15:00 Nakamura: Budget" in desk.text()


@pytest.mark.parametrize(
    ("typed", "said"), [("fri", "type an hour too"), ("03/04", "03/04"), ("", "type a date")]
)
async def test_a_line_that_is_not_clear_is_not_saved(
    filled: "Workbench", typed: str, said: str
) -> None:
    async with opened(filled) as desk:
        await desk.press("f4", "a")
        await desk.paste(typed)
        await desk.press("enter")
        assert said in desk.text()
        await desk.press("escape")
        assert len(checkins(filled, "Halden & Foss")) == 1


async def test_done_is_said_with_one_key_and_undone_with_another(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        entry = await put_cursor(desk, EntryKind.CHECK_IN, "Halden & Foss")
        await desk.press("x")
        (found,) = checkins(filled, "Halden & Foss")
        assert [each.state for each in found.occurrences] == [OccurrenceState.DONE]
        assert len(filled.log.of(entry.client_id)) == 1
        await desk.press("u")
        assert checkins(filled, "Halden & Foss")[0].occurrences == ()


@pytest.mark.parametrize(
    ("keys", "until"),
    [("t", date(2026, 11, 22)), ("3", date(2026, 11, 24)), ("m", date(2026, 11, 23))],
)
async def test_an_entry_is_put_off_with_two_keys(
    filled: "Workbench", keys: str, until: date
) -> None:
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, "Halden & Foss")
        await desk.press("z", keys)
        found = checkins(filled, "Halden & Foss")[0]
        assert found.snoozed_until is not None
        assert (found.snoozed_until.date(), found.snoozes) == (until, 1)


async def test_an_entry_is_put_off_until_a_typed_day(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, "Halden & Foss")
        await desk.press("z", "d")
        await desk.paste("2 dec")
        await desk.press("enter")
        snoozed = checkins(filled, "Halden & Foss")[0].snoozed_until
        assert snoozed is not None
        assert snoozed.date() == date(2026, 12, 2)


async def test_a_check_in_in_another_zone_moves_to_the_same_moment(
    workbench: "Workbench",
) -> None:
    client = workbench.roster.add("Nakamura", zone="Asia/Tokyo")
    workbench.calendar.add(client.id, datetime(2026, 11, 23, 10), zone="Asia/Tokyo")
    async with opened(workbench) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, "Nakamura")
        await desk.press("m")
        await desk.paste("tue 9:00")
        await desk.press("enter")
        assert checkins(workbench, "Nakamura")[0].starts == datetime(2026, 11, 24, 17)
        assert "Tue 24 Nov" in desk.text()


async def test_a_promise_gets_another_date_with_its_reason(filled: "Workbench") -> None:
    client = filled.roster.find("Halden & Foss")
    filled.ledger.add(client.id, "send the sketch", due=datetime(2026, 11, 24, 9))
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.PROMISE, "Halden & Foss")
        await desk.press("m")
        await desk.paste("wed 9:00")
        await desk.press("tab")
        await desk.paste("the oak is late")
        await desk.press("enter")
        (promise,) = filled.ledger.of(client.id)
        assert promise.due == datetime(2026, 11, 25, 9)
        assert promise.history[-1].why == "the oak is late"


async def test_enter_opens_the_check_in_and_its_plan_is_saved(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, "Halden & Foss")
        await desk.press("enter")
        assert isinstance(desk.app.screen, Form)
        await desk.press("tab")
        desk.find("#field-title").focus()
        await desk.pilot.pause()
        await desk.paste("Showroom")
        await desk.press("enter")
        assert checkins(filled, "Halden & Foss")[0].title == "Showroom"


async def test_enter_on_a_client_who_waits_opens_their_file(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, "Corvid Analytics")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, FileScreen))


async def test_c_begins_a_mail_about_the_entry(filled: "Workbench") -> None:
    client = filled.roster.find("Brightwater Studio")
    filled.ledger.add(client.id, "send the sketch", due=datetime(2026, 11, 24, 9))
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.PROMISE, "Brightwater Studio")
        await desk.press("c")
        (draft,) = filled.composer.drafts(client.id)
        assert draft.subject == "send the sketch"
        await desk.until(lambda: desk.app.client_id == client.id)
        assert "Subject  send the sketch" in desk.text()


async def test_the_trash_asks_nothing_and_undo_brings_back(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await put_cursor(desk, EntryKind.CHECK_IN, "Halden & Foss")
        await desk.press("d")
        assert checkins(filled, "Halden & Foss") == []
        await desk.press("u")
        assert len(checkins(filled, "Halden & Foss")) == 1


async def test_views_show_the_agenda_the_week_and_the_month(filled: "Workbench") -> None:
    client = filled.roster.find("Peat [/x] Ltd")
    done = filled.calendar.add(client.id, datetime(2026, 11, 3, 10))
    filled.calendar.done(done.id, done.starts)
    async with opened(filled) as desk:
        await desk.press("f4")
        assert "10:00 Peat [/x] Ltd" not in desk.text()
        await desk.press("v")
        assert "this week" in desk.text()
        assert "10:00 Peat [/x] Ltd" not in desk.text()
        await desk.press("v")
        assert "this month" in desk.text()
        assert "10:00 Peat [/x] Ltd (" in desk.text()
        await desk.press("v")
        assert "this month" not in desk.text()


async def test_the_list_can_be_of_one_client_and_in_their_time(workbench: "Workbench") -> None:
    person = a_person("Yui", "yui@n.example")
    one = workbench.roster.add("Nakamura", zone="Asia/Tokyo", people=(person,))
    two = workbench.roster.add("Other")
    workbench.calendar.add(one.id, datetime(2026, 11, 24, 10))
    workbench.calendar.add(two.id, datetime(2026, 11, 24, 11))
    async with opened(workbench) as desk:
        await desk.press("f4", "T")
        assert "18:00 Nakamura" in desk.text()
        assert "11:00 Other" in desk.text()
        await desk.press("f")
        client = workbench.roster.get(desk.app.client_id)
        names = {row.entry.client_name for row in pane(desk).agenda.rows if isinstance(row, Item)}
        assert names == {client.name}
        assert "one client · their time" in desk.text()


async def test_a_typed_date_is_gone_to(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f4", "D")
        await desk.paste("23 nov")
        await desk.press("enter")
        assert pane(desk).month.day == date(2026, 11, 23)
        entry = pane(desk).entry
        assert entry is not None
        assert entry.client_name == "Brightwater Studio"


async def test_the_entry_under_the_cursor_is_told_whole_with_its_context(
    workbench: "Workbench",
) -> None:
    client = workbench.roster.add("A firm with quite a long name")
    workbench.ledger.add(client.id, "send the second sketch", due=datetime(2026, 11, 23, 9))
    async with opened(workbench) as desk:
        await desk.press("f4")
        shown = " ".join(line[92:118].strip() for line in desk.text().splitlines()[-8:-2])
        assert "send the second sketch, A firm with quite a long name" in shown
        assert "you owe 1" in shown


async def test_a_change_made_in_another_pane_is_shown_soon(filled: "Workbench") -> None:
    client = filled.roster.find("Brightwater Studio")
    async with opened(filled) as desk:
        filled.ledger.add(client.id, "send it", due=datetime(2026, 11, 22, 9))
        desk.app.changed()
        await desk.until(lambda: "09:00 send it" in desk.text())


async def test_a_very_long_agenda_comes_right_after_the_first_frame(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientdesk.services.planning.agenda.MANY", 0)
    async with opened(filled) as desk:
        await desk.until(lambda: pane(desk).agenda.rows)
        await desk.pilot.pause()
        assert pane(desk).agenda.visible
        assert "Halden & Foss" in desk.text().partition("Overdue")[2]


async def test_the_first_day_of_the_week_is_chosen_by_its_name(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("g", "m")
        assert "Monday" in desk.text()
        await desk.press(*["tab"] * 7)
        await desk.press("left")
        await desk.press("ctrl+s")
        assert workbench.me.get().first_weekday == 6

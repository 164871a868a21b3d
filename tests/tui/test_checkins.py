"""A check-in in the app: its form, one occurrence or all, its agenda, what came of it, its file."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaKind, CheckIn, OccurrenceState
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.services.when.rule_words import read_rule, rule_words
from clientdesk.tui.forms.form import Form
from clientdesk.tui.panes.calendar import CalendarPane
from tests.builders import NOW, wall
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

WEEKLY = Recurrence(frequency=Frequency.WEEKLY)


@pytest.fixture
def series(workbench: "Workbench") -> CheckIn:
    ada = workbench.roster.add("Ada")
    return workbench.calendar.add(
        ada.id, wall("2026-11-24 10:00"), recurrence=WEEKLY, title="Weekly"
    )


def pane(desk: Desk) -> CalendarPane:
    return desk.app.desk.query_one(CalendarPane)


async def at_first(desk: Desk) -> None:
    await desk.press("f4", "home")
    for _ in pane(desk).agenda.rows:
        entry = pane(desk).entry
        if entry is not None and entry.record_table == "checkins":
            return
        await desk.press("j")


async def test_one_occurrence_is_edited_before_the_whole_series(
    workbench: "Workbench", series: CheckIn
) -> None:
    async with opened(workbench) as desk:
        await at_first(desk)
        await desk.press("enter")
        assert isinstance(desk.app.screen, Form)
        assert desk.app.screen.query_one("#field-recurrence").value == "every week"  # type: ignore[attr-defined] # an Input
        desk.app.screen.query_one("#field-starts").value = "2026-11-25 11:00"  # type: ignore[attr-defined] # an Input
        await desk.press("ctrl+s")
        text = desk.text()
        assert text.index("this one") < text.index("this one and those") < text.index("all of")
        await desk.press("t")
        (found,) = workbench.calendar.of(series.client)
        assert found.starts == series.starts
        assert found.occurrences[0].moved_to == wall("2026-11-25 11:00")


async def test_a_rule_is_typed_as_words_and_asked_for_more_than_one(
    workbench: "Workbench", series: CheckIn
) -> None:
    async with opened(workbench) as desk:
        await at_first(desk)
        await desk.press("enter")
        desk.app.screen.query_one("#field-recurrence").value = "every 2 weeks thu 5 times"  # type: ignore[attr-defined] # an Input
        await desk.press("ctrl+s", "a")
        (found,) = workbench.calendar.of(series.client)
        assert found.recurrence == Recurrence(
            frequency=Frequency.WEEKLY, interval=2, weekdays=(3,), count=5
        )
        assert found.upcoming == wall("2026-11-26 10:00")


async def test_an_agenda_is_prepared_edited_as_lines_and_flagged(
    workbench: "Workbench", series: CheckIn
) -> None:
    async with opened(workbench) as desk:
        await at_first(desk)
        await desk.press("e")
        assert "no update and no question yet" in desk.text()
        await desk.press("p")
        (found,) = workbench.calendar.of(series.client)
        assert found.agenda_complete
        editor = desk.app.screen.query_one("#field-items")
        assert "+ Business as usual" in editor.text  # type: ignore[attr-defined] # an Editor
        editor.text = "Invoice is out\n~ slow answers"  # type: ignore[attr-defined] # an Editor
        await desk.press("ctrl+s")
        (found,) = workbench.calendar.of(series.client)
        assert [item.kind for item in found.items] == [AgendaKind.UPDATE, AgendaKind.PAIN_POINT]


async def test_what_came_of_it_is_written_down_with_the_talk(
    workbench: "Workbench", series: CheckIn
) -> None:
    async with opened(workbench) as desk:
        await at_first(desk)
        await desk.press("e", "o")
        desk.app.screen.query_one("#field-outcome").text = "! oak it is"  # type: ignore[attr-defined] # an Editor
        await desk.press("ctrl+s")
        (found,) = workbench.calendar.of(series.client)
        (one,) = found.occurrences
        assert (one.state, one.outcome) == (OccurrenceState.DONE, "! oak it is")
        touch = workbench.log.last(series.client)
        assert touch is not None
        assert [str(line) for line in touch.lines] == ["! oak it is"]


async def test_one_check_in_leaves_as_a_file(
    workbench: "Workbench", series: CheckIn, tmp_path: Path
) -> None:
    workbench.calendar.add(series.client, wall("2026-12-24 10:00"), title="Another")
    target = tmp_path / "one.ics"
    async with opened(workbench) as desk:
        await at_first(desk)
        await desk.press("e", "X")
        desk.app.screen.query_one("Input").value = str(target)  # type: ignore[attr-defined] # an Input
        await desk.press("enter")
        await desk.app.workers.wait_for_complete()
        await desk.pilot.pause()
        text = target.read_text()
        assert text.count("BEGIN:VEVENT") == 1
        assert "SUMMARY:Weekly" in text


@pytest.mark.parametrize(
    "rule",
    [
        WEEKLY,
        Recurrence(frequency=Frequency.WEEKLY, interval=2, weekdays=(1, 3), count=9),
        Recurrence(frequency=Frequency.DAILY, interval=3),
        Recurrence(frequency=Frequency.MONTHLY, until=NOW.date().replace(year=2027)),
        Recurrence(frequency=Frequency.MONTHLY, weekdays=(4,), position=-1),
        Recurrence(frequency=Frequency.YEARLY),
    ],
)
def test_a_rule_shown_as_words_is_read_back(rule: Recurrence) -> None:
    assert read_rule(rule_words(rule), NOW) == rule

"""A touch is a talk that took place; a live one owes a recap."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Channel
from clientdesk.model.touch import LineKind, RecapState
from tests.builders import FrozenClock, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_the_newest_touch_comes_first(any_workbench: "Workbench", clock: FrozenClock) -> None:
    ada = any_workbench.roster.add("Ada").id
    now = any_workbench.log.add(ada, Channel.EMAIL)
    before = any_workbench.log.add(ada, Channel.MESSAGE, at=clock.now - timedelta(days=3))
    assert any_workbench.log.of(ada) == [now, before]
    assert any_workbench.log.last(ada) == now


@pytest.mark.parametrize(
    ("channel", "recap"),
    [
        (Channel.CALL, RecapState.OWED),
        (Channel.VIDEO, RecapState.OWED),
        (Channel.IN_PERSON, RecapState.OWED),
        (Channel.EMAIL, RecapState.NOT_NEEDED),
        (Channel.MESSAGE, RecapState.NOT_NEEDED),
    ],
)
def test_only_a_live_talk_owes_a_recap(
    workbench: "Workbench", channel: Channel, recap: RecapState
) -> None:
    ada = workbench.roster.add("Ada").id
    assert workbench.log.add(ada, channel).recap is recap


def test_lines_get_their_kind_from_their_prefix(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    typed = ["! oak it is", "> send samples", "< pay", "? which day", "nice weather", "  "]
    touch = workbench.log.add(ada, Channel.CALL, lines=typed)
    assert [line.kind for line in touch.lines] == [
        LineKind.DECISION,
        LineKind.MINE,
        LineKind.THEIRS,
        LineKind.OPEN,
        LineKind.NOTE,
    ]
    assert [str(line) for line in touch.lines] == typed[:-1]


def test_a_recap_debt_ends_on_sent_or_with_a_reason(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada").id
    one, two = (workbench.log.add(ada, Channel.CALL) for _ in range(2))
    assert workbench.log.recap_sent(one.id).recap is RecapState.SENT
    with pytest.raises(InvalidInputError, match="say why"):
        workbench.log.recap_not_needed(two.id, "  ")
    assert workbench.log.recap_not_needed(two.id, "small talk").recap_why == "small talk"


def test_a_talk_in_the_future_or_without_a_zone_is_refused(
    workbench: "Workbench", clock: FrozenClock
) -> None:
    ada = workbench.roster.add("Ada").id
    with pytest.raises(InvalidInputError, match="plan a check-in instead"):
        workbench.log.add(ada, Channel.CALL, at=clock.now + timedelta(minutes=1))
    with pytest.raises(InvalidInputError, match="time zone"):
        workbench.log.add(ada, Channel.CALL, at=wall("2026-11-20 10:00"))

"""B6: shares with a why and never twice; advice against something with two options and one ask."""

from typing import TYPE_CHECKING

from clientdesk.model.pushback import PushBack
from clientdesk.model.share import Share
from clientdesk.services.clients.feed_item import item_of
from clientdesk.services.practices.sharing import NO_WHY, doubts
from clientdesk.services.practices.writing import Letter
from clientdesk.tui.practices.opening import open_matter
from tests.builders import NOW
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_share_without_a_why_is_flagged(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    share = sampled.cabinet.add(Share, client=client.id, title="On oak")
    assert doubts(sampled.office, share) == [NO_WHY]
    assert item_of(share, sampled).state == "no why"


def test_the_same_title_is_warned_of_at_the_second_time(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    told = {"client": client.id, "why": "they buy oak"}
    first = sampled.cabinet.add(Share, title="On oak", link="https://a.example/1", **told)
    again = sampled.cabinet.add(Share, title="ON OAK", link="https://b.example/2", **told)
    other = sampled.cabinet.add(Share, title="On ash", link="https://c.example/3", **told)
    assert doubts(sampled.office, again) == [
        f"you shared “{first.title}” with them before, but not sent it yet"
    ]
    assert doubts(sampled.office, other) == []


async def test_the_same_link_is_warned_of_at_the_second_time(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    sampled.cabinet.add(
        Share, client=client.id, title="On oak", link="https://www.oak.example/a/?from=me",
        why="they buy oak", sent_on=NOW.date(),
    )  # fmt: skip
    async with opened(sampled) as desk:
        await desk.press("a", "s")
        await desk.type("Another title")
        await desk.press("tab", "tab")
        await desk.type("oak.example/a")
        await desk.press("tab")
        await desk.type("they buy it")
        await desk.press("ctrl+s")
        await desk.pilot.pause()
        assert "You shared “On oak” with them before, on 21 Nov 2026" in desk.text()


def test_advice_has_two_options_and_one_ask(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    told = {"client": client.id, "wanted": "a carousel", "risk": "nobody waits", "advice": "one"}
    few = sampled.cabinet.add(PushBack, **told, options=("one photograph",))
    assert "[add two or three options]" in written(sampled, few)
    assert item_of(few, sampled).state == "needs two options"
    both = sampled.cabinet.add(PushBack, **told, options=("one photograph", "three small ones"))
    text = written(sampled, both)
    assert "1. One photograph." in text
    assert "2. Three small ones." in text
    assert text.count("?") == 1


def written(bench: "Workbench", pushback: PushBack) -> str:
    letter = Letter("push-back", {"pushback": pushback.id})
    return bench.writing.begin(pushback.client, letter).draft.body


async def test_advice_is_written_told_and_its_outcome_noted_by_keys(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    async with opened(sampled, (80, 24)) as desk:
        await desk.press("a", "p")
        await desk.type("a carousel")
        await desk.press("tab")
        await desk.type("nobody waits for slide two")
        await desk.press("tab")
        await desk.type("one photograph")
        await desk.press("tab")
        await desk.type("one photograph")
        await desk.press("enter")
        await desk.type("three small ones")
        await desk.press("ctrl+s")
        await desk.pilot.pause()
        assert "2. three small ones" in desk.text()
        await desk.press("o")
        await desk.type("one photograph it is")
        await desk.press("enter")
        await desk.pilot.pause()
        (made,) = sampled.cabinet.list(PushBack, client.id)
        assert made.outcome == "one photograph it is"
        open_matter(desk.app, made)
        await desk.pilot.pause()
        assert "one photograph it is" in desk.text()
        await desk.press("c")
        await desk.pilot.pause()
    draft = sampled.composer.current(client.id)
    assert draft is not None
    assert draft.about == (made.id,)
    assert draft.body.count("?") == 1
    assert "1. One photograph." in draft.body
    assert "outcome" not in draft.body
    sampled.handover.sent(draft.id)
    assert sampled.cabinet.get(PushBack, made.id).raised_on == NOW.date()


async def test_one_way_to_go_on_is_said_to_be_too_few(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    advice = sampled.cabinet.add(PushBack, client=client.id, wanted="a carousel", options=("no",))
    async with opened(sampled, (80, 24)) as desk:
        open_matter(desk.app, advice)
        await desk.pilot.pause()
        assert "1. no" in desk.text()
        assert "two are needed" in desk.text()

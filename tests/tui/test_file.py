"""A client's file: the feed, the cards beside it, and what the keys do with their lines."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.checkin import AgendaItem, AgendaKind
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.feedback import Feedback
from clientdesk.model.incident import Incident
from clientdesk.model.milestone import Milestone
from clientdesk.model.note import Fact, Note
from clientdesk.model.person import Address, Channel, Power
from clientdesk.model.promise import Owner, PromiseState
from clientdesk.model.request import Request
from clientdesk.model.touch import RecapState
from clientdesk.services.clients.feed import FIRST, Feed
from clientdesk.tui.dialogs.card import CardSheet
from clientdesk.tui.forms.form import Form
from clientdesk.tui.screens.file import FileScreen
from clientdesk.tui.screens.file_rows import finished
from clientdesk.tui.widgets.card_list import CardList, broken
from clientdesk.tui.widgets.feed_list import FeedList
from tests.builders import NOW, a_person, wall
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def client_of(bench: "Workbench") -> Client:
    return bench.roster.find("Halden")


def lived(bench: "Workbench") -> "Workbench":
    """Let a year of work lie behind the first client."""
    client = client_of(bench)
    ingrid = client.people[0]
    bench.log.add(
        client.id, Channel.CALL, at=NOW - timedelta(days=3), people=[ingrid.id],
        lines=["! press day is 12 March", "> a proposal"],
    )  # fmt: skip
    bench.log.add(client.id, Channel.EMAIL, at=NOW - timedelta(days=9), lines=["walnut samples"])
    bench.ledger.add(client.id, "send the proposal", due=wall("2026-11-24 16:00"))
    bench.ledger.add(client.id, "list of pieces", owner=Owner.THEIRS, due=wall("2026-11-19 00:00"))
    bench.cabinet.add(Request, client=client.id, words="Could we get prices ASAP?", at=NOW)
    bench.cabinet.add(Incident, client=client.id, title="Wrong finish")
    bench.cabinet.add(
        Feedback, client=client.id, question="How was the catalogue?", asked_on=NOW.date()
    )
    bench.cabinet.add(
        Milestone, client=client.id, title="Showroom opens", starts_on=date(2026, 12, 3)
    )
    facts = (
        Fact(text="14 people", source="Leif", seen_on=date(2025, 1, 1)),
        Fact(text="Oak from Telemark", seen_on=date(2026, 11, 1)),
    )
    bench.cabinet.add(Note, client=client.id, text="# Facts", facts=facts)
    return bench


async def file_of(desk: Desk) -> FileScreen:
    await desk.press("enter")
    await desk.until(lambda: isinstance(desk.app.screen, FileScreen))
    screen = desk.app.screen
    assert isinstance(screen, FileScreen)
    await desk.until(lambda: screen.cards.cards)
    return screen


def listed(screen: FileScreen) -> list[str]:
    items = (screen.feed.source.item(key) for key in screen.feed.rows)
    return [item.line for item in items if item is not None]


async def go_to(desk: Desk, screen: FileScreen, text: str) -> None:
    """Put the cursor of the feed on a row."""
    screen.feed.cursor = next(n for n, line in enumerate(listed(screen)) if text in line)
    await desk.pilot.pause()


async def go_to_card(desk: Desk, screen: FileScreen, text: str) -> None:
    """Put the cursor of the cards on a line."""
    screen.action_turn("cards")
    rows = screen.cards.rows
    at = next(n for n, row in enumerate(rows) if row.line is not None and text in row.line.text)
    screen.cards.cursor = at
    await desk.pilot.pause()


# ---- the feed


async def test_the_feed_holds_everything_newest_first(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        items = [screen.feed.source.item(key) for key in screen.feed.rows]
        nouns = {item.noun for item in items if item}
        assert {"call", "email", "note", "promise", "request", "draft", "incident"} <= nouns
        assert {"feedback", "milestone", "next check-in"} <= nouns
        moments = [item.at for item in items if item]
        assert moments == sorted(moments, reverse=True)


async def test_a_kind_is_shown_alone_and_esc_shows_everything(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        every = len(screen.feed.rows)
        await desk.press("f", "t")
        await desk.until(lambda: len(screen.feed.rows) == 2)
        assert "talks · 2 of" in desk.text()
        await desk.press("escape")
        await desk.until(lambda: len(screen.feed.rows) == every)
        await desk.press("escape")
        await desk.until(lambda: desk.app.screen is desk.app.desk)


async def test_a_filter_looks_into_every_line_and_shows_it(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        await desk.press("slash")
        await desk.type("propos")
        await desk.until(lambda: len(screen.feed.rows) == 2)
        assert "a proposal" in desk.text()
        await desk.type("zz")
        await desk.until(lambda: "Nothing fits" in desk.text())
        await desk.press("escape")
        await desk.until(lambda: len(screen.feed.rows) > 2)


async def test_the_cursor_stays_on_its_row_while_it_is_edited(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        await go_to(desk, screen, "walnut")
        await desk.press("e")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type(" sent")
        await desk.press("ctrl+s")
        await desk.until(lambda: desk.app.screen is screen)
        item = screen.feed.item
        assert item is not None
        assert "sent" in item.line


async def test_a_row_is_trashed_and_brought_back(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        await go_to(desk, screen, "walnut")
        await desk.press("d")
        await desk.until(lambda: not any("walnut" in line for line in listed(screen)))
        assert filled.roster.rows()
        await desk.press("u")
        await desk.until(lambda: any("walnut" in line for line in listed(screen)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("send the proposal", "Kept"),
        ("press day", "Recap: sent"),
        ("prices", "Request: done"),
        ("Showroom opens", "Done: Showroom opens"),
        ("catalogue", "what came of it"),
        ("Wrong finish", "closes with a lesson"),
        ("walnut", "nothing to be done"),
    ],
)
def test_x_says_that_a_row_is_done_or_why_not(filled: "Workbench", text: str, said: str) -> None:
    source = Feed(lived(filled), client_of(filled).id)
    items = [source.item(key) for key in source.newest()[0]]
    record = next(item.record for item in items if item and text in item.line)
    try:
        told = finished(filled, record)
    except InvalidInputError as error:
        told = str(error)
    assert said in told


async def test_x_keeps_a_promise(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        await go_to(desk, screen, "send the proposal")
        await desk.press("x")
        await desk.until(lambda: "Kept" in desk.toasts())


async def test_a_talk_is_in_the_feed_at_once_and_owes_its_recap(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        screen = await file_of(desk)
        await desk.press("i")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type("? who prints it")
        await desk.press("ctrl+g", "s")
        await desk.until(lambda: any("who prints it" in line for line in listed(screen)))
        touch = filled.log.last(screen.client_id)
        assert touch is not None
        assert touch.recap is RecapState.OWED


async def test_a_long_feed_is_whole_and_found_in(filled: "Workbench") -> None:
    client = client_of(filled)
    many = 3 * FIRST
    for number in range(many):
        at = NOW - timedelta(days=number + 30)
        filled.log.add(client.id, Channel.EMAIL, at=at, lines=[f"mail {number:03}"])
    async with opened(filled) as desk:
        screen = await file_of(desk)
        await desk.until(lambda: len(screen.feed.rows) >= many)
        await desk.press("G")
        await desk.until(lambda: f"mail {many - 1:03}" in desk.text())
        await desk.press("slash")
        await desk.type("mail 077")
        await desk.until(lambda: listed(screen) == ["mail 077"])


async def test_the_curtain_hides_feed_and_cards_but_for_names(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        await file_of(desk)
        await desk.press("asterisk")
        await desk.until(lambda: "They owe" not in desk.text())
        text = desk.text()
        assert "Ingrid Halden" in text
        assert "walnut" not in text
        assert "proposal" not in text


# ---- the cards


async def test_the_cards_say_what_is_open_and_what_is_stale(filled: "Workbench") -> None:
    async with opened(lived(filled), (120, 60)) as desk:
        await file_of(desk)
        text = desk.text()
        for words in (
            "send the proposal", "late, Thu 19 Nov", "when exactly?", "Wrong finish",
            "no answer yet", "Showroom opens", "still so?", "Know your partner: 1 of 8",
        ):  # fmt: skip
            assert words in text


async def test_on_a_narrow_screen_the_cards_are_a_page_of_their_own(filled: "Workbench") -> None:
    async with opened(lived(filled), (80, 24)) as desk:
        await file_of(desk)
        assert "They owe" not in desk.text()
        await desk.press("tab")
        await desk.until(lambda: "They owe" in desk.text())
        await desk.press("escape")
        await desk.until(lambda: "They owe" not in desk.text())


async def test_a_line_of_a_card_opens_what_it_is_about(filled: "Workbench") -> None:
    async with opened(lived(filled)) as desk:
        screen = await file_of(desk)
        await go_to_card(desk, screen, "Ingrid Halden")
        await desk.press("enter")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        desk.find("#field-role").focus()
        await desk.type("Director")
        await desk.press("enter")
        await desk.until(lambda: client_of(filled).people[0].role == "Director")
        assert desk.app.screen is screen


async def test_a_stale_fact_is_seen_again_edited_and_removed(filled: "Workbench") -> None:
    async with opened(lived(filled), (120, 60)) as desk:
        screen = await file_of(desk)
        await go_to_card(desk, screen, "14 people")
        await desk.press("x")
        await desk.until(lambda: "still so?" not in desk.text())
        await go_to_card(desk, screen, "14 people")
        await desk.press("d")
        await desk.until(lambda: "14 people" not in desk.text())
        await desk.press("u")
        await desk.until(lambda: "14 people" in desk.text())


async def test_a_card_is_opened_by_its_letter(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await file_of(desk)
        await desk.press("C", "w")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type("the floor plan")
        await desk.press("enter")
        await desk.until(lambda: filled.ledger.open(client_of(filled).id))
        promise = filled.ledger.open(client_of(filled).id)[0]
        assert (promise.owner, promise.state) == (Owner.THEIRS, PromiseState.OPEN)


async def test_people_are_added_ordered_and_removed_by_keys(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await file_of(desk)
        await desk.press("C", "p", "n")
        await desk.until(lambda: isinstance(desk.app.screen, Form))
        await desk.type("Leif Foss")
        await desk.press("enter")
        await desk.until(lambda: len(client_of(filled).people) == 2)
        await desk.press("K")
        await desk.until(lambda: client_of(filled).people[0].name == "Leif Foss")
        await desk.press("d")
        await desk.until(lambda: len(client_of(filled).people) == 1)
        await desk.press("u")
        await desk.until(lambda: len(client_of(filled).people) == 2)


async def test_a_client_that_is_trashed_elsewhere_closes_its_file(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        screen = await file_of(desk)
        filled.roster.trash(screen.client_id)
        desk.app.changed()
        await desk.until(lambda: desk.app.screen is desk.app.desk)


@pytest.mark.parametrize("size", [(100, 30), (40, 10)])
async def test_the_file_opens_at_every_size(filled: "Workbench", size: tuple[int, int]) -> None:
    async with opened(lived(filled), size) as desk:
        screen = await file_of(desk)
        await desk.press("tab", "G", "g", "g", "tab", "G")
        assert screen.query_one(FeedList).rows
        assert screen.query_one(CardList).rows


def test_a_long_text_is_broken_at_spaces_and_no_word_is_lost() -> None:
    text = "one two three four five six seven"
    lines = broken(text, 12, 9)
    assert " ".join(lines) == text
    assert all(len(line) <= 12 for line in lines)


# ---- the cards to read


async def test_the_brief_tells_what_to_have_in_mind(filled: "Workbench") -> None:
    lived(filled)
    item = AgendaItem(kind=AgendaKind.QUESTION, text="Who speaks at the opening?")
    filled.calendar.add(client_of(filled).id, wall("2026-11-20 10:00"), items=[item])
    async with opened(filled, (120, 70)) as desk:
        await desk.press("b")
        text = desk.text()
        for words in (
            "call with Ingrid Halden", "! press day is 12 March", "send the proposal",
            "late, Thu 19 Nov", "Is this still so? 14 people", "To ask",
            "Showroom opens",
        ):  # fmt: skip
            assert words in text
        await desk.press("b")
        await desk.until(lambda: desk.app.screen is desk.app.desk)


async def test_the_know_card_opens_over_an_editor_and_keeps_its_cursor(
    filled: "Workbench",
) -> None:
    async with opened(lived(filled)) as desk:
        await desk.press("f3")
        await desk.until(lambda: desk.note.has_focus)
        desk.note.move_cursor((0, 4))
        await desk.press("ctrl+g", "K")
        await desk.until(lambda: isinstance(desk.app.screen, CardSheet))
        assert "Oak from Telemark" in desk.text()
        await desk.press("K")
        await desk.until(lambda: desk.app.screen is desk.app.desk)
        assert desk.note.has_focus
        assert desk.note.cursor_location == (0, 4)


async def test_a_card_is_copied_and_said_to_be_internal(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(
        "clientdesk.tui.outside.copy", lambda _app, text, _what: copied.append(text)
    )
    async with opened(lived(filled)) as desk:
        await desk.press("K", "y")
        await desk.until(lambda: "INTERNAL" in desk.toasts())
        assert "Oak from Telemark" in copied[0]


async def test_nothing_secret_stands_on_any_card(filled: "Workbench") -> None:
    from dataclasses import replace

    lived(filled)
    client = client_of(filled)
    person = replace(client.people[0], politics="CANARY1", power=Power.DECIDES)
    filled.roster.save(replace(client, private="CANARY2", people=(person,)))
    async with opened(filled, (120, 70)) as desk:
        await file_of(desk)
        seen = desk.text()
        await desk.press("K")
        seen += desk.text()
        await desk.press("escape", "b")
        seen += desk.text()
        assert "CANARY" not in seen
        assert "decides" in seen


async def test_the_know_card_over_the_curtain_shows_only_what_a_client_may_see(
    filled: "Workbench",
) -> None:
    lived(filled)
    async with opened(filled) as desk:
        await desk.press("asterisk", "K")
        assert "Ingrid Halden" in desk.text()
        assert "Telemark" not in desk.text()


async def test_a_person_has_several_addresses_with_labels(filled: "Workbench") -> None:
    from dataclasses import replace

    client = client_of(filled)
    phones = (Address(value="+47 1", label="mobile"), Address(value="+47 2", label="work"))
    person = a_person("Leif Foss", "leif@x.example", phones=phones, zone="Asia/Tokyo")
    filled.roster.save(replace(client, people=(*client.people, person)))
    async with opened(filled) as desk:
        await file_of(desk)
        text = desk.text()
        assert "mobile" in text
        assert "22:02" in text

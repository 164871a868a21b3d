"""What the rows of a client's feed say: late stays late, and a mail stands there once."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.promise import Owner
from clientdesk.services.clients.cards import as_text, brief_cards, file_cards, know_cards
from clientdesk.services.clients.feed import Feed
from clientdesk.services.clients.feed_item import FeedItem
from tests.builders import FrozenClock, a_person, wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def ada(workbench: "Workbench") -> Client:
    return workbench.roster.add("Ada", people=(a_person("Ada Byron", "ada@a.example"),))


def rows(bench: "Workbench", client: Client) -> Iterator[FeedItem]:
    feed = Feed(bench, client.id)
    return filter(None, map(feed.item, feed.newest()[0]))


@pytest.mark.parametrize(
    ("days", "told"),
    [(0, "kept"), (2, "kept, late that day"), (3, "kept, a day late"), (9, "kept, 7 days late")],
)
def test_a_promise_kept_late_says_how_late(
    workbench: "Workbench", ada: Client, clock: FrozenClock, days: int, told: str
) -> None:
    due = wall("2026-11-23 12:00")
    both = [workbench.ledger.add(ada.id, "a plan", owner=owner, due=due) for owner in Owner]
    clock.advance(days=days)
    for promise in both:
        workbench.ledger.keep(promise.id)
    assert all(row.more.endswith(f", {told}") for row in rows(workbench, ada))


def test_a_promise_that_was_late_and_moved_says_so_open_and_kept(
    workbench: "Workbench", ada: Client, clock: FrozenClock
) -> None:
    promise = workbench.ledger.add(ada.id, "a plan", due=wall("2026-11-23 12:00"))
    clock.advance(days=5)
    assert next(rows(workbench, ada)).state == "late"
    workbench.ledger.renegotiate(promise.id, wall("2026-12-01 12:00"), "")
    assert "late, then moved once" in next(rows(workbench, ada)).more
    workbench.ledger.keep(promise.id)
    assert "kept, late, then moved once" in next(rows(workbench, ada)).more


def test_a_sent_mail_stands_in_the_feed_once_as_long_as_it_is_there(
    workbench: "Workbench", ada: Client
) -> None:
    draft = workbench.composer.new(ada.id, to="ada@a.example", subject="The plan", body="Hello.")
    workbench.composer.sent(draft.id)
    feed = Feed(workbench, ada.id)
    assert [row.noun for row in filter(None, map(feed.item, feed.newest()[0]))] == ["mail"]
    workbench.composer.trash(draft.id)
    assert [row.noun for row in filter(None, map(feed.item, feed.newest()[0]))] == ["email"]


def test_the_kept_rate_stands_on_the_know_card_the_brief_and_the_file_not_behind_the_curtain(
    workbench: "Workbench", ada: Client
) -> None:
    promise = workbench.ledger.add(ada.id, "a plan", due=wall("2026-11-23 12:00"))
    workbench.ledger.keep(promise.id)
    for cards in (know_cards, brief_cards, file_cards):
        told = as_text("", list(cards(workbench, ada, public=False)))
        assert "kept in time  (1 of 1)" in told
        assert "kept" not in as_text("", list(cards(workbench, ada, public=True)))

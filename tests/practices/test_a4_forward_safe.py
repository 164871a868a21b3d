"""A4: a summary is passed on: no aside to its reader and no words of my own notes stand in it."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.finding import Finding
from clientdesk.model.person import Channel
from clientdesk.model.promise import Owner
from clientdesk.tui.panes.draft import DraftPane
from tests.builders import a_promise, wall
from tests.tui.conftest import opened
from tests.tui.test_underlines import underlined

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

NOTED = "they fear that the board will stop the showroom"


def unsafe(
    bench: "Workbench", client: Client, body: str, template: str = "executive-summary"
) -> list[Finding]:
    """What the forward-safe check finds in a draft of some words."""
    filled = bench.templates.fill(template, client.id)
    draft = bench.composer.new(client.id, filled=filled)
    bench.composer.write(draft.id, body=body)
    return [one for one in bench.handover.review(draft.id).findings if one.check == "forward_safe"]


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        ("en", "Between you and me, the budget is thin."),
        ("ms", "Ini antara kita sahaja."),
        ("sk", "Medzi nami, rozpočet nestačí."),
    ],
)
def test_an_aside_to_the_reader_is_found_in_what_is_passed_on_only(
    workbench: "Workbench", language: str, aside: str
) -> None:
    client = workbench.roster.add("Ada", language=language)
    (found,) = unsafe(workbench, client, aside)
    assert aside[found.start : found.end] in aside
    assert not unsafe(workbench, client, aside, "recap")


@pytest.mark.parametrize("where", ["talk", "note", "request"])
def test_words_of_my_own_notes_are_found(
    workbench: "Workbench", client: Client, where: str
) -> None:
    if where == "talk":
        workbench.log.add(client.id, Channel.CALL, lines=[NOTED])
    elif where == "note":
        workbench.notebook.add(client.id, f"# Them\n{NOTED}")
    else:
        workbench.decoder.add(client.id, "A page", audience=NOTED)
    body = f"Where we stand: {NOTED}, so we wait."
    (found,) = unsafe(workbench, client, body)
    assert body[found.start : found.end] == NOTED
    assert not unsafe(workbench, client, "All is well.")


def test_words_that_both_sides_heard_are_no_finding(workbench: "Workbench", client: Client) -> None:
    words = "approve the layout of the second hall"
    workbench.log.add(client.id, Channel.CALL, lines=[f"< {words}"])
    workbench.notebook.add(client.id, f"# Them\nthey will {words}")
    workbench.ledger.add(client.id, words, owner=Owner.THEIRS)
    assert not unsafe(workbench, client, f"What it is: {words}.")


@pytest.mark.parametrize("language", ["en", "ms", "sk"])
@pytest.mark.parametrize("kept", [0, 1, 5])
@pytest.mark.parametrize("mine", [0, 1, 5])
def test_a_summary_has_three_bullets_at_most(
    workbench: "Workbench", language: str, kept: int, mine: int
) -> None:
    client = workbench.roster.add("Ada", language=language, projects=("Oslo",))
    for number in range(kept):
        done = a_promise(client, f"done {number}", closed_at=workbench.clock())
        workbench.cabinet.save(done)
        workbench.ledger.keep(done.id)
    for number in range(mine):
        workbench.ledger.add(client.id, f"mine {number}", due=wall(f"2026-12-0{number + 1} 12:00"))
    body = workbench.templates.fill("executive-summary", client.id).body
    bullets = [line for line in body.splitlines() if line.startswith("- ")]
    others = max(0, mine - 1)
    assert len(bullets) == min(3, min(kept, 1 if others else 3) + others)


async def test_by_keyboard_an_aside_is_underlined_while_the_summary_is_written(
    workbench: "Workbench", client: Client
) -> None:
    filled = workbench.templates.fill("executive-summary", client.id)
    draft = workbench.composer.new(client.id, filled=filled)
    workbench.composer.write(draft.id, body="Between you and me, the budget is thin.")
    async with opened(workbench, size=(80, 24)) as desk:
        await desk.press("f5")
        found = desk.app.desk.query_one(DraftPane).proof
        await desk.until(lambda: "forward_safe" in {one.check for one in found.findings})
        await desk.press("f8")
        await desk.until(lambda: "Between you and me" in underlined(desk))


@pytest.mark.parametrize(
    ("language", "line", "other"),
    [
        ("en", "Lucia is a difficult customer. Our internal hourly rate is 95 EUR.", "The budget"),
        ("ms", "Lucia pelanggan yang cerewet. Kadar dalaman kami 95 EUR sejam.", "Bajet ialah"),
        ("sk", "Lucia je náročná klientka. Naša interná sadzba je 95 EUR.", "Rozpočet je"),
    ],
)
def test_a_judgement_of_people_and_my_own_money_are_found(
    workbench: "Workbench", language: str, line: str, other: str
) -> None:
    client = workbench.roster.add("Ada", language=language)
    assert len(unsafe(workbench, client, line)) == 2
    assert not unsafe(workbench, client, f"{other} 12,000 EUR.")


def test_the_name_of_another_client_is_found_in_a_summary(workbench: "Workbench") -> None:
    workbench.roster.add("Brightwater Studio")
    client = workbench.roster.add("Halden")
    filled = workbench.templates.fill("executive-summary", client.id)
    draft = workbench.composer.new(client.id, filled=filled)
    workbench.composer.write(draft.id, body="Brightwater Studio got the same offer.")
    found = workbench.handover.review(draft.id).findings
    assert "wrong_name" in {one.check for one in found}

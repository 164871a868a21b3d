"""D4: attack the situation and not the person: a wording is offered in the place of blame."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize(
    ("whose", "text", "blames"),
    [
        ("Rimba", "Anda gagal menghantar ukuran itu.", True),
        ("Rimba", "Anda meminta kami menghantar ukuran itu.", False),
        ("Tatransk", "Zabudli ste poslať rozmery.", True),
        ("Tatransk", "Požiadali ste nás, aby sme poslali rozmery.", False),
    ],
)
def test_blame_is_heard_in_the_language_of_the_client(
    sampled: "Workbench", whose: str, text: str, blames: bool
) -> None:
    client = sampled.roster.find(whose)
    opening = {"Rimba": "Salam sejahtera,", "Tatransk": "Dobrý deň,"}[whose]
    draft = sampled.composer.new(client.id, body=f"{opening}\n\n{text}\n\nMira\n")
    found = [one for one in sampled.composer.judge(draft).findings if one.check == "blame"]
    assert bool(found) is blames


@pytest.mark.parametrize(
    ("text", "blames"),
    [
        ("You failed to send the measurements.", True),
        ("You asked us to send the measurements.", False),
        ("The measurements have not arrived yet.", False),
    ],
)
def test_blame_is_heard_and_a_fact_is_not(sampled: "Workbench", text: str, blames: bool) -> None:
    draft = sampled.composer.new(body=f"Hi Ingrid,\n\n{text}\n\nBest wishes,\nMira\n")
    found = [one for one in sampled.composer.judge(draft).findings if one.check == "blame"]
    assert bool(found) is blames
    if blames:
        assert "Say what happened, when, and what comes next" in found[0].message

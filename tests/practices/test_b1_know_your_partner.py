"""B1: know your partner: length, tone and jargon are told once, and every mail is read so."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.finding import Finding, Severity
from clientdesk.model.note import Note, Section
from clientdesk.model.preference import Length, Preferences, Term
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

SENTENCE = "The oak for the third table came in this morning and it is dry. "


def found(bench: "Workbench", name: str, check: str, text: str) -> list[Finding]:
    """Return what one check says about a mail to a client."""
    client = bench.roster.find(name)
    assert client.contact is not None
    body = f"Hi {client.contact.first_name},\n\n{text}\n\nBest wishes,\nMira\n"
    draft = bench.composer.new(client.id, to=client.contact.email, subject="Oak", body=body)
    return [one for one in bench.composer.judge(draft).findings if one.check == check]


@pytest.mark.parametrize(
    ("length", "words", "flagged"),
    [
        (Length.SHORT, 110, False),
        (Length.SHORT, 150, True),
        (Length.LONG, 150, False),
        (Length.LONG, 290, True),
    ],
)
def test_the_limit_follows_the_client(
    sampled: "Workbench", length: Length, words: int, flagged: bool
) -> None:
    client = sampled.roster.find("Halden")
    sampled.roster.save(replace(client, preferences=Preferences(length=length)))
    text = SENTENCE * (words // len(SENTENCE.split()))
    limit = str(length.words)
    said = [one for one in found(sampled, "Halden", "length", text) if limit in one.message]
    assert bool(said) is flagged


async def test_short_is_chosen_by_keys_and_heard_in_the_next_mail(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    sampled.roster.save(replace(client, preferences=Preferences()))
    text = SENTENCE * 11
    assert not found(sampled, "Halden", "length", text)
    async with opened(sampled) as desk:
        await desk.press("enter", "C", "t", "tab", "s", "tab")
        await desk.type("timber")
        await desk.press("tab")
        await desk.type("cheap")
        await desk.press("ctrl+s")
        await desk.pilot.pause()
    held = sampled.roster.find("Halden").preferences
    assert (held.length, held.avoided_words) == (Length.SHORT, ("cheap",))
    assert "125" in found(sampled, "Halden", "length", text)[0].message
    (tone,) = found(sampled, "Halden", "tone", "The cheap oak is here.")
    assert tone.severity is Severity.HINT


async def test_jargon_told_by_keys_is_flagged_in_a_mail_to_another_client_only(
    sampled: "Workbench",
) -> None:
    text = "Could you tell me by Tuesday 24 November, 10:00 where the glulam goes?"
    assert not found(sampled, "Brightwater", "wrong_name", text)
    async with opened(sampled) as desk:
        await desk.press("a", "j")
        await desk.type("glulam")
        await desk.press("tab")
        await desk.type("beams glued of thin boards")
        await desk.press("ctrl+s")
        await desk.pilot.pause()
        assert "Added" in desk.toasts()
    terms = sampled.roster.find("Halden").jargon
    assert terms[-1] == Term(term="glulam", meaning="beams glued of thin boards")
    (flagged,) = found(sampled, "Brightwater", "wrong_name", text)
    assert flagged.severity is Severity.STOP
    assert "glulam" in flagged.message
    assert not found(sampled, "Halden", "wrong_name", text)


async def test_a_word_not_fit_for_mail_is_a_hint_to_its_own_client(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    term = Term(term="the beast", meaning="the big saw", fit_for_mail=False)
    sampled.roster.save(replace(client, jargon=(*client.jargon, term)))
    (tone,) = found(sampled, "Halden", "tone", "Has the beast been mended?")
    assert tone.severity is Severity.HINT


async def test_the_eight_sections_are_begun_one_after_the_other_by_one_key(
    workbench: "Workbench",
) -> None:
    client = workbench.roster.add("Empty Ltd")
    async with opened(workbench) as desk:
        await desk.press("f3")
        await desk.until(lambda: desk.note.has_focus)
        for number in range(8):
            assert workbench.knowing.completeness(client.id).told == f"{number} of 8"
            await desk.press("f9")
            await desk.type(" known")
            desk.app.flush()
    sections = {note.section for note in workbench.cabinet.list(Note, client.id)}
    assert sections >= set(Section) - {Section.GENERAL}

"""B9: templates begin and end as I do; one sent as it came, and a word not mine, are hints."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.finding import Severity
from clientdesk.model.preference import Formality, Preferences
from clientdesk.model.profile import Voice
from clientdesk.services.practices.writing import Letter
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_template_as_it_came_is_a_hint_until_one_sentence_is_mine(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    draft = sampled.writing.begin(client.id, Letter("schedule")).draft
    seen = sampled.handover.review(draft.id)
    (hint,) = [one for one in seen.findings if one.check == "voice"]
    assert hint.severity is Severity.HINT
    assert hint not in seen.stops
    sampled.composer.write(draft.id, body=f"{draft.body}\nThe oak smells of autumn here.\n")
    checks = [one.check for one in sampled.handover.review(draft.id).findings]
    assert "voice" not in checks


def test_a_word_that_i_never_use_is_a_hint(sampled: "Workbench") -> None:
    me = sampled.me
    me.save(replace(me.get(), voice=Voice(never=("synergy",))))
    draft = sampled.composer.new(body="Hi Ingrid,\n\nOur synergy grows.\n\nBest wishes,\nMira\n")
    (hint,) = [one for one in sampled.composer.judge(draft).findings if one.check == "tone"]
    assert hint.severity is Severity.HINT
    assert "synergy" in hint.message


MINE = Voice(
    greetings=("Hello {first},", "formal: Good day {name},", "Ahoj {first}!", "Hai {name},"),
    sign_offs=("All the best,", "formal: Respectfully,", "Pekný deň", "Salam mesra,"),
)


@pytest.mark.parametrize(
    ("name", "formality", "begins", "ends"),
    [
        ("Halden", Formality.PLAIN, "Hello Ingrid,\n\n", "\n\nAll the best,\nMira Novak"),
        (
            "Halden",
            Formality.FORMAL,
            "Good day Ingrid Halden,\n\n",
            "\n\nRespectfully,\nMira Novak",
        ),
        ("Tatran", Formality.PLAIN, "Ahoj Zuzana!\n\n", "\n\nPekný deň\nMira Novak"),
        ("Rimba", Formality.PLAIN, "Hai Puan Nurul Aisyah,\n\n", "\n\nSalam mesra,\nMira Novak"),
    ],
)
def test_every_template_begins_and_ends_as_i_do(
    sampled: "Workbench", name: str, formality: Formality, begins: str, ends: str
) -> None:
    client = sampled.roster.find(name)
    sampled.roster.save(replace(client, preferences=Preferences(formality=formality)))
    sampled.me.save(replace(sampled.me.get(), voice=MINE))
    language = sampled.templates.language_for(client.id)
    for template in sampled.templates.list(language):
        body = sampled.templates.fill(template.name, client.id).body
        assert body.startswith(begins), template.name
        assert body.endswith(ends), template.name
        first = body.removeprefix(begins)[0]
        assert first == first.upper() or "!" not in begins, template.name


@pytest.mark.parametrize(
    ("name", "foreign", "ends"),
    [
        ("Halden", "Ahoj {first},", "Best wishes,"),
        ("Tatran", "Hi {first},", "S pozdravom"),
        ("Rimba", "Hi {first},", "Terima kasih,"),
    ],
)
def test_a_language_in_which_i_said_nothing_keeps_the_words_that_come_along(
    sampled: "Workbench", name: str, foreign: str, ends: str
) -> None:
    client = sampled.roster.find(name)
    mine = sampled.me.get()
    sampled.me.save(replace(mine, voice=Voice(greetings=(foreign,))))
    begun = sampled.templates.fill("check-in", client.id).body
    sampled.me.save(replace(mine, voice=Voice()))
    assert begun == sampled.templates.fill("check-in", client.id).body
    assert begun.splitlines()[-2] == ends


async def test_my_voice_is_told_once_by_keys_and_heard_in_the_next_mail(
    sampled: "Workbench",
) -> None:
    sampled.me.save(replace(sampled.me.get(), voice=Voice()))
    async with opened(sampled) as desk:
        await desk.press("g", "m", *["tab"] * 9, "enter")
        await desk.type("Hey")
        await desk.press("tab")
        await desk.type("Cheers,")
        await desk.press("tab")
        await desk.type("kindly")
        await desk.press("ctrl+s")
        await desk.until(lambda: "Hey, Cheers, kindly" in desk.text())
        await desk.press("ctrl+s")
        await desk.pilot.pause()
    assert sampled.me.get().voice == Voice(
        greetings=("Hey",), sign_offs=("Cheers,",), never=("kindly",)
    )
    client = sampled.roster.find("Halden")
    draft = sampled.writing.begin(client.id, Letter("share")).draft
    assert draft.body.startswith("Hey Ingrid,\n\n")
    assert draft.body.endswith("\n\nCheers,\nMira Novak")
    findings = sampled.composer.judge(
        sampled.composer.write(draft.id, body=f"{draft.body}\nKindly look at it.\n")
    ).findings
    assert [one.severity for one in findings if one.check == "tone"] == [Severity.HINT]

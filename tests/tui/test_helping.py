"""The helpers of the composer: one ask, the one thing, the point moved up, just information."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.draft import Draft
from clientdesk.tui.drafts.helping import at_place
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.widgets.spelt_proof import SpeltProof
from tests.builders import a_person
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

TALK = (
    "It was good to see you at the fair last week, and the weather could not have been better. "
    "I went through all the samples on the train home and put them in order by colour and by size. "
    "The blue ones look best beside the old wall, the green ones have a softer shine, and the grey "
    "ones seem to be out of fashion for the moment, at least in the shops that I know."
)
ASK = "Could you pick three of them by Friday?"
LATE = f"Hi Ingrid,\n\n{TALK} {ASK} The shop waits.\n\nBest,\nTom\n"
EARLY = f"Hi Ingrid,\n\n{ASK}\n\n{TALK} The shop waits.\n\nBest,\nTom\n"
PLAIN = f"Hi Ingrid,\n\n{TALK}\n\nBest,\nTom\n"
WANTED = "Could you please approve the layout by Friday 27 November, 15:00?"


def pane(desk: Desk) -> DraftPane:
    return desk.app.desk.query_one(DraftPane)


def proof(desk: Desk) -> SpeltProof:
    return pane(desk).proof


def draft(bench: "Workbench") -> Draft:
    return bench.composer.drafts(bench.roster.find("Halden & Foss").id)[0]


def give(bench: "Workbench", body: str, **client: object) -> None:
    known = bench.roster.find("Halden & Foss")
    if client:
        bench.roster.save(replace(known, **client))  # type: ignore[arg-type] # fields by name
    bench.composer.write(draft(bench).id, body=body)


async def judged(desk: Desk) -> None:
    if not proof(desk).has_focus:
        await desk.press("f5")
    await desk.until(lambda: proof(desk).verdict is not None and proof(desk).fresh)


async def ask(desk: Desk, what: str, by: str, *between: str) -> None:
    await desk.press("ctrl+l")
    await desk.paste(what)
    await desk.press("tab", *between, "tab")
    await desk.paste(by)


# ---- an ask


@pytest.mark.parametrize("keys", [("ctrl+l",), ("ctrl+g", "q")])
async def test_an_ask_is_written_from_what_who_and_when_as_one_undo(
    filled: "Workbench", keys: tuple[str, ...]
) -> None:
    give(filled, PLAIN)
    async with opened(filled) as desk:
        await judged(desk)
        assert "Ask: none, ctrl+l writes it" in desk.text()
        await desk.press(*keys)
        assert "Ingrid Halden, who reads it" in desk.text()
        await desk.paste("approve the layout")
        await desk.press("tab", "tab")
        await desk.paste("fri 15:00")
        assert "Fri 27 Nov 2026 15:00 CET" in desk.text()
        assert WANTED in desk.text()
        assert proof(desk).text == PLAIN
        await desk.press("enter")
        wanted = PLAIN.replace("\n\n", f"\n\n{WANTED}\n\n", 1)
        assert proof(desk).text == wanted
        assert proof(desk).cursor_location == (2, len(WANTED))
        await desk.until(lambda: proof(desk).fresh)
        verdict = proof(desk).verdict
        assert verdict is not None
        assert verdict.call_to_action.has_deadline
        await desk.press("ctrl+z")
        assert proof(desk).text == PLAIN


async def test_the_time_is_told_in_the_clients_zone_and_in_mine(filled: "Workbench") -> None:
    give(filled, PLAIN, zone="Asia/Kuala_Lumpur")
    async with opened(filled) as desk:
        await desk.press("f5")
        await ask(desk, "approve the layout", "fri 15:00")
        assert "Fri 27 Nov 2026 15:00 CET, 22:00 for them" in desk.text()
        await desk.press("enter")
        told = "by Friday 27 November, 22:00 your time (15:00 in Bratislava)?"
        assert told in proof(desk).text


async def test_an_ask_may_go_to_the_cursor(filled: "Workbench") -> None:
    give(filled, PLAIN)
    async with opened(filled) as desk:
        await desk.press("f5")
        at = PLAIN.split("\n")[2].index("I went")
        proof(desk).move_cursor((2, at))
        await ask(desk, "approve the layout", "fri 15:00")
        await desk.press("tab", "space", "enter")
        assert proof(desk).text == PLAIN.replace("I went", f"{WANTED} I went")


async def test_somebody_else_is_named_and_i_promise(filled: "Workbench") -> None:
    people = (a_person("Ingrid Halden", "ingrid@halden.example"), a_person("Leif Foss"))
    give(filled, PLAIN, people=people)
    async with opened(filled) as desk:
        await desk.press("f5")
        await ask(desk, "approve the layout", "fri 15:00", "space")
        assert "Could Leif please approve the layout by Friday" in desk.text()
        await desk.press("shift+tab", "m")
        assert "I will approve the layout by Friday 27 November, 15:00." in desk.text()
        await desk.press("enter")
        assert "I will approve the layout by Friday" in proof(desk).text


async def test_the_sentence_is_in_the_language_of_the_mail(filled: "Workbench") -> None:
    give(filled, "Dobrý deň,\n\nveľtrh dopadol dobre a stánok je zbalený.\n")
    async with opened(filled) as desk:
        await desk.press("f5")
        await ask(desk, "poslať mi logo", "fri 15:00")
        await desk.press("enter")
        assert proof(desk).text == (
            "Dobrý deň,\n\n"
            "mohli by ste mi, prosím, poslať logo do piatka 27. novembra do 15:00?\n\n"
            "Veľtrh dopadol dobre a stánok je zbalený.\n"
        )


async def test_what_is_not_understood_is_not_written(filled: "Workbench") -> None:
    give(filled, PLAIN)
    async with opened(filled) as desk:
        await desk.press("f5")
        await ask(desk, "the layout", "03/04")
        await desk.press("enter")
        assert "cannot be read" in desk.text()
        await desk.press("end", "ctrl+u")
        await desk.press("enter")
        assert "begin with a verb, such as approve the layout" in desk.text()
        await desk.press("escape")
        assert proof(desk).text == PLAIN


async def test_the_first_mail_of_all_can_be_an_ask(workbench: "Workbench") -> None:
    async with opened(workbench) as desk:
        await desk.press("f5", "ctrl+l")
        await desk.paste("approve the layout")
        await desk.press("enter")
        assert (
            proof(desk).text
            == "Could you please approve the layout by Wednesday 25 November, 16:00?"
        )


async def test_f9_on_a_mail_that_asks_nothing_writes_the_ask(filled: "Workbench") -> None:
    give(filled, PLAIN)
    async with opened(filled) as desk:
        await judged(desk)
        findings = proof(desk).findings
        assert [each.check for each in findings if each.start == each.end] == ["call_to_action"]
        await desk.press(*["f8"] * (1 + sum(each.start < each.end for each in findings)))
        assert "No sentence asks the reader" in desk.text()
        await desk.press("f9")
        assert "Ask for one thing" in desk.text()


@given(st.text(st.sampled_from("ab \n."), max_size=12), st.data())
def test_a_sentence_at_a_place_touches_no_word(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    fix = at_place(text, place, "Come!")
    after = text[:place] + fix.text + text[place:]
    assert "Come!" in after.split()
    assert after.replace(fix.text, "", 1) == text


# ---- the point moved up


async def test_the_point_is_shown_as_a_change_before_it_moves(filled: "Workbench") -> None:
    give(filled, LATE)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("f8", "f9")
        shown = desk.text()
        assert "Begin with the main point" in shown
        assert f"- line 3, word 77   {ASK}" in shown
        assert f"+ line 3, word 1    {ASK}" in shown
        assert proof(desk).text == LATE
        await desk.press("escape")
        assert proof(desk).text == LATE
        await desk.press("f9", "enter")
        assert proof(desk).text == EARLY
        assert proof(desk).cursor_location == (2, len(ASK))
        await desk.press("ctrl+z")
        assert proof(desk).text == LATE


async def test_the_list_of_findings_shows_the_change_too(filled: "Workbench") -> None:
    give(filled, LATE)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("ctrl+g", "f", "f")
        assert "Begin with the main point" in desk.text()
        await desk.press("enter")
        assert proof(desk).text == EARLY


# ---- the one thing


async def test_the_one_thing_typed_becomes_the_first_sentence(filled: "Workbench") -> None:
    give(filled, PLAIN)
    async with opened(filled) as desk:
        await desk.press("f5", "shift+f9")
        assert "What is the one thing this reader must not miss?" in desk.text()
        await desk.paste("The launch moves to 3 March")
        assert "It becomes the first sentence." in desk.text()
        await desk.press("enter")
        assert proof(desk).text == PLAIN.replace("\n\n", "\n\nThe launch moves to 3 March.\n\n", 1)
        await desk.press("ctrl+z")
        assert proof(desk).text == PLAIN


async def test_the_one_thing_that_the_mail_says_already_is_offered_to_move(
    filled: "Workbench",
) -> None:
    give(filled, LATE)
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "p")
        assert "Nothing typed moves up line 3: Could you pick three" in desk.text()
        await desk.paste("pick three by Friday")
        assert "Line 3 says so; enter moves it up:" in desk.text()
        await desk.press("enter")
        assert "w write mine" in desk.text()
        await desk.press("enter")
        assert proof(desk).text == EARLY
        await desk.press("ctrl+z", "ctrl+g", "p", "enter")
        assert "w write mine" not in desk.text()
        await desk.press("enter")
        assert proof(desk).text == EARLY


async def test_mine_may_be_written_all_the_same(filled: "Workbench") -> None:
    give(filled, LATE)
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "p")
        await desk.paste("Pick three by Friday")
        await desk.press("enter", "w")
        assert proof(desk).text == LATE.replace("\n\n", "\n\nPick three by Friday.\n\n", 1)


async def test_what_stands_first_already_is_said_to_stand_there(filled: "Workbench") -> None:
    give(filled, EARLY)
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "p")
        assert "The mail begins with it now, in line 3" in desk.text()
        await desk.press("enter")
        assert "What is the one thing" in desk.text()
        await desk.press("escape")
        assert proof(desk).text == EARLY


# ---- just information


async def test_just_information_survives_a_restart_and_undo_lights_the_lamp_again(
    filled: "Workbench",
) -> None:
    give(filled, PLAIN)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("shift+f7")
        await desk.until(lambda: "just information" in desk.text())
        assert "Ask: none" not in desk.text()
    async with opened(filled) as desk:
        await judged(desk)
        await desk.until(lambda: "just information" in desk.text())
        await desk.press("f2", "u", "f5")
        await desk.until(lambda: "Ask: none" in desk.text())
        assert not draft(filled).information_only

"""The draft pane: nothing typed is lost, and what the checks say stands where it belongs."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.widget import Widget

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.finding import CallToAction, Severity, Verdict
from clientdesk.services.upkeep.keeper import Typed
from clientdesk.tui.drafts.page import EDITOR
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.widgets.mail_head import MailHead
from clientdesk.tui.widgets.proof import Proof
from clientdesk.tui.widgets.verdict_line import VerdictLine
from tests.builders import NOW, a_person, at
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

BODY = "Hi Ingrid,\n\nCould you sign the contract ASAP?\n\nBest,\n{{name}}"

INFORMING = (
    "Hi Ingrid,\n\nThe chairs came this morning, and all twelve of them stand in the hall.\n"
)


def pane(desk: Desk) -> DraftPane:
    return desk.app.desk.query_one(DraftPane)


def proof(desk: Desk) -> Proof:
    return pane(desk).proof


def drafts(bench: "Workbench") -> list[Draft]:
    return bench.composer.drafts(bench.roster.find("Halden & Foss").id)


def draft(bench: "Workbench") -> Draft:
    return drafts(bench)[0]


def with_body(bench: "Workbench", body: str = BODY) -> Draft:
    return bench.composer.write(draft(bench).id, body=body)


async def judged(desk: Desk) -> Verdict:
    """Go to the draft and wait for a judgement of its text."""
    if not proof(desk).has_focus:
        await desk.press("f5")
    await desk.until(lambda: proof(desk).verdict is not None and proof(desk).fresh)
    verdict = proof(desk).verdict
    assert verdict is not None
    return verdict


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
async def test_it_opens_at_every_size(filled: "Workbench", size: tuple[int, int]) -> None:
    async with opened(filled, size) as desk:
        await desk.press("f5")
        assert "To       ingrid@halden.example" in desk.text()
        assert "Subject  Showroom" in desk.text()
        assert "Hi Ingrid," in desk.text()


async def test_what_is_typed_is_a_record_when_the_pane_is_left(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "end")
        await desk.type(" hello")
        assert draft(filled).body == "Hi Ingrid,"
        await desk.press("escape")
        assert draft(filled).body == "Hi Ingrid, hello"
        assert filled.keeper.typed() == []


async def test_what_is_typed_is_kept_against_a_crash_at_once(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Proof, "keep_after", 0.01)
    kept: list[tuple[str, str, str]] = []
    monkeypatch.setattr(filled.keeper, "keep_typing", lambda *what: kept.append(what))
    async with opened(filled) as desk:
        await desk.press("f5", "end", "x")
        await desk.until(lambda: kept)
        editor, record, text = kept[-1]
        assert (editor, record) == (EDITOR, draft(filled).id)
        assert text.endswith("\nHi Ingrid,x")


async def test_what_an_earlier_run_left_behind_is_put_back(filled: "Workbench") -> None:
    client = filled.roster.find("Brightwater Studio").id
    known = Typed(EDITOR, draft(filled).id, f"{client}\nto@x.example\nS\nA\nB", NOW)
    unknown = Typed(EDITOR, "", f"{client}\n\nNew\nText", NOW)
    async with opened(filled) as desk:
        assert pane(desk).take_back(known)
        assert pane(desk).take_back(unknown)
        assert not pane(desk).take_back(Typed("note", "", "x", NOW))
        await desk.pilot.pause()
    assert (draft(filled).to, draft(filled).subject, draft(filled).body) == (
        "to@x.example",
        "S",
        "A\nB",
    )
    assert filled.composer.drafts(client)[0].body == "Text"


async def test_a_new_draft_begins_with_the_first_word_and_not_before(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "n", "escape")
        assert len(drafts(filled)) == 1
        await desk.press("f5", "end")
        await desk.type("second")
        await desk.press("escape")
        assert {each.body for each in drafts(filled)} == {"second", "Hi Ingrid,"}
        assert {each.to for each in drafts(filled)} == {"ingrid@halden.example"}


async def test_opening_a_draft_changes_nothing_of_it(filled: "Workbench") -> None:
    first = draft(filled)
    filled.composer.new(first.client, subject="Other", body="Other text")
    before = drafts(filled)
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "d", "slash")
        await desk.type("Showroom")
        await desk.press("enter", "enter")
        await desk.until(lambda: "Subject  Showroom" in desk.text())
        assert proof(desk).text == "Hi Ingrid,"
        await desk.press("escape")
    assert drafts(filled) == before


async def test_passing_through_to_gives_a_draft_to_no_other_client(filled: "Workbench") -> None:
    bright = filled.roster.find("Brightwater Studio")
    filled.roster.save(replace(bright, people=(a_person("Marcus", "marcus@b.example"),)))
    before = filled.composer.write(draft(filled).id, to="marcus@b.example")
    async with opened(filled) as desk:
        await desk.press("f5")
        desk.app.desk.query_one(MailHead).to.focus()
        await desk.press("end", "x", "backspace", "tab", "tab", "f2")
        assert filled.composer.get(before.id) == before


async def test_what_is_typed_into_a_sent_mail_is_a_draft_of_its_own(filled: "Workbench") -> None:
    sent = filled.composer.sent(draft(filled).id)
    async with opened(filled) as desk:
        desk.app.open_record(sent.table, sent.id, sent.client)
        await desk.until(lambda: proof(desk).text == "Hi Ingrid,")
        await desk.press("f5", "ctrl+end")
        await desk.type(" again")
        await desk.press("f2")
        assert "this is a new draft now" in desk.toasts()
    assert filled.composer.get(sent.id) == sent
    assert sorted(one.body for one in drafts(filled)) == ["Hi Ingrid,", "Hi Ingrid, again"]


async def test_text_rescued_for_a_mail_that_was_sent_meanwhile_is_a_draft_of_its_own(
    filled: "Workbench",
) -> None:
    sent = filled.composer.sent(draft(filled).id)
    text = f"{sent.client}\n{sent.to}\n{sent.subject}\nHi Ingrid, one more thing"
    async with opened(filled) as desk:
        assert pane(desk).take_back(Typed(EDITOR, sent.id, text, NOW))
        await desk.until(lambda: proof(desk).text == "Hi Ingrid, one more thing")
    assert filled.composer.get(sent.id) == sent


async def test_findings_are_underlined_and_the_verdict_tells_them(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        verdict = await judged(desk)
        words = {BODY[each.start : each.end] for each in verdict.findings}
        assert {"ASAP", "{{name}}"} <= words
        line = proof(desk).get_line(5)
        assert any(span.end - span.start == len("{{name}}") for span in line.spans)
        assert "✗ CLEAN" in desk.text()
        assert "Ask: line 3, “ASAP” is no date · Clean: line 6" in desk.text()


async def test_nothing_is_judged_before_the_first_visit(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        assert not proof(desk).judging
        await desk.press("f3")
        assert not proof(desk).judging
        await judged(desk)


async def test_f8_goes_round_the_findings_and_tells_the_one_under_the_cursor(
    filled: "Workbench",
) -> None:
    with_body(filled)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("f8")
        assert proof(desk).cursor_location == (2, BODY.split("\n")[2].index("ASAP"))
        assert "! ASAP  " in desk.text()
        await desk.press("f8")
        assert proof(desk).cursor_location == (5, 0)
        assert "✗ {{name}}  " in desk.text()
        await desk.press("shift+f8")
        assert proof(desk).cursor_location[0] == 2


async def test_f8_before_the_first_judgement_goes_there_as_soon_as_it_has_come(
    filled: "Workbench",
) -> None:
    with_body(filled)
    async with opened(filled) as desk:
        proof(desk).begin()
        proof(desk).go_on(1)
        assert proof(desk).verdict is None
        await desk.until(lambda: proof(desk).cursor_location[0] == 2)
        assert "still reading" not in desk.toasts()


async def test_f9_makes_the_fix_and_one_undo_takes_it_back(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        verdict = await judged(desk)
        fix = next(each.fix for each in verdict.findings if each.check == "vague_deadline")
        assert fix is not None
        await desk.press("f8", "f9")
        assert proof(desk).text == BODY[: fix.start] + fix.text + BODY[fix.end :]
        await desk.press("ctrl+z")
        assert proof(desk).text == BODY


async def test_a_key_that_can_do_nothing_says_why(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("f9")
        assert "Put the cursor on an underlined place first" in desk.toasts()


async def test_a_judgement_of_an_older_text_is_dropped(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        await judged(desk)
        shown = proof(desk).findings
        stale = Verdict((), CallToAction(present=False), None, "en")
        proof(desk).post_message(Proof.Came(-1, "old", stale, 0))
        await desk.pilot.pause()
        assert proof(desk).findings == shown


async def test_checks_that_fail_cost_no_text_and_are_named(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> Verdict:
        raise ZeroDivisionError

    monkeypatch.setattr("clientdesk.services.mail.judge.judge", fail)
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: "The checks failed on this text" in desk.text())
        await desk.type("x")
        assert proof(desk).text.startswith("x")


async def test_a_finding_put_aside_is_gone_and_the_desk_knows(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("f8", "ctrl+g", "i")
        assert [each.text for each in draft(filled).ignored] == ["asap"]
        await desk.until(lambda: len(proof(desk).findings) == 1)
        await desk.press("ctrl+g", "f")
        assert "1 to look at" in desk.text()
        await desk.press("c")
        client = filled.roster.get(draft(filled).client)
        assert [each.text for each in client.ignored] == ["{{name}}"]


async def test_the_list_of_findings_leads_to_the_place(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        verdict = await judged(desk)
        await desk.press("ctrl+g", "f")
        assert f"{len(verdict.findings)} to look at" in desk.text()
        await desk.press("enter")
        assert verdict.findings
        gravest = min(verdict.findings, key=lambda each: (each.severity.rank, each.start))
        assert gravest.severity is Severity.STOP
        assert proof(desk).cursor_location == (5, 0)


async def test_just_information_is_a_choice_that_the_draft_keeps(filled: "Workbench") -> None:
    with_body(filled, INFORMING)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.until(lambda: "Ask: none" in desk.text())
        await desk.press("f8")
        assert "call to action" not in desk.toasts()
        assert proof(desk).findings[0].message[:30] in desk.text()
        await desk.press("ctrl+g", "j")
        assert draft(filled).information_only
        await desk.until(lambda: "just information" in desk.text())


async def test_a_review_states_the_problems_and_logs_what_is_overruled(
    filled: "Workbench",
) -> None:
    with_body(filled)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("ctrl+r")
        assert "problems in this draft" in desk.text()
        await desk.press("x")
        assert "Something stops this draft" in desk.toasts()
        await desk.press("o")
        assert "x I sent it" in desk.text()
        await desk.press("x")
        sent = filled.composer.drafts(state=DraftState.SENT)
        assert [each.check for each in sent[0].overrides] == ["placeholder"]
        assert len(filled.log.of(sent[0].client)) == 1


async def test_leaving_a_review_hands_nothing_over(filled: "Workbench") -> None:
    with_body(filled)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("ctrl+r", "n")
        assert draft(filled).state is DraftState.DRAFT
        assert draft(filled).overrides == ()
        assert proof(desk).has_focus


async def test_a_draft_is_held_until_a_typed_moment(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "h")
        await desk.paste("mon 9:00")
        await desk.press("enter")
        assert draft(filled).state is DraftState.HELD
        assert draft(filled).hold_until == at("2026-11-23 09:00")


async def test_a_copy_goes_to_the_terminal_and_says_so(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("ctrl+r", "y")
        assert desk.app.clipboard == "Hi Ingrid,"
        await desk.until(lambda: "which never says whether it copied" in desk.toasts())


async def test_a_known_recipient_binds_the_draft_to_their_client(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", people=(a_person("Ada L", "ada@a.example"),))
    bob = workbench.roster.add("Bob", people=(a_person("Bob M", "bob@b.example"),))
    workbench.composer.new(ada.id, subject="S", body="B")
    async with opened(workbench) as desk:
        await desk.press("f5", "shift+tab", "shift+tab", "end", "ctrl+u")
        await desk.type("bob")
        await desk.until(lambda: pane(desk).head.to._suggestion)
        await desk.press("right", "tab")
        found = workbench.composer.drafts()[0]
        assert found.to == "bob M <bob@b.example>"
        assert found.client == bob.id
        assert "This draft is to Bob now" in desk.toasts()


async def test_enter_takes_the_recipient_that_stands_greyed_behind(workbench: "Workbench") -> None:
    nord = workbench.roster.add("Nordlys")
    workbench.roster.add("Ada")
    async with opened(workbench) as desk:
        await desk.press("f5")
        await desk.type("nor")
        await desk.press("enter", "S", "f2")
        (found,) = workbench.composer.drafts()
        assert (found.to, found.subject, found.client) == ("nordlys", "S", nord.id)


async def test_an_empty_draft_is_found_fault_with_by_nobody(filled: "Workbench") -> None:
    filled.composer.trash(draft(filled).id)
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: proof(desk).fresh and proof(desk).verdict)
        assert "F8 next" not in desk.text()


async def test_a_long_paste_is_cleaned_and_judged(filled: "Workbench") -> None:
    mail = "Dear Ingrid,\r\n\r\n" + "Please look at the chairs again today. \x1b[31m" * 700
    async with opened(filled) as desk:
        await desk.press("f5", "end")
        await desk.paste(mail)
        assert "\x1b" not in proof(desk).text
        assert "\r" not in proof(desk).text
        await judged(desk)
        assert "4904 words" in desk.text()
        await desk.press("ctrl+z")
        assert proof(desk).text == "Hi Ingrid,"


async def test_brackets_in_a_mail_are_only_brackets(filled: "Workbench") -> None:
    filled.composer.write(
        draft(filled).id, to="[/] <x@y>", subject="[/b] [x=", body="[/] [@click=x]"
    )
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("ctrl+r")
        assert "[/b] [x=" in desk.text()
        await desk.press("n", "ctrl+g", "f", "escape")
        assert "[/] [@click=x]" in desk.text()


async def test_a_change_from_elsewhere_is_shown_unless_one_types(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f5")
        filled.composer.write(draft(filled).id, body="From elsewhere")
        desk.app.changed(foreign=True)
        await desk.pilot.pause()
        assert proof(desk).text == "From elsewhere"
        await desk.press("end", "x")
        filled.composer.write(draft(filled).id, body="Again")
        desk.app.changed(foreign=True)
        await desk.pilot.pause()
        assert proof(desk).text == "From elsewherex"
        await desk.press("f2")
        bodies = [each.body for each in filled.composer.drafts(desk.app.client_id)]
        assert {"From elsewherex", "Again"} <= set(bodies)
        assert "changed elsewhere" in desk.toasts()


async def test_undo_of_the_desk_brings_the_trashed_draft_back(filled: "Workbench") -> None:
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "x")
        assert drafts(filled) == []
        assert proof(desk).text == ""
        await desk.press("f2", "u")
        assert draft(filled).body == "Hi Ingrid,"


async def test_a_letter_repaints_the_text_and_nothing_else(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    for kind in (VerdictLine, MailHead, DraftPane):
        draw = kind.render

        def render(self: Widget, draw: Any = draw) -> Any:
            drawn.append(type(self).__name__)
            return draw(self)

        monkeypatch.setattr(kind, "render", render)
    async with opened(filled) as desk:
        await judged(desk)
        await desk.press("end")
        monkeypatch.setattr("clientdesk.tui.widgets.proof.LONGEST_REST", 60)
        monkeypatch.setattr("clientdesk.tui.widgets.proof.REST", 60)
        drawn.clear()
        await desk.type("hello")
        assert drawn == []


async def test_a_client_who_is_trashed_or_undone_takes_the_draft_along(
    workbench: "Workbench",
) -> None:
    ada = workbench.roster.add("Ada", people=(a_person("Ada L", "ada@a.example"),))
    async with opened(workbench) as desk:
        await desk.press("f5")
        await desk.type("Hello")
        await desk.press("escape")
        assert [each.body for each in workbench.composer.drafts(ada.id)] == ["Hello"]
        await desk.press("d")
        await desk.until(lambda: proof(desk).text == "")
        await desk.press("u", "u", "u")
        await desk.press("f5")
        assert "No clients yet" in desk.text()
        await desk.type("somebody")
        await desk.press("escape")
        assert [each.to for each in workbench.composer.drafts()] == ["somebody"]

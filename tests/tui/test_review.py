"""The review and the hand-over: what stops a draft, and the ways in which it leaves the desk."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.promise import Promise
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

GOOD = "Hi Ingrid,\n\nCould you sign the contract by 27 November 2026?\n\nBest,\nMe"
PROMISING = (
    "Hi Ingrid,\n\nI will send the wireframes by 27 November 2026. "
    "I will call the joiner on 25 November 2026.\n\nCould you sign by 26 November 2026?\n"
)


def draft(bench: "Workbench") -> Draft:
    return bench.composer.drafts(bench.roster.find("Halden & Foss").id)[0]


def with_body(bench: "Workbench", body: str) -> Draft:
    return bench.composer.write(draft(bench).id, body=body)


async def reviewed(desk: Desk) -> None:
    await desk.press("f5", "ctrl+r")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_review_names_recipients_files_and_problems_with_the_gravest_first(
    filled: "Workbench", size: tuple[int, int], tmp_path: Path
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"x" * 5000)
    written = with_body(filled, "Hi Ingrid,\n\nCould you sign it ASAP?\n\nBest,\n{{name}}")
    filled.composer.save(replace(written, attachments=(str(plan), str(tmp_path / "no.pdf"))))
    async with opened(filled, size) as desk:
        await reviewed(desk)
        text = desk.text()
        assert "ingrid@halden.example" in text
        assert "plan.pdf (5 kB), no.pdf (missing)" in text
        assert text.index("✗ the mail") < text.index("✗ line 6") < text.index("! line 3")
        assert "There is no file" in text
        assert "o overrule, which is logged" in text
        assert "x I sent it" not in text


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_a_hint_that_only_the_review_finds_can_be_read_in_it(
    filled: "Workbench", size: tuple[int, int]
) -> None:
    filled.composer.save(replace(with_body(filled, GOOD), template_text=GOOD))
    async with opened(filled, size) as desk:
        await reviewed(desk)
        text = " ".join(desk.text().split())
        assert "in this draft, 1 hint" in text
        assert "the mail This is the template as it came." in text
        assert "ctrl+g f lists" not in text


async def test_a_blocker_stops_every_way_until_it_is_overruled_which_is_logged(
    filled: "Workbench",
) -> None:
    with_body(filled, GOOD + "\n{{name}}")
    async with opened(filled) as desk:
        await reviewed(desk)
        for way in "yemMx":
            await desk.press(way)
        assert desk.app.clipboard == ""
        assert draft(filled).state is DraftState.DRAFT
        assert draft(filled).overrides == ()
        await desk.press("o")
        assert [each.check for each in draft(filled).overrides] == ["placeholder"]
        await desk.press("y")
        assert desk.app.clipboard == GOOD + "\n{{name}}"
        await desk.press("ctrl+r", "n", "escape", "u")
        assert draft(filled).overrides == ()


async def test_a_mail_is_saved_as_a_file_in_a_folder_that_is_shown(
    filled: "Workbench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with_body(filled, GOOD)
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("e")
        await desk.until(lambda: "A file of its own in" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "Written: " in desk.toasts())
        assert draft(filled).state is DraftState.DRAFT
    assert b"Subject: Showroom" in written_in(tmp_path)


async def test_without_a_display_no_mail_program_is_tried(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientdesk.tui.drafts.leaving.has_display", lambda: False)
    with_body(filled, GOOD)
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("m")
        assert "There is no display" in desk.toasts()


async def test_with_a_display_the_mail_program_gets_the_mail(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_at: list[str] = []
    monkeypatch.setattr("clientdesk.tui.drafts.leaving.has_display", lambda: True)
    monkeypatch.setattr("webbrowser.open", opened_at.append)
    with_body(filled, GOOD)
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("m")
        await desk.until(lambda: opened_at)
        assert opened_at[0].startswith("mailto:ingrid@halden.example?subject=Showroom&body=Hi")
        with_body(filled, GOOD + "\nMore." * 800)
        await desk.press("f2")
        await reviewed(desk)
        await desk.press("m")
        assert "Too long for a link" in desk.text()
        await desk.press("e")
        assert "Save the mail as .eml in" in desk.text()
        assert len(opened_at) == 1


async def test_a_link_carries_no_files_and_offers_what_does(
    filled: "Workbench", tmp_path: Path
) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"x" * 1_500_000)
    filled.composer.save(replace(with_body(filled, GOOD), attachments=(str(plan),)))
    async with opened(filled) as desk:
        await reviewed(desk)
        assert "plan.pdf (1.5 MB)" in desk.text()
        await desk.press("m")
        assert "A link carries no files" in desk.text()
        await desk.press("y")
        assert desk.app.clipboard == GOOD


async def test_a_mail_is_saved_as_markdown(
    filled: "Workbench", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with_body(filled, GOOD)
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("M", "enter")
        await desk.until(lambda: "Written: " in desk.toasts())
    assert written_in(tmp_path, "*.md").decode() == (
        "---\nkind: mail\nto:\n- ingrid@halden.example\nsubject: Showroom\n"
        f"date: '2026-11-21T14:02:00+01:00'\n---\n\n{GOOD}\n"
    )


async def test_the_text_is_shown_whole_however_small_the_screen(filled: "Workbench") -> None:
    with_body(filled, "Hi Ingrid,\n\n" + "\n".join(f"Line {n}." for n in range(60)))
    async with opened(filled, (80, 24)) as desk:
        await reviewed(desk)
        assert "x I sent it" in desk.text()
        assert "Line 59" not in desk.text()
        await desk.press("end")
        await desk.until(lambda: "Line 59" in desk.text())
        assert "x I sent it" in desk.text()


async def test_without_an_address_only_the_message_is_stopped(filled: "Workbench") -> None:
    filled.composer.write(draft(filled).id, to="Ingrid", body=GOOD)
    async with opened(filled) as desk:
        await reviewed(desk)
        assert "“Ingrid” is no mail address" in desk.text()
        await desk.press("e")
        assert "A message needs somebody to go to" in desk.toasts()
        await desk.press("y")
        assert desk.app.clipboard == GOOD


async def test_a_copy_from_the_menu_is_stopped_too(filled: "Workbench") -> None:
    with_body(filled, GOOD + "\n{{name}}")
    async with opened(filled) as desk:
        await desk.press("f5", "ctrl+g", "y")
        assert desk.app.clipboard == ""
        assert "must not leave as it is (placeholder)" in desk.toasts()


async def test_one_undo_takes_back_that_a_mail_was_sent(filled: "Workbench") -> None:
    with_body(filled, GOOD)
    client = draft(filled).client
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("x")
        assert len(filled.log.of(client)) == 1
        await desk.press("escape", "u")
        assert filled.log.of(client) == []
        assert draft(filled).state is DraftState.DRAFT


async def test_what_was_sent_is_logged_and_its_promises_are_recorded_by_one_key_each(
    filled: "Workbench",
) -> None:
    with_body(filled, PROMISING)
    client = draft(filled).client
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("x")
        assert len(filled.log.of(client)) == 1
        assert [each.state for each in filled.composer.drafts(client)] == [DraftState.SENT]
        assert "This mail makes 2 promises" in desk.text()
        assert "Fri 27 Nov" in desk.text()
        assert promises(filled, client) == []
        await desk.press("2")
        assert promises(filled, client) == ["I will call the joiner on 25 November 2026"]
        assert "recorded" in desk.text()
        await desk.press("2", "1")
        assert len(promises(filled, client)) == 2
        assert "This mail makes" not in desk.text()


async def test_promises_of_a_sent_mail_can_be_left_alone(filled: "Workbench") -> None:
    with_body(filled, PROMISING)
    client = draft(filled).client
    async with opened(filled) as desk:
        await reviewed(desk)
        await desk.press("x", "escape")
        assert promises(filled, client) == []
        assert "This mail makes" not in desk.text()


def promises(bench: "Workbench", client: str) -> list[str]:
    return [one.what for one in bench.cabinet.list(Promise, client)]


def written_in(folder: Path, names: str = "*.eml") -> bytes:
    (written,) = folder.glob(names)
    return written.read_bytes()

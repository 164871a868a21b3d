"""When a draft is judged: once after a burst of keys, by one worker, and with Harper for real."""

from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest

from clientdesk.checking import Known
from clientdesk.model.finding import Verdict
from clientdesk.services.mail import judge as judging
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.widgets.spelt_proof import SpeltProof
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def proof(desk: Desk) -> SpeltProof:
    return desk.app.desk.query_one(DraftPane).proof


async def judged(desk: Desk) -> None:
    await desk.until(lambda: proof(desk).verdict is not None and proof(desk).fresh)


class Watched:
    """Judges as ever, and notes what and in which thread; waits where it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        self.threads: set[int] = set()
        self.may = Event()
        self.may.set()
        self.real = judging.judge
        monkeypatch.setattr("clientdesk.services.mail.judge.judge", self)

    def __call__(self, text: str, known: Known) -> Verdict:
        self.texts.append(text)
        self.threads.add(get_ident())
        self.may.wait(5)
        return self.real(text, known)


async def test_a_burst_of_keys_is_judged_once_and_never_by_the_event_loop(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(monkeypatch)
    async with opened(filled) as desk:
        await desk.press("f5")
        await judged(desk)
        watched.texts.clear()
        await desk.press("ctrl+end")
        await desk.type("abcdef")
        await judged(desk)
        assert watched.texts == ["Hi Ingrid,abcdef"]
        assert get_ident() not in watched.threads


async def test_what_is_typed_while_a_text_is_judged_is_judged_after_it(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(monkeypatch)
    async with opened(filled) as desk:
        await desk.press("f5")
        await judged(desk)
        watched.may.clear()
        watched.texts.clear()
        await desk.press("ctrl+end", "a")
        await desk.until(lambda: watched.texts == ["Hi Ingrid,a"])
        await desk.press("b")
        assert proof(desk).text == "Hi Ingrid,ab"
        assert not proof(desk).fresh
        watched.may.set()
        await judged(desk)
        assert watched.texts[-1] == "Hi Ingrid,ab"
        assert proof(desk).judged == "Hi Ingrid,ab"


async def test_harper_itself_finds_the_slip_and_the_fix_and_undo_work(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("harper")
    monkeypatch.setattr("clientdesk.tui.widgets.spelt_proof.SPELLING_REST", 0.02)
    text = "Hi Ingrid,\n\nCould you sign teh contract by 27 November 2026?\n"
    draft = filled.composer.drafts(filled.roster.find("Halden & Foss").id)[0]
    filled.composer.write(draft.id, body=text)
    async with opened(filled) as desk:
        await desk.press("f5")
        for _ in range(20):
            if any(one.check == "spelling" for one in proof(desk).findings):
                break
            await desk.pilot.pause(0.25)
        (slip,) = (one for one in proof(desk).findings if one.check == "spelling")
        assert text[slip.start : slip.end] == "teh"
        assert proof(desk).spelling == ""
        await desk.press("f8")
        assert "teh" in desk.text().split("TOP")[-1]
        await desk.press("f9")
        assert proof(desk).text == text.replace("teh", "the")
        await desk.press("ctrl+z")
        assert proof(desk).text == text

"""Spelling in the draft pane: it comes after the verdict, and says when it is off."""

from pathlib import Path
from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.finding import Finding, Fix, Severity
from clientdesk.proofreading import Offer, Proofreader, Slip, SlipKind, UnavailableError
from clientdesk.services.mail.proofing import Proofing
from clientdesk.tui.panes.draft import DraftPane
from clientdesk.tui.widgets.spelt_proof import SpeltProof, carried
from tests.tui.conftest import Desk, opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

BODY = "Hi Ingrid,\n\nCould you sign teh contract by 27 November 2026?\n"


class Teh:
    """Finds `teh`, when it may."""

    language = "en"

    def __init__(self) -> None:
        self.may = Event()
        self.may.set()
        self.threads: set[int] = set()
        self.texts: list[str] = []

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        self.may.wait(5)
        self.threads.add(get_ident())
        self.texts.append(text)
        place = text.find("teh")
        slip = Slip(place, place + 3, SlipKind.SPELLING, suggestions=("the",))
        return [slip] if place >= 0 and "teh" not in accepted else []


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clientdesk.tui.widgets.spelt_proof.SPELLING_REST", 0.02)


@pytest.fixture
def reader(filled: "Workbench") -> Teh:
    found = Teh()
    give(filled, lambda _language, _folders: found)
    return found


def give(bench: "Workbench", start: object) -> None:
    proofing = Proofing((), lambda: [Offer(0, frozenset(), start)])  # type: ignore[arg-type] # a lambda
    bench.__dict__["proofing"] = proofing
    client = bench.roster.find("Halden & Foss").id
    bench.composer.write(bench.composer.drafts(client)[0].id, body=BODY)


def proof(desk: Desk) -> SpeltProof:
    return desk.app.desk.query_one(DraftPane).proof


def misspelt(desk: Desk) -> list[str]:
    text = proof(desk).judged
    return [text[f.start : f.end] for f in proof(desk).findings if f.check == "spelling"]


async def test_the_verdict_does_not_wait_for_the_spelling_which_joins_it(
    filled: "Workbench", reader: Teh
) -> None:
    reader.may.clear()
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: proof(desk).verdict is not None and proof(desk).fresh)
        assert "CLEAN" in desk.text()
        assert misspelt(desk) == []
        reader.may.set()
        await desk.until(lambda: misspelt(desk) == ["teh"])
        assert get_ident() not in reader.threads
        await desk.press("f8")
        assert "· teh  " in desk.text()
        await desk.press("f9")
        assert "sign the contract" in proof(desk).text


async def test_nothing_is_read_before_the_first_visit(filled: "Workbench", reader: Teh) -> None:
    async with opened(filled) as desk:
        await desk.press("f3")
        await desk.pilot.pause(0.05)
        assert reader.texts == []
        await desk.press("f5")
        await desk.until(lambda: reader.texts)


async def test_what_was_read_of_an_older_text_is_dropped_and_the_newer_one_read(
    filled: "Workbench", reader: Teh
) -> None:
    reader.may.clear()
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: proof(desk)._reading)
        await desk.press("ctrl+home", "x")
        reader.may.set()
        await desk.until(lambda: misspelt(desk) == ["teh"] and proof(desk).fresh)
        assert proof(desk).judged.startswith("x")


async def test_a_missing_proofreader_is_said_and_not_shown_as_clean(filled: "Workbench") -> None:
    def start(language: str, folders: tuple[Path, ...]) -> Proofreader:
        raise UnavailableError(f"there is no dictionary for {language} in {len(folders)} folders")

    give(filled, start)
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: "Spelling off: there is no dictionary for en" in desk.text())
        assert "✓ CLEAN" not in desk.text()


async def test_a_proofreader_that_breaks_costs_no_text_and_is_named(
    filled: "Workbench", reader: Teh, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(_self: Teh, _text: str, _accepted: frozenset[str]) -> list[Slip]:
        raise ZeroDivisionError

    monkeypatch.setattr(Teh, "proofread", fall)
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: "Spelling off: the proofreader failed" in desk.text())
        assert proof(desk).text == BODY
        assert reader.texts == []


@pytest.mark.parametrize(
    ("keys", "everywhere"),
    [
        (("f8", "ctrl+g", "w"), False),
        (("f8", "ctrl+g", "W"), True),
        (("ctrl+g", "f", "w"), False),
        (("ctrl+g", "f", "W"), True),
    ],
)
async def test_a_word_is_accepted_for_this_client_or_for_all(
    filled: "Workbench", reader: Teh, keys: tuple[str, ...], *, everywhere: bool
) -> None:
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: misspelt(desk) == ["teh"])
        await desk.press(*keys)
        client = filled.roster.find("Halden & Foss").id
        assert filled.dictionary.words("" if everywhere else client) == ("teh",)
        assert filled.dictionary.words(client if everywhere else "") == ()
        await desk.until(lambda: misspelt(desk) == [] and len(reader.texts) > 1)
        await desk.press("escape", "f2", "u")
        assert filled.dictionary.words("" if everywhere else client) == ()


async def test_a_misspelt_word_is_put_aside_like_any_finding(
    filled: "Workbench", reader: Teh
) -> None:
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: misspelt(desk) == ["teh"])
        await desk.press("f8", "ctrl+g", "i")
        await desk.until(lambda: misspelt(desk) == [] and len(reader.texts) > 1)
        assert [each.check for each in proof(desk).findings if each.check == "spelling"] == []


async def test_the_words_of_another_draft_are_not_carried_over(
    filled: "Workbench", reader: Teh
) -> None:
    async with opened(filled) as desk:
        await desk.press("f5")
        await desk.until(lambda: misspelt(desk) == ["teh"])
        reader.may.clear()
        await desk.press("ctrl+g", "n")
        await desk.until(lambda: proof(desk).fresh)
        assert misspelt(desk) == []
        reader.may.set()


def slip(start: int, end: int) -> Finding:
    return Finding("spelling", Severity.HINT, start, end, "x", Fix(start, end, "the"))


def test_slips_move_with_the_text_and_go_where_it_was_touched() -> None:
    before = "a teh b teh c"
    slips = (slip(2, 5), slip(8, 11))
    assert carried(slips, before, before) == slips
    assert carried(slips, before, "a teh b more teh c") == (slip(2, 5), slip(13, 16))
    assert carried(slips, before, "a tehx b teh c") == (slip(9, 12),)
    assert carried(slips, before, "teh b teh c") == (slip(0, 3), slip(6, 9))
    assert carried(slips, before, "") == ()

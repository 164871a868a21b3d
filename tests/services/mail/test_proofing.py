"""Proofing: findings from slips, and a plain word where nothing was looked at."""

from dataclasses import replace
from pathlib import Path
from threading import get_ident

import pytest

from clientdesk.checking import Known
from clientdesk.model.finding import Finding, Fix, Severity
from clientdesk.proofreading import Offer, Proofreader, Slip, SlipKind, UnavailableError
from clientdesk.services.mail.judge import judge, merged
from clientdesk.services.mail.proofing import Phase, Proofing, available

ENGLISH = Known(language="en")
GOOD = Path(__file__).parents[2] / "proofreaders" / "good_mails.txt"


class Teh:
    """Finds `teh`, and breaks on `boom`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.threads: set[int] = set()

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        self.threads.add(get_ident())
        if "boom" in text:
            raise UnavailableError("it broke")
        place = text.find("teh")
        slip = Slip(place, place + 3, SlipKind.SPELLING, suggestions=("the",))
        return [slip] if place >= 0 and "teh" not in accepted else []


def without(language: str, folders: tuple[Path, ...]) -> Proofreader:
    raise UnavailableError(f"no {language} in {len(folders)} folders")


def a_proofing(*offers: Offer) -> Proofing:
    return Proofing((Path("here"),), lambda: list(offers))


@pytest.fixture(scope="module")
def shipped() -> Proofing:
    return Proofing(())


def offering(rank: int = 0, *languages: str) -> Offer:
    return Offer(rank, frozenset(languages), lambda language, _: Teh(language))


def test_every_shipped_proofreader_loads() -> None:
    assert available().broken == ()
    named = {"affixes", "common_words", "harper", "hunspell", "word_list"}
    assert named <= set(available().modules)


def test_nothing_starts_before_it_is_needed() -> None:
    proofing = a_proofing(offering())
    assert proofing.state("en").phase is Phase.ASLEEP
    proofs = proofing.slips("Here is teh plan.", ENGLISH)
    assert proofing.state("en").phase is Phase.ON
    (found,) = proofs.findings
    assert found == Finding("spelling", Severity.HINT, 8, 11, found.message, Fix(8, 11, "the"))
    assert "“teh”" in found.message
    assert "“the”" in found.message


def test_one_thread_does_it_all() -> None:
    reader = Teh("en")
    proofing = a_proofing(Offer(0, frozenset(), lambda *_: reader))
    proofing.start("en")
    waiting = [proofing.submit(f"Text {number} of teh plan.", ENGLISH) for number in range(5)]
    assert all(each.result().findings for each in waiting)
    assert len(reader.threads) == 1
    assert get_ident() not in reader.threads


def test_where_it_is_off_the_reason_is_told_and_nothing_passes_for_clean() -> None:
    proofs = a_proofing(Offer(0, frozenset(), without)).slips("Some plain text here.", ENGLISH)
    assert proofs.findings == ()
    assert str(proofs.state) == "off: no en in 1 folders"
    other = a_proofing(offering(0, "sk")).slips("Some plain text here.", ENGLISH)
    assert str(other.state) == "off: no proofreader knows the language"


def test_the_next_offer_takes_over_and_the_lack_is_told() -> None:
    partial = replace(offering(1), partial=True)
    proofs = a_proofing(partial, Offer(0, frozenset(), without)).slips("Teh plan.", ENGLISH)
    assert str(proofs.state) == "common words only: no en in 1 folders"
    whole = a_proofing(offering(1), Offer(0, frozenset(), without))
    proofs = whole.slips("Here is teh plan.", ENGLISH)
    assert len(proofs.findings) == 1
    assert str(proofs.state) == "on"


def test_a_text_that_breaks_it_costs_only_itself() -> None:
    proofing = a_proofing(offering())
    assert str(proofing.slips("It goes boom here.", ENGLISH).state) == "off: it broke"
    assert proofing.slips("Here is teh plan.", ENGLISH).findings


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ann,\n\nThe plan is done.\n\nBest,\nTeh teh",
        "The plan is done.\n\nOn Mon, Ann wrote:\n> Here is teh plan.",
    ],
)
def test_what_is_not_my_own_text_is_not_read(text: str) -> None:
    assert a_proofing(offering()).slips(text, ENGLISH).findings == ()


def test_findings_that_come_later_are_put_in_their_place() -> None:
    text = "Its ready. Please send it ASAP, and recieve the parcel."
    verdict = judge(text, ENGLISH)
    start = text.index("recieve")
    late = Finding("spelling", Severity.HINT, start, start + 7, "late")
    twice = Finding("proofread", Severity.HINT, 0, 3, "the same place as our own rule")
    both = merged(verdict, [late, twice])
    assert set(both.findings) == {*verdict.findings, late}
    assert [each.start for each in both.findings] == sorted(each.start for each in both.findings)
    assert merged(both, [late]) == both


@pytest.mark.parametrize(
    "text",
    [
        "See https://recieve.example/recieve, www.recieve.com or a.recieve@recieve.com.",
        "Open recieve.pdf, /srv/recieve or docs/recieve and run `recieve` or recieve_all.",
        'He called it “recieve”, or "recieve it".',
        "We spoke to Recieve and Hafenn in Bratislavva.",
        "The paper is 150 gsmm, the IBANN is DE89 and the rooms are B12a and PDFFs.",
        "Ask @recieve about #recieve and {{recieve}} on [recieve].",
        "Northgate's and Northgates plans, the Zornička project and the fsynced blad.",
        "&quott; A. Novakk has the keys.",
    ],
)  # fmt: skip
def test_names_addresses_code_and_quotations_are_left_alone(shipped: Proofing, text: str) -> None:
    known = Known(language="en", recipients=("Northgate",), accepted=("blad", "fsync", "Zornička"))
    assert [text[each.start : each.end] for each in shipped.slips(text, known).findings] == []


def test_names_of_greeting_signature_and_quote_may_begin_a_sentence(shipped: Proofing) -> None:
    text = "Hi Andreus,\n\nAndreus and Skillingg have the keys.\n\nBest,\nSkillingg"
    assert shipped.slips(text, ENGLISH).findings == ()


def test_a_misspelt_month_is_no_name(shipped: Proofing) -> None:
    text = "We meet on Thrusday or in Febuary."
    found = [each.fix.text for each in shipped.slips(text, ENGLISH).findings if each.fix]
    assert found == ["Thursday", "February"]


def test_good_mails_stay_without_a_finding(shipped: Proofing) -> None:
    for mail in GOOD.read_text(encoding="utf-8").split("%%\n"):
        found = merged(judge(mail, ENGLISH), shipped.slips(mail, ENGLISH).findings).findings
        slips = [each for each in found if each.check in {"spelling", "proofread"}]
        assert [mail[each.start : each.end] for each in slips] == []

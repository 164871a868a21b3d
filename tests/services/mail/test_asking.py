"""The sentence that asks: right in every language, dated in both zones, and seen by the checks."""

from datetime import UTC, date, datetime, time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.checking import Known
from clientdesk.language.moving import put_first
from clientdesk.language.phrasing import Moment, phrases
from clientdesk.language.reading import read
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.hours import WorkingHours
from clientdesk.paths import shipped
from clientdesk.services.mail.asking import Doer, Wish, Wording, moment_of
from clientdesk.services.mail.judge import judge
from clientdesk.services.mail.reader_clock import ReaderClock
from tests.builders import MINE, NOW, a_client, a_person

TODAY = NOW.date()
JUMAAT = "sebelum atau pada hari Jumaat, 27 November, pukul 3.00 petang"
FRIDAY = Moment(date(2026, 11, 27), time(15))
WHENS = (
    FRIDAY,
    Moment(date(2026, 11, 23)),
    Moment(date(2026, 12, 1), time(9, 5), "London", time(10, 5), "Bratislava"),
    Moment(date(2026, 11, 26), time(23, 30), "Kuala Lumpur", time(16, 30), "Bratislava"),
    Moment(date(2027, 8, 4), time(12)),
)
VERBS = {
    "en": (
        "approve the layout", "sign the lease", "send me the logo", "decide which colour you want",
        "call the notary", "pay invoice 0142", "check pages 3 to 5", "choose one of the two drafts",
        "confirm", "tell me whether the budget holds", "not print the old version yet",
        "let me know how many chairs you need", "forward this to your boss", "upload the photos",
        "leave the second page as it is", "fill in the form", "come to the showroom",
    ),
    "ms": (
        "luluskan reka letak itu", "tandatangani kontrak itu", "hantar logo kepada saya",
        "pilih warna", "hubungi peguam", "bayar invois 0142", "semak muka surat 3 hingga 5",
        "sahkan", "beritahu saya jumlah kerusi", "muat naik gambar", "isi borang itu",
    ),
    "sk": (
        "schváliť návrh", "podpísať zmluvu", "poslať mi logo", "vybrať farbu", "zavolať notárke",
        "uhradiť faktúru 0142", "skontrolovať strany 3 až 5", "potvrdiť termín", "ozvať sa",
        "rozhodnúť sa, ktorú farbu chcete", "netlačiť starú verziu",
        "dať mi vedieť, koľko stoličiek treba",
        "schváľte návrh", "pošlite mi logo", "vyberte farbu", "potvrďte termín", "vyplňte formulár",
    ),
}  # fmt: skip
MAILS = {
    "en": (
        "Hi Ingrid,",
        (
            "The fair went well, and the visitors stayed with us for longer than in the "
            "years before. "
            "They liked the oak most of all. The walnut looks darker in the hall than it "
            "does outside. "
            "We also met the people from the museum, who remembered the chairs from the old "
            "library. "
            "The stand is packed and on its way home. The lamps broke no glass on the road "
            "this time."
        ),
        "Best,\nTom",
    ),
    "ms": (
        "Salam sejahtera Puan Siti,",
        (
            "Pameran itu berjalan dengan baik dan para pelawat berada lebih lama daripada "
            "tahun lalu. "
            "Mereka paling suka kayu oak. Kayu walnut nampak lebih gelap di dalam dewan. "
            "Kami juga berjumpa orang dari muzium yang masih ingat akan kerusi lama itu. "
            "Gerai sudah dibungkus dan dalam perjalanan pulang dengan selamat bersama semua lampu."
        ),
        "Terima kasih,\nTom",
    ),
    "sk": (
        "Dobrý deň, pani Nováková,",
        (
            "veľtrh dopadol dobre a návštevníci sa u nás zdržali dlhšie ako po minulé roky. "
            "Najviac sa im páčil dub. Orech vyzerá v hale tmavšie ako vonku na svetle. "
            "Stretli sme aj ľudí z múzea, ktorí si pamätali stoličky zo starej knižnice. "
            "Stánok je zbalený a na ceste domov, lampy prežili cestu bez jedinej škrabanky."
        ),
        "S pozdravom\nTom",
    ),
}


def wording(language: str, *, formal: bool = False) -> Wording:
    words = phrases([shipped("data") / "templates"], language)
    return Wording(words, language, formal=formal, today=TODAY)


def said(
    language: str, what: str, doer: Doer = Doer.READER, by: Moment = FRIDAY, name: str = ""
) -> str:
    other = a_person(name, "a@b.example") if name else None
    return wording(language).sentence(Wish(what, doer, by, other))


CASES = [
    (language, verb, when)
    for language, verbs in VERBS.items()
    for verb, when in product(verbs, WHENS)
]


@pytest.mark.parametrize("formal", [False, True])
@pytest.mark.parametrize(("language", "verb", "by"), CASES)
def test_the_checks_see_an_ask_with_its_date_in_the_opening(
    language: str, verb: str, by: Moment, formal: bool
) -> None:
    greeting, talk, end = MAILS[language]
    text = f"{greeting}\n\n{talk}\n\n{end}\n"
    words = wording(language, formal=formal)
    sentence = words.fitted(words.sentence(Wish(verb, Doer.READER, by)), text)
    fix = put_first(read(text, language=language), sentence)
    text = text[: fix.start] + fix.text + text[fix.end :]
    verdict = judge(text, Known(language=language, today=TODAY))
    ask, point = verdict.call_to_action, verdict.main_point
    assert verdict.language == language
    assert ask.present
    assert ask.has_deadline
    assert text[ask.start : ask.end] == sentence
    assert point is not None
    assert point.in_opening
    assert (point.start, point.end) == (ask.start, ask.end)
    found = {one.check for one in verdict.findings}
    assert not found & {"call_to_action", "deadline", "vague_deadline", "opening", "date_mismatch"}


@pytest.mark.parametrize(
    ("language", "doer", "what", "name", "wanted"),
    [
        ("en", Doer.READER, "Approve the layout.", "",
         "Could you please approve the layout by Friday 27 November, 15:00?"),
        ("en", Doer.READER, "could you please sign it?", "",
         "Could you please sign it by Friday 27 November, 15:00?"),
        ("en", Doer.OTHER, "approve the layout", "Leif Halden",
         "Could Leif please approve the layout by Friday 27 November, 15:00?"),
        ("en", Doer.ME, "send you the layout", "",
         "I will send you the layout by Friday 27 November, 15:00."),
        ("en", Doer.READER, "PDF the layout", "",
         "Could you please PDF the layout by Friday 27 November, 15:00?"),
        ("ms", Doer.READER, "Sila luluskan reka letak itu", "",
         f"Boleh tolong luluskan reka letak itu {JUMAAT}?"),
        ("ms", Doer.OTHER, "luluskan reka letak itu", "Siti binti Ahmad",
         f"Boleh Puan Siti luluskan reka letak itu {JUMAAT}?"),
        ("ms", Doer.ME, "hantar reka letak itu", "",
         f"Saya akan hantar reka letak itu {JUMAAT}."),
        ("sk", Doer.READER, "schváliť návrh", "",
         "Mohli by ste, prosím, schváliť návrh do piatka 27. novembra do 15:00?"),
        ("sk", Doer.READER, "poslať nám ho", "",
         "Mohli by ste nám ho, prosím, poslať do piatka 27. novembra do 15:00?"),
        ("sk", Doer.READER, "ozvať mi sa", "",
         "Mohli by ste sa mi, prosím, ozvať do piatka 27. novembra do 15:00?"),
        ("sk", Doer.READER, "Pošlite mi logo", "",
         "Pošlite mi, prosím, logo do piatka 27. novembra do 15:00."),
        ("sk", Doer.OTHER, "schváliť návrh", "Jana Nováková",
         "Môže, prosím, pani Nováková schváliť návrh do piatka 27. novembra do 15:00?"),
        ("sk", Doer.OTHER, "poslať mi návrh", "Ján Kováč",
         "Môže mi, prosím, Ján Kováč poslať návrh do piatka 27. novembra do 15:00?"),
        ("sk", Doer.ME, "poslať vám návrh", "",
         "Mojou úlohou je poslať vám návrh do piatka 27. novembra do 15:00."),
    ],
)  # fmt: skip
def test_the_grammar_is_right(language: str, doer: Doer, what: str, name: str, wanted: str) -> None:
    assert said(language, what, doer, FRIDAY, name) == wanted


def test_both_clocks_are_told_where_they_differ() -> None:
    by = WHENS[2]
    assert said("en", "sign it", by=by).endswith(
        " by Tuesday 1 December, 09:05 your time (10:05 in Bratislava)?"
    )
    assert said("sk", "podpísať to", by=by).endswith(
        " do utorka 1. decembra do 9:05 vášho času (10:05, Bratislava)?"
    )


def test_a_day_far_away_has_its_year() -> None:
    assert said("en", "sign it", by=WHENS[4]).endswith(" by Wednesday 4 August 2027, 12:00?")


@pytest.mark.parametrize(
    ("language", "what", "doer", "why"),
    [
        ("en", "", Doer.READER, "begin with a verb, such as approve the layout"),
        ("en", "please", Doer.READER, "begin with a verb"),
        ("en", "the layout", Doer.READER, "begin with a verb"),
        ("en", "sign it by Friday", Doer.READER, "a line of its own"),
        ("sk", "návrh", Doer.READER, "begin with a verb, such as schváliť návrh"),
        ("sk", "schváľte návrh", Doer.OTHER, "type schváliť návrh"),
    ],
)
def test_what_makes_no_sentence_is_refused_with_an_example(
    language: str, what: str, doer: Doer, why: str
) -> None:
    with pytest.raises(InvalidInputError, match=why):
        said(language, what, doer, FRIDAY, "Jana Nováková")


@given(st.sampled_from(["en", "ms", "sk"]), st.text(max_size=60), st.sampled_from(Doer))
def test_whatever_is_typed_makes_one_line_or_is_refused(
    language: str, what: str, doer: Doer
) -> None:
    try:
        sentence = said(language, what, doer, FRIDAY, "Leif Halden")
    except InvalidInputError:
        return
    assert "\n" not in sentence
    assert sentence[-1] in ".?"


KL = "Asia/Kuala_Lumpur"


@pytest.mark.parametrize(
    ("typed", "zone", "reading", "told"),
    [
        ("fri 15:00", "", "Fri 27 Nov 2026 15:00 CET", "by Friday 27 November, 15:00"),
        ("fri 15:00", KL, "Fri 27 Nov 2026 15:00 CET, 22:00 for them",
         "by Friday 27 November, 22:00 your time (15:00 in Bratislava)"),
        ("fri 20:00", KL, "Fri 27 Nov 2026 20:00 CET, Sat 03:00 for them",
         "by Saturday 28 November, 03:00 your time (27 November, 20:00 in Bratislava)"),
        ("fri", KL, "Fri 27 Nov 2026 09:00 CET, 16:00 for them",
         "by Friday 27 November, 16:00 your time (09:00 in Bratislava)"),
        ("", KL, "Wed 25 Nov 2026 09:00 CET, 16:00 for them",
         "by Wednesday 25 November, 16:00 your time (09:00 in Bratislava)"),
    ],
)  # fmt: skip
def test_a_typed_date_is_read_in_my_zone_and_told_in_theirs(
    typed: str, zone: str, reading: str, told: str
) -> None:
    clock = ReaderClock(zone, MINE, NOW)
    moment, full = moment_of(typed, clock, None)
    assert full == reading
    assert wording("en").phrases.told(moment, "by_day") == told


def test_a_day_ends_with_the_working_hours_of_the_client() -> None:
    client = a_client(hours=WorkingHours(end=time(15)))
    moment, _ = moment_of("fri", ReaderClock("", MINE, NOW), client)
    assert moment == Moment(date(2026, 11, 27), time(14))


@pytest.mark.parametrize("typed", ["yesterday 10:00", "every fri 10:00", "soonish", "03/04"])
def test_a_date_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError):
        moment_of(typed, ReaderClock("", MINE, NOW), None)


def test_now_may_be_told_in_any_zone() -> None:
    clock = ReaderClock("", MINE, datetime(2026, 11, 21, 13, 2, tzinfo=UTC))
    assert moment_of("fri 15:00", clock, None)[0] == FRIDAY

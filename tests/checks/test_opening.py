"""A main point that comes late is pointed at, and moved up by one change."""

from clientdesk.checking import Known
from clientdesk.services.mail.judge import judge

TALK = (
    "It was good to see you at the fair last week, and the weather could not have been better. "
    "I went through all the samples on the train home and put them in order by colour and by size. "
    "The blue ones look best beside the old wall, the green ones have a softer shine, and the grey "
    "ones seem to be out of fashion for the moment, at least in the shops that I know."
)
ASK = "Could you pick three of them by Friday?"


def late(text: str) -> list[str]:
    return [text[f.start : f.end] for f in judge(text, Known()).findings if f.check == "opening"]


def test_an_ask_behind_fifty_words_is_late() -> None:
    assert late(f"Hi Ann,\n\n{TALK}\n\n{ASK}\n\nBest,\nTom") == [ASK]


def test_the_same_ask_up_front_is_not() -> None:
    assert late(f"Hi Ann,\n\n{ASK}\n\n{TALK}\n\nBest,\nTom") == []


def test_a_short_mail_is_read_to_its_end() -> None:
    assert late(f"Hi Ann,\n\nThe samples are here. They look good. All are dry. {ASK}") == []


def test_the_change_moves_the_sentence_up_and_loses_nothing() -> None:
    text = f"Hi Ann,\n\n{TALK} {ASK} The shop waits.\n\nBest,\nTom"
    fix = next(f.fix for f in judge(text, Known()).findings if f.check == "opening")
    assert fix is not None
    mended = text[: fix.start] + fix.text + text[fix.end :]
    assert mended == f"Hi Ann,\n\n{ASK}\n\n{TALK} The shop waits.\n\nBest,\nTom"
    assert late(mended) == []


def test_a_paragraph_that_is_only_the_ask_leaves_no_gap() -> None:
    text = f"Hi Ann,\n\n{TALK}\n\n{ASK}\n\nBest,\nTom"
    fix = next(f.fix for f in judge(text, Known()).findings if f.check == "opening")
    assert fix is not None
    mended = text[: fix.start] + fix.text + text[fix.end :]
    assert mended == f"Hi Ann,\n\n{ASK}\n\n{TALK}\n\nBest,\nTom"

"""A sentence that is moved up, or said first, changes nothing else of a mail."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clientdesk.language.moving import moved_up, put_first
from clientdesk.language.reading import Reading, read
from clientdesk.model.finding import Fix

ASK = "Could you sign the lease by Friday?"
SAID = "Could you please call the notary by Monday 30 November, 15:00?"
TALK = (
    "The fair went well.",
    "We met 14 people, and e.g. Dr. Smith liked the oak.",
    "See www.oak.example for photos!",
    "Naïve façades – “old” ones – sell.",
    "The roof (the red one) is dry.",
    "漢字 and a flag 🇸🇰 stand on it.",
)
GREETINGS = ("Hi Ann,", "Dear Ms Brown:", "Dobrý deň, pani Nováková,", "Hello everyone,")
ENDINGS = ("", "\n", "\n\nBest,\nTom", "\n\nKind regards,\n\nTom\n-- \nTom & Co\n", "\n\nThanks!\n")
ITEMS = ("- two doors", "- one window.", "* oak, 3 m")


@st.composite
def paragraphs(draw: st.DrawFn) -> list[list[str]]:
    """Paragraphs as lists of lines that are wrapped nowhere, anywhere, or are a list."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 4)) == 0:
            found.append(
                [
                    "This is what we need:",
                    *draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=3)),
                ]
            )
            continue
        found.append([" ".join(draw(st.lists(st.sampled_from(TALK), min_size=1, max_size=4)))])
    return found


@st.composite
def mails(draw: st.DrawFn) -> str:
    """A mail with one ask somewhere below its first words."""
    body = draw(paragraphs())
    kind = draw(st.sampled_from(["alone", "inside", "line"]))
    if kind == "alone":
        body.insert(draw(st.integers(1, len(body))), [ASK])
    else:
        prose = [block for block in body if len(block) == 1]
        assume(prose)
        chosen = draw(st.sampled_from(prose))
        if kind == "line":
            chosen.append(ASK)
            chosen.extend(draw(st.sampled_from([[], ["The shop waits."]])))
        else:
            sentences = re.split(r"(?<=[.!]) (?=[A-Z漢])(?<!Dr\. )", chosen[0])
            sentences.insert(draw(st.integers(1, len(sentences))), ASK)
            chosen[0] = " ".join(sentences)
    if draw(st.booleans()):
        body = [[folded(line) for line in block] for block in body]
    text = draw(st.sampled_from(["\n\n", "\n\n\n"])).join("\n".join(block) for block in body)
    greeting = draw(st.sampled_from([*(f"{one}\n\n" for one in GREETINGS), "Hi Ann,\n", ""]))
    return greeting + text + draw(st.sampled_from(ENDINGS))


def folded(line: str) -> str:
    """Fold a line as a mail program does."""
    if line.startswith(("-", "*")):
        return line
    rows, row = [], ""
    for word in line.split(" "):
        if row and len(row) + len(word) > 66:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    return "\n".join([*rows, row])


def applied(text: str, fix: Fix) -> str:
    return text[: fix.start] + fix.text + text[fix.end :]


def words(text: str) -> list[str]:
    return text.casefold().split()


def without(tokens: list[str], said: str) -> list[str]:
    """Take the first stretch of words that says this out of a list of words."""
    part = words(said)
    for at in range(len(tokens) - len(part) + 1):
        if tokens[at : at + len(part)] == part:
            return tokens[:at] + tokens[at + len(part) :]
    raise AssertionError(f"{said!r} is not in {tokens}")


def well_formed(text: str, before: str) -> bool:
    """Tell whether nothing stands askew that did not before."""
    lines = text.split("\n")
    bare = [line for line in lines if re.fullmatch(r"\s*[-*•]\s*", line)]
    gaps = max(map(len, re.findall(r"\n+", text)), default=0)
    most = max(2, *map(len, re.findall(r"\n+", before) or [""]))
    ends = [line for line in lines if line.endswith((" ", "\t")) and line != "-- "]
    return not bare and gaps <= most and "  " not in text and not ends


def ask_in(reading: Reading) -> Fix | None:
    found = [one for one in reading.sentences if " ".join(one.text.split()) == ASK]
    return moved_up(reading, found[0]) if len(found) == 1 else None


@given(mails())
def test_moving_a_sentence_up_loses_and_changes_nothing_else(text: str) -> None:
    fix = ask_in(read(text, language="en"))
    assume(fix is not None)
    assert fix is not None
    after = applied(text, fix)
    assert without(words(after), ASK) == without(words(text), ASK)
    assert well_formed(after, text), after
    assert read(after, language="en").sentences[0].text == ASK
    greeting = text.split("\n", maxsplit=1)[0]
    if greeting in GREETINGS:
        assert after.startswith(f"{greeting}\n")
    assert after.endswith("\n") == text.endswith("\n")


@given(mails())
def test_a_sentence_that_is_put_first_stands_first_and_changes_nothing_else(text: str) -> None:
    after = applied(text, put_first(read(text, language="en"), SAID))
    assert without(words(after), SAID) == words(text)
    assert well_formed(after, text), after
    assert read(after, language="en").sentences[0].text == SAID


@given(mails(), st.sampled_from(["{}\n\n> quoted\n", "{}\n\nOn 3 May, Ann wrote:\n> Hello\n"]))
def test_the_quoted_mail_stays_below(text: str, frame: str) -> None:
    whole = frame.format(text.rstrip())
    fix = ask_in(read(whole, language="en"))
    assume(fix is not None)
    assert fix is not None
    after = applied(whole, fix)
    assert after.endswith(whole[len(text.rstrip()) :])
    assert without(words(after), ASK) == without(words(whole), ASK)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "{}"),
        ("Hi Ann,", "Hi Ann,\n\n{}"),
        ("Hi Ann,\n\nBest,\nTom", "Hi Ann,\n\n{}\n\nBest,\nTom"),
        ("Hi Ann,\nAll is well.", "Hi Ann,\n{}\n\nAll is well."),
        ("- one\n- two", "{}\n\n- one\n- two"),
        ("Hi Ann, thank you for it. It works.", "Hi Ann, thank you for it. {} It works."),
        ("Dobrý deň,\n\nvčera pršalo.", "Dobrý deň,\n\n{}\n\nVčera pršalo."),
        ("Hi Ann,\n\nwww.oak.example is up.", "Hi Ann,\n\n{}\n\nwww.oak.example is up."),
        ("> Shall we?\n", "{}\n\n> Shall we?\n"),
    ],
)
def test_a_sentence_is_put_where_a_reader_begins(text: str, wanted: str) -> None:
    assert applied(text, put_first(read(text), SAID)) == wanted.format(SAID)


@pytest.mark.parametrize(
    "body",
    [
        f"All is well.\n\nThis is left:\n{ASK}",
        f"All is well.\n\n- {ASK}\n- two doors",
        "All is well.\n\nCould you sign these:\n- one\n- two",
        "All is well. He said (again. Could you sign the lease by Friday?) and left.",
    ],
)
def test_what_cannot_stand_alone_stays_where_it_is(body: str) -> None:
    reading = read(f"Hi Ann,\n\n{body}", language="en")
    asked = next(one for one in reading.sentences if "Could you" in one.text)
    assert moved_up(reading, asked) is None


def test_a_sentence_out_of_a_list_item_leaves_the_item() -> None:
    text = f"Hi Ann,\n\nAll is well.\n\n- Two doors. {ASK}\n- One window.\n"
    fix = ask_in(read(text, language="en"))
    assert fix is not None
    assert applied(text, fix) == (
        f"Hi Ann,\n\n{ASK}\n\nAll is well.\n\n- Two doors.\n- One window.\n"
    )

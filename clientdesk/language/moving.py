"""Saying something first: where the opening of a mail is, and how a sentence gets there."""

import re

from clientdesk.language.reading import Reading
from clientdesk.language.sentences import Sentence
from clientdesk.language.span import Span
from clientdesk.language.zone import Zone
from clientdesk.language.zones import zones_in
from clientdesk.model.finding import Fix

_LONGEST = 900
"""Characters of a sentence that is moved: what goes on for longer may be cut anywhere."""
_HELLO = re.compile(r"[^\W\d_][^\n,:!?.]{0,40}[,:!] +(?=\S)")
_PLAIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[,;:.!?]?")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))


def put_first(reading: Reading, said: str) -> Fix:
    """Return the change that says a sentence first, in a paragraph of its own.

    It stands below the greeting, or behind the first sentence where that line greets too.
    """
    place, lead, gap = _place(reading)
    if not gap:
        return Fix(place, place, f"{lead}{said}")
    first = reading.text[place : place + 1]
    return Fix(place, place + len(first), f"{lead}{said}{gap}{_begun(reading, place)}")


def moved_up(reading: Reading, sentence: Sentence) -> Fix | None:
    """Return the change that moves a sentence to the opening, or None.

    None for a sentence that stands there already, for a list item or what introduces one, which
    say nothing without each other, and for what would leave a bracket or a quotation open.
    """
    text, span = reading.text, sentence.span
    place, lead, gap = _place(reading)
    if span.start <= place or not _stands_alone(reading, sentence):
        return None
    said = " ".join(span.of(text).split())
    said = said[0].upper() + said[1:]
    start, end = _hole(text, span)
    between = text[place:start]
    if gap:
        between = _begun(reading, place) + between[1:]
    return Fix(place, end, f"{lead}{said}{gap}{between}")


def _place(reading: Reading) -> tuple[int, str, str]:
    """Return where a sentence goes, and what stands before and behind it there."""
    text, own, greetings = reading.text, reading.own, reading.spans(Zone.GREETING)
    if not own:
        place = greetings[-1].end if greetings else 0
        return (place, "\n\n", "") if place else (0, "", "\n\n" if text.strip() else "")
    if not greetings and _greets(reading):
        return reading.sentences[0].span.end, " ", ""
    return own[0].start, "", "\n\n"


def _greets(reading: Reading) -> bool:
    """Tell whether the first sentence begins with a greeting: "Hi Ann, thank you for it"."""
    hello = _HELLO.match(reading.text, reading.own[0].start)
    return hello is not None and any(
        zoned.zone is Zone.GREETING for zoned in zones_in(hello[0].strip())
    )


def _begun(reading: Reading, place: int) -> str:
    """Return the first letter of what stood first: a capital, unless it was right as it was.

    Behind a greeting with a comma some languages go on with a small letter.
    """
    text, greetings = reading.text, reading.spans(Zone.GREETING)
    letter, word = text[place : place + 1], re.match(r"\S*", text[place:])
    flows = bool(greetings) and greetings[-1].of(text).endswith(",")
    plain = word is not None and bool(_PLAIN.fullmatch(word[0])) and word[0].islower()
    return letter.upper() if flows and plain and len(letter.upper()) == 1 else letter


def _stands_alone(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence can be taken out of its place."""
    said = sentence.text
    if sentence.item or said.endswith(":") or len(said) > _LONGEST:
        return False
    if any(said.count(a) != said.count(b) for a, b in _PAIRS) or said.count('"') % 2:
        return False
    at = reading.sentences.index(sentence)
    return at == 0 or not reading.sentences[at - 1].text.endswith(":")


def _hole(text: str, span: Span) -> tuple[int, int]:
    """Return what goes with a sentence when it is taken out: its spaces, or the lines it fills."""
    start, end = span
    line = text.rfind("\n", 0, start) + 1
    below = text.find("\n", end)
    below = len(text) if below < 0 else below
    begins, ends = not text[line:start].strip(), not text[end:below].strip()
    if not begins:
        return len(text[:start].rstrip(" \t")), end
    if not ends:
        return start, end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    if not text[below:].strip():
        return len(text[:line].rstrip()), below
    after = below + 1
    if not _line_above(text, line).strip():
        while not _line_at(text, after).strip():
            after += len(_line_at(text, after)) + 1
    return line, after


def _line_above(text: str, start: int) -> str:
    """Return the line that ends before the one that begins at `start`."""
    return text[: max(0, start - 1)].rpartition("\n")[2]


def _line_at(text: str, start: int) -> str:
    """Return the line that begins at `start`."""
    return text[start:].partition("\n")[0]

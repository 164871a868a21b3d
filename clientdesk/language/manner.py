"""My own greetings and sign-offs: which of them suits a mail's language and how formal it is.

A line may say when it is meant, before a colon: `formal: Dear {name},`, `sk: Ahoj {first},`,
`ms formal: Yang dihormati {name},`. Without that, its words tell its language.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from clientdesk.language.accents import unaccented
from clientdesk.language.guess import guess
from clientdesk.language.lexicon import languages, lexicon
from clientdesk.model.preference import Formality

GREETING, SIGN_OFF = "greeting", "sign_off"
"""The two kinds of lines, by their key in the `zones` rule of a language."""
NAME, FIRST = "{name}", "{first}"
"""Where the reader's name stands in a greeting, or the first name alone."""
_ENDS = ",.!:;-–—"
_LONGEST_LABEL = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A greeting or a sign-off, and where it is at home."""

    text: str
    """What is written."""
    spoken: frozenset[str]
    """Codes of the languages that it is in."""
    manner: Formality = Formality.UNKNOWN
    """How formal it is; unknown for one that suits every reader."""

    def suits(self, language: str, manner: Formality) -> bool:
        """Tell whether it may stand in a mail: formal lines to formal readers, and none of less."""
        less = self.manner in {Formality.CASUAL, Formality.PLAIN} or FIRST in self.text
        wrong = less if manner is Formality.FORMAL else self.manner is Formality.FORMAL
        return language in self.spoken and not wrong


def chosen(lines: Iterable[str], kind: str, language: str, manner: Formality) -> str:
    """Return the line of mine that suits a mail best, the first of equals; empty for none."""
    wanted = Formality.PLAIN if manner is Formality.UNKNOWN else manner
    ranks = (wanted, Formality.UNKNOWN)
    read = [line for text in lines if (line := read_line(text, kind)).suits(language, wanted)]
    told = [line.text for rank in ranks for line in read if line.manner is rank]
    return next(iter([*told, *(line.text for line in read)]), "")


def read_line(typed: str, kind: str) -> Line:
    """Read a line as it was typed."""
    label, colon, rest = typed.partition(":")
    tongues: set[str] = set()
    manner = Formality.UNKNOWN
    words = label.lower().split()
    known = {*languages(), *(each.value for each in Formality)}
    if colon and rest.strip() and 0 < len(words) <= _LONGEST_LABEL and known.issuperset(words):
        tongues = set(words) & set(languages())
        manner = next((each for each in Formality if each.value in words), manner)
        typed = rest
    text = typed.strip()
    return Line(text, frozenset(tongues) or _spoken(text, kind), manner)


def _spoken(text: str, kind: str) -> frozenset[str]:
    """Return the languages that greet, or end, so; else the one that the words look like."""
    said = text.replace(NAME, "Ann").replace(FIRST, "Ann").rstrip(f" {_ENDS}")
    found = frozenset(
        code
        for code in languages()
        if (rule := lexicon(code).rule("zones").expression(kind)).fullmatch(said)
        or rule.fullmatch(unaccented(said))
    )
    return found or frozenset({guess(text)})


def is_named(greeting: str) -> bool:
    """Tell whether a greeting says where the reader's name stands."""
    return NAME in greeting or FIRST in greeting


def is_whole(greeting: str) -> bool:
    """Tell whether a greeting is complete: it has the name's place, or an end of its own."""
    return is_named(greeting) or greeting.endswith(tuple(_ENDS))


def going_on(body: str, greeting: str) -> str:
    """Return a text that began with a small letter behind a comma as it begins behind another end.

    Slovak goes on with a small letter behind the comma of a greeting, and with none behind `!`.
    """
    start = len(greeting)
    text = body[start:].lstrip()
    if not greeting or greeting.endswith(",") or not body.startswith(greeting) or not text:
        return body
    gap = body[start : len(body) - len(text)]
    return f"{greeting}{gap}{text[0].upper()}{text[1:]}"

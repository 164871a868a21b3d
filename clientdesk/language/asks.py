"""The asks of a mail: the sentences that want the reader to do, decide, answer, come or refrain."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from clientdesk.language.clauses import BLANK, QUOTE, imperative_in
from clientdesk.language.dates import Mention
from clientdesk.language.lexicon import Lexicon
from clientdesk.language.sentences import ADDRESS, Sentence
from clientdesk.language.slips import mended
from clientdesk.language.span import Span


@dataclass(frozen=True, slots=True)
class Ask:
    """One sentence that asks."""

    sentence: Sentence
    """The sentence."""
    trigger: Span
    """The words that make it an ask."""
    kind: str
    """`imperative`, `question`, `need`, `obligation` or `default_forward`."""
    deadline: Mention | None = None
    """The exact time that goes with it, in the sentence or beside it."""

    weight: int = 2
    """How plainly it asks: 2 for a request, 1 for a duty told as a fact or "Thoughts?"."""

    @property
    def span(self) -> Span:
        """Where the sentence stands in the full body."""
        return self.sentence.span


_FRAMES = {
    "default_forward": "default_forward",
    "please": "imperative",
    "question": "question",
    "need": "need",
    "let_know": "imperative",
    "obligation": "obligation",
}
"""The lists of frames in the rule `asks`, in the order they are tried, and the kind of each."""


_QUOTATION = re.compile(r"(?<=.)[\"“„«][^\"”“»„«]{8,300}[\"”“»]")
"""Words in quotation marks, unless they open the sentence: somebody else's."""
_AFTER_QUESTION = " \t\"')”’!"
"""What may stand behind a question mark that ends a sentence."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How one language asks, and what only looks like it."""

    frames: dict[str, re.Pattern[str]]
    start_question: re.Pattern[str]
    last_question: re.Pattern[str]
    closers: re.Pattern[str]
    boilerplate: re.Pattern[str]
    blanks: re.Pattern[str]
    rhetorical: re.Pattern[str]


@cache
def _grammar(lexicon: Lexicon) -> _Grammar:
    """Compile a language's rules `asks` and `closers`."""
    asks, closers = lexicon.rule("asks"), lexicon.rule("closers")
    return _Grammar(
        frames={name: asks.expression(name) for name in _FRAMES},
        start_question=asks.expression("start_question"),
        last_question=asks.expression("last_question"),
        closers=closers.expression("closers"),
        boilerplate=closers.expression("boilerplate"),
        blanks=closers.expression("blanks"),
        rhetorical=closers.expression("rhetorical"),
    )


def ask_of(sentence: Sentence, lexicon: Lexicon, *, limited: bool = False) -> Ask | None:
    """Return what `sentence` asks of its reader, or None.

    `limited` tells whether it names an exact time to act by, which makes an ask of a stock closer.
    """
    found = _asked(sentence.text, lexicon, limited=limited)
    if not found:
        return None
    kind, span = found
    trigger = Span(sentence.span.start + span.start, sentence.span.start + span.end)
    return Ask(sentence, trigger, kind, weight=1 if kind == "obligation" else 2)


@lru_cache(maxsize=4096)
def _asked(sentence: str, lexicon: Lexicon, *, limited: bool) -> tuple[str, Span] | None:
    """Return the kind of ask that a sentence makes and its words, as indices into it, or None.

    Kept, since an editor asks of the same sentences at every key that is struck.
    """
    grammar, mend = _grammar(lexicon), mended(sentence.replace("\n", " "), lexicon)
    text = mend.text
    if grammar.boilerplate.search(text) or (not limited and grammar.closers.search(text)):
        return None
    text = _QUOTATION.sub(lambda match: QUOTE * len(match[0]), ADDRESS.sub(_blanked, text))
    text = grammar.blanks.sub(_blanked, text)
    found = _framed(text, grammar) or _question(text, grammar) or _command(text, lexicon)
    return (found[0], mend.written(found[1])) if found else None


def _blanked(match: re.Match[str]) -> str:
    """Return what stands for a stretch that is left out of account."""
    return BLANK * len(match[0])


def _framed(text: str, grammar: _Grammar) -> tuple[str, Span] | None:
    """Find the first frame of words that asks."""
    rhetorical = grammar.rhetorical.search(text)
    for name, frame in grammar.frames.items():
        kind = _FRAMES[name]
        match = frame.search(text)
        if match and not (kind == "question" and rhetorical):
            return kind, Span(*match.span())
    return None


def _question(text: str, grammar: _Grammar) -> tuple[str, Span] | None:
    """Find a question: by its mark, or by its word order where the mark is missing."""
    if grammar.rhetorical.search(text):
        return None
    whole = Span(0, len(text))
    if text.rstrip(_AFTER_QUESTION).endswith("?") and _LETTERS.search(text):
        return "question", whole
    bare = text.lstrip()
    vocative = re.match(r"(?:[^\W\d_][\w'’]*(?: and [^\W\d_][\w'’]*)?\s*[,:–-]+\s*)?", bare)
    start = vocative.end() if vocative else 0
    if grammar.start_question.match(bare, start) or grammar.start_question.match(bare):
        return "question", whole
    match = grammar.last_question.search(text)
    return ("question", Span(*match.span())) if match else None


def _command(text: str, lexicon: Lexicon) -> tuple[str, Span] | None:
    """Find an imperative."""
    verb = imperative_in(text, lexicon)
    return ("imperative", verb) if verb else None

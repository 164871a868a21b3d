"""An email that has been read: its zones, its sentences, the times it names and what it asks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from clientdesk.language import asks as asking
from clientdesk.language.accents import lacks_accents, unaccented
from clientdesk.language.asks import Ask
from clientdesk.language.dates import Mention, mentions_in
from clientdesk.language.deadlines import deadline_beside, deadline_in, limit_in
from clientdesk.language.guess import guess
from clientdesk.language.lexicon import Lexicon, lexicon
from clientdesk.language.points import Point, main_point
from clientdesk.language.sentences import Sentence, sentences_in
from clientdesk.language.span import Span
from clientdesk.language.voices import Voice, is_plain, voices_of
from clientdesk.language.zone import Zone, Zoned
from clientdesk.language.zones import zones_in

_FORMS = frozenset(("imperative", "question", "obligation"))
"""Kinds of asks that are told by their form alone, which a summary of what others want has too."""


@dataclass(frozen=True)
class Reading:
    """A mail and what a reader sees in it; each part is worked out when first asked for, and kept.

    All places are Python string indices into the full `text`.
    """

    text: str
    """The full body, as given."""
    language: str
    """The language it is read in: `en`, `ms` or `sk`."""
    today: date | None = None
    """The day it is written, for dates without a year and for weekdays."""

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of its language, without accents where the text has none."""
        return lexicon(self.language, accented=self.accented)

    @cached_property
    def accented(self) -> bool:
        """Whether the text has the accents of its language, if that writes any."""
        letters = str(lexicon(self.language).rule("language").raw.get("letters") or "")
        return not lacks_accents(self.text, letters)

    @cached_property
    def matched(self) -> str:
        """The body as rules look at it: a text typed without accents has none at all."""
        return self.text if self.accented else unaccented(self.text)

    @cached_property
    def zones(self) -> tuple[Zoned, ...]:
        """Greeting, own text, sign-off, signature, quoted mail and small print, in order."""
        return zones_in(self.text)

    @cached_property
    def own(self) -> tuple[Span, ...]:
        """The stretches of the writer's own text."""
        return self.spans(Zone.OWN)

    def spans(self, zone: Zone) -> tuple[Span, ...]:
        """Return the stretches of one kind of zone."""
        return tuple(zoned.span for zoned in self.zones if zoned.zone is zone)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the own text, in order."""
        found: list[Sentence] = []
        for span in self.own:
            paragraph = found[-1].paragraph + 1 if found else 0
            found.extend(sentences_in(self.matched, span, self.lexicon, paragraph=paragraph))
        return tuple(found)

    @cached_property
    def words(self) -> int:
        """How many words the own text has."""
        return sum(len(span.of(self.text).split()) for span in self.own)

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The times named in the own text, in order."""
        return tuple(
            mention
            for sentence in self.sentences
            for mention in mentions_in(self.matched, sentence.span, self.lexicon, self.today)
        )

    def dates_within(self, span: Span) -> tuple[Mention, ...]:
        """Return the times named inside `span`."""
        first, last = (bisect_left(self._date_starts, place) for place in span)
        return tuple(mention for mention in self.dates[first:last] if span.holds(mention.span))

    @cached_property
    def _date_starts(self) -> tuple[int, ...]:
        """Where each of the times begins."""
        return tuple(mention.span.start for mention in self.dates)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """The asks of the own text, in order."""
        found = (
            asking.ask_of(sentence, self.lexicon, limited=self._limited(sentence))
            for sentence, voice in zip(self.sentences, self.voices, strict=True)
            if voice is not Voice.OTHERS
        )
        told = {
            sentence
            for sentence, voice in zip(self.sentences, self.voices, strict=True)
            if voice is Voice.TOLD and not is_plain(sentence, self.lexicon)
        }
        asks = [
            self._dated(ask)
            for ask in found
            if ask and not (ask.sentence in told and ask.kind in _FORMS)
        ]
        return tuple(ask if ask.deadline else self._dated_beside(ask, asks) for ask in asks)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """How far each of the sentences speaks to the reader."""
        return voices_of(self.matched, self.sentences, self.lexicon)

    def _limited(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names an exact time to act by."""
        return limit_in(sentence, self.dates_within(sentence.span), self.lexicon) is not None

    def _dated(self, ask: Ask) -> Ask:
        """Give an ask the exact time that goes with it."""
        mentions = self.dates_within(ask.span)
        question = ask.kind == "question"
        return replace(
            ask, deadline=deadline_in(ask.sentence, mentions, self.lexicon, question=question)
        )

    def _dated_beside(self, ask: Ask, asks: Sequence[Ask]) -> Ask:
        """Give an ask the exact time that a sentence which asks nothing names for it."""
        asking = {other.sentence for other in asks}
        rest = [sentence for sentence in self.sentences if sentence not in asking]
        deadline = deadline_beside(
            ask.sentence, rest, lambda sentence: self.dates_within(sentence.span), self.lexicon
        )
        return replace(ask, deadline=deadline)

    @cached_property
    def main_ask(self) -> Ask | None:
        """The ask that matters most: dated before undated, then the plainer, then the earlier."""
        return max(self.asks, key=lambda ask: (ask.deadline is not None, ask.weight), default=None)

    @cached_property
    def main_point(self) -> Point | None:
        """The sentence that the reader must not miss; None if there is no own text."""
        return main_point(self.sentences, self.voices, self.main_ask, self.lexicon)


def read(text: str, *, language: str | None = None, today: date | None = None) -> Reading:
    """Read a mail.

    `language` is the one expected, such as the client's; a text clearly in another is read in that.
    """
    return Reading(text, guess(text, language), today)

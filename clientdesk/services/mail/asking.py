"""One clear sentence of what is wanted, by whom and by when, in the language of the mail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Any

from clientdesk.language.phrasing import Moment, Phrases
from clientdesk.language.reading import Reading, read
from clientdesk.language.zone import Zone
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.person import Person
from clientdesk.model.preference import Formality
from clientdesk.model.text import clean_line
from clientdesk.services.mail.reader_clock import ReaderClock

_YEAR_NAMED_AFTER = timedelta(days=180)
"""A day of another year that is further away than this is told with its year."""
_WORKING_DAYS = 3
"""How many working days a reader is given where no time is typed."""
_MARKS = " .,;:?!…"
_ENDS = tuple(".!?…:")


class Doer(Enum):
    """Who is to do what a sentence says."""

    READER = auto()
    """Whoever reads the mail."""
    OTHER = auto()
    """Somebody else of the client."""
    ME = auto()
    """Me: the sentence promises, it does not ask."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted."""

    what: str
    """A verb with its object, as typed: `approve the layout`."""
    doer: Doer
    """Who is to do it."""
    by: Moment
    """By when, as the reader's clock shows it."""
    other: Person | None = None
    """Who it is where somebody else of the client is to do it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How a mail to a client is worded."""

    phrases: Phrases
    """The words of its language."""
    language: str
    """That language."""
    formal: bool = False
    """Whether the client likes it formal."""
    today: date | None = None
    """The day it is written."""

    @classmethod
    def to(cls, client: Client | None, phrases: Phrases, language: str, today: date) -> "Wording":
        """Word a mail to a client, or to somebody who is not known."""
        formal = client is not None and client.preferences.formality is Formality.FORMAL
        return cls(phrases, language, formal=formal, today=today)

    def sentence(self, wish: Wish) -> str:
        """Return the sentence that says what is wanted. Raises InvalidInputError."""
        words = self._words()
        what = self._what(wish.what, words)
        verb, _, rest = what.partition(" ")
        for form in words["forms"]:
            if form.get("formal", self.formal) is self.formal and re.fullmatch(form["verb"], verb):
                break
        else:
            raise InvalidInputError(f"begin with a verb, such as {words['example']}")
        pattern = form.get(wish.doer.name.lower())
        if pattern is None:
            raise InvalidInputError(f"only the reader can be told so; type {words['example']}")
        clitics, left = _moved(rest.split(), words.get("clitics", ()))
        said = str(pattern).format(
            what=what,
            verb=verb,
            clitics="".join(f" {each}" for each in clitics),
            rest="".join(f" {each}" for each in left),
            by=self._by(wish.by),
            name=self._name(wish.other),
        )
        return said[0].upper() + said[1:]

    def fitted(self, said: str, text: str) -> str:
        """Return a sentence of ours as it begins the own text of a mail.

        In some languages it goes on with a small letter behind a greeting that ends with a comma.
        """
        greetings = read(text, language=self.language).spans(Zone.GREETING)
        flows = greetings and greetings[-1].of(text).endswith(",")
        return said[0].lower() + said[1:] if flows and self.phrases.words.get("goes_on") else said

    def _words(self) -> Mapping[str, Any]:
        words = self.phrases.words.get("asks")
        if not isinstance(words, dict):
            raise InvalidInputError(f"there are no words to ask with in {self.language!r} yet")
        return words

    def _what(self, typed: str, words: Mapping[str, Any]) -> str:
        what = clean_line(typed).strip(_MARKS)
        what = re.sub(rf"^(?:{words['lead']})", "", f"{what} ", flags=re.IGNORECASE).strip(_MARKS)
        if not what or re.match(rf"{words['no_verb']}\b", what, re.IGNORECASE):
            raise InvalidInputError(f"begin with a verb, such as {words['example']}")
        if limit_named(read(f"{what}.", language=self.language)):
            raise InvalidInputError("leave the time out here: it has a line of its own")
        return what[0].lower() + what[1:] if what[1:2].islower() or what[1:2] == " " else what

    def _by(self, moment: Moment) -> str:
        phrases, today = self.phrases, self.today
        far = today and moment.day.year != today.year and moment.day - today > _YEAR_NAMED_AFTER
        if far:
            dated = f"{phrases.words['date']} {moment.day.year}"
            phrases = replace(phrases, words={**phrases.words, "date": dated})
        return phrases.told(moment, "by_day")

    def _name(self, other: Person | None) -> str:
        if other is None:
            return ""
        return self.phrases.address(other.name, other.first_name, formal=self.formal)


def limit_named(reading: Reading) -> bool:
    """Tell whether a text says by when already."""
    from clientdesk.language.deadlines import limit_in

    return any(
        limit_in(sentence, reading.dates_within(sentence.span), reading.lexicon)
        for sentence in reading.sentences
    )


def _moved(words: list[str], clitics: list[str]) -> tuple[list[str], list[str]]:
    """Part the short words that move to the second place from those behind them."""
    count = next((at for at, word in enumerate(words) if word not in clitics), len(words))
    return sorted(words[:count], key=list(clitics).index), words[count:]


def moment_of(typed: str, clock: ReaderClock, client: Client | None) -> tuple[Moment, str]:
    """Return a typed date as the reader's clock shows it, and its reading in full in both zones.

    Nothing typed is the third working day from now; a day without a time ends an hour before the
    reader's working day does. Raises InvalidInputError for what cannot be read or has passed.
    """
    from clientdesk.services.when.typed import read_when

    hours = client.hours if client else None
    now = clock.now.astimezone(clock.mine)
    if not typed.strip():
        return _told(clock, clock.working_day_end(_WORKING_DAYS, hours))
    when = read_when(typed, now)
    if when.recurrence is not None:
        raise InvalidInputError(f"{clean_line(typed)!r} repeats; type one day: fri 15:00")
    if not when.has_time:
        at = clock.day_end(when.moment.date(), hours)
    else:
        from clientdesk.services.zones import aware

        at = aware(when.moment, clock.mine)
    if at <= clock.now:
        raise InvalidInputError(f"{when.reading} has passed")
    return _told(clock, at)


def _told(clock: ReaderClock, at: datetime) -> tuple[Moment, str]:
    from clientdesk.services.when.typed import read_when

    mine = at.astimezone(clock.mine)
    zone = clock.theirs if clock.zone else None
    reading = read_when(f"{mine:%Y-%m-%d %H:%M}", clock.now.astimezone(clock.mine), zone).reading
    return clock.moment(at), reading


def first_sentence(typed: str) -> str:
    """Return a typed line as a sentence: a mark at its end; its first letter stays as typed."""
    said = clean_line(typed).strip()
    return said if said[-1:] in _ENDS else f"{said}."

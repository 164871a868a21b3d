"""How a language writes days, times and greetings in a mail: the words of `_words.yaml`."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from clientdesk.discovery import files_in
from clientdesk.model.errors import InvalidInputError
from clientdesk.yaml_text import read_yaml

_NAME = "_words"
_ENDS = ".!?…:;"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time of a day, as the reader's clock shows it."""

    day: date
    """The day."""
    clock: time | None = None
    """The time of day, or None where the whole day is meant."""
    place: str = ""
    """Where the reader's clock stands, where mine shows another time: `London`."""
    my_clock: time | None = None
    """The same moment by my clock, where it shows another time."""
    my_place: str = ""
    """Where my clock stands."""
    my_day: date | None = None
    """The day by my clock, where it is another than the reader's."""
    until: "Moment | None" = None
    """The end of a range, where it is not known exactly."""


@dataclass(frozen=True)
class Phrases:
    """The words of one language."""

    words: dict[str, Any]
    """The content of its `_words.yaml`."""

    @property
    def filters(self) -> dict[str, Callable[[Any], str]]:
        """What a template may do with a value: `{{ promise.due | by }}`."""
        return {
            "day": lambda moment: self.told(moment, "day"),
            "on": lambda moment: self.told(moment, "on_day"),
            "by": lambda moment: self.told(moment, "by_day"),
            "by_date": lambda moment: self.told(moment, "by_day", short=True),
            "date": lambda moment: self.told(moment, "day", short=True),
            "sentence": sentence,
            "bare": bare,
        }

    def told(self, moment: Any, form: str, *, short: bool = False) -> str:
        """Return a moment in a form: `day`, `on_day` or `by_day`; short leaves the time of day out.

        What is no moment, such as a blank, takes the form's place for a day and no more.
        """
        if not isinstance(moment, Moment):
            return str(self.words["blank"][form]).format(day=moment)
        day = moment.day
        told = str(self.words["date"]).format(
            weekday=self.words["weekdays"][form][day.weekday()],
            day=day.day,
            month=self.words["months"][day.month - 1],
        )
        if moment.clock is None or short:
            return told
        until = moment.until
        if until is None or until.clock is None or until.day != day:
            told += str(self.words["at"][form]).format(clock=self.clock(moment.clock))
            told += self._elsewhere(moment)
            last = self.told(until, form) if until else ""
            return told + str(self.words["latest"]).format(last=last) if last else told
        first, last = self.clock(moment.clock), self.clock(until.clock)
        told += str(self.words["within"]).format(first=first, last=last)
        return told + self._elsewhere(moment, until)

    def _elsewhere(self, moment: Moment, until: Moment | None = None) -> str:
        """Return the same moment, or range, by my clock where that shows another time."""
        if moment.my_clock is None:
            return ""
        mine = self._mine(moment.my_clock, moment.my_day)
        if until is not None and until.my_clock is not None:
            is_same = (until.my_day or until.day) == (moment.my_day or moment.day)
            last = self._mine(until.my_clock, None if is_same else until.my_day or until.day)
            mine = str(self.words["span"]).format(first=mine, last=last)
        return str(self.words["elsewhere"]).format(
            theirs=moment.place, clock=mine, mine=moment.my_place
        )

    def _mine(self, clock: time, day: date | None) -> str:
        """Return a time by my clock, with its day where that is not the reader's."""
        told = self.clock(clock)
        if day is None:
            return told
        form = str(self.words.get("other_day", "{day} {month}, {clock}"))
        return form.format(day=day.day, month=self.words["months"][day.month - 1], clock=told)

    def late(self, what: str) -> str:
        """Return the title of what came too late."""
        return str(self.words["late"]).format(what=what)

    def clock(self, clock: time) -> str:
        """Return a time of day."""
        half = next(
            (str(half) for until, half in self.words.get("halves", ()) if clock.hour < until), ""
        )
        hour = (clock.hour % 12 or 12) if half else clock.hour
        return str(self.words["clock"]).format(
            hour=hour, padded=f"{hour:02}", minute=f"{clock.minute:02}", half=half
        )

    def days(self, weekdays: Iterable[int]) -> str:
        """Return weekdays, 0 for Monday: `Monday to Friday`, or each by its name."""
        held = sorted(set(weekdays))
        names = [str(self.words["weekdays"]["day"][day]) for day in held]
        if len(held) > 2 and held == list(range(held[0], held[-1] + 1)):  # noqa: PLR2004 - two days are named
            return str(self.words["span"]).format(first=names[0], last=names[-1])
        return ", ".join(names)

    def greeting(self, name: str, first: str, *, formal: bool) -> str:
        """Return how a mail to somebody begins; to nobody known where the name is empty."""
        return self._named("greetings", name, first, formal=formal) or str(self.words["nobody"])

    def address(self, name: str, first: str, *, formal: bool) -> str:
        """Return how somebody else is named in a sentence."""
        return self._named("address", name, first, formal=formal) or name

    def _named(self, forms: str, name: str, first: str, *, formal: bool) -> str:
        for form in self.words.get(forms, ()) if name else ():
            if form.get("formal", formal) is not formal:
                continue
            if found := re.search(str(form.get("name", "")), name):
                return str(form["text"]).format(name=name, first=first, **found.groupdict())
        return ""


def phrases(roots: Iterable[Path], language: str) -> Phrases:
    """Read the words of a language. Raises InvalidInputError if there are none that can be used."""
    path = files_in([root / language for root in roots], ".yaml").get(_NAME)
    if path is None:
        raise InvalidInputError(f"there are no templates in the language {language!r}")
    try:
        words = read_yaml(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InvalidInputError(f"{path} cannot be read: {error}") from error
    if not isinstance(words, dict):
        raise InvalidInputError(f"{path} must hold the words of dates and greetings")
    return Phrases(words)


def sentence(text: Any) -> str:
    """Return words as a sentence: a capital letter first, a full stop at the end."""
    said = str(text).strip()
    if not said:
        return ""
    said = said[0].upper() + said[1:]
    return said if said[-1] in _ENDS else f"{said}."


def bare(text: Any) -> str:
    """Return words without a full stop at their end, fit to stand inside of a sentence."""
    return str(text).strip().rstrip(".;,").rstrip()

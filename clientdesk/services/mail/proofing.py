"""Proofing: spelling and grammar, by one thread that owns the proofreaders and starts them late."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from clientdesk.checking import Known
from clientdesk.discovery import Found, modules_in
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding, Fix, Severity
from clientdesk.model.text import clean_line
from clientdesk.proofreading import Offer, Proofreader, Slip, SlipKind, UnavailableError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

R = TypeVar("R")

SPELLING = "spelling"
"""The check's name for a word that is in no dictionary."""
PROOFREAD = "proofread"
"""The check's name for all other slips."""


class Phase(StrEnum):
    """How far a proofreader is."""

    ASLEEP = "asleep"
    """No text has been read in that language."""
    STARTING = "starting"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class ProofState:
    """Whether spelling and grammar are looked at in a language."""

    phase: Phase
    """How far it is."""
    why: str = ""
    """Why it is off, or on for common words only, as a clause."""

    def __str__(self) -> str:
        """Return `on`, or `off: there is no dictionary`, or `common words only: there is ...`."""
        if not self.why:
            return str(self.phase)
        return f"{'common words only' if self.phase is Phase.ON else self.phase}: {self.why}"


@dataclass(frozen=True, slots=True)
class Proofs:
    """What the proofreader says of one text."""

    language: str
    """The language that the text was read in."""
    findings: tuple[Finding, ...] = ()
    """The slips, by place."""
    state: ProofState = ProofState(Phase.ON)
    """Whether the text was looked at: no finding means clean only if it is on, without a why."""


@cache
def available() -> Found:
    """Return the modules of all proofreaders, and those that could not be loaded."""
    from clientdesk import proofreaders

    return modules_in(proofreaders)


class Proofing:
    """Reads texts one after the other; every call may come from any thread but the event loop's."""

    def __init__(
        self, folders: tuple[Path, ...], offers: Callable[[], list[Offer]] | None = None
    ) -> None:
        """Look for dictionaries in `folders`; `offers` are the shipped ones unless given."""
        self._folders = folders
        self._offers = offers or _shipped
        self._worker: ThreadPoolExecutor | None = None
        self._readers: dict[str, Proofreader] = {}
        self._states: dict[str, ProofState] = {}

    def state(self, language: str) -> ProofState:
        """Tell how far the proofreader of a language is; nothing is started."""
        return self._states.get(language, ProofState(Phase.ASLEEP))

    def start(self, language: str) -> None:
        """Begin to load what a language needs, and return at once."""
        if self.state(language).phase is Phase.ASLEEP:
            self._submit(self._reader, language)

    def started(self, language: str) -> ProofState:
        """Load what a language needs, wait for it, and tell how it went."""
        self._submit(self._reader, language).result()
        return self.state(language)

    def submit(self, text: str, known: Known) -> "Future[Proofs]":
        """Begin to read a text, and return what its slips will come in."""
        return self._submit(self._read, text, known)

    def slips(self, text: str, known: Known) -> Proofs:
        """Read a text and wait for its slips: a second the first time, then milliseconds."""
        return self.submit(text, known).result()

    def close(self) -> None:
        """Let the thread end; what waits is not read."""
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)

    def _submit(self, work: Callable[..., R], *given: object) -> "Future[R]":
        from concurrent.futures import ThreadPoolExecutor

        if self._worker is None:
            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="proofing")
        return self._worker.submit(work, *given)

    # ---- in the thread

    def _read(self, text: str, known: Known) -> Proofs:
        reading = read(text, language=known.language, today=known.today)
        language = reading.language
        reader = self._reader(language)
        if reader is None:
            return Proofs(language, state=self._states[language])
        from clientdesk.services.mail.sparing import Sparing

        sparing = Sparing(reading, known)
        try:
            slips = [
                replace(slip, start=span.start + slip.start, end=span.start + slip.end)
                for span in reading.own
                for slip in reader.proofread(span.of(text), sparing.accepted)
            ]
        except UnavailableError as error:
            return Proofs(language, state=ProofState(Phase.OFF, str(error)))
        findings = (_finding(text, slip) for slip in slips if not sparing.spares(slip))
        return Proofs(language, tuple(findings), self._states[language])

    def _reader(self, language: str) -> Proofreader | None:
        """Return the proofreader of a language, started now if it was not; None if it is off."""
        if self.state(language).phase is Phase.ASLEEP:
            self._states[language] = ProofState(Phase.STARTING)
            self._states[language] = self._begun(language)
        return self._readers.get(language)

    def _begun(self, language: str) -> ProofState:
        whys = []
        for offer in sorted(self._offers(), key=lambda each: each.rank):
            if offer.languages and language not in offer.languages:
                continue
            try:
                self._readers[language] = offer.start(language, self._folders)
            except UnavailableError as error:
                whys.append(str(error))
            else:
                return ProofState(Phase.ON, whys[0] if whys and offer.partial else "")
        return ProofState(Phase.OFF, whys[0] if whys else "no proofreader knows the language")


def _shipped() -> list[Offer]:
    return [module.offer for module in available().modules.values()]


def _finding(text: str, slip: Slip) -> Finding:
    """Make a finding of a slip."""
    found = " ".join(text[slip.start : slip.end].split())
    put = slip.suggestions[0] if slip.suggestions else None
    spelling = slip.kind is SlipKind.SPELLING
    return Finding(
        check=SPELLING if spelling else PROOFREAD,
        severity=Severity.HINT,
        start=slip.start,
        end=slip.end,
        message=_misspelt(found, slip.suggestions) if spelling else _wrong(found, slip.message),
        fix=None if put is None else Fix(slip.start, slip.end, put),
    )


def _misspelt(found: str, suggestions: tuple[str, ...]) -> str:
    meant = " or ".join(f"“{each}”" for each in suggestions[:2])
    asked = f" Do you mean {meant}?" if meant else ""
    return (
        f"“{found}” is in no dictionary, and a misspelt word makes a reader doubt the rest.{asked}"
    )


def _wrong(found: str, message: str) -> str:
    told = clean_line(message).replace("`", "'").strip().rstrip(".")
    return f"“{found}”: {told}. A slip makes a reader stop where you want them to go on."

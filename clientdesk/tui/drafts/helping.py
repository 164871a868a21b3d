"""The helpers of the composer: one ask, one thing said first, and the point moved up."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from clientdesk.model.client import Client
from clientdesk.model.finding import Finding, Fix
from clientdesk.model.person import Person
from clientdesk.tui.drafts.dialogs.moving import Answer, Moving, sides_of
from clientdesk.tui.drafts.verbs import DraftVerbs
from clientdesk.tui.widgets.proof_spans import Rows

if TYPE_CHECKING:
    from clientdesk.language.phrasing import Moment
    from clientdesk.language.reading import Reading
    from clientdesk.language.sentences import Sentence
    from clientdesk.services.mail.asking import Doer, Wording
    from clientdesk.tui.drafts.dialogs.one_thing import Standing
    from clientdesk.tui.drafts.dialogs.wish import Wished

ALIKE = 82
"""Per cent of likeness from which on a sentence says what was typed."""
MOVE = "Begin with the main point"
"""The heading over a sentence that would move up."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Whom a draft is to."""

    client: Client | None
    person: Person | None

    @property
    def zone(self) -> str:
        own = self.person.zone if self.person else ""
        return own or (self.client.zone if self.client else "")


# ---- an ask, or none on purpose


def toggle_information(pane: DraftVerbs) -> None:
    """Say that the mail asks for nothing on purpose, or take that back."""
    draft = pane.draft_now()
    if draft is None:
        return
    wanted = replace(draft, information_only=not draft.information_only)
    told = (
        "Just information: the ask lamp is off" if wanted.information_only else "An ask is wanted"
    )
    saved = pane.app.attempt(lambda: pane.workbench.composer.save(wanted), said=told)
    if saved is not None:
        pane.draft = saved
        pane.proof.information_only = saved.information_only
        pane.proof.judge_soon()


def write_ask(pane: DraftVerbs) -> None:
    """Ask what, who and by when, and write the sentence that asks for it."""
    from clientdesk.services.mail.asking import moment_of
    from clientdesk.services.mail.reader_clock import ReaderClock
    from clientdesk.tui.drafts.dialogs.wish import Hints, WishForm

    bench, reader = pane.workbench, _reader(pane)
    wording = pane.app.attempt(partial(_wording, pane, reader), quiet=True)
    if wording is None:
        return
    clock = ReaderClock(reader.zone, bench.me.zone(), bench.clock())

    def word(what: str, doer: "tuple[Doer, Person | None]", by: "Moment") -> str:
        from clientdesk.services.mail.asking import Wish

        return wording.sentence(Wish(what, doer[0], by, doer[1]))

    def wished(found: "Wished | None") -> None:
        if found is not None:
            _write(pane, wording, found.said, at_cursor=found.at_cursor)

    form = WishForm(
        _doers(reader),
        lambda typed: moment_of(typed, clock, reader.client),
        word,
        Hints(str(wording.phrases.words.get("asks", {}).get("example", ""))),
    )
    pane.app.push_screen(form, wished)


def _reader(pane: DraftVerbs) -> _Reader:
    client_id = (pane.draft and pane.draft.client) or pane.client_id
    if not client_id:
        return _Reader(None, None)
    client, to = pane.workbench.roster.get(client_id), pane.typed.to.casefold()
    named = (
        person
        for person in client.people
        if any(each.value.casefold() in to for each in person.emails if each.value)
    )
    return _Reader(client, next(named, client.contact))


def _doers(reader: _Reader) -> list[tuple[Any, str]]:
    from clientdesk.services.mail.asking import Doer

    person = reader.person
    whose = f"{person.name}, who reads it" if person else "the reader"
    others = [one for one in (reader.client.people if reader.client else ()) if one != person]
    return [
        ((Doer.READER, None), whose),
        *(((Doer.OTHER, one), one.name) for one in others),
        ((Doer.ME, None), "me: a promise, not an ask"),
    ]


def _wording(pane: DraftVerbs, reader: _Reader) -> "Wording":
    from clientdesk.services.mail.asking import Wording

    templates = pane.workbench.templates
    wanted = reader.client.language if reader.client else ""
    language = _read(pane.proof.text, wanted).language if pane.proof.text.strip() else wanted
    if language not in templates.languages():
        language = templates.language_for(reader.client.id) if reader.client else "en"
    today = pane.workbench.clock().date()
    return Wording.to(reader.client, templates.phrases(language), language, today)


def _read(text: str, language: str) -> "Reading":
    from clientdesk.language.reading import read

    return read(text, language=language or None)


# ---- writing


def _write(pane: DraftVerbs, wording: "Wording", said: str, *, at_cursor: bool = False) -> None:
    """Write a sentence as one undo, and put the cursor behind it."""
    from clientdesk.language.moving import put_first

    proof = pane.proof
    if at_cursor:
        row, column = proof.cursor_location
        place = sum(len(line) + 1 for line in proof.document.lines[:row]) + column
        fix = at_place(proof.text, place, said)
    else:
        said = wording.fitted(said, proof.text)
        fix = put_first(_read(proof.text, wording.language), said)
    _make(pane, fix, said)


def at_place(text: str, place: int, said: str) -> Fix:
    """Return the change that writes a sentence at a string index, with the spaces it needs."""
    before, after = text[place - 1 : place] if place else "", text[place : place + 1]
    lead = " " if before and not before.isspace() else ""
    tail = " " if after and not after.isspace() else ""
    return Fix(place, place, f"{lead}{said}{tail}")


def _make(pane: DraftVerbs, fix: Fix, said: str) -> None:
    proof = pane.proof
    pane.focus_on(proof)
    proof.mend(fix)
    behind = fix.start + fix.text.index(said) + len(said)
    proof.move_cursor(Rows(proof.text).place(behind), center=True)


# ---- the one thing


def say_first(pane: DraftVerbs) -> None:
    """Ask for the one thing that the reader must not miss, and say it first."""
    from clientdesk.services.mail.asking import first_sentence
    from clientdesk.tui.drafts.dialogs.one_thing import OneThing

    reader, text = _reader(pane), pane.proof.text
    wording = pane.app.attempt(partial(_wording, pane, reader), quiet=True)
    if wording is None:
        return
    reading = _read(text, wording.language)
    find = partial(_said_already, reading)

    def typed(found: str | None) -> None:
        if found is None:
            return
        standing = find(found)

        def write() -> None:
            _write(pane, wording, first_sentence(found))

        if standing is None or standing.fix is None:
            write()
            return
        said, fix = standing.sides[1].said, standing.fix

        def answered(answer: Answer | None) -> None:
            if answer is Answer.DO:
                _make(pane, fix, said)
            elif answer is Answer.INSTEAD:
                write()

        instead = "write mine" if found else ""
        pane.app.push_screen(Moving(MOVE, standing.sides, instead=instead), answered)

    pane.app.push_screen(OneThing(find), typed)


def _said_already(reading: "Reading", typed: str) -> "Standing | None":
    """Return the sentence that says what was typed; with nothing typed, the main point."""
    from clientdesk.language.moving import moved_up
    from clientdesk.tui.drafts.dialogs.one_thing import Standing

    point = reading.main_point
    sentence = _like(reading, typed) if typed else point.sentence if point else None
    if sentence is None or (not typed and point and not point.weight):
        return None
    fix = None if _opens(reading, sentence) else moved_up(reading, sentence)
    said = " ".join(sentence.text.split())
    said = said[0].upper() + said[1:] if fix else said
    start = sentence.span.start
    return Standing(sides_of(reading.text, said, start, fix or Fix(start, start, "")), fix)


def _like(reading: "Reading", typed: str) -> "Sentence | None":
    from rapidfuzz import fuzz, process, utils

    said = [sentence.text for sentence in reading.sentences]
    found = process.extractOne(
        typed,
        said,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=ALIKE,
    )
    enough = found and len(typed.split()) > 1
    return reading.sentences[found[2]] if found and enough else None


def _opens(reading: "Reading", sentence: "Sentence") -> bool:
    return reading.sentences[0] is sentence


# ---- the point moved up


def mend(pane: DraftVerbs, finding: Finding | None) -> None:
    """Make the change that a finding offers; a sentence that would move is shown first."""
    proof = pane.proof
    if finding is None and proof.told is not None and proof.told.check == "call_to_action":
        write_ask(pane)
        return
    told = finding or proof.told
    if told is not None and told.check == "wrong_medium":
        from clientdesk.tui.practices.calling import advise

        if draft := pane.draft_now():
            advise(pane.app, draft)
        return
    fix = finding.fix if finding else None
    if finding is None or fix is None or finding.check != "opening" or not proof.fresh:
        if finding is None:
            proof.mend_here()
        else:
            proof.mend_finding(finding)
        return
    text = proof.text
    said = " ".join(text[finding.start : finding.end].split())
    said = said[0].upper() + said[1:]

    def answered(answer: Answer | None) -> None:
        if answer is Answer.DO and proof.text == text:
            _make(pane, fix, said)

    pane.app.push_screen(Moving(MOVE, sides_of(text, said, finding.start, fix)), answered)

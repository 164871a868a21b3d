"""What is known of a client and what is not: sections, facts that age, the questions of both."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from clientdesk.model.checkin import AgendaItem, AgendaKind, CheckIn
from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Fact, Note, Section
from clientdesk.services.notes.completeness import Completeness, completeness_of
from clientdesk.services.notes.facts import KnownFact, facts_of, question_of, with_fact
from clientdesk.services.notes.starters import Starter, Starters, starters
from clientdesk.services.office import Office


class Knowing:
    """The verbs of know-your-partner."""

    def __init__(self, office: Office, roots: Callable[[], tuple[Path, ...]]) -> None:
        """Know the clients of a desk; the templates of notes stand in some folders."""
        self._office = office
        self._roots = roots

    def completeness(self, client_id: str) -> Completeness:
        """Return which of the eight sections say something of a client."""
        client = self._office.desk.records(Client).find(client_id) if client_id else None
        return completeness_of(client, self._notes(client_id))

    # ---- facts

    def facts(self, client_id: str) -> list[KnownFact]:
        """Return the facts under a client's notes, the stale ones first."""
        return facts_of(self._notes(client_id), self._office.now().date())

    def facts_under(self, note: Note) -> list[KnownFact]:
        """Return the facts under one note, the stale ones first."""
        return facts_of((note,), self._office.now().date())

    def put_fact(self, note_id: str, before: Fact | None, after: Fact | None) -> Note:
        """Add a fact to a note (before is None), change it, or remove it (after is None).

        Raises NotFoundError for a note or a fact that is not there any more.
        """
        note = self._office.desk.records(Note).get(note_id)
        verb = "Change" if before and after else "Add" if after else "Remove"
        label = f"{verb} a fact on {self._office.name(note.client)}"
        return self._office.save(with_fact(note, before, after), label)

    def seen_again(self, known: KnownFact) -> Fact:
        """Note that a fact holds today, and return it. Raises NotFoundError."""
        fact = replace(known.fact, seen_on=self._office.now().date())
        self.put_fact(known.note.id, known.fact, fact)
        return fact

    # ---- questions

    def questions(self, client_id: str) -> list[AgendaItem]:
        """Return what to ask a client next: a question for each stale fact and each empty section.

        What stands unanswered on the agenda of their next check-in is not asked again.
        """
        following = self._next(client_id)
        items = following.items if following is not None else ()
        asked = {item.text for item in items if not item.answer}
        wanted = [question_of(known) for known in self.facts(client_id) if known.stale]
        shelf = self.starters(client_id)
        for section in self.completeness(client_id).empty:
            starter = shelf.for_section(section)
            text = starter.question if starter else f"What should I know of: {section}?"
            wanted.append(AgendaItem(kind=AgendaKind.QUESTION, text=text))
        return [item for item in wanted if item.text not in asked]

    def question(self, known: KnownFact) -> AgendaItem:
        """Return the question that a fact becomes."""
        return question_of(known)

    def ask(self, client_id: str, item: AgendaItem) -> CheckIn:
        """Put a question on the agenda of a client's next check-in, unless it stands there.

        Raises NotFoundError if none is planned.
        """
        following = self._next(client_id)
        name = self._office.name(client_id)
        if following is None:
            raise NotFoundError(f"no check-in with {name} is planned; F4, then n plans one")
        if any(one.text == item.text and not one.answer for one in following.items):
            return following
        label = f"A question for the check-in with {name}"
        return self._office.save(replace(following, items=(*following.items, item)), label)

    # ---- templates

    def starters(self, client_id: str) -> Starters:
        """Return the templates of notes, in the language of a client where there are some."""
        client = self._office.desk.records(Client).find(client_id) if client_id else None
        return starters(self._roots(), client.language if client and client.language else "en")

    def begun(self, starter: Starter, client_id: str) -> str:
        """Return the text that a template begins a note of a client with."""
        client = self._office.desk.records(Client).find(client_id) if client_id else None
        return starter.filled(client, f"{self._office.now():%Y-%m-%d}")

    def for_section(self, section: Section, client_id: str) -> str:
        """Return the text that a note in a section begins with; empty without a template."""
        starter = self.starters(client_id).for_section(section)
        return self.begun(starter, client_id) if starter else ""

    def _notes(self, client_id: str) -> list[Note]:
        return self._office.living(Note, client_id) if client_id else []

    def _next(self, client_id: str) -> CheckIn | None:
        planned = [
            (one.upcoming, one.id, one)
            for one in self._office.living(CheckIn, client_id)
            if one.upcoming is not None
        ]
        return min(planned)[2] if planned else None

"""Templates: which there are in a language, and one of them filled in for a client."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.drafting import Filled, Shelf, Template, fill, shelf
from clientdesk.language.manner import going_on
from clientdesk.language.phrasing import Phrases, phrases
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.services.kinds import kinds
from clientdesk.services.me import Me
from clientdesk.services.office import Office

if TYPE_CHECKING:
    from clientdesk.discovery import Broken
    from clientdesk.model.record import Record
    from clientdesk.services.mail.sources import Sources

DEFAULT = "en"
"""The language of a client whose language is not known, or has no templates."""


class Templates:
    """The verbs of templates."""

    def __init__(self, office: Office, me: Me, roots: Callable[[], tuple[Path, ...]]) -> None:
        """Fill in the templates that stand in some folders, the user's own last."""
        self._office = office
        self._me = me
        self._roots = roots

    def list(self, language: str) -> list[Template]:
        """Return the templates of a language, those of one kind together."""
        found = self.shelf(language).templates.values()
        first = {one.kind: one.name for one in reversed(list(found))}
        return sorted(found, key=lambda one: (first[one.kind], one.name))

    def shelf(self, language: str) -> Shelf:
        """Return the templates of a language, and the files that hold none that works."""
        return shelf(self._roots(), language)

    def languages(self) -> tuple[str, ...]:
        """Return the languages that there are templates in."""
        folders = (each for root in self._roots() if root.is_dir() for each in root.iterdir())
        return tuple(sorted({each.name for each in folders if each.is_dir()}))

    def broken(self) -> "tuple[Broken, ...]":
        """Return the files of every language that hold no template that works, and why."""
        return tuple(one for language in self.languages() for one in self.shelf(language).broken)

    def phrases(self, language: str) -> Phrases:
        """Return how a language writes days, greetings and asks. Raises InvalidInputError."""
        return phrases(self._roots(), language)

    def get(self, name: str, language: str) -> Template:
        """Return a template. Raises NotFoundError, and InvalidInputError for a broken one."""
        found = self.shelf(language)
        if name in found.templates:
            return found.templates[name]
        broken = next((each for each in found.broken if Path(each.name).stem == name), None)
        if broken is not None:
            raise InvalidInputError(f"{broken.name} cannot be used: {broken.error}")
        names = ", ".join(found.templates) or "none"
        raise NotFoundError(f"there is no template {name!r} in {language!r}; there are {names}")

    def find(self, name: str, client_id: str, language: str = "") -> Template | None:
        """Return the template that a mail to a client was made from; None if it is gone.

        It is in the client's language unless another is named.
        """
        known = self._office.desk.records(Client).find(client_id) if client_id else None
        tongue = self.language_for(client_id) if known else DEFAULT
        return self.shelf(language or tongue).templates.get(name)

    def language_for(self, client_id: str, person: str = "") -> str:
        """Return the language of a mail to a client, or to one of their people."""
        client = self._office.client(client_id)
        reader = client.person(person) or client.contact
        wanted = (reader.language if reader else "") or client.language
        return wanted if wanted in self.languages() else DEFAULT

    def fill(
        self, name: str, client_id: str, *, language: str = "", person: str = "", **ids: str
    ) -> Filled:
        """Fill a template in for a client, in the language of whom it is for.

        `ids` name records by their kind: `promise="01K..."`. What is not named is chosen: the
        promise of theirs that is due first, the open incident, the newest talk without a recap.
        Raises NotFoundError and InvalidInputError, also for a record of another client.
        """
        from clientdesk.services.mail.sources import Sources

        client = self._office.client(client_id)
        tongue = language or self.language_for(client_id, person)
        template = self.get(name, tongue)
        words = phrases(self._roots(), tongue)
        chosen = {key: self._record(client, key, value) for key, value in ids.items() if value}
        sources = Sources(
            office=self._office,
            my=self._me,
            reader=client,
            language=tongue,
            phrases=words,
            chosen={record.table: record for record in chosen.values()},
            to=person,
        )
        self._must_be_true(template, sources)
        # Twice: whom a mail greets follows from the records that its other blanks choose.
        for _ in range(2):
            values = {key: sources.value(blank.source) for key, blank in template.blanks.items()}
        filled = fill(template, values, words)
        flows, reader = words.words.get("goes_on"), sources.person
        return replace(
            filled,
            body=going_on(filled.body, sources.greeting()) if flows else filled.body,
            to=reader.email if reader else "",
            about=tuple(record.id for record in sources.chosen.values()),
            language=tongue,
        )

    def _must_be_true(self, template: Template, sources: "Sources") -> None:
        """Refuse a template while a record makes what it says untrue, and name the right one."""
        from clientdesk.services.practices.writing import letter_about

        for source in template.not_while:
            if sources.value(source) is None:
                continue
            record = next(one for one in sources.chosen.values() if one.noun == source)
            letter = letter_about(record)
            known = self.shelf(template.language).templates
            right = known.get(letter.template) if letter else None
            names = f"; the right mail is “{right.title}”" if right else ""
            raise InvalidInputError(
                f"“{template.title}” is not true while the {source} with {sources.reader.name} is"
                f" open{names}, and O opens the {source}"
            )

    def _record(self, client: Client, noun: str, record_id: str) -> "Record":
        kind = next((each for each in kinds() if each.__name__.lower() == noun), None)
        if kind is None:
            raise InvalidInputError(f"a template is not filled from a {noun}")
        record = self._office.desk.records(kind).get(record_id)
        if getattr(record, "client", client.id) != client.id:
            raise InvalidInputError(f"this {record.noun} is not one with {client.name}")
        return record

"""What is known of a mail beside its text: the client, the others, the secrets, the zones."""

from pathlib import PurePath

from clientdesk.checking import Awaited, Known
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.field import secrets_of
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.services.folding import fold
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import ClientFacts, Overview

SHORTEST_NAME = 3
"""A name or word of another client that is shorter says nothing about where a mail belongs."""


class Knowledge:
    """Gathers what checks may know, and keeps the part that changes only with the clients."""

    def __init__(self, office: Office, me: Me, overview: Overview) -> None:
        """Know a desk."""
        self._office = office
        self._me = me
        self._overview = overview
        self._tables: tuple[int, ...] = ()
        self._words: dict[str, str] = {}
        self._others: dict[str, tuple[str, ...]] = {}

    def of(self, draft: Draft) -> Known:
        """Return what is known of a draft; without a client it is what I know of myself."""
        client = self._office.desk.records(Client).find(draft.client) if draft.client else None
        files = tuple(PurePath(path).name for path in draft.attachments)
        mine = self._me.get()
        known = Known(
            subject=draft.subject,
            accepted=(mine.name, *mine.dictionary),
            attachments=files,
            today=self._office.now().date(),
            my_zone=self._me.zone().key,
            information_only=draft.information_only,
        )
        if client is None:
            return known
        promises = [
            one for one in self._office.living(Promise, client.id) if one.state is PromiseState.OPEN
        ]
        return Known(
            subject=known.subject,
            recipients=client.names,
            people_known=bool(client.people),
            others=self._names_of_others(client.id),
            accepted=(*known.accepted, *_accepted(client)),
            attachments=files,
            today=known.today,
            language=client.language or None,
            longest=client.preferences.length.words,
            zone=client.zone or None,
            my_zone=known.my_zone,
            secrets=self._secrets(client),
            promises=tuple(one.what for one in promises if one.owner is Owner.MINE),
            awaited=tuple(
                Awaited(one.what, one.due.date())
                for one in promises
                if one.owner is Owner.THEIRS and one.due
            ),
            information_only=known.information_only,
        )

    def _names_of_others(self, client_id: str) -> tuple[str, ...]:
        """Return what belongs to other clients only: names, people, projects, jargon."""
        everybody = self._overview.picture().clients
        tables = self._overview.tables("clients")
        if tables != self._tables:
            self._tables = tables
            self._others = {}
            self._words = {
                word: fold(word)
                for facts in everybody.values()
                for word in _words(facts)
                if len(word) >= SHORTEST_NAME
            }
        if client_id not in self._others:
            facts = everybody.get(client_id)
            own = {fold(word) for word in _words(facts)} if facts else set()
            words = (word for word, folded in self._words.items() if folded not in own)
            self._others = {client_id: tuple(words)}
        return self._others[client_id]

    def _secrets(self, client: Client) -> tuple[str, ...]:
        from clientdesk.services.clients.trash import belongings

        texts = list(secrets_of(client))
        for record in belongings(self._office, client.id):
            texts.extend(secrets_of(record))
        return tuple(dict.fromkeys(texts))


def _accepted(client: Client) -> tuple[str, ...]:
    """Return the words of a client that are right in a mail to them and stand in no dictionary."""
    jargon = (term.term for term in client.jargon)
    places = (client.place, client.trade)
    return tuple(filter(None, (*client.dictionary, *jargon, *client.projects, *places)))


def _words(facts: ClientFacts) -> tuple[str, ...]:
    return tuple(
        word
        for word in (facts.name, facts.company, *facts.people, *facts.projects, *facts.jargon)
        if word
    )

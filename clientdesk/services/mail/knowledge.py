"""What is known of a mail beside its text: the client, the others, the secrets, the zones."""

from dataclasses import replace
from datetime import date
from pathlib import PurePath

from clientdesk.checking import Awaited, Away, Known, MyDays
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft
from clientdesk.model.preference import Formality
from clientdesk.model.profile import Profile
from clientdesk.model.promise import Owner, Promise, PromiseState
from clientdesk.model.trip import Trip
from clientdesk.services.mail.client_roll import ClientRoll
from clientdesk.services.mail.forwarding import SUMMARY
from clientdesk.services.mail.lately import subjects_sent
from clientdesk.services.mail.vault import Beside, DeskVault
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.public_holidays import holidays_of
from clientdesk.services.zones import zone_named


class Knowledge:
    """Gathers what checks may know.

    It is asked while keys are struck, so that whatever grows with the desk is only handed on here:
    the roll of clients and the private texts are looked through by the thread that judges.
    """

    def __init__(self, office: Office, me: Me, overview: Overview) -> None:
        """Know a desk."""
        self._office = office
        self._me = me
        self._overview = overview
        self._roll = ClientRoll()
        self._shown: tuple[int, ...] = ()
        self.vault = DeskVault(office)
        """The private texts of the desk."""

    def of(self, draft: Draft) -> Known:
        """Return what is known of a draft; without a client it is what I know of myself."""
        client = self._office.desk.records(Client).find(draft.client) if draft.client else None
        mine = self._me.get()
        today = self._office.now().date()
        known = Known(
            subject=draft.subject,
            to=draft.to,
            own=_words(mine.name),
            accepted=(mine.name, *mine.dictionary),
            attachments=tuple(PurePath(path).name for path in draft.attachments),
            today=today,
            my_zone=self._me.zone().key,
            mine=self._my_days(mine, today),
            never=mine.voice.never,
            vault=Beside(self.vault, (draft.client,)),
            information_only=draft.information_only,
            forwarded=draft.template == SUMMARY,
        )
        if client is None:
            return known
        sent = subjects_sent(self._office, draft)
        return self._of_client(client, replace(known, sent_subjects=sent))

    def _of_client(self, client: Client, known: Known) -> Known:
        likes = client.preferences
        jargon = tuple(term.term for term in client.jargon)
        mine, theirs = self._owed(client, Owner.MINE), self._owed(client, Owner.THEIRS)
        return replace(
            known,
            recipients=client.names,
            people_known=bool(client.people),
            own=(*known.own, *client.projects, *jargon),
            others=self._others(),
            accepted=(*known.accepted, *_accepted(client)),
            language=client.language or None,
            longest=likes.length.words,
            avoided=likes.avoided_words,
            unfit=tuple(term.term for term in client.jargon if not term.fit_for_mail),
            formal=likes.formality is Formality.FORMAL,
            zone=client.zone or None,
            their_today=self._their_today(client),
            days=client.hours.days if client.hours else None,
            closes=client.hours.end if client.hours else None,
            holidays=holidays_of(client.country, client.region) or {},
            promises=tuple(one.what for one in mine),
            owed=_dated(mine),
            awaited=_dated(theirs),
        )

    def _their_today(self, client: Client) -> date | None:
        return (
            self._office.now().astimezone(zone_named(client.zone)).date() if client.zone else None
        )

    def _my_days(self, mine: Profile, today: date) -> MyDays:
        trips = (one for one in self._office.living(Trip) if one.ends_on >= today)
        return MyDays(
            days=mine.hours.days,
            holidays=holidays_of(mine.country, mine.region) or {},
            away=tuple(Away(one.place, one.starts_on, one.ends_on) for one in trips),
        )

    def _owed(self, client: Client, owner: Owner) -> list[Promise]:
        """Return what one side promised and still owes."""
        return [
            one
            for one in self._office.living(Promise, client.id)
            if one.state is PromiseState.OPEN and one.owner is owner
        ]

    def _others(self) -> ClientRoll:
        """Return the roll of all clients, which is shown again if any of them changed."""
        everybody = self._overview.picture().clients
        shown = (self._overview.version, *self._overview.tables("clients"))
        if shown != self._shown:
            self._shown = shown
            self._roll.show(tuple(everybody.values()))
        return self._roll


def _accepted(client: Client) -> tuple[str, ...]:
    """Return the words of a client that are right in a mail to them and stand in no dictionary."""
    jargon = (term.term for term in client.jargon)
    places = (client.place, client.trade)
    return tuple(filter(None, (*client.dictionary, *jargon, *client.projects, *places)))


def _dated(promises: list[Promise]) -> tuple[Awaited, ...]:
    return tuple(Awaited(one.what, one.due.date()) for one in promises if one.due)


def _words(text: str) -> tuple[str, ...]:
    return (text,) if text else ()

"""A client: who they are, who works there, and how they like to be treated."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.draft import Ignored
from clientdesk.model.field import Control, for_client, internal, secret
from clientdesk.model.hours import WorkingHours
from clientdesk.model.person import Person
from clientdesk.model.preference import Preferences, Term
from clientdesk.model.record import Record
from clientdesk.model.urgency import Urgency


class ClientStatus(StrEnum):
    """Whether a client is looked after now."""

    ACTIVE = "active"
    PROSPECT = "prospect"
    PAST = "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often to be in touch, counted from the last touch."""

    ideal_days: Annotated[int, internal("Ideal, in days", Control.NUMBER)] = 14
    """The next touch is due this many days after the last."""
    maximum_days: Annotated[int, internal("At most, in days", Control.NUMBER)] = 30
    """After this many days it is overdue in red."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(Record):
    """Somebody I work for: a firm, or a person on their own."""

    table: ClassVar[str] = "clients"
    noun: ClassVar[str] = "client"

    name: Annotated[str, for_client("Name")]
    """What I call them in the roster."""
    company: Annotated[str, for_client("Company")] = ""
    """The legal name, where it differs."""
    trade: Annotated[str, for_client("Trade")] = ""
    """What they do."""
    status: Annotated[ClientStatus, internal("Status", Control.CHOICE)] = ClientStatus.ACTIVE
    """Active, prospect, or past (archived)."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)] = ""
    """IANA zone, or empty for mine."""
    language: Annotated[str, for_client("Language")] = ""
    """`en`, `ms`, `sk`, or empty if unknown."""
    place: Annotated[str, for_client("Place")] = ""
    """Town, for visits when I am near."""
    country: Annotated[str, for_client("Country")] = ""
    """ISO 3166 code, for public holidays."""
    region: Annotated[str, for_client("Region")] = ""
    """ISO 3166-2 subdivision without the country, for public holidays."""
    website: Annotated[str, for_client("Website")] = ""
    """Their address on the web."""
    hours: Annotated[WorkingHours | None, for_client("Working hours", Control.RECORD)] = None
    """When they work, in their zone; None if unknown."""
    people: Annotated[tuple[Person, ...], for_client("People", Control.RECORDS)] = ()
    """Who works there, the main contact first."""
    preferences: Annotated[Preferences, internal("Preferences", Control.RECORD)] = field(
        default_factory=Preferences
    )
    """Tone, channel, length."""
    jargon: Annotated[tuple[Term, ...], internal("Jargon", Control.RECORDS)] = ()
    """Their words."""
    projects: Annotated[tuple[str, ...], for_client("Projects", Control.LINES)] = ()
    """Names of projects with them."""
    cadence: Annotated[Cadence | None, internal("Cadence", Control.RECORD)] = None
    """How often to be in touch; None if I have not decided."""
    tags: Annotated[tuple[str, ...], internal("Tags", Control.TAGS)] = ()
    """My own words for finding them."""
    schedule_told_on: Annotated[date | None, internal("Told my schedule on", Control.DATE)] = None
    """When I told them my hours."""
    policy_told_on: Annotated[date | None, internal("Told my policy on", Control.DATE)] = None
    """When I told them what an emergency is."""
    urgency: Annotated[Urgency, secret("Private urgency", Control.RECORD)] = field(
        default_factory=Urgency
    )
    """What their hurry usually is."""
    private: Annotated[str, secret("Private remarks", Control.TEXT)] = ""
    """What nobody else may read."""
    vcard: Annotated[tuple[str, ...], internal("Other vCard lines", Control.NONE)] = ()
    """Unknown vCard lines, kept so that they can be written back."""
    dictionary: Annotated[tuple[str, ...], internal("Words right in drafts", Control.LINES)] = ()
    """Words that spelling accepts for this client."""
    ignored: Annotated[tuple[Ignored, ...], internal("Put aside in drafts", Control.NONE)] = ()
    """Findings put aside for this client."""
    snoozed_until: Annotated[datetime | None, internal("Snoozed until", Control.NONE)] = None
    """Aware moment until which their cadence stays off the agenda."""
    snoozes: Annotated[int, internal("Snoozes", Control.NONE)] = 0
    """How often it was snoozed."""

    @property
    def contact(self) -> Person | None:
        """The main contact: the first of the people."""
        return self.people[0] if self.people else None

    def person(self, person_id: str) -> Person | None:
        """Return one of the people by id, or None."""
        return next((person for person in self.people if person.id == person_id), None)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of this client's side: firm, company and people."""
        return tuple(
            name for name in (self.name, self.company, *(p.name for p in self.people)) if name
        )

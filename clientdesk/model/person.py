"""People on the client's side, and how to reach them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from clientdesk.model.field import Control, for_client, internal, secret


class Channel(StrEnum):
    """A way to talk."""

    EMAIL = "email"
    CALL = "call"
    VIDEO = "video"
    IN_PERSON = "in person"
    MESSAGE = "message"


LIVE_CHANNELS = frozenset({Channel.CALL, Channel.VIDEO, Channel.IN_PERSON})
"""Channels that leave nothing in writing, so that a recap is owed."""


class Power(StrEnum):
    """What a person's word does to a decision."""

    UNKNOWN = "unknown"
    DECIDES = "decides"
    APPROVES = "approves"
    INFLUENCES = "influences"
    USES = "uses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An email address, phone number or other address with its label."""

    value: Annotated[str, for_client("Address")]
    """The address itself."""
    label: Annotated[str, for_client("Label")] = ""
    """`work`, `mobile`, `billing`; written to a vCard as its TYPE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works for a client."""

    id: Annotated[str, for_client("Id", Control.NONE)]
    """A ULID, so that touches and requests can name the person."""
    name: Annotated[str, for_client("Name")]
    """Full name as they write it."""
    role: Annotated[str, for_client("Role")] = ""
    """Their job."""
    power: Annotated[Power, internal("Decision power", Control.CHOICE)] = Power.UNKNOWN
    """What their word does to a decision."""
    reports_to: Annotated[str, internal("Reports to", Control.PEOPLE)] = ""
    """Id of another person of the same client, or empty."""
    emails: Annotated[tuple[Address, ...], for_client("Emails", Control.RECORDS)] = ()
    """Their email addresses, the preferred one first."""
    phones: Annotated[tuple[Address, ...], for_client("Phones", Control.RECORDS)] = ()
    """Their phone numbers, the preferred one first."""
    channel: Annotated[Channel, internal("Preferred channel", Control.CHOICE)] = Channel.EMAIL
    """How they like to be reached."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)] = ""
    """Their own IANA zone, or empty for the client's."""
    language: Annotated[str, for_client("Language")] = ""
    """`en`, `ms`, `sk`, or empty for the client's."""
    birthday: Annotated[str, internal("Birthday")] = ""
    """`YYYY-MM-DD`, or `--MM-DD` where the year is unknown."""
    politics: Annotated[str, secret("Politics", Control.TEXT)] = ""
    """What is between them and others."""
    vcard: Annotated[tuple[str, ...], internal("Other vCard lines", Control.NONE)] = ()
    """Unknown vCard lines, kept so that they can be written back."""

    @property
    def first_name(self) -> str:
        """The first word of the name that is no title."""
        words = [
            word for word in self.name.split() if not word.endswith(".") and word not in _TITLES
        ]
        return words[0] if words else self.name

    @property
    def email(self) -> str:
        """The preferred address, or empty."""
        return self.emails[0].value if self.emails else ""


_TITLES = frozenset(
    {
        "Dr",
        "Mr",
        "Mrs",
        "Ms",
        "Prof",
        "Ing",
        "Mgr",
        "Pan",
        "Pani",
        "Encik",
        "Puan",
        "Cik",
        "Dato'",
        "Datin",
    }
)

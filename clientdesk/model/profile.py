"""My own profile: who I am, when I work, and how I sound."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from clientdesk.model.draft import Ignored
from clientdesk.model.field import Control, for_client, internal
from clientdesk.model.hours import WorkingHours
from clientdesk.model.record import Record


class Reminders(StrEnum):
    """When the desk says that something became due, while it is open."""

    IN_MY_HOURS = "in my working hours"
    ALWAYS = "at any hour"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How I write."""

    greetings: Annotated[tuple[str, ...], internal("Greetings", Control.LINES)] = ()
    """How I begin: `Hi {first},`; a line may say when: `formal: Dear {name},`, `sk: Ahoj,`."""
    sign_offs: Annotated[tuple[str, ...], internal("Sign-offs", Control.LINES)] = ()
    """How I end; a line may say when, as a greeting may."""
    never: Annotated[tuple[str, ...], internal("Words I never use", Control.LINES)] = ()
    """Words that are not mine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """Me. A desk holds one."""

    table: ClassVar[str] = "profile"
    noun: ClassVar[str] = "profile"

    name: Annotated[str, for_client("Name")] = ""
    """My name as I sign."""
    email: Annotated[str, for_client("Email")] = ""
    """My address."""
    zone: Annotated[str, for_client("Time zone", Control.ZONE)] = ""
    """My IANA zone; empty for the machine's."""
    country: Annotated[str, for_client("Country")] = ""
    """ISO 3166 code, for public holidays."""
    region: Annotated[str, for_client("Region")] = ""
    """ISO 3166-2 subdivision without the country."""
    hours: Annotated[WorkingHours, for_client("Working hours", Control.RECORD)] = field(
        default_factory=WorkingHours
    )
    """When I work, in my zone."""
    response_promise: Annotated[str, for_client("Response promise", Control.TEXT)] = ""
    """How fast I answer: `within one day`; a line may name its language, `sk: do jedného dňa`."""
    first_weekday: Annotated[int, internal("First day of the week", Control.WEEKDAY)] = 0
    """0 for Monday, 6 for Sunday."""
    reminders: Annotated[Reminders, internal("Bell when due", Control.CHOICE)] = (
        Reminders.IN_MY_HOURS
    )
    """When a bell and a line at the top say that something became due."""
    voice: Annotated[Voice, internal("My voice", Control.RECORD)] = field(default_factory=Voice)
    """How I write."""
    dictionary: Annotated[tuple[str, ...], internal("Words always right", Control.LINES)] = ()
    """Words that spelling accepts in every draft."""
    ignored: Annotated[tuple[Ignored, ...], internal("Always put aside", Control.NONE)] = ()
    """Findings put aside for good."""

"""The true urgency of something, kept to myself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from clientdesk.model.field import Control, secret


class UrgencyKind(StrEnum):
    """Why something is called urgent."""

    UNKNOWN = "unknown"
    NONE = "none"
    TACTICAL = "tactical"
    EMOTIONAL = "emotional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """What I think of an urgency; nobody else ever reads it."""

    kind: Annotated[UrgencyKind, secret("Urgency", Control.CHOICE)] = UrgencyKind.UNKNOWN
    """None, tactical (something breaks) or emotional (somebody worries)."""
    why: Annotated[str, secret("Why", Control.TEXT)] = ""
    """What makes me think so."""

"""The escalation policy: what an emergency is, how to reach me, and how it was used."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from clientdesk.model.field import Control, for_client, internal
from clientdesk.model.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyUse:
    """One call on the policy."""

    at: Annotated[datetime, internal("When", Control.MOMENT)]
    """When: an aware moment."""
    client: Annotated[str, internal("Client", Control.CLIENT)]
    """Id of the client who called."""
    what: Annotated[str, internal("What")]
    """What it was about."""
    justified: Annotated[bool, internal("An emergency", Control.CHECK)] = True
    """Whether it was one by the policy."""

    def __str__(self) -> str:
        judged = "" if self.justified else " (no emergency)"
        return f"{self.at.day} {self.at:%b %Y} {self.what}{judged}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Record):
    """What I tell clients about emergencies, written once."""

    table: ClassVar[str] = "policies"
    noun: ClassVar[str] = "escalation policy"

    emergency: Annotated[str, for_client("What an emergency is", Control.TEXT)]
    """What counts as one; a line that names a language, `sk: …`, begins the wording in that."""
    channels: Annotated[tuple[str, ...], for_client("How to reach me", Control.LINES)] = ()
    """Channels, the first to try first; one may name its language, `sk: …`."""
    response: Annotated[str, for_client("How fast I answer", Control.TEXT)] = ""
    """The response time, in words; as for an emergency, a line may name its language."""
    uses: Annotated[tuple[PolicyUse, ...], internal("Uses", Control.RECORDS)] = ()
    """When it was used."""

    def misuses(self, client_id: str) -> int:
        """Count the calls of one client that were no emergency."""
        return sum(use.client == client_id and not use.justified for use in self.uses)

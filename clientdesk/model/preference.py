"""How a client likes to be written to, and the words they use."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from clientdesk.model.field import Control, for_client, internal
from clientdesk.model.person import Channel


class Length(StrEnum):
    """How long a mail a client likes."""

    UNKNOWN = "unknown"
    SHORT = "short"
    LONG = "long"

    @property
    def words(self) -> int | None:
        """The limit in words: 125 for short, 250 for long, None if unknown."""
        return {"short": 125, "long": 250}.get(self.value)


class Formality(StrEnum):
    """How formal a mail should be."""

    UNKNOWN = "unknown"
    CASUAL = "casual"
    PLAIN = "plain"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicChannel:
    """The channel a client prefers for one topic."""

    topic: Annotated[str, internal("Topic")]
    """`money`, `feedback`, `emergencies`."""
    channel: Annotated[Channel, internal("Channel", Control.CHOICE)]
    """The way to talk about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Tone, channel and length as one client likes them."""

    formality: Annotated[Formality, internal("Formality", Control.CHOICE)] = Formality.UNKNOWN
    """How formal."""
    length: Annotated[Length, internal("Length", Control.CHOICE)] = Length.UNKNOWN
    """How long."""
    liked_words: Annotated[tuple[str, ...], internal("Words they like", Control.LINES)] = ()
    """Words that please."""
    avoided_words: Annotated[tuple[str, ...], internal("Words to avoid", Control.LINES)] = ()
    """Words that do not."""
    channel: Annotated[Channel, internal("Channel", Control.CHOICE)] = Channel.EMAIL
    """The usual channel."""
    topic_channels: Annotated[
        tuple[TopicChannel, ...], internal("Channel by topic", Control.RECORDS)
    ] = ()
    """Where a topic has a channel of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the client's jargon."""

    term: Annotated[str, for_client("Term")]
    """The word as they use it."""
    meaning: Annotated[str, for_client("Meaning")] = ""
    """What they mean by it."""
    fit_for_mail: Annotated[bool, internal("Fit for mail", Control.CHECK)] = True
    """Whether I may use it in a mail to them."""

"""A page that is passed on: what it says in words that only my own notes have."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from clientdesk.checks._runs import WORD, Runs, folded
from clientdesk.model.draft import Draft
from clientdesk.model.field import Privacy, fields_of
from clientdesk.model.finding import Finding, Severity
from clientdesk.model.record import Record
from clientdesk.model.touch import LineKind, TouchLine
from clientdesk.model.version import Version
from clientdesk.services.kinds import of_clients
from clientdesk.services.office import Office

SUMMARY = "executive-summary"
"""The template of the page whose reader passes it on."""
_NOTED = (
    "These words stand in your own notes, and whoever gets this page next reads them. "
    "Say it in words that both sides have heard."
)


def quoted_notes(office: Office, draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each stretch of a draft that was taken from what is INTERNAL.

    Words that a client may see as well, such as those of a promise, are theirs too.
    """
    internal, open_to_all = Runs(), Runs()
    for record in _of_client(office, draft.client):
        texts: dict[Privacy, list[str]] = {privacy: [] for privacy in Privacy}
        for privacy, text in _texts(record):
            texts[privacy].append(text)
        internal.put(record.id, draft.client, texts[Privacy.INTERNAL])
        open_to_all.put(record.id, draft.client, texts[Privacy.CLIENT])
    words = list(WORD.finditer(draft.body))
    said = [folded(word[0]) for word in words]
    heard = {
        place
        for first, last in open_to_all.stretches(said, (draft.client,))
        for place in range(first, last + 1)
    }
    for first, last in internal.stretches(said, (draft.client,)):
        if not heard.issuperset(range(first, last + 1)):
            start, end = words[first].start(), words[last].end()
            yield Finding("forward_safe", Severity.WARN, start, end, _NOTED)


def _of_client(office: Office, client_id: str) -> Iterator[Record]:
    """Yield what belongs to a client, but for mails and earlier texts, which may be of mails."""
    for kind in of_clients():
        if kind not in {Draft, Version}:
            yield from office.living(kind, client_id)


def _texts(value: Any, privacy: Privacy = Privacy.CLIENT) -> Iterator[tuple[Privacy, str]]:
    """Yield the texts of a record with who may read them, the strictest of those around them."""
    if isinstance(value, TouchLine) and value.kind is not LineKind.NOTE:
        yield Privacy.CLIENT, value.text  # both sides heard it
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield privacy, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item, privacy)
    elif hasattr(value, "__dataclass_fields__"):
        for info in fields_of(value.__class__):
            yield from _texts(getattr(value, info.name), _strictest((privacy, info.about.privacy)))


def _strictest(classes: Iterable[Privacy]) -> Privacy:
    return max(classes, key=list(Privacy).index)

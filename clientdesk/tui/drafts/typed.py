"""A draft as it is being typed: three texts, how they are kept, and how they are saved."""

from typing import NamedTuple

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import NotFoundError
from clientdesk.services.workbench import Workbench


class TypedDraft(NamedTuple):
    """What stands in the composer."""

    to: str = ""
    """Recipients as typed."""
    subject: str = ""
    """The subject line."""
    body: str = ""
    """The text."""

    @classmethod
    def of(cls, draft: Draft) -> "TypedDraft":
        """Return the texts of a draft."""
        return cls(draft.to, draft.subject, draft.body)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written anywhere."""
        return not (self.to + self.subject + self.body).strip()

    def kept(self, client_id: str) -> str:
        """Return it as one text that `read_kept` reads."""
        return f"{client_id}\n{self.to}\n{self.subject}\n{self.body}"


def read_kept(text: str) -> tuple[str, TypedDraft]:
    """Return the client's id and what was typed, from a kept text."""
    client_id, to, subject, body = [*text.split("\n", 3), "", "", "", ""][:4]
    return client_id, TypedDraft(to, subject, body)


class Saved(NamedTuple):
    """What saving did."""

    draft: Draft
    """The draft as it is on the desk now."""
    said: str = ""
    """A sentence for the user where something else happened too."""


def save(bench: Workbench, known: Draft | None, client_id: str, typed: TypedDraft) -> Saved:
    """Save what is typed over the draft as it is known, or as a new one of a client.

    A text that came from elsewhere meanwhile becomes a draft of its own, and so does what is typed
    into a mail that was sent.
    """
    fields = typed._asdict()
    if known is None:
        return Saved(bench.composer.new(client_id, **fields))
    with bench.keeper.steady():
        kept = bench.composer.get(known.id)
        if kept.state is DraftState.SENT:
            copy = bench.composer.duplicate(known.id)
            said = "That mail was sent and stays as it was: this is a new draft now."
            return Saved(bench.composer.write(copy.id, **fields), said)
        stored = TypedDraft.of(kept)
        clash = stored not in {TypedDraft.of(known), typed} and not stored.is_empty
        if clash:
            bench.composer.duplicate(known.id)
        written = bench.composer.write(known.id, **fields)
    said = "It was changed elsewhere too: that text is another draft now (ctrl+g d)."
    return Saved(written, said if clash else "")


def rescue(bench: Workbench, draft_id: str, text: str) -> Saved:
    """Save a kept text of an earlier run over its draft, or as a new one if that is gone."""
    client_id, typed = read_kept(text)
    try:
        known = bench.composer.get(draft_id)
    except NotFoundError:
        return save(bench, None, client_id, typed)
    return save(bench, known, client_id, typed)

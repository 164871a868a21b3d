"""A draft as it is being typed: three texts, and the form in which a recovery file keeps them."""

from typing import NamedTuple

from clientdesk.model.draft import Draft


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

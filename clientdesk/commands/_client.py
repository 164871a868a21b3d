"""What a desk knows of a client, for mails that are judged outside of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.commanding import Session
from clientdesk.model.errors import NotFoundError

if TYPE_CHECKING:
    from clientdesk.checking import Known
    from clientdesk.model.draft import Ignored
    from clientdesk.services.workbench import Workbench


class Dossier:
    """All that a desk knows of one client, or nothing where no client is named."""

    def __init__(self, bench: "Workbench | None" = None, client_id: str = "") -> None:
        """Know a client of a desk, which stays open as long as somebody asks."""
        self._bench = bench
        self._client = client_id

    def beside(self, said: "Known", body: str) -> "tuple[Known, frozenset[Ignored]]":
        """Return what is said of a mail on top of what the desk knows, and what was put aside."""
        if self._bench is None:
            return said, frozenset()
        from clientdesk.model.draft import Draft

        draft = Draft(
            id="",
            created_at=self._bench.clock(),
            client=self._client,
            subject=said.subject or "",
            body=body,
        )
        known = self._bench.composer.known(draft)
        whole = replace(
            known,
            subject=said.subject,
            to=", ".join(said.recipients),
            recipients=(*known.recipients, *said.recipients),
            people_known=known.people_known or bool(said.recipients),
            attachments=said.attachments,
            today=said.today,
            their_today=known.their_today if said.today == known.today else said.today,
            language=said.language or known.language,
        )
        return whole, self._bench.composer.put_aside(draft)


@contextmanager
def dossier(session: Session, words: str | None) -> Iterator[Dossier]:
    """Open the desk for a block if a client is named by some words.

    Raises NotFoundError without a desk or such a client, AmbiguousError, DeskError.
    """
    if words is None:
        yield Dossier()
        return
    file = session.settings.desk
    if not session.settings.demo and not file.is_file():
        raise NotFoundError(
            f"there is no desk at {file} that could know {words!r}; without one, name those the "
            "mail goes to with --to"
        )
    with session.desk() as bench:
        yield Dossier(bench, bench.roster.find(words).id)

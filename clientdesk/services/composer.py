"""The composer: drafts, what is known for judging them, and what sending one does."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.draft import Draft, DraftState, Scope
from clientdesk.model.finding import Finding, Verdict

if TYPE_CHECKING:
    from clientdesk.checking import Known
    from clientdesk.services.me import Me
    from clientdesk.services.roster import Roster
    from clientdesk.store import Desk


class Composer:
    """The verbs of drafts."""

    def __init__(
        self, desk: "Desk", clock: Callable[[], datetime], roster: "Roster", me: "Me"
    ) -> None:
        """Keep the drafts of a desk."""
        self._desk = desk
        self._clock = clock
        self._roster = roster
        self._me = me

    def drafts(self, client_id: str | None = None, state: DraftState | None = None) -> list[Draft]:
        """Return drafts, last written first."""
        raise NotImplementedError

    def current(self, client_id: str) -> Draft | None:
        """Return the draft to a client that was written last and is not sent; None without one."""
        raise NotImplementedError

    def get(self, draft_id: str) -> Draft:
        """Return a draft. Raises NotFoundError."""
        raise NotImplementedError

    def new(self, client_id: str = "", *, to: str = "", subject: str = "", body: str = "") -> Draft:
        """Begin a draft; recipients are the client's main contact unless named."""
        raise NotImplementedError

    def write(
        self,
        draft_id: str,
        *,
        to: str | None = None,
        subject: str | None = None,
        body: str | None = None,
    ) -> Draft:
        """Change what is given of a draft; the text before is kept as a version."""
        raise NotImplementedError

    def save(self, draft: Draft) -> Draft:
        """Save a draft whose other fields were edited."""
        raise NotImplementedError

    def known(self, draft: Draft) -> "Known":
        """Return what is known beside the text, as a snapshot that any thread may read."""
        raise NotImplementedError

    def judge(self, draft: Draft) -> Verdict:
        """Judge a draft, without the findings that were put aside."""
        raise NotImplementedError

    def ignore(self, draft_id: str, finding: Finding, scope: Scope) -> Draft:
        """Put a finding aside in this draft, for its client, or always."""
        raise NotImplementedError

    def sent(self, draft_id: str) -> Draft:
        """Say that a draft was sent: it is logged as a touch."""
        raise NotImplementedError

    def trash(self, draft_id: str) -> None:
        """Put a draft in the trash."""
        raise NotImplementedError

    def duplicate(self, draft_id: str) -> Draft:
        """Begin a draft with the text of another."""
        raise NotImplementedError

    def hold(self, draft_id: str, until: datetime) -> Draft:
        """Hold a draft until an aware moment; it is on the agenda then."""
        raise NotImplementedError

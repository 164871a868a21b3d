"""Drafts as rows of a list: what it is about, to whom, how it stands, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from clientdesk.model.draft import Draft, DraftState
from clientdesk.services.workbench import Workbench
from clientdesk.tui.widgets.line_list import Line, LineList, Piece

_DAYS = 14
"""Days after which an age is told as a date."""


class Shown(StrEnum):
    """Which drafts a list shows."""

    ALL = "all"
    """Those that are not in the trash."""
    DRAFT = "drafts"
    HELD = "held"
    SENT = "sent"
    TRASH = "in the trash"


ROLES = {DraftState.DRAFT: "due", DraftState.HELD: "hint", DraftState.SENT: "fine"}
"""The colour of each state; its word says the same."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft of a list."""

    draft: Draft
    """It."""
    client: str
    """Whom it is to: the client's name, else the address."""
    age: str
    """Since when it stands so, or until when it is held."""

    @property
    def state(self) -> str:
        """The word for how it stands."""
        return "trash" if self.draft.trashed_at else str(self.draft.state)

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether it has all words, folded, in what can be read of it."""
        draft = self.draft
        text = f"{draft.subject} {self.client} {draft.to} {self.state} {draft.body}".casefold()
        return all(word in text for word in words)


def rows_of(bench: Workbench, client_id: str, shown: Shown) -> list[DraftRow]:
    """Return the drafts to a client, or to all; what is still to be sent comes first."""
    composer, wanted = bench.composer, client_id or None
    if shown is Shown.TRASH:
        drafts = composer.trashed(wanted)
    else:
        found = composer.drafts(wanted)
        only = _STATES.get(shown)
        drafts = [one for one in found if only is None or one.state is only]
        drafts.sort(key=lambda one: one.state is DraftState.SENT)
    now = bench.clock()
    return [
        DraftRow(one, bench.roster.name_of(one.client) or one.to, _age(one, now)) for one in drafts
    ]


_STATES = {
    Shown.DRAFT: DraftState.DRAFT,
    Shown.HELD: DraftState.HELD,
    Shown.SENT: DraftState.SENT,
}


def _age(draft: Draft, now: datetime) -> str:
    if draft.trashed_at is not None:
        return ago(draft.trashed_at, now)
    if draft.state is DraftState.HELD and draft.hold_until is not None:
        until = draft.hold_until.astimezone(now.tzinfo)
        return f"until {until:%a} {until.day} {until:%b %H:%M}"
    return ago(draft.sent_at or draft.fresh_at, now)


def ago(at: datetime, now: datetime) -> str:
    """Return how long ago a moment was, in two words: `5 min`, `3 h`, `2 days`, `12 Nov`."""
    passed = max(now - at, timedelta())
    if passed < timedelta(minutes=1):
        return "just now"
    if passed < timedelta(hours=1):
        return f"{passed // timedelta(minutes=1)} min"
    if passed < timedelta(days=1):
        return f"{passed // timedelta(hours=1)} h"
    if passed < timedelta(days=_DAYS):
        return f"{passed.days} {'day' if passed.days == 1 else 'days'}"
    there = at.astimezone(now.tzinfo)
    return f"{there.day} {there:%b}" if there.year == now.year else f"{there.day} {there:%b %Y}"


class DraftList(LineList[DraftRow]):
    """Drafts, two lines each."""

    row_height: ClassVar[int] = 2
    nothing = "No draft is like that"
    """What stands in the empty list."""

    def lines_of(self, row: DraftRow, width: int) -> Sequence[Line]:
        """Draw the subject with the state and the age, and under it the client and the text."""
        del width
        draft = row.draft
        role = "faint" if draft.trashed_at else ROLES[draft.state]
        files = f"{len(draft.attachments)} files  " if len(draft.attachments) > 1 else ""
        files = "1 file  " if len(draft.attachments) == 1 else files
        return (
            Line(
                (Piece(draft.subject or "no subject", "name"),),
                (Piece(files, "faint"), Piece(row.state, role), Piece(f"  {row.age}", "muted")),
            ),
            Line(
                (
                    Piece(row.client or "nobody yet", "muted"),
                    Piece(f"  {' '.join(draft.body.split())[:160]}", "faint"),
                )
            ),
        )

    def empty_lines(self) -> Sequence[Line]:
        """Say that nothing fits, and what shows others."""
        return (
            Line((Piece(self.nothing, "strong"),)),
            Line(),
            Line((Piece("s  ", "accent"), Piece("another state", "muted"))),
        )

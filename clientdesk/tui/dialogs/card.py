"""Cards to read: what I know of a client, and what to have in mind before a call."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from clientdesk.model.client import Client
from clientdesk.model.note import KNOW_YOUR_PARTNER
from clientdesk.model.promise import Owner
from clientdesk.tui.dialogs.dialog import Dialog, Sheet
from clientdesk.tui.forms.values import summary
from clientdesk.tui.host import DeskHost

Block = tuple[str, Sequence[str]]
"""A heading and the lines under it."""


class Card(Dialog[None]):
    """Shows blocks of text; esc closes it."""

    DEFAULT_CSS = """
    Card {
        & > Sheet { width: 76; }
        & VerticalScroll { height: auto; max-height: 26; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, heading: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._heading = heading
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        """Show the blocks, headings in the accent."""
        parts: list[tuple[str, str] | str] = []
        for heading, lines in self._blocks:
            parts += [(f"{heading}\n", "bold $focus")]
            parts += [f"  {line}\n" for line in lines] or [("  nothing yet\n", "$muted")]
            parts += ["\n"]
        with Sheet(self._heading, foot="esc closes"), VerticalScroll():
            yield Static(Content.assemble(*parts).rstrip())


def know_card(app: DeskHost, client: Client) -> Card:
    """Return the card of what I know; nothing INTERNAL on it while the curtain is drawn."""
    return Card(f"{client.name}: what I know", list(_known(app, client)))


def _known(app: DeskHost, client: Client) -> Iterator[Block]:
    people = [", ".join(filter(None, (p.name, p.role, p.email))) for p in client.people]
    yield "People", people
    if app.curtain:
        return
    notes = app.workbench.notebook.notes(client.id)
    filled = {note.section for note in notes}
    today = app.workbench.clock().date()
    facts = [fact for note in notes for fact in note.facts]
    tone = client.preferences
    yield "Tone", [f"{tone.formality}, {tone.length} mails, by {tone.channel}"]
    yield "Words to use", [", ".join(tone.liked_words)] if tone.liked_words else []
    yield "Words to avoid", [", ".join(tone.avoided_words)] if tone.avoided_words else []
    yield "Jargon", [summary(term) for term in client.jargon]
    yield (
        "Facts",
        [f"{fact.text}{'  (is this still so?)' if fact.is_stale(today) else ''}" for fact in facts],
    )
    missing = [str(section) for section in KNOW_YOUR_PARTNER if section not in filled]
    told = len(KNOW_YOUR_PARTNER) - len(missing)
    yield (
        f"Sections: {told} of {len(KNOW_YOUR_PARTNER)}",
        ([f"ask about: {', '.join(missing)}"] if missing else ["all are filled"]),
    )


def brief(app: DeskHost, client: Client) -> Card:
    """Return the card to read before a call."""
    return Card(f"Before you talk to {client.name}", list(_brief(app, client)))


def _brief(app: DeskHost, client: Client) -> Iterator[Block]:
    bench = app.workbench
    last = bench.log.last(client.id)
    zone = bench.clock().tzinfo
    contact = client.contact
    yield "Who", [", ".join(filter(None, (contact.name, contact.role)))] if contact else []
    if app.curtain:
        return
    if last:
        said = [f"{last.at.astimezone(zone):%a %d %b %Y}, {last.channel}"]
        yield "Last time", said + [str(line) for line in last.lines]
    else:
        yield "Last time", []
    promises = bench.ledger.open(client.id)
    for heading, owner in (("I owe", Owner.MINE), ("They owe", Owner.THEIRS)):
        yield (
            heading,
            [
                f"{promise.what}{f', by {promise.due:%a %d %b}' if promise.due else ''}"
                for promise in promises
                if promise.owner is owner
            ],
        )
    checkins = [checkin for checkin in bench.calendar.of(client.id) if checkin.upcoming]
    nearest = min(checkins, key=lambda checkin: str(checkin.upcoming), default=None)
    items = nearest.items if nearest else ()
    yield "To talk about", [f"{item.kind}: {item.text}" for item in items if not item.answer]

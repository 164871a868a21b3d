"""The overview: of each client what the roster shows, and the newest and next of what they have.

It is read from the whole desk once, and kept beside the desk file when the desk is closed, so that
the next start need not read every note for it. From then on only what a change touched is looked at
again.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from clientdesk.model.client import Client
from clientdesk.model.record import Record
from clientdesk.services.overview.glances import (
    ClientFacts,
    Freshness,
    NextTalk,
    Picture,
    facts_of,
    fresher,
    freshness_of,
    sooner,
    talk_of,
)
from clientdesk.services.overview.keeping import load, save, stamp_of
from clientdesk.store.desk import Desk
from clientdesk.store.encoding import leading_text

__all__ = ["ClientFacts", "Freshness", "NextTalk", "Overview", "Picture"]

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_LOOKED_AT = frozenset({"clients", "touches", "notes", "checkins"})


class Overview:
    """The newest and the next of each client, kept up to date change by change."""

    def __init__(self, desk: Desk, zone: Callable[[], ZoneInfo], kept: Path | None = None) -> None:
        """Look at a desk from my zone; `kept` is the desk file beside which the picture is kept."""
        self._desk = desk
        self._zone = zone
        self._file = kept
        self._stamp = stamp_of(kept, desk.seq)
        self._seen_from: ZoneInfo | None = None
        self._picture = Picture()
        self._dirty: set[tuple[str, str]] = set()
        self._changed: set[str] | None = None
        self._as_kept = False
        self._tables: dict[str, int] = {}
        self.version = 0
        """Grows whenever the picture changes."""
        desk.watch(self._told, self._anew)

    def _told(self, table: str, number: int, before: bytes | None, now: bytes | None) -> None:  # noqa: ARG002 - the shape of a watcher
        self._tables[table] = self._tables.get(table, 0) + 1
        if table in _LOOKED_AT:
            key = "id" if table == Client.table else "client"
            for document in (before, now):
                if document is not None and (name := leading_text(document, key)):
                    self._dirty.add((table, name))

    def _anew(self) -> None:
        self._seen_from = self._stamp = None
        self._tables[""] = self._tables.get("", 0) + 1

    def tables(self, *names: str) -> tuple[int, ...]:
        """Return how often some tables were changed: equal answers mean that they were not."""
        return (self._tables.get("", 0), *(self._tables.get(name, 0) for name in names))

    def tables_but(self, names: Collection[str]) -> dict[str, int]:
        """Return how often each table was changed, as `tables` does, but for some of them."""
        return {name: times for name, times in self._tables.items() if name not in names}

    def picture(self) -> Picture:
        """Return the picture as of now; not to be changed."""
        zone = self._zone()
        if self._seen_from != zone:
            self._look(zone)
        if self._dirty:
            self._look_again(zone)
        return self._picture

    def take_changed(self) -> set[str] | None:
        """Return the clients that changed since the last call; None if all may have."""
        changed, self._changed = self._changed, set()
        return changed

    def _look(self, zone: ZoneInfo) -> None:
        self._seen_from = zone
        self._changed = None
        self.version += 1
        kept = load(self._file, self._stamp, zone.key)
        self._as_kept = kept is not None
        if kept is not None:
            self._picture = kept
            return
        self._dirty.clear()
        self._picture = Picture()
        from clientdesk.services.overview.looking import look_at_all

        look_at_all(self._desk, zone, self._picture)

    def _look_again(self, zone: ZoneInfo) -> None:
        self.version += 1
        self._as_kept = False
        # Taken one by one, as a checkpoint in another thread may add what it caught up with.
        while self._dirty:
            table, name = self._dirty.pop()
            if self._changed is not None:
                self._changed.add(name)
            self._renew(table, name, zone)

    def _renew(self, table: str, name: str, zone: ZoneInfo) -> None:
        picture = self._picture
        if table == Client.table:
            client = self._desk.records(Client).find(name)
            living = client is not None and client.trashed_at is None
            _put(picture.clients, name, facts_of(client, zone) if client and living else None)
        elif table == "touches":
            from clientdesk.model.touch import Touch
            from clientdesk.services.overview.looking import look_at_client
            from clientdesk.services.overview.views import TouchView

            views = look_at_client(self._desk, Touch, name, TouchView)
            newest = max((view.at for view in views), default=None)
            _put(picture.touched, name, newest and newest.astimezone(zone).date())
        elif table == "notes":
            from clientdesk.model.note import Note
            from clientdesk.services.overview.looking import look_at_client
            from clientdesk.services.overview.views import NoteView

            written = look_at_client(self._desk, Note, name, NoteView)
            notes = (freshness_of(view, zone) for view in written)
            _put(picture.notes, name, fresher(notes))
        else:
            from clientdesk.model.checkin import CheckIn

            talks = (talk_of(one, zone) for one in self._living(CheckIn, name))
            _put(picture.talks, name, sooner(talks))

    def _living(self, kind: type[R], client_id: str) -> list[R]:
        found = self._desk.records(kind).of_client(client_id)
        return [record for record in found if record.trashed_at is None]

    def keep(self) -> None:
        """Keep the picture beside the desk file for the next start, if anybody looked at it.

        To be called when the desk is closed: any later change makes it worthless.
        """
        if self._file is None or self._seen_from is None:
            return
        picture = self.picture()
        stamp = stamp_of(self._file, self._desk.seq)
        if not self._as_kept or stamp != self._stamp:
            save(self._file, stamp, self._seen_from.key, picture)


def _put(held: dict[str, T], name: str, value: T | None) -> None:
    if value is None:
        held.pop(name, None)
    else:
        held[name] = value

"""Looking at a whole desk for the overview: only the few fields that it needs are read."""

from collections.abc import Iterable
from typing import TypeVar
from zoneinfo import ZoneInfo

from clientdesk.model.record import Record
from clientdesk.services.overview.glances import (
    Picture,
    facts_of,
    fresher,
    freshness_of,
    talk_of,
    touch_of,
)
from clientdesk.services.overview.views import CheckInView, ClientView, NoteView, TouchView
from clientdesk.store.codec import UnreadableError, decoder
from clientdesk.store.desk import Desk

V = TypeVar("V")
_TRASHED = b'"trashed_at":"'


def look_at_all(desk: Desk, zone: ZoneInfo, picture: Picture) -> None:
    """Fill a picture from every record of a desk."""
    for client in _all(desk, "clients", ClientView):
        picture.clients[client.id] = facts_of(client, zone)
    for touch in _all(desk, "touches", TouchView):
        day = touch_of(touch, zone)
        if (last := picture.touched.get(touch.client)) is None or day > last:
            picture.touched[touch.client] = day
    for note in _all(desk, "notes", NoteView):
        fresh = freshness_of(note, zone)
        held = picture.notes.get(note.client)
        picture.notes[note.client] = (fresh if held is None else fresher((held, fresh))) or fresh
    for checkin in _all(desk, "checkins", CheckInView):
        talk, following = talk_of(checkin, zone), picture.talks.get(checkin.client)
        if talk is not None and (following is None or talk.day < following.day):
            picture.talks[checkin.client] = talk


def look_at_client(desk: Desk, kind: type[Record], client: str, view: type[V]) -> Iterable[V]:
    """Yield a client's records of a kind as views, but for those in the trash."""
    documents = desk.documents(kind.table)
    held = (documents.get(number) for number in desk.records(kind).numbers_of(client))
    return _read((document for document in held if document is not None), view)


def _all(desk: Desk, table: str, view: type[V]) -> Iterable[V]:
    """Yield every record of a table that is not in the trash and can be read."""
    return _read((item[1] for item in desk.documents(table).items()), view)


def _read(documents: Iterable[bytes], view: type[V]) -> Iterable[V]:
    read = decoder(view)
    for document in documents:
        if _TRASHED in document:
            continue
        try:
            yield read(document)
        except UnreadableError:
            continue  # the doctor lists what cannot be read; an overview goes on without it

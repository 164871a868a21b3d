"""Earlier texts of notes and drafts: one a writing session, fifty at most."""

from datetime import timedelta

from clientdesk.model.draft import Draft
from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note
from clientdesk.model.version import KEPT, Version
from clientdesk.services.office import Office
from clientdesk.store.change import Change

SESSION = timedelta(minutes=10)
"""While somebody writes, the text before is kept at most this often."""


def versions_of(office: Office, record_id: str, client_id: str) -> list[Version]:
    """Return the earlier texts of a note or draft, newest first."""
    found = [
        one for one in office.desk.records(Version).of_client(client_id) if one.of == record_id
    ]
    return sorted(found, key=lambda one: (one.created_at, one.id), reverse=True)


def keep_version(
    office: Office, change: Change, record: Note | Draft, *, text: str, subject: str = ""
) -> None:
    """Keep the text of a record as it was, unless one was kept in this writing session already."""
    kept = versions_of(office, record.id, record.client)
    now = office.now()
    if kept and timedelta(0) <= now - kept[0].created_at < SESSION:
        return
    change.save(
        Version(
            id=office.new_id(),
            created_at=now,
            client=record.client,
            of=record.id,
            subject=subject,
            text=text,
        )
    )
    for old in kept[KEPT - 1 :]:
        change.remove(old)


def restored(office: Office, change: Change, draft: Draft, version_id: str) -> Version:
    """Return a version of a draft that is put back, and keep what stands there now.

    Raises NotFoundError for a version that is none of this draft.
    """
    version = office.desk.records(Version).get(version_id)
    if version.of != draft.id:
        raise NotFoundError("this is an earlier text of another draft")
    if draft.body.strip():
        change.save(
            Version(
                id=office.new_id(),
                created_at=office.now(),
                client=draft.client,
                of=draft.id,
                subject=draft.subject,
                text=draft.body,
            )
        )
    return version


def put_back(office: Office, change: Change, note: Note, version_id: str) -> str:
    """Return the text of a version of a note, and keep what stands there now.

    Raises NotFoundError for a version that is none of this note.
    """
    version = office.desk.records(Version).get(version_id)
    if version.of != note.id:
        raise NotFoundError("this is an earlier text of another note")
    kept = versions_of(office, note.id, note.client)
    if note.text.strip() and all(one.text != note.text for one in kept):
        now = Version(
            id=office.new_id(),
            created_at=office.now(),
            client=note.client,
            of=note.id,
            text=note.text,
        )
        change.save(now)
        for old in kept[KEPT - 1 :]:
            change.remove(old)
    return version.text

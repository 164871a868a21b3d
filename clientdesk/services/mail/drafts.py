"""Drafts as things that are kept: listed, held, copied, trashed, and given an earlier text back."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from clientdesk.model.draft import Draft, DraftState
from clientdesk.model.errors import InvalidInputError
from clientdesk.services.office import Office

if TYPE_CHECKING:
    from clientdesk.model.version import Version


class Drafts:
    """The verbs of keeping drafts; none of them changes a text but `put_back`."""

    def __init__(self, office: Office) -> None:
        """Keep the drafts of a desk."""
        self._office = office

    def drafts(self, client_id: str | None = None, state: DraftState | None = None) -> list[Draft]:
        """Return drafts, last written first."""
        found = [
            draft
            for draft in self._office.living(Draft, client_id)
            if state is None or draft.state is state
        ]
        return sorted(found, key=lambda draft: (draft.fresh_at, draft.id), reverse=True)

    def current(self, client_id: str) -> Draft | None:
        """Return the draft to a client that was written last and is not sent; None without one."""
        found = (one for one in self.drafts(client_id) if one.state is not DraftState.SENT)
        return next(found, None)

    def get(self, draft_id: str) -> Draft:
        """Return a draft. Raises NotFoundError."""
        return self._office.desk.records(Draft).get(draft_id)

    def versions(self, draft_id: str) -> "list[Version]":
        """Return the earlier texts of a draft, newest first."""
        from clientdesk.services.notes.versions import versions_of

        draft = self.get(draft_id)
        return versions_of(self._office, draft.id, draft.client)

    def trash(self, draft_id: str) -> None:
        """Put a draft in the trash."""
        draft = self.get(draft_id)
        self._office.trash(draft, self._label("Delete a draft", draft))

    def trashed(self, client_id: str | None = None) -> list[Draft]:
        """Return the drafts in the trash, the one that went there last first."""
        records = self._office.desk.records(Draft)
        held = records.all() if client_id is None else records.of_client(client_id)
        gone = [(one.trashed_at, one.id, one) for one in held if one.trashed_at is not None]
        return [one for _, _, one in sorted(gone, reverse=True)]

    def bring_back(self, draft_id: str) -> Draft:
        """Take a draft out of the trash."""
        draft = replace(self.get(draft_id), trashed_at=None)
        return self._office.save(draft, self._label("Bring back a draft", draft))

    def put_back(self, draft_id: str, version_id: str) -> Draft:
        """Give a draft an earlier text again; the text of now is kept as a version.

        Raises InvalidInputError for a draft that was sent, NotFoundError.
        """
        from clientdesk.services.notes.versions import restored

        before = self.get(draft_id)
        if before.state is DraftState.SENT:
            raise InvalidInputError("this mail was sent; duplicate it to write another")
        label = self._label("An earlier text of a draft", before)
        with self._office.change(label) as change:
            version = restored(self._office, change, before, version_id)
            back = replace(
                before, body=version.text, subject=version.subject, changed_at=self._office.now()
            )
            return self._office.save(back, label)

    def duplicate(self, draft_id: str) -> Draft:
        """Begin a draft with the text of another."""
        draft = self.get(draft_id)
        copy = Draft(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=draft.client,
            to=draft.to,
            subject=draft.subject,
            body=draft.body,
            information_only=draft.information_only,
            attachments=draft.attachments,
            template=draft.template,
            template_text=draft.template_text,
            template_language=draft.template_language,
            about=draft.about,
        )
        return self._office.save(copy, self._label("Duplicate a draft", copy))

    def hold(self, draft_id: str, until: datetime) -> Draft:
        """Hold a draft until an aware moment; it is on the agenda then."""
        draft = self.get(draft_id)
        if until.tzinfo is None:
            raise InvalidInputError("say in which time zone the hold ends")
        if until <= self._office.now():
            raise InvalidInputError("hold it until a moment that is still ahead")
        if draft.state is DraftState.SENT:
            raise InvalidInputError("this mail was sent; there is nothing to hold")
        held = replace(draft, state=DraftState.HELD, hold_until=until)
        return self._office.save(held, self._label("Hold a draft", draft))

    def release(self, draft_id: str) -> Draft:
        """End the hold of a draft."""
        draft = self.get(draft_id)
        if draft.state is not DraftState.HELD:
            raise InvalidInputError("this draft is not held")
        draft = replace(draft, state=DraftState.DRAFT, hold_until=None)
        return self._office.save(draft, self._label("End the hold of a draft", draft))

    def _label(self, verb: str, draft: Draft) -> str:
        return f"{verb} to {self._office.name(draft.client)}" if draft.client else verb

"""The composer: drafts, what is known for judging them, and what sending one does."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState, Ignored, Scope
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean, clean_line
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview

if TYPE_CHECKING:
    from clientdesk.checking import Known
    from clientdesk.drafting import Filled
    from clientdesk.model.finding import Finding, Verdict
    from clientdesk.model.version import Version
    from clientdesk.services.mail.knowledge import Knowledge


class Composer:
    """The verbs of drafts."""

    def __init__(self, office: Office, me: Me, overview: Overview) -> None:
        """Keep the drafts of a desk."""
        self._office = office
        self._me = me
        self._overview = overview

    @cached_property
    def _knowledge(self) -> "Knowledge":
        from clientdesk.services.mail.knowledge import Knowledge

        return Knowledge(self._office, self._me, self._overview)

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

    def new(
        self,
        client_id: str = "",
        *,
        to: str = "",
        subject: str = "",
        body: str = "",
        filled: "Filled | None" = None,
    ) -> Draft:
        """Begin a draft, empty or from a template that was filled in.

        Recipients are the client's main contact unless named.
        """
        if filled is not None:
            to, subject, body = to or filled.to, subject or filled.subject, body or filled.body
        if client_id and not to:
            contact = self._office.client(client_id).contact
            to = contact.email if contact else ""
        draft = Draft(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client_id,
            to=to,
            subject=subject,
            body=body,
            information_only=filled is not None and filled.information_only,
            template=filled.template if filled else "",
            template_text=filled.body if filled else "",
            about=filled.about if filled else (),
        )
        return self._office.save(draft, self._label("New draft", draft))

    def write(
        self,
        draft_id: str,
        *,
        to: str | None = None,
        subject: str | None = None,
        body: str | None = None,
    ) -> Draft:
        """Change what is given of a draft; the text before is kept as a version.

        What is unchanged changes nothing. Raises InvalidInputError for a draft that was sent.
        """
        from clientdesk.services.notes.versions import keep_version

        before = self.get(draft_id)
        written = replace(
            before,
            to=before.to if to is None else clean_line(to),
            subject=before.subject if subject is None else clean_line(subject),
            body=before.body if body is None else clean(body),
        )
        if written == before:
            return before
        if before.state is DraftState.SENT:
            raise InvalidInputError("this mail was sent; duplicate it to write another")
        label = self._label("Draft", before)
        with self._office.change(label) as change:
            if before.body.strip() and (before.body, before.subject) != (
                written.body,
                written.subject,
            ):
                keep_version(self._office, change, before, text=before.body, subject=before.subject)
            return self._office.save(replace(written, changed_at=self._office.now()), label)

    def save(self, draft: Draft) -> Draft:
        """Save a draft whose other fields were edited."""
        return self._office.save(draft, self._label("Draft", draft))

    def versions(self, draft_id: str) -> "list[Version]":
        """Return the earlier texts of a draft, newest first."""
        from clientdesk.services.notes.versions import versions_of

        draft = self.get(draft_id)
        return versions_of(self._office, draft.id, draft.client)

    def known(self, draft: Draft) -> "Known":
        """Return what is known beside the text, as a snapshot that any thread may read."""
        return self._knowledge.of(draft)

    def judge(self, draft: Draft) -> "Verdict":
        """Judge a draft, without the findings that were put aside."""
        from clientdesk.services.mail.judge import judge

        verdict = judge(draft.body, self.known(draft))
        aside = self.put_aside(draft)
        kept = (one for one in verdict.findings if _ignored(draft.body, one) not in aside)
        return replace(verdict, findings=tuple(kept))

    def put_aside(self, draft: Draft) -> frozenset[Ignored]:
        """Return the findings put aside in a draft, for its client, and always."""
        client = self._office.desk.records(Client).find(draft.client)
        held = client.ignored if client else ()
        return frozenset((*draft.ignored, *held, *self._me.get().ignored))

    def ignore(self, draft_id: str, finding: "Finding", scope: Scope) -> Draft:
        """Put a finding aside in this draft, for its client, or always."""
        draft = self.get(draft_id)
        aside = _ignored(draft.body, finding)
        if scope is Scope.CLIENT and draft.client:
            client = self._office.client(draft.client)
            if aside not in client.ignored:
                kept = replace(client, ignored=(*client.ignored, aside))
                self._office.save(kept, f"Put aside for {client.name}: {finding.check}")
            return draft
        if scope is Scope.ALWAYS:
            profile = self._me.get()
            if aside not in profile.ignored:
                always = replace(profile, ignored=(*profile.ignored, aside))
                self._office.save(always, f"Put aside for good: {finding.check}")
            return draft
        if aside in draft.ignored:
            return draft
        once = replace(draft, ignored=(*draft.ignored, aside))
        return self._office.save(once, f"Put aside: {finding.check}")

    def sent(self, draft_id: str) -> Draft:
        """Say that a draft was sent: it is logged as a touch, and what waited for it is settled."""
        from clientdesk.services.mail.sending import send

        draft = self.get(draft_id)
        if draft.state is DraftState.SENT:
            raise InvalidInputError("this mail is marked as sent already")
        return send(self._office, draft, self._label("Sent", draft))

    def trash(self, draft_id: str) -> None:
        """Put a draft in the trash."""
        draft = self.get(draft_id)
        self._office.trash(draft, self._label("Delete a draft", draft))

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
            about=draft.about,
        )
        return self._office.save(copy, self._label("Duplicate a draft", copy))

    def hold(self, draft_id: str, until: datetime) -> Draft:
        """Hold a draft until an aware moment; it is on the agenda then."""
        draft = self.get(draft_id)
        if until.tzinfo is None:
            raise InvalidInputError("say in which time zone the hold ends")
        if draft.state is DraftState.SENT:
            raise InvalidInputError("this mail was sent; there is nothing to hold")
        held = replace(draft, state=DraftState.HELD, hold_until=until)
        return self._office.save(held, self._label("Hold a draft", draft))

    def release(self, draft_id: str) -> Draft:
        """End the hold of a draft."""
        draft = replace(self.get(draft_id), state=DraftState.DRAFT, hold_until=None)
        return self._office.save(draft, self._label("End the hold of a draft", draft))

    def _label(self, verb: str, draft: Draft) -> str:
        return f"{verb} to {self._office.name(draft.client)}" if draft.client else verb


def _ignored(body: str, finding: "Finding") -> Ignored:
    return Ignored(check=finding.check, text=body[finding.start : finding.end].lower())

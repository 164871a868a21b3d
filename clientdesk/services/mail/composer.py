"""The composer: drafts, what is known for judging them, and what sending one does."""

from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState, Ignored, Scope
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean, clean_line
from clientdesk.services.mail.drafts import Drafts
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview

if TYPE_CHECKING:
    from clientdesk.checking import Known
    from clientdesk.drafting import Filled
    from clientdesk.model.finding import Finding, Verdict
    from clientdesk.services.mail.knowledge import Knowledge
    from clientdesk.services.mail.vault import DeskVault


LEAK = "leak"
"""The check that finds what is secret; nothing that it finds can be put aside."""


class Composer(Drafts):
    """The verbs of drafts: those of `Drafts`, and writing, judging and sending."""

    def __init__(self, office: Office, me: Me, overview: Overview) -> None:
        """Keep the drafts of a desk."""
        super().__init__(office)
        self._me = me
        self._overview = overview

    @cached_property
    def _knowledge(self) -> "Knowledge":
        from clientdesk.services.mail.knowledge import Knowledge

        return Knowledge(self._office, self._me, self._overview)

    @property
    def vault(self) -> "DeskVault":
        """The private texts of the desk, which it only compares with others."""
        return self._knowledge.vault

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
            template_language=filled.language if filled else "",
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

    def known(self, draft: Draft) -> "Known":
        """Return what is known beside the text, as a snapshot that any thread may read."""
        return self._knowledge.of(draft)

    def judge(self, draft: Draft) -> "Verdict":
        """Judge a draft, without the findings that were put aside."""
        from clientdesk.services.mail.judge import judge

        verdict = judge(draft.body, self.known(draft))
        aside = self.put_aside(draft)
        kept = (
            one
            for one in verdict.findings
            if one.check == LEAK or _ignored(draft.body, one) not in aside
        )
        return replace(verdict, findings=tuple(kept))

    def put_aside(self, draft: Draft) -> frozenset[Ignored]:
        """Return the findings put aside in a draft, for its client, and always."""
        client = self._office.desk.records(Client).find(draft.client)
        held = client.ignored if client else ()
        return frozenset((*draft.ignored, *held, *self._me.get().ignored))

    def ignore(self, draft_id: str, finding: "Finding", scope: Scope) -> Draft:
        """Put a finding aside in this draft, for its client, or always.

        Raises InvalidInputError for a leak, which only an override lets pass, and only once.
        """
        if finding.check == LEAK:
            raise InvalidInputError("a leak is not put aside: write it otherwise, or review it")
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

    def sent(self, draft_id: str, at: datetime | None = None) -> Draft:
        """Say that a draft was sent: it is logged as a touch, and what waited for it is settled.

        `at` is the aware moment at which it left; now, unless named. Whether it may leave is not
        asked here; `HandOver.sent` does. Raises InvalidInputError, also for a moment before it was
        begun.
        """
        from clientdesk.services.mail.sending import send

        draft = self.get(draft_id)
        if draft.state is DraftState.SENT:
            raise InvalidInputError("this mail is marked as sent already")
        # Times are typed to the minute.
        if at is not None and at < draft.created_at.replace(second=0, microsecond=0):
            raise InvalidInputError("that is before this mail was begun; say when it left")
        office = self._office if at is None else replace(self._office, clock=lambda: at)
        return send(office, self._me, draft, self._label("Sent", draft))


def _ignored(body: str, finding: "Finding") -> Ignored:
    return Ignored(check=finding.check, text=body[finding.start : finding.end].lower())

"""Handing a draft over: the review, what stops it, and the ways in which it leaves the desk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.exporting import Mail, Material, Page
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState, Override
from clientdesk.model.errors import BlockedError, InvalidInputError
from clientdesk.model.field import Privacy, visible
from clientdesk.model.finding import Finding, Severity
from clientdesk.model.mailbox import Recipients, recipients
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.text import slug
from clientdesk.services.mail.composer import Composer
from clientdesk.services.mail.enclosing import Attached, attached, enclosures
from clientdesk.services.mail.reviewing import of_recipients, of_template
from clientdesk.services.mail.templates import Templates
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.zones import zone_named

if TYPE_CHECKING:
    from clientdesk.drafting import Template
    from clientdesk.exports.eml import Link
    from clientdesk.services.mail.offering import Offered


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to see before a draft leaves the desk."""

    draft: Draft
    """The draft."""
    recipients: Recipients
    """Whom it goes to."""
    text: str
    """What the reader gets: subject, an empty line, and the text."""
    findings: tuple[Finding, ...]
    """What there is to look at, the gravest first; what was put aside is left out."""
    attached: tuple[Attached, ...]
    """The files that go along, and what is wrong with those that cannot."""

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """What stops the hand-over until it is mended or overruled."""
        return tuple(one for one in self.findings if one.severity is Severity.STOP)

    @property
    def missing(self) -> tuple[Attached, ...]:
        """The files that cannot go along."""
        return tuple(one for one in self.attached if one.wrong)


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that was sent, and the promises that it made."""

    draft: Draft
    """The draft as it is now."""
    offered: "tuple[Offered, ...]"
    """Promises of mine in its text that the ledger does not hold yet."""


class HandOver:
    """The verbs of handing over."""

    def __init__(
        self, office: Office, me: Me, composer: Composer, templates: Callable[[], Templates]
    ) -> None:
        """Hand over the drafts of a desk."""
        self._office = office
        self._me = me
        self._composer = composer
        self._templates = templates

    def review(self, draft_id: str) -> Review:
        """Look at a draft as its reader will, and at what stands in the way."""
        draft = self._composer.get(draft_id)
        to = recipients(draft.to)
        findings = [*self._composer.judge(draft).findings, *of_recipients(draft.to, to)]
        aside = {(one.check, one.text) for one in self._composer.put_aside(draft)}
        ours = of_template(draft, self._template_of(draft), findings)
        findings += [one for one in ours if (one.check, "") not in aside]
        return Review(
            draft=draft,
            recipients=to,
            text=f"{draft.subject}\n\n{draft.body}".strip("\n"),
            findings=tuple(sorted(findings, key=lambda one: (one.severity.rank, one.start))),
            attached=attached(draft),
        )

    def overrule(self, draft_id: str) -> Draft:
        """Let a draft leave in spite of what stops it; each of its blockers is logged in it."""
        review = self.review(draft_id)
        logged = {(one.check, one.message) for one in review.draft.overrides}
        new = tuple(
            Override(at=self._office.now(), check=one.check, message=one.message)
            for one in review.blockers
            if (one.check, one.message) not in logged
        )
        if not new:
            return review.draft
        overruled = replace(review.draft, overrides=(*review.draft.overrides, *new))
        return self._composer.save(overruled)

    def cleared(self, draft_id: str) -> Draft:
        """Return a draft that may leave. Raises BlockedError, which names what stops it."""
        review = self.review(draft_id)
        logged = {(one.check, one.message) for one in review.draft.overrides}
        left = [one for one in review.blockers if (one.check, one.message) not in logged]
        if left:
            checks = ", ".join(dict.fromkeys(one.check for one in left))
            raise BlockedError(
                f"this draft must not leave as it is ({checks}); mend it, or review it and overrule"
            )
        return review.draft

    def mail(self, draft_id: str) -> Mail:
        """Return a draft ready to leave, with its files. Raises BlockedError and FileError."""
        draft = self.cleared(draft_id)
        stem = f"{slug(self._office.name(draft.client))}-{slug(draft.subject, longest=40)}"
        return Mail(
            stem=f"{stem}-{draft.id[-6:].lower()}",
            draft=visible(draft, Privacy.CLIENT),
            sender=visible(self._me.get(), Privacy.CLIENT),
            at=self._office.now().astimezone(self._me.zone()),
            enclosures=enclosures(draft),
        )

    def mails(self, client_id: str | None = None) -> tuple[Mail, ...]:
        """Return every draft that is not sent, to a client or to all. Raises as `mail` does."""
        drafts = self._composer.drafts(client_id)
        return tuple(self.mail(one.id) for one in drafts if one.state is not DraftState.SENT)

    def save_as(self, draft_id: str, path: Path, *, overwrite: bool = False) -> Path:
        """Write a draft as a message into a file, or into a folder under a name of its own.

        Raises BlockedError, FileError, and ConflictError for a file in the way.
        """
        from clientdesk.services.exchange.delivery import deliver

        page = self._page(draft_id)
        folder = path
        if not path.is_dir():
            folder, page = path.parent, replace(page, name=path.name)
        (written,) = deliver(folder, [page], overwrite=overwrite)
        return written

    def message(self, draft_id: str) -> str:
        """Return a draft as a message, in ASCII with CRLF. Raises BlockedError and FileError."""
        return self._page(draft_id).text

    def _page(self, draft_id: str) -> "Page":
        from clientdesk.exports import eml

        mail = self.mail(draft_id)
        (page,) = eml.render(Material(today=mail.at.date(), dossiers=(), mails=(mail,)))
        return page

    def link(self, draft_id: str) -> "Link":
        """Return a draft as a link that opens a mail program. Raises BlockedError.

        Raises InvalidInputError for a draft with files, which no link can carry.
        """
        from clientdesk.exports.eml import mailto

        draft = self.cleared(draft_id)
        if attached(draft):
            raise InvalidInputError("a link carries no files; save the mail as .eml instead")
        return mailto(visible(draft, Privacy.CLIENT))

    def offered(self, draft_id: str) -> "tuple[Offered, ...]":
        """Return the promises that a draft makes and the ledger does not hold yet."""
        from clientdesk.services.mail.offering import offered

        draft = self._composer.get(draft_id)
        held = self._office.living(Promise, draft.client) if draft.client else []
        mine = tuple(one.what for one in held if one.owner is Owner.MINE)
        return offered(draft.body, self._composer.known(draft), mine)

    def sent(self, draft_id: str) -> Sent:
        """Say that a draft was sent, and return the promises found in it."""
        found = self.offered(draft_id)
        return Sent(self._composer.sent(draft_id), found)

    def record(self, draft_id: str, promise: "Offered") -> Promise:
        """Record a promise that was found in a draft. Raises InvalidInputError without a client."""
        draft = self._composer.get(draft_id)
        client = self._office.desk.records(Client).find(draft.client)
        if client is None:
            raise InvalidInputError("a promise is to a client; say whom the draft is for")
        zone = zone_named(client.zone) if client.zone else self._me.zone()
        made = Promise(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client.id,
            owner=Owner.MINE,
            what=promise.what,
            due=promise.due,
            zone=zone.key,
            source=draft.id,
        )
        return self._office.save(made, f"Promise to {client.name}")

    def _template_of(self, draft: Draft) -> "Template | None":
        return self._templates().find(draft.template, draft.client) if draft.template else None

"""Handing a draft over: the review, what stops it, and the ways in which it leaves the desk."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clientdesk.exporting import Export, Mail, Material, Page
from clientdesk.model.client import Client
from clientdesk.model.draft import Draft, DraftState, Override
from clientdesk.model.errors import BlockedError, InvalidInputError
from clientdesk.model.field import Privacy, visible
from clientdesk.model.incident import Incident
from clientdesk.model.mailbox import recipients
from clientdesk.model.promise import Owner, Promise
from clientdesk.model.text import slug
from clientdesk.services.mail.composer import Composer
from clientdesk.services.mail.enclosing import attached, enclosures
from clientdesk.services.mail.forwarding import SUMMARY, quoted_notes
from clientdesk.services.mail.review import Review, Way
from clientdesk.services.mail.reviewing import of_files, of_hours, of_recipients, of_template
from clientdesk.services.mail.templates import Templates
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.zones import aware, zone_named

if TYPE_CHECKING:
    from clientdesk.drafting import Template
    from clientdesk.exports.eml import Link
    from clientdesk.services.mail.offering import Offered
    from clientdesk.services.practices.nudging import Closed


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail that was sent, and the promises that it made."""

    draft: Draft
    """The draft as it is now."""
    offered: "tuple[Offered, ...]"
    """Promises of mine in its text that the ledger does not hold yet."""


def _way_of(form: str) -> Way:
    """Return the way out that an export of drafts is: only a message needs somebody to go to."""
    return Way.FILE if form == "eml" else Way.MARKDOWN


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

    def review(self, draft_id: str, at: datetime | None = None) -> Review:
        """Look at a draft as its reader will, and at what stands in the way now, or at a moment."""
        draft = self._composer.get(draft_id)
        to, files = recipients(draft.to), attached(draft)
        findings = [
            *self._composer.judge(draft).findings,
            *of_recipients(to),
            *of_hours(self.closed(draft, at)),
            *of_files(files),
        ]
        aside = {(one.check, one.text) for one in self._composer.put_aside(draft)}
        if draft.template == SUMMARY and draft.client:
            findings += quoted_notes(self._office, draft)
        ours = of_template(draft, self._template_of(draft), findings)
        findings += [one for one in ours if (one.check, "") not in aside]
        return Review(
            draft=draft,
            recipients=to,
            text=f"{draft.subject}\n\n{draft.body}".strip("\n"),
            findings=tuple(sorted(findings, key=lambda one: (one.severity.rank, one.start))),
            attached=files,
        )

    def overrule(self, draft_id: str) -> Draft:
        """Let a draft leave in spite of what stops it; each blocker is logged: which, when, who."""
        review = self.review(draft_id)
        me = self._me.get()
        new = tuple(
            Override(
                at=self._office.now(),
                check=one.check,
                message=one.message,
                words=review.words(one),
                by=me.name or me.email,
            )
            for one in review.stops
            if one is not review.waits and not review.overruled(one)
        )
        if not new:
            return review.draft
        overruled = replace(review.draft, overrides=(*review.draft.overrides, *new))
        to = self._office.name(overruled.client)
        return self._office.save(overruled, f"Overrule what stops a draft to {to}")

    def closed(self, draft: Draft, at: datetime | None = None) -> "Closed | None":
        """Tell why a reminder does not leave at an aware moment, or now; None for other mails."""
        from clientdesk.services.practices.nudging import Nudging

        return Nudging(self._office, self._me).closed_to(draft, at)

    def cleared(self, draft_id: str, way: Way = Way.COPY, at: datetime | None = None) -> Draft:
        """Return a draft that may leave now, or at an aware moment.

        Raises BlockedError, which names what stops it.
        """
        review = self.review(draft_id, at)
        if left := review.left(way):
            if review.waits and left == (review.waits,):
                raise BlockedError(review.waits.message)
            checks = ", ".join(dict.fromkeys(one.check.replace("_", " ") for one in left))
            name = f"“{review.draft.subject}”" if review.draft.subject else "this draft"
            raise BlockedError(
                f"{name} must not leave as it is ({checks}); mend it, or review it and overrule"
            )
        return review.draft

    def mail(self, draft_id: str, way: Way = Way.FILE) -> Mail:
        """Return a draft ready to leave, with its files. Raises BlockedError and FileError."""
        draft = self.cleared(draft_id, way)
        stem = f"{slug(self._office.name(draft.client))}-{slug(draft.subject, longest=40)}"
        return Mail(
            stem=f"{stem}-{draft.id[-6:].lower()}",
            draft=visible(draft, Privacy.CLIENT),
            sender=visible(self._me.get(), Privacy.CLIENT),
            at=self._office.now().astimezone(self._me.zone()),
            enclosures=enclosures(draft),
        )

    def mails(self, client_id: str | None = None, form: str = "eml") -> tuple[Mail, ...]:
        """Return every draft that is not sent, to a client or to all. Raises as `mail` does."""
        drafts = self._composer.drafts(client_id)
        way = _way_of(form)
        return tuple(self.mail(one.id, way) for one in drafts if one.state is not DraftState.SENT)

    def save_as(
        self, draft_id: str, path: Path, *, form: str = "eml", overwrite: bool = False
    ) -> Path:
        """Write a draft into a file, or into a folder under a name of its own.

        `form` names an export that is made of drafts: `eml` or `mail`. Raises BlockedError,
        FileError, and ConflictError for a file in the way.
        """
        from clientdesk.services.exchange.delivery import deliver

        page = self._page(draft_id, form)
        folder = path
        if not path.is_dir():
            folder, page = path.parent, replace(page, name=path.name)
        (written,) = deliver(folder, [page], overwrite=overwrite)
        return written

    def message(self, draft_id: str, form: str = "eml") -> str:
        """Return a draft as `save_as` writes it. Raises BlockedError and FileError."""
        return self._page(draft_id, form).text

    def _page(self, draft_id: str, form: str) -> Page:
        from clientdesk import exports
        from clientdesk.discovery import modules_in

        mail = self.mail(draft_id, _way_of(form))
        made: Export = modules_in(exports).modules[form].export
        (page,) = made.render(Material(today=mail.at.date(), dossiers=(), mails=(mail,)))
        return page

    def link(self, draft_id: str) -> "Link":
        """Return a draft as a link that opens a mail program. Raises BlockedError.

        Raises InvalidInputError for a draft with files, which no link can carry.
        """
        from clientdesk.exports.eml import mailto

        draft = self.cleared(draft_id, Way.LINK)
        if attached(draft):
            raise InvalidInputError("a link carries no files; save the mail as .eml instead")
        return mailto(visible(draft, Privacy.CLIENT))

    def offered(self, draft_id: str) -> "tuple[Offered, ...]":
        """Return the promises that a draft makes and the ledger does not hold yet."""
        from clientdesk.services.mail.offering import offered

        draft = self._composer.get(draft_id)
        held = self._office.living(Promise, draft.client) if draft.client else []
        mine = tuple(one.what for one in held if one.owner is Owner.MINE)
        found = offered(draft.body, self._composer.known(draft), mine)
        owed = self._updates(draft.client)
        zone = self._zone(draft.client)
        return tuple(one for one in found if not one.due or aware(one.due, zone) not in owed)

    def _updates(self, client_id: str) -> set[datetime]:
        """Return when the next words about a client's incidents are due: those are held already."""
        incidents = self._office.living(Incident, client_id) if client_id else []
        mine = self._me.zone()
        return {
            aware(wall, zone_named(one.zone) if one.zone else mine)
            for one in incidents
            for update in one.updates
            for wall in (update.due, update.ends)
        }

    def _zone(self, client_id: str) -> ZoneInfo:
        client = self._office.desk.records(Client).find(client_id) if client_id else None
        return zone_named(client.zone) if client and client.zone else self._me.zone()

    def sent(self, draft_id: str, at: datetime | None = None) -> Sent:
        """Say that a draft was sent, and return the promises found in it.

        `at` is the aware moment at which it left; now, unless named. Raises BlockedError, and
        InvalidInputError for a moment that is still ahead, or before it was begun.
        """
        if at is not None and at > self._office.now():
            raise InvalidInputError("that is still ahead; say when it left, or hold it until then")
        self.cleared(draft_id, Way.SENT, at)
        sent = self._composer.sent(draft_id, at)
        # Asked for after it, as a recap brings its own promises into the ledger.
        return Sent(sent, self.offered(draft_id))

    def record(self, draft_id: str, promise: "Offered") -> Promise:
        """Record a promise that was found in a draft. Raises InvalidInputError without a client."""
        draft = self._composer.get(draft_id)
        client = self._office.desk.records(Client).find(draft.client)
        if client is None:
            raise InvalidInputError("a promise is to a client; say whom the draft is for")
        made = Promise(
            id=self._office.new_id(),
            created_at=self._office.now(),
            client=client.id,
            owner=Owner.MINE,
            what=promise.what,
            due=promise.due,
            zone=self._zone(client.id).key,
            source=draft.id,
        )
        return self._office.save(made, f"Promise to {client.name}")

    def _template_of(self, draft: Draft) -> "Template | None":
        if not draft.template:
            return None
        return self._templates().find(draft.template, draft.client, draft.template_language)

"""A draft as a message for a mail program (RFC 5322), or as a link that opens one (RFC 6068)."""

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

from clientdesk.exporting import Enclosure, Export, Fields, Mail, Material, Page
from clientdesk.exports._letter import body_of
from clientdesk.model.field import Privacy
from clientdesk.model.mailbox import Mailbox, recipients
from clientdesk.model.text import clean_line

LONGEST_LINK = 2_000
"""Characters that mail programs and shells are known to take in one link."""
_WIDTH = 76
_LONGEST_WORD = 60


class _Policy(EmailPolicy):
    """Writes a subject as it stands: the library would take `=?utf-8?q?...?=` in it for a code."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Keep a subject as text."""
        return (name, value) if name == "Subject" else super().header_store_parse(name, value)

    def fold(self, name: str, value: Any) -> str:
        """Return a header in lines, a subject as RFC 2047 has it."""
        return _subject(value) if name == "Subject" else super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return the same as bytes."""
        if name == "Subject":
            return _subject(value).encode("ascii")
        return super().fold_binary(name, value)


def _subject(text: str) -> str:
    plain = text.isascii() and "=?" not in text
    plain = plain and all(len(word) <= _LONGEST_WORD for word in text.split())
    header = Header(text, None if plain else "utf-8", _WIDTH, "Subject")
    return f"Subject: {header.encode(linesep=_POLICY.linesep)}{_POLICY.linesep}"


_POLICY = _Policy(max_line_length=_WIDTH, linesep=SMTP.linesep)


@dataclass(frozen=True, slots=True)
class Link:
    """A `mailto:` link."""

    url: str
    """The link, in ASCII."""

    @property
    def fits(self) -> bool:
        """Whether mail programs open it whole; one that does not should leave as a file."""
        return len(self.url) <= LONGEST_LINK


def message(mail: Mail) -> EmailMessage:
    """Return a draft as a message that a mail program opens for sending (`X-Unsent: 1`).

    Every header is one line whatever was typed, and there are no others than these: nothing that is
    written in a draft can add a recipient.
    """
    made = EmailMessage(policy=_POLICY)
    sender = recipients(mail.sender["email"]).mailboxes
    if sender:
        made["From"] = _address(Mailbox(sender[0].address, clean_line(mail.sender["name"])))
    to = recipients(mail.draft["to"]).mailboxes
    if to:
        made["To"] = [_address(each) for each in to]
    made["Subject"] = clean_line(mail.draft["subject"])
    made["Date"] = format_datetime(mail.at)
    made["X-Unsent"] = "1"
    made.set_content(f"{body_of(mail.draft['body'])}\n", charset="utf-8", cte="quoted-printable")
    for enclosure in mail.enclosures:
        _attach(made, enclosure)
    return made


def _address(mailbox: Mailbox) -> Address:
    return Address(display_name=mailbox.name, addr_spec=mailbox.address)


def _attach(made: EmailMessage, enclosure: Enclosure) -> None:
    kind, encoding = mimetypes.guess_type(enclosure.name)
    main, _, sub = (kind if kind and not encoding else "application/octet-stream").partition("/")
    if main in {"message", "multipart"}:
        main, sub = "application", "octet-stream"
    name = clean_line(enclosure.name)
    made.add_attachment(enclosure.content, maintype=main, subtype=sub, filename=name)


def mailto(draft: Fields) -> Link:
    """Return a draft as a link; files cannot go along with one."""
    to = ",".join(quote(each.address, safe="@") for each in recipients(draft["to"]).mailboxes)
    body = body_of(draft["body"]).replace("\n", "\r\n")
    parts = (("subject", clean_line(draft["subject"])), ("body", body))
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in parts if text)
    return Link(f"mailto:{to}?{query}" if query else f"mailto:{to}")


def render(material: Material) -> Iterator[Page]:
    """Yield one message a draft."""
    for mail in material.mails:
        name = f"{material.today:%Y-%m-%d}-{mail.stem}.eml"
        yield Page(name, message(mail).as_bytes().decode("ascii"))


export = Export(
    summary="a draft as a message for a mail program (RFC 5322)",
    audience=Privacy.CLIENT,
    suffix=".eml",
    folder=True,
    render=render,
    lacking="no draft waits to be sent",
    mails=True,
)

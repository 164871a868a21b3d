"""A mail as a file holds it: plain text, or a message with RFC 5322 headers above its body."""

import re
from dataclasses import dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser, HeaderParser
from email.utils import getaddresses
from pathlib import PurePath

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line

_FIELD = re.compile(r"([!-9;-~]+):[ \t]?[^\n]*(?:\n[ \t][^\n]*)*\r?\n")
_TELLING = frozenset(
    {
        *("from", "to", "cc", "bcc", "subject", "date", "reply-to", "message-id", "mime-version"),
        *("content-type", "received", "return-path", "delivered-to", "attach", "fcc", "x-unsent"),
    }
)
"""Headers of which one alone shows that a message begins; "Note: ..." may open a plain text."""
_ENVELOPE = re.compile(r"From [^\n]*\n")
_PLAIN = frozenset(("", "7bit", "8bit", "binary"))
_ENCODED = "its body is encoded for transport; the places are those of the decoded text"


@dataclass(frozen=True, slots=True)
class Mail:
    """What a file says of a mail."""

    text: str
    """All that is shown and that places count in: the file's text, or the decoded body."""
    start: int = 0
    """Where the body begins in the text."""
    subject: str | None = None
    """The subject line, if there are headers."""
    recipients: tuple[str, ...] = ()
    """Names of those it goes to, without addresses that have none."""
    attachments: tuple[str, ...] | None = None
    """Names of the files that go along; None if that cannot be told."""
    remark: str = ""
    """What has to be said of it, as a clause; mostly empty."""

    @property
    def body(self) -> str:
        """The text that is judged."""
        return self.text[self.start :]


def mail_in(text: str, data: bytes) -> Mail:
    """Return the mail in a file, whose bytes are `data` and whose text is `text`.

    Places in a body that stands in the file as it is read are those of the file. One that is
    encoded for transport, or one part of several, is decoded, and the mail says so. Raises
    InvalidInputError for a message without a text.
    """
    start = _headers_end(text)
    if start is None:
        return Mail(text)
    headers = HeaderParser().parsestr(_ENVELOPE.sub("", text[:start], count=1))
    if headers.is_multipart() or headers.get_content_maintype() == "multipart":
        return _of_parts(headers, data)
    if str(headers.get("Content-Transfer-Encoding", "")).strip().lower() not in _PLAIN:
        return _of_parts(headers, data)
    return _with_headers(headers, text, start, _attached(headers))


def _headers_end(text: str) -> int | None:
    """Return where the body begins below the headers; None if the text begins with none."""
    envelope = _ENVELOPE.match(text)
    at = envelope.end() if envelope else 0
    names = set()
    while field := _FIELD.match(text, at):
        names.add(field[1].lower())
        at = field.end()
    if not names & _TELLING or not (blank := re.compile(r"[ \t]*\r?\n|\Z").match(text, at)):
        return None
    return blank.end()


def _with_headers(
    headers: "Message[str, str]", text: str, start: int, attachments: tuple[str, ...] | None
) -> Mail:
    """Return a mail with what its headers say."""
    subject = headers.get("Subject")
    lines = [_decoded(str(line)) for name in ("To", "Cc") for line in headers.get_all(name, ())]
    names = (name for name, _ in getaddresses(lines))
    return Mail(
        text=text,
        start=start,
        subject=None if subject is None else clean_line(_decoded(str(subject))),
        recipients=tuple(dict.fromkeys(clean_line(name) for name in names if name.strip())),
        attachments=attachments,
    )


def _of_parts(headers: "Message[str, str]", data: bytes) -> Mail:
    """Return a mail whose text has to be decoded, or found among several parts."""
    message = BytesParser().parsebytes(data.removeprefix(b"\xef\xbb\xbf"))
    leaves = [part for part in message.walk() if not part.is_multipart()]
    plain = [part for part in leaves if part.get_content_type() == "text/plain"]
    body = next((part for part in plain if part.get_content_disposition() != "attachment"), None)
    if body is None:
        raise InvalidInputError("this message has no part of plain text to check")
    payload = body.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    files = (part.get_filename() for part in leaves if part is not body)
    names = tuple(clean_line(_decoded(name)) for name in files if name)
    mail = _with_headers(headers, _text(raw, body.get_content_charset()), 0, names)
    return Mail(mail.text, 0, mail.subject, mail.recipients, mail.attachments, _ENCODED)


def _text(raw: bytes, charset: str | None) -> str:
    """Return the bytes of a part as text, by its own charset if that is one."""
    from clientdesk.model.decoding import decoded

    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decoded(raw).text


def _attached(headers: "Message[str, str]") -> tuple[str, ...] | None:
    """Return the files that a mail program's own `Attach:` lines name.

    A finished message of one part has none; what is still being written may get some later.
    """
    named = tuple(PurePath(str(line).split()[0]).name for line in headers.get_all("Attach", ()))
    if named or headers.get("MIME-Version") is not None:
        return named
    return None


def _decoded(line: str) -> str:
    """Return a header as it is read (RFC 2047); as it is written if it is damaged."""
    try:
        return str(make_header(decode_header(line)))
    except (LookupError, UnicodeError, ValueError):
        return line

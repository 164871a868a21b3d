"""A draft leaves as a message that any mail program reads, and as a link that none misreads."""

from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.exporting import Enclosure, Mail, Material
from clientdesk.exports.eml import mailto, message, render
from clientdesk.model.errors import BlockedError, InvalidInputError
from tests.builders import NOW, a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

HEADERS = ["From", "To", "Subject", "Date", "X-Unsent", "MIME-Version"]


def a_mail(*enclosures: Enclosure, **draft: str) -> Mail:
    given = {"to": "Ada <ada@a.example>", "subject": "Oak", "body": "Hello", **draft}
    sender = {"name": "Mira Nováková", "email": "mira@m.example"}
    return Mail("ada-oak", given, sender, NOW, enclosures)


def read_back(mail: Mail) -> EmailMessage:
    (page,) = render(Material(today=NOW.date(), dossiers=(), mails=(mail,)))
    assert page.name == "2026-11-21-ada-oak.eml"
    assert page.text.isascii()
    assert page.text.count("\n") == page.text.count("\r\n")
    assert max(len(line) for line in page.text.split("\r\n")) <= 78
    read: Any = message_from_string(page.text, policy=default)
    assert not [each.defects for each in read.walk() if each.defects]
    assert isinstance(read, EmailMessage)
    return read


def test_a_message_says_who_whom_what_and_when() -> None:
    read = read_back(
        a_mail(subject="Návrh: dub 中村", body="Dobrý deň,\n\n.\nFrom here on: žltá.\n")
    )
    assert str(read["From"]) == "Mira Nováková <mira@m.example>"
    assert str(read["To"]) == "Ada <ada@a.example>"
    assert str(read["Subject"]) == "Návrh: dub 中村"
    assert read["Date"].datetime == NOW
    assert read["X-Unsent"] == "1"
    assert read["Content-Transfer-Encoding"] == "quoted-printable"
    assert read.get_content_charset() == "utf-8"
    assert read.get_content().replace("\r\n", "\n") == "Dobrý deň,\n\n.\nFrom here on: žltá.\n"


def test_files_go_along_whatever_their_names() -> None:
    files = (
        Enclosure("Cenník\r\nBcc: eve@e.example.pdf", b"%PDF"),
        Enclosure("other.eml", b"Subject: x\r\n\r\nhello"),
        Enclosure("notes.txt", b"plain\x00bytes"),
        Enclosure("data.tar.gz", b"\x1f\x8b"),
    )
    read = read_back(a_mail(*files))
    held = list(read.iter_attachments())
    assert [each.get_filename() for each in held] == [
        "Cenník Bcc: eve@e.example.pdf", "other.eml", "notes.txt", "data.tar.gz"
    ]  # fmt: skip
    assert [each.get_payload(decode=True) for each in held] == [each.content for each in files]
    assert read.get_all("Bcc") is None


@given(to=st.text(), subject=st.text(), body=st.text())
def test_nothing_that_is_typed_adds_a_header_or_a_recipient(
    to: str, subject: str, body: str
) -> None:
    made = message(a_mail(to=to, subject=f"{subject}\r\nBcc: eve@e.example", body=body))
    head = made.as_bytes().split(b"\r\n\r\n")[0].decode("ascii")
    names = [line.split(":")[0] for line in head.split("\r\n") if line[:1] not in {" ", "\t"}]
    assert set(names) <= {*HEADERS, "Content-Type", "Content-Transfer-Encoding"}
    assert len(set(names)) == len(names)


def test_a_message_without_recipients_or_sender_has_no_such_header() -> None:
    mail = Mail("x", {"to": "Ada", "subject": "", "body": ""}, {"name": "", "email": ""}, NOW)
    made = message(mail)
    assert made["To"] is None
    assert made["From"] is None


def test_a_link_holds_everything_in_the_letters_that_links_know() -> None:
    link = mailto(
        {
            "to": '"B, Ada" <ada@a.example>, bo+x@b.example',
            "subject": "A & B?",
            "body": "Čau,\n50 %\n",
        }
    )
    assert link.fits
    assert link.url.isascii()
    assert "%0D%0A" in link.url
    assert "+" not in link.url
    split = urlsplit(link.url)
    assert unquote(split.path) == "ada@a.example,bo+x@b.example"
    assert parse_qs(split.query) == {"subject": ["A & B?"], "body": ["Čau,\r\n50 %"]}


@given(st.text(), st.text())
def test_a_link_has_a_subject_and_a_body_and_nothing_else(subject: str, body: str) -> None:
    link = mailto({"to": "ada@a.example", "subject": subject, "body": body})
    assert set(parse_qs(urlsplit(link.url).query, keep_blank_values=True)) <= {"subject", "body"}


def test_a_long_mail_does_not_fit_a_link() -> None:
    assert mailto({"to": "", "subject": "", "body": "ž" * 330}).fits
    assert not mailto({"to": "", "subject": "", "body": "ž" * 340}).fits
    assert mailto({"to": "", "subject": "", "body": ""}).url == "mailto:"


def test_all_drafts_that_are_not_sent_leave_as_files(
    workbench: "Workbench", tmp_path: Path
) -> None:
    ada = workbench.roster.add("Ada", people=(a_person("Ada", "ada@a.example"),))
    for _ in range(2):
        workbench.composer.new(ada.id, subject="Oak", body="Hello Ada,\n\nThe oak is here.")
    workbench.composer.sent(workbench.composer.new(ada.id, subject="Gone").id)
    files = workbench.porter.export("eml", tmp_path, client_id=ada.id).files
    assert len(set(files)) == 2
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in files)
    with pytest.raises(InvalidInputError, match="a file a mail"):
        workbench.porter.export("eml", None, client_id=ada.id)
    workbench.composer.new(ada.id, subject="Blank", body="Could you pay [price] by Friday?")
    with pytest.raises(BlockedError, match="placeholder"):
        workbench.porter.export("eml", tmp_path / "more", client_id=ada.id)
    assert not (tmp_path / "more").exists()

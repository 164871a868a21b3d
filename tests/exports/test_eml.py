"""A draft leaves as a message that any mail program reads, and as a link that none misreads."""

from email import message_from_bytes, message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientdesk.exporting import Enclosure, Mail, Material
from clientdesk.exports.eml import mailto, message, render
from clientdesk.model.errors import BlockedError, InvalidInputError
from clientdesk.model.text import clean, clean_line
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


LETTERS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t =?_.,;:<>\"'()[]\\@ ž中\u00a0\u2028\x85\x0b\x0c\x1c\udfff😀é"),
    ),
    max_size=200,
)


def shown(text: str) -> str:
    """What of a text any file or mail can hold."""
    return clean(text).strip("\n")


@given(subject=LETTERS, body=LETTERS)
@example(subject="=?utf-8?q?Bcc=3A_eve?=", body="From me\n.\n..\n=20 \n")
@example(subject="ž" * 300, body="long " * 300)
@example(subject=("Návrh na dub " * 12).strip(), body="\n\n \n x")
@example(subject="a" * 300, body="=" * 300)
def test_any_text_and_subject_come_back_from_a_message(subject: str, body: str) -> None:
    read = message_from_bytes(
        message(a_mail(subject=subject, body=body)).as_bytes(), policy=default
    )
    assert isinstance(read, EmailMessage)
    assert str(read["Subject"]) == clean_line(subject)
    assert read.get_content().replace("\r\n", "\n") == f"{shown(body)}\n"


@given(name=LETTERS)
def test_any_name_of_a_file_comes_back_on_one_line(name: str) -> None:
    read = message_from_bytes(message(a_mail(Enclosure(name, b"x"))).as_bytes(), policy=default)
    (held,) = read.iter_attachments()
    assert (held.get_filename() or "") == clean_line(name)


@given(name=LETTERS)
def test_any_name_of_a_recipient_leaves_their_address_alone(name: str) -> None:
    plain = clean_line(name).replace("<", "").replace(">", "").replace('"', "")
    made = message(a_mail(to=f'"{plain}" <ada@a.example>'))
    read = message_from_bytes(made.as_bytes(), policy=default)
    assert [each.addr_spec for each in read["To"].addresses] == ["ada@a.example"]


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


@given(LETTERS, LETTERS)
def test_any_text_and_subject_come_back_from_a_link(subject: str, body: str) -> None:
    link = mailto({"to": "ada@a.example", "subject": subject, "body": body})
    assert link.url.isascii()
    assert not set(link.url) & set('\r\n <>"')
    held = parse_qs(urlsplit(link.url).query, keep_blank_values=True, strict_parsing=False)
    assert held.get("subject", [""]) == [clean_line(subject)]
    assert held.get("body", [""]) == [shown(body).replace("\n", "\r\n")]


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

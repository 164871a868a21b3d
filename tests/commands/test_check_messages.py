"""A message as a mail program hands it over: its headers tell, and places are those of the file."""

from email.message import EmailMessage

import pytest

from tests.commands.conftest import Run

BODY = "Hi Anna,\n\nCould you sign the attached form by Friday 27 November?\n\nThanks,\nMira\n"
HEAD = (
    "From: Mira <mira@example.org>\nTo: Thomas Ray <tom@example.org>,\n kate@example.org\n"
    "Cc: =?utf-8?q?Z=C3=BCrich_Z=C3=B6e?= <z@example.org>\nSubject: =?utf-8?q?Pl=C3=A1n?=\n"
)


def found(run: Run, text: str | bytes, *options: str) -> dict[str, str]:
    """Return what each check pointed at in a message."""
    data = text if isinstance(text, bytes) else text.encode()
    ran = run("check", "-", "--format", "json", "--no-spelling", "--today", "2026-11-21",
              *options, stdin=data)  # fmt: skip
    shown = data.decode()
    return {each["check"]: shown[each["start"] : each["end"]] for each in ran.json["findings"]}


def test_the_recipients_and_places_are_those_of_the_file(run: Run) -> None:
    assert found(run, f"{HEAD}\n{BODY}")["wrong_name"] == "Anna"
    assert "wrong_name" not in found(run, f"{HEAD}\n{BODY.replace('Anna', 'Tom and Zoe')}")
    assert "wrong_name" not in found(run, f"{HEAD}\n{BODY}", "--to", "Anna Ray")


def test_attachments_are_told_by_a_finished_message_and_by_the_programs_own_lines(
    run: Run,
) -> None:
    assert "attachment" not in found(run, f"{HEAD}\n{BODY}")
    assert found(run, f"{HEAD}MIME-Version: 1.0\n\n{BODY}")["attachment"]
    assert "attachment" not in found(run, f"{HEAD}Attach: ~/form.pdf a form\n\n{BODY}")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_line_end_and_an_envelope_line_will_do(run: Run, ends: str) -> None:
    text = f"From mira Sat Nov 21 10:00:00 2026\n{HEAD}\n{BODY}".replace("\n", ends)
    assert found(run, text)["wrong_name"] == "Anna"


@pytest.mark.parametrize("first", ["Note: see [DATE]", "Dear Tom: see [DATE]", "[DATE]: now"])
def test_a_first_line_with_a_colon_is_no_header(run: Run, first: str) -> None:
    assert found(run, f"{first}\n\n{BODY}")["placeholder"] == "[DATE]"


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_an_encoded_part_among_several_is_decoded(run: Run, encoding: str) -> None:
    message = EmailMessage()
    message["To"], message["Subject"] = "Thomas Ray <tom@example.org>", "Form"
    message.set_content(BODY.replace("form", "formulár"), cte=encoding)
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="form.pdf")
    ran = run("check", "-", "--format", "line", "--no-spelling", stdin=message.as_bytes())
    assert "-:1:4: error: “Anna”" in ran.out
    assert "[attachment]" not in ran.out
    assert "decoded" in ran.err


def test_a_message_without_text_or_with_nothing_in_it_is_told(run: Run) -> None:
    message = EmailMessage()
    message["Subject"] = "Form"
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="form.pdf")
    assert run("check", "-", stdin=message.as_bytes()).code == 2
    ran = run("check", "-", stdin=HEAD.encode() + b"\n")
    assert ran.code == 2
    assert "no text" in ran.err


def test_damaged_headers_are_read_as_they_stand(run: Run) -> None:
    head = "To: =?nonsense?q?=FF?= <a@b>\nSubject: =?utf-8?b?!!!?=\nContent-Type: text/plain"
    assert run("check", "-", stdin=f"{head}\n\n{BODY}".encode()).code in {0, 1}

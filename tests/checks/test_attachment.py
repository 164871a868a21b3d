"""The mail that forgot its attachment is stopped, and only that one."""

import pytest

from clientdesk.checking import Known
from clientdesk.checks import attachment
from clientdesk.language.reading import read

TEXT = "The plan is attached. The second page of the attached plan is new."


@pytest.mark.parametrize("attachments", [None, ("plan.pdf",)])
def test_nothing_is_said_where_files_are_attached_or_unknown(
    attachments: tuple[str, ...] | None,
) -> None:
    known = Known(attachments=attachments)
    assert list(attachment.check(read(TEXT, language="en"), known)) == []


def test_the_first_mention_is_enough() -> None:
    (found,) = attachment.check(read(TEXT, language="en"), Known(attachments=()))
    assert TEXT[found.start : found.end] == "attached"
    assert found.start < TEXT.index(".")


def test_an_attachment_of_the_quoted_mail_does_not_count() -> None:
    text = "Thanks, I'll look at it.\n\nOn Mon, Ann wrote:\n> The plan is attached."
    assert list(attachment.check(read(text, language="en"), Known(attachments=()))) == []

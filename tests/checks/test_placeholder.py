"""Blanks of a template: where they are seen, and what can be put into them."""

import pytest

from clientdesk.checking import Known
from clientdesk.checks import placeholder
from clientdesk.language.reading import read
from clientdesk.model.finding import Finding


def findings(text: str, known: Known | None = None) -> list[Finding]:
    return list(placeholder.check(read(text, language="en"), known or Known()))


@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ("{{first_name}}", "Aishah"),
        ("[First name]", "Aishah"),
        ("<name>", "Aishah Rahman"),
        ("[client name]", "Aishah Rahman"),
        ("[nama]", "Aishah Rahman"),
    ],
)
def test_a_blank_for_the_readers_name_can_be_filled(blank: str, name: str) -> None:
    text = f"Dear {blank},\n\nThe plan is ready."
    known = Known(recipients=("Puan Aishah Rahman", "Kafe Melur"))
    (found,) = findings(text, known)
    assert found.fix is not None
    assert text[: found.fix.start] + found.fix.text + text[found.fix.end :] == (
        f"Dear {name},\n\nThe plan is ready."
    )


@pytest.mark.parametrize("blank", ["[price]", "{{first_name}}"])
def test_a_blank_that_cannot_be_known_has_no_fix(blank: str) -> None:
    assert findings(f"It costs {blank} in all.")[0].fix is None


def test_a_blank_in_the_subject_has_no_place_in_the_body() -> None:
    (found,) = findings("The plan is ready.", Known(subject="Offer for [client name]"))
    assert (found.start, found.end) == (0, 0)
    assert "[client name]" in found.message


@pytest.mark.parametrize("line", ["[Lumen] The new logo", "Plan of the roof", "[DRAFT] Lease"])
def test_a_tag_in_the_subject_is_left_alone(line: str) -> None:
    assert findings("The plan is ready.", Known(subject=line)) == []

"""What changed between two texts can be put together to either of them."""

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.services.mail.differing import Part, counted, parts

WORDS = st.lists(st.sampled_from(["oak", " ", "\n", "ash,", "Č", "\t"]), max_size=30).map("".join)


@given(WORDS, WORDS)
def test_either_text_comes_back_from_the_parts(before: str, after: str) -> None:
    found = parts(before, after)
    assert "".join(part.text for part in found if not part.came) == before
    assert "".join(part.text for part in found if not part.went) == after


def test_words_are_counted() -> None:
    found = parts("Sign the plan by Friday.", "Sign the new plan by Monday noon.")
    assert Part(" new", came=True) in found
    assert counted(found) == (3, 1)


def test_the_same_text_has_no_change() -> None:
    assert parts("oak\nash", "oak\nash") == [Part("oak\nash")]

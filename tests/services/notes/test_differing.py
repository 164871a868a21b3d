"""What changed between two texts can be read, and gives both texts back."""

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.services.notes import differing
from clientdesk.services.notes.differing import DiffLine, counts, differences

TEXTS = st.lists(st.sampled_from(["oak", "ash", "elm", ""]), max_size=30).map("\n".join)


def test_a_changed_line_is_one_that_went_and_one_that_came() -> None:
    found = differences("a\nb\nc\nd\ne\nf", "a\nb\nc\nD\ne\nf\ng")
    assert found == [
        DiffLine(".", "1"),
        DiffLine(" ", "b"),
        DiffLine(" ", "c"),
        DiffLine("-", "d"),
        DiffLine("+", "D"),
        DiffLine(" ", "e"),
        DiffLine(" ", "f"),
        DiffLine("+", "g"),
    ]
    assert counts(found) == (2, 1)
    assert differences("same", "same") == []


@given(TEXTS, TEXTS)
def test_nothing_that_changed_is_left_out(before: str, after: str) -> None:
    found = differences(before, after)
    came, went = counts(found)
    assert len(after.splitlines()) - len(before.splitlines()) == came - went
    assert bool(found) == (before.splitlines() != after.splitlines())
    left_out = sum(int(line.text) for line in found if line.sign == ".")
    stayed = sum(line.sign == " " for line in found)
    if found:
        assert stayed + left_out + went == len(before.splitlines())


def test_texts_too_long_to_compare_are_shown_one_after_the_other() -> None:
    many = "\n".join(map(str, range(differing.MOST + 1)))
    assert counts(differences(many, "x")) == (1, differing.MOST + 1)

"""Findings as spans of lines, and how edits move them."""

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.widgets.proof_spans import Rows, Spans, moved, spans_of

TEXT = "Hi Ann,\n\nplease sign the the form.\nThank you"
LINES = st.text(st.sampled_from("ab é漢\n"), max_size=40)


def a_finding(start: int, end: int, severity: Severity = Severity.WARN) -> Finding:
    return Finding("check", severity, start, end, "message")


def drawn(spans: Spans, text: str) -> list[str]:
    lines = text.split("\n")
    return [
        lines[row][span.start : span.end]
        for row in sorted(spans)
        for span in spans[row]
        if row < len(lines) and lines[row][span.start : span.end] == span.text
    ]


def edited(text: str, start: int, end: int, insert: str) -> tuple[str, Spans]:
    """Return a text after an edit, and the spans of `the the` moved along."""
    at = TEXT.index("the the")
    spans = spans_of(TEXT, [a_finding(at, at + 7)])
    after = text[:start] + insert + text[end:]
    rows, new = Rows(text), Rows(after)
    return after, moved(spans, rows.place(start), rows.place(end), new.place(start + len(insert)))


@given(LINES, st.data())
def test_every_index_has_a_place_and_every_place_its_index(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    row, column = Rows(text).place(index)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[:row]) + column == index
    assert column <= len(lines[row])


@given(LINES, st.data())
def test_the_spans_of_a_finding_are_its_words_line_by_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = spans_of(text, [a_finding(start, end)])
    found = "".join(span.text for row in sorted(spans) for span in spans[row])
    assert found.replace(" ", "") == text[start:end].replace("\n", "").replace(" ", "")


@given(st.integers(0, len(TEXT)), st.integers(0, 5), LINES)
def test_a_span_moves_with_its_words_or_is_not_drawn(start: int, length: int, insert: str) -> None:
    end = min(len(TEXT), start + length)
    after, spans = edited(TEXT, start, end, insert)
    at = TEXT.index("the the")
    if end <= at or start >= at + 7:
        assert drawn(spans, after) == ["the the"]
    else:
        assert all(words == "the the" for words in drawn(spans, after))


def test_a_line_put_in_above_takes_the_span_one_line_down() -> None:
    after, spans = edited(TEXT, 7, 7, "\nHow are you?")
    assert list(spans) == [3]
    assert drawn(spans, after) == ["the the"]


def test_an_edit_inside_a_span_drops_it() -> None:
    at = TEXT.index("the the") + 2
    assert edited(TEXT, at, at, "x")[1] == {}


def test_the_gravest_finding_of_a_place_is_drawn_on_top() -> None:
    spans = spans_of(TEXT, [a_finding(0, 7, Severity.STOP), a_finding(3, 6, Severity.HINT)])
    assert [span.finding.severity for span in spans[0]] == [Severity.HINT, Severity.STOP]


def test_a_finding_without_a_place_has_no_span() -> None:
    assert spans_of(TEXT, [a_finding(0, 0)]) == {}

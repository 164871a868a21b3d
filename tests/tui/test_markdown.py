"""Colouring of Markdown, a line at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.tui.widgets.markdown import ROLES, fences, spans


def coloured(line: str, role: str) -> list[str]:
    return [line[span.start : span.end] for span in spans(line) if span.role == role]


@pytest.mark.parametrize(
    ("line", "role", "found"),
    [
        ("## What they care about", "heading", ["What they care about"]),
        ("## What they care about", "mark", ["##"]),
        ("- oak", "bullet", ["-"]),
        ("12. oak", "bullet", ["12."]),
        ("- [ ] who shoots?", "task", ["- [ ]"]),
        ("**Leif** signs", "strong", ["Leif"]),
        ("*Ingrid* decides", "emphasis", ["Ingrid"]),
        ("snake_case_name stays", "emphasis", []),
        ("2 * 3 * 4", "emphasis", []),
        ("see `x = 1`", "code", ["x = 1"]),
        ("[site](https://a.example)", "link", ["site"]),
        ("# [[Halden]] `x`", "code", ["x"]),
        ("[[Halden & Foss]]", "link", ["Halden & Foss"]),
        ("at https://a.example/b", "link", ["https://a.example/b"]),
        ("about #oak", "link", ["#oak"]),
        ("issue #12", "link", []),
        ("mail a@b.example", "link", []),
        ("> quoted", "quote", ["> quoted"]),
        ("plain words", "heading", []),
    ],
)
def test_a_stretch_has_its_role(line: str, role: str, found: list[str]) -> None:
    assert coloured(line, role) == found


@given(st.text(alphabet=st.sampled_from("ab *_`#[]()-!>@.\t1ß中"), max_size=60))
def test_spans_lie_inside_the_line_and_have_a_tone(line: str) -> None:
    for span in spans(line):
        assert 0 <= span.start <= span.end <= len(line)
        assert span.role in ROLES


def test_blocks_of_code_begin_and_end_with_the_same_fence() -> None:
    text = "a\n```py\n~~~\nx\n  ```\nb\n~~~\nc"
    assert fences(text.split("\n")) == (1, 4, 6)
    assert fences(["no `code` here"]) == ()

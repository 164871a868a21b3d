"""Whatever a user writes stays inside of its place on a Markdown page."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clientdesk.exports._escaping import block, heading, inline, opening

PARSER = MarkdownIt("commonmark")
MARKS = st.sampled_from(
    [*list("#=-*_`~<>[]()!&\\|+:.1 ab\n\t"), "```", "~~~", "<!--", "---", "<b>"]
)
TEXTS = st.lists(MARKS, max_size=40).map("".join)


def headings(page: str) -> list[tuple[str, str]]:
    tokens = PARSER.parse(page)
    return [
        (token.tag, tokens[place + 1].content)
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def shown(page: str) -> str:
    """What a reader sees of a page of one paragraph, heading or item."""
    (line,) = [token for token in PARSER.parse(page) if token.type == "inline"]
    return "".join(
        "\n" if child.type == "softbreak" else child.content for child in line.children or []
    )


@given(TEXTS)
def test_a_note_adds_no_heading_above_its_own_level_and_swallows_nothing(text: str) -> None:
    page = "\n".join(["### Before", "", *block(text, below=3), "", "### After", "", "the end"])
    found = headings(page)
    assert [content for tag, content in found if tag in {"h1", "h2", "h3"}] == ["Before", "After"]
    last = [token for token in PARSER.parse(page) if token.type == "inline"][-1]
    assert last.content == "the end"


@given(TEXTS)
def test_a_note_loses_no_letter(text: str) -> None:
    assert re.sub(r"[\W_]", "", "".join(block(text, below=3))) == re.sub(r"[\W_]", "", text)


@given(TEXTS)
def test_a_line_is_shown_as_it_was_written(text: str) -> None:
    words = " ".join(text.split())
    if words:
        assert shown(f"so: {inline(text)}") == f"so: {words}"
        assert shown(f"- {opening(text)}") == words
        assert shown(heading(text, 2)) == words


def test_the_headings_of_a_note_keep_their_order() -> None:
    text = "## Two\n\n### Three\n\n```\n# code\n```\n\nUnder\n-----"
    assert [line for line in block(text, below=3) if line.startswith("#")] == [
        "#### Two",
        "##### Three",
        "# code",
        "#### Under",
    ]

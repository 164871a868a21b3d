"""The editor of a draft: findings are underlined where they stand, and a fix is one undo."""

from collections.abc import Hashable, Iterable
from typing import ClassVar

from rich.text import Text
from textual.widgets.text_area import Edit, EditResult, Selection

from clientdesk.model.finding import Finding, Fix
from clientdesk.tui.widgets.editor import Editor
from clientdesk.tui.widgets.proof_spans import Rows, Spans, moved, spans_of


class ProofArea(Editor):
    """An editor that draws what the checks found."""

    DEFAULT_CSS = """
    ProofArea {
        height: 1fr;
        & .proof--stop { color: $overdue; text-style: underline; }
        & .proof--warn { color: $due; text-style: underline; }
        & .proof--hint { color: $hint; text-style: underline; }
        &:nocolor .proof--stop { text-style: bold reverse; }
        &:nocolor .proof--warn { text-style: bold underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"proof--stop", "proof--warn", "proof--hint"}

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint=hint)
        self.match_cursor_bracket = False
        self._spans: Spans = {}
        self.judged = ""
        """The text that was judged last."""
        self.findings: tuple[Finding, ...] = ()
        """What was found in it, by place."""

    @property
    def fresh(self) -> bool:
        """Whether the findings are of the text as it stands."""
        return self.judged == self.text

    def show_findings(self, text: str, findings: Iterable[Finding]) -> None:
        """Underline findings; `text` is the text that they are of."""
        self.findings = tuple(findings)
        self.judged = text
        spans = spans_of(text, self.findings)
        if spans != self._spans:
            self._spans = spans
            # Lines are cached by cursor and size, and get_line, the documented hook, has no way
            # to say that its answer has changed.
            self._line_cache.clear()
            self.refresh()

    def finding_here(self) -> Finding | None:
        """Return the gravest finding under the cursor, or None."""
        row, column = self.cursor_location
        for span in reversed(self._spans.get(row, ())):
            if span.start <= column <= span.end and self._stands(row, span.start, span.text):
                return span.finding
        return None

    def places(self) -> list[tuple[int, int]]:
        """Return where findings start, from the top; those without a place have none."""
        firsts: dict[Finding, tuple[int, int]] = {}
        for row in sorted(self._spans):
            for span in self._spans[row]:
                firsts.setdefault(span.finding, (row, span.start))
        return sorted(set(firsts.values()))

    def nowhere(self) -> list[Finding]:
        """Return the findings without a place, once the text has rested."""
        if not self.fresh or not self.text.strip():
            return []
        return [each for each in self.findings if each.start == each.end]

    def go_to(self, index: int) -> None:
        """Put the cursor at a string index of the text that was judged."""
        row, column = Rows(self.judged).place(min(index, len(self.judged)))
        row = min(row, self.document.line_count - 1)
        self.move_cursor((row, min(column, len(self.document.get_line(row)))), center=True)

    def select(self, start: int, end: int) -> None:
        """Select [start, end) of the text, as string indices: what is typed takes its place."""
        rows = Rows(self.text)
        self.selection = Selection(rows.place(start), rows.place(end))

    def mend(self, fix: Fix) -> None:
        """Make the change of a fix; one undo takes it back."""
        rows = Rows(self.text)
        self.history.checkpoint()
        self.replace(fix.text, rows.place(fix.start), rows.place(fix.end))
        self.history.checkpoint()

    def edit(self, edit: Edit) -> EditResult:
        """Move the underlines along with the text."""
        top, bottom = edit.top, edit.bottom
        result = super().edit(edit)
        if self._spans:
            self._spans = moved(self._spans, top, bottom, result.end_location)
        return result

    def get_line(self, line_index: int) -> Text:
        """Return a line with its findings underlined; stale ones are not drawn."""
        line = super().get_line(line_index)
        for span in self._spans.get(line_index, ()):
            if line.plain[span.start : span.end] == span.text:
                name = f"proof--{span.finding.severity}"
                style = self.get_component_rich_style(name, partial=True)
                line.stylize(style, span.start, span.end)
        return line

    def look_of(self, row: int, start: int, end: int) -> Hashable:
        """Return where in a part of a line which weight is underlined."""
        return tuple(
            (span.start - start, span.end - start, span.text, span.finding.severity)
            for span in self._spans.get(row, ())
            if span.start < end and span.end > start
        )

    def _stands(self, row: int, start: int, text: str) -> bool:
        line = self.document.get_line(row) if row < self.document.line_count else ""
        return line[start : start + len(text)] == text

"""The status line of a draft: the verdict, or the finding under the cursor."""

from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import getters
from textual.content import Content
from textual.widget import Widget

from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.host import DeskHost
from clientdesk.tui.look.glyphs import ASCII, Glyphs
from clientdesk.tui.widgets.lamps import Lamp, Light

SIGNS = {Severity.STOP: "✗", Severity.WARN: "!", Severity.HINT: "·"}
"""The mark of a finding; the shapes differ, so that no colour is needed."""
ASCII_SIGNS = {Severity.STOP: "x", Severity.WARN: "!", Severity.HINT: "-"}
"""The same for a terminal that has ASCII only."""
COLOURS = {Severity.STOP: "$overdue", Severity.WARN: "$due", Severity.HINT: "$hint"}
"""The style of a finding's mark."""
LIGHTS = {Light.OFF: "·", Light.GOOD: "✓", Light.LOOK: "!", Light.BAD: "✗"}
"""The sign of a lamp."""
ASCII_LIGHTS = {Light.OFF: "-", Light.GOOD: "+", Light.LOOK: "!", Light.BAD: "x"}
"""The same in ASCII."""
LIGHT_COLOURS = {
    Light.OFF: "$faint",
    Light.GOOD: "$fine",
    Light.LOOK: "$due",
    Light.BAD: "$overdue",
}
"""The style of a lamp's sign."""
ROWS, GAP = 3, 2
"""Rows at the most, and cells between two things on one of them."""
LONGEST_FIX = 44
"""Cells of a fix that are shown."""
LONGEST_WORDS = 30
"""Characters of a finding's words that are shown."""


def signs_of(glyphs: Glyphs) -> dict[Severity, str]:
    """Return the marks of findings in a set of signs."""
    return ASCII_SIGNS if glyphs is ASCII else SIGNS


class Standing(NamedTuple):
    """What the verdict comes to."""

    lamps: tuple[Lamp, ...] = ()
    """TOP, ASK, CLEAN."""
    stops: int = 0
    """Findings that ask before hand-over."""
    warnings: int = 0
    """Findings that put a reader off."""
    hints: int = 0
    """Findings worth a look."""
    words: int = 0
    """Words of the text."""
    note: str = ""
    """What was not looked at, as a sentence; empty if everything was."""


class Pointed(NamedTuple):
    """The finding under the cursor."""

    finding: Finding
    """It."""
    words: str
    """The words it is about; empty where it has no place."""


class VerdictLine(Widget):
    """The rows under a draft, filled from below; drawn again only when what they say changes."""

    DEFAULT_CSS = """
    VerdictLine {
        width: 1fr;
        height: 3;
    }
    """

    app = getters.app(DeskHost)

    def __init__(self) -> None:
        super().__init__()
        self._said: Standing | Pointed | str = Standing()

    def say(self, what: Standing | Pointed | str) -> None:
        """Show a verdict, a finding, or a sentence."""
        if what != self._said:
            self._said = what
            self.refresh()

    def render(self) -> Content:
        """Draw what was said last."""
        if isinstance(self._said, str):
            lines = Content.styled(self._said, "$muted").wrap(self._width)
        elif isinstance(self._said, Pointed):
            lines = self._pointed(self._said)
        else:
            lines = self._standing(self._said)
        above = [Content("")] * max(0, self.size.height - len(lines))
        return Content("\n").join([*above, *(line.rstrip() for line in lines)])

    @property
    def _width(self) -> int:
        return max(self.size.width, 1)

    def _standing(self, standing: Standing) -> list[Content]:
        lamps = Content("  ").join(self._lamp(lamp) for lamp in standing.lamps)
        counts = self._counts(standing)
        room = self._width - lamps.cell_length - counts.cell_length
        first = [lamps, counts] if room < GAP else [lamps + " " * room + counts]
        note = standing.note
        if not note or len(first) == ROWS - 1:
            return [*first, self._reasons(standing, note)]
        return [Content.styled(self._on_a_row(note), "$muted"), *first, self._reasons(standing)]

    def _on_a_row(self, said: str) -> str:
        line = self.app.glyphs.plain(said)
        if cell_len(line) > self._width:
            line = set_cell_size(line, self._width - 1) + self.app.glyphs.more
        return line

    def _reasons(self, standing: Standing, note: str = "") -> Content:
        reasons = [note, *(lamp.reason for lamp in standing.lamps)]
        line = self._on_a_row(" · ".join(reason for reason in reasons if reason))
        hint = "F8 next" if standing.stops + standing.warnings + standing.hints else ""
        gap = self._width - cell_len(line) - len(hint)
        if gap < GAP:
            return Content.styled(line, "$muted")
        return Content.assemble((line, "$muted"), " " * gap, (hint, "$faint"))

    def _lamp(self, lamp: Lamp) -> Content:
        lights = ASCII_LIGHTS if self.app.glyphs is ASCII else LIGHTS
        sign = (lights[lamp.light], LIGHT_COLOURS[lamp.light])
        name = "$foreground bold" if lamp.light is Light.BAD else "$muted"
        return Content.assemble(sign, " ", (lamp.label, name))

    def _counts(self, standing: Standing) -> Content:
        signs = signs_of(self.app.glyphs)
        parts = [Content.styled(f"{standing.words} words", "$muted")] if standing.words else []
        for severity, number in (
            (Severity.STOP, standing.stops),
            (Severity.WARN, standing.warnings),
            (Severity.HINT, standing.hints),
        ):
            if number:
                parts.append(Content.styled(f"{signs[severity]} {number}", COLOURS[severity]))
        return Content("  ").join(parts)

    def _pointed(self, pointed: Pointed) -> list[Content]:
        finding = pointed.finding
        sign = signs_of(self.app.glyphs)[finding.severity]
        said = Content.assemble(
            (f"{sign} ", f"bold {COLOURS[finding.severity]}"),
            (" ".join(pointed.words.split())[:LONGEST_WORDS], "bold $foreground"),
            "  " if pointed.words else "",
            (finding.message, "$muted"),
        )
        lines = [line.rstrip() for line in said.wrap(self._width)]
        fix = self._fix(finding)
        if not fix.plain:
            return self._cut(lines, ROWS)
        last = lines[-1]
        if len(lines) <= ROWS and last.cell_length + fix.cell_length + GAP <= self._width:
            return [*lines[:-1], last + " " * GAP + fix]
        return [*self._cut(lines, ROWS - 1), fix]

    def _cut(self, lines: list[Content], most: int) -> list[Content]:
        if len(lines) <= most:
            return lines
        room = self._width - cell_len(self.app.glyphs.more)
        last = lines[most - 1].truncate(room) + Content.styled(self.app.glyphs.more, "$muted")
        return [*lines[: most - 1], last]

    def _fix(self, finding: Finding) -> Content:
        if finding.fix is None:
            return Content("")
        text = " ".join(finding.fix.text.split())
        if not text:
            text = "take it out"
        if cell_len(text) > LONGEST_FIX:
            text = set_cell_size(text, LONGEST_FIX - 1) + self.app.glyphs.more
        return Content.assemble((f"{self.app.glyphs.arrow} {text}", "$fine"), ("  F9", "$faint"))

"""The status line of a draft: the verdict, or the finding under the cursor."""

from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from textual import getters
from textual.content import Content
from textual.widget import Widget

from clientdesk.model.finding import Finding, Severity
from clientdesk.tui.glyphs import ASCII, Glyphs
from clientdesk.tui.host import DeskHost
from clientdesk.tui.lamps import Lamp, Light

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
ROWS, GAP = 2, 2
"""Rows of the line, and cells between two things on it."""
LONGEST_FIX = 24
"""Cells of a fix that are shown."""


def signs_of(glyphs: Glyphs) -> dict[Severity, str]:
    """Return the marks of findings in a set of signs."""
    return ASCII_SIGNS if glyphs is ASCII else SIGNS


@dataclass(frozen=True, slots=True)
class Standing:
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


@dataclass(frozen=True, slots=True)
class Pointed:
    """The finding under the cursor."""

    finding: Finding
    """It."""
    words: str
    """The words it is about; empty where it has no place."""


class VerdictLine(Widget):
    """Two rows under a draft; drawn again only when what they say changes."""

    DEFAULT_CSS = """
    VerdictLine {
        width: 1fr;
        height: 2;
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
            return Content.styled(self._said, "$muted")
        if isinstance(self._said, Pointed):
            return self._pointed(self._said)
        return self._standing(self._said)

    def _standing(self, standing: Standing) -> Content:
        lamps = Content("  ").join(self._lamp(lamp) for lamp in standing.lamps)
        counts = self._counts(standing)
        room = self.size.width - lamps.cell_length - counts.cell_length
        if room < GAP:
            return Content("\n").join((lamps, counts))
        below = self._reasons(standing)
        return Content.assemble(lamps, " " * room, counts, "\n", below)

    def _reasons(self, standing: Standing) -> Content:
        line = " · ".join(lamp.reason for lamp in standing.lamps if lamp.reason)
        line = self.app.glyphs.plain(line)
        if cell_len(line) > self.size.width:
            line = set_cell_size(line, self.size.width - 1) + self.app.glyphs.more
        hint = "F8 next" if standing.stops + standing.warnings + standing.hints else ""
        gap = self.size.width - cell_len(line) - len(hint)
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

    def _pointed(self, pointed: Pointed) -> Content:
        finding, signs = pointed.finding, signs_of(self.app.glyphs)
        sign = (signs[finding.severity] + " ", f"bold {COLOURS[finding.severity]}")
        said = Content.assemble(
            sign,
            (" ".join(pointed.words.split())[:30], "bold $foreground"),
            "  " if pointed.words else "",
            (finding.message, "$muted"),
        )
        lines = said.wrap(max(self.size.width, 1)) or [said]
        fix = self._fix(finding)
        if len(lines) == 1 and lines[0].cell_length + fix.cell_length + 3 <= self.size.width:
            return Content.assemble(lines[0].rstrip(), "   ", fix)
        second = lines[1].rstrip() if len(lines) > 1 else Content("")
        room = self.size.width - fix.cell_length - 3 * bool(fix.plain)
        if len(lines) > ROWS or second.cell_length > room:
            second = second.truncate(max(room, 1), ellipsis=True)
        gap = "   " if fix.plain and second.plain else ""
        return Content.assemble(lines[0].rstrip(), "\n", second, gap, fix)

    def _fix(self, finding: Finding) -> Content:
        if finding.fix is None:
            return Content("")
        text = " ".join(finding.fix.text.split())
        if not text:
            text = "take it out"
        if cell_len(text) > LONGEST_FIX:
            text = set_cell_size(text, LONGEST_FIX - 1) + self.app.glyphs.more
        return Content.assemble((f"{self.app.glyphs.arrow} {text}", "$fine"), ("  F9", "$faint"))

"""The signs that the desk draws, each with a shape of its own, in Unicode and in plain ASCII."""

from dataclasses import dataclass

from clientdesk.services.clients.roster import Mark


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs, one cell wide each."""

    overdue: str = "▲"
    """Somebody waits for too long."""
    due: str = "●"
    """It is time."""
    fine: str = "○"
    """There is time."""
    none: str = "·"
    """Nothing is set."""
    bar: str = "▌"
    """The cursor of a focused list."""
    dot: str = "·"
    """Between two things on a line."""
    dash: str = "─"
    """A thin rule."""
    more: str = "…"
    """Something was cut off."""
    enter: str = "⏎"
    """The enter key."""
    chosen: str = "✓"
    """A marked row."""
    arrow: str = "→"
    """Leads to."""
    back: str = "‹"
    """The one before."""
    ahead: str = "›"
    """The one after."""

    def mark(self, mark: Mark) -> str:
        """Return the sign of a mark."""
        return {
            Mark.OVERDUE: self.overdue,
            Mark.DUE: self.due,
            Mark.FINE: self.fine,
            Mark.NONE: self.none,
        }[mark]

    def plain(self, text: str) -> str:
        """Return text of our own in this set of signs; what a user typed is never changed."""
        return text.translate(_TO_ASCII) if self is ASCII else text


UNICODE = Glyphs()
"""The signs of a terminal that can draw them."""
ASCII = Glyphs(
    overdue="!",
    due="*",
    fine="o",
    none=".",
    bar=">",
    dot="-",
    dash="-",
    more="~",
    enter="enter",
    chosen="x",
    arrow="->",
    back="<",
    ahead=">",
)
"""The signs of `--ascii`; `enter` and the arrow are wider than a cell."""

_TO_ASCII = str.maketrans({"·": "-", "…": "...", "→": "->", "–": "-", "—": "-", "’": "'"})

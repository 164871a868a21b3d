"""Scrollbars of whole cells: their ends need no block characters, which ASCII does not have."""

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeBars(ScrollBarRender):
    """Draws the bar by its background alone."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


def use_whole_bars() -> None:
    """Draw every scrollbar of this process with whole cells."""
    ScrollBar.renderer = WholeBars

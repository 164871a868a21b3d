"""The cell after a day's number: its shape tells state and kind, so that no colour is needed."""

_MARKS = {"overdue": "▴", "due": "•", "fine": "·"}
_OTHERS = {"overdue": "▵", "due": "◦", "fine": "˙"}
_FREE = "°"
_PLAIN_MARKS = {"overdue": "!", "due": "*", "fine": "."}
_PLAIN_OTHERS = {"overdue": "?", "due": "o", "fine": ","}
_PLAIN_FREE = "^"


def sign_of(mark: str, *, other: bool, free: bool, plain: bool) -> str:
    """Return the sign of a day: filled for a check-in, hollow for anything else that is due.

    `free` is a public holiday, which shows where nothing is due; `plain` keeps to ASCII.
    """
    if plain:
        return (_PLAIN_OTHERS if other else _PLAIN_MARKS).get(mark, _PLAIN_FREE if free else " ")
    return (_OTHERS if other else _MARKS).get(mark, _FREE if free else " ")

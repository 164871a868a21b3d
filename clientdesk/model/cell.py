"""A cell of a table that a spreadsheet opens: text there must never be taken for a formula.

The first characters are those that OWASP names
(https://owasp.org/www-community/attacks/CSV_Injection); the apostrophe before them is what
spreadsheets themselves use for text.
"""

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutral_cell(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet would run it."""
    bare = text.lstrip("'")
    runs = bare.startswith(_STARTERS) or bare.lstrip(" ").startswith(_STARTERS)
    return f"'{text}" if runs else text


def bare_cell(cell: str) -> str:
    """Return the text that `neutral_cell` made a cell of."""
    return cell[1:] if cell.startswith("'") and neutral_cell(cell[1:]) == cell else cell

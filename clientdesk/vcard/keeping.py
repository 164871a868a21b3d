"""Lines that the desk has no field for, kept so that not one byte of them is lost."""

from urllib.parse import quote, unquote

from clientdesk.model.text import clean

_MARK = "%"
_SAFE = "".join(map(chr, range(0x20, 0x7F))).replace("%", "") + "\n\t"


def kept(raw: str) -> str:
    """Return a line as a text that cleaning leaves alone; what cleaning would change is encoded."""
    if not raw.startswith(_MARK) and clean(raw) == raw:
        return raw
    return _MARK + quote(raw, safe=_SAFE, errors="surrogatepass")


def given(held: str) -> str:
    """Return the line that `kept` made a text of."""
    return unquote(held[1:], errors="surrogatepass") if held.startswith(_MARK) else held

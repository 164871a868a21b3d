"""Labels of addresses and numbers, and the TYPE that says the same in a vCard."""

import re
from collections.abc import Iterable

from clientdesk.vcard.lines import param

_SILENT = {"VOICE", "INTERNET", "PREF", "EMAIL", ""}
"""Types that say what is understood anyway."""
_WORDS = {
    "WORK": "work",
    "HOME": "home",
    "CELL": "mobile",
    "FAX": "fax",
    "PAGER": "pager",
    "MAIN": "main",
    "OTHER": "other",
    "CAR": "car",
    "VIDEO": "video",
    "TEXT": "text",
    "TEXTPHONE": "textphone",
    "MSG": "msg",
    "MODEM": "modem",
    "ISDN": "isdn",
    "PCS": "pcs",
    "BBS": "bbs",
    "IPHONE": "iphone",
}
_TYPES = {word: kind for kind, word in _WORDS.items()}
_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def label_of(types: Iterable[str], named: str = "") -> str:
    """Return the label that TYPE values mean, or the one that a line X-ABLabel names."""
    if own := _apple(named):
        return own
    words = [_WORDS.get(kind.upper(), kind) for kind in types if kind.upper() not in _SILENT]
    return " ".join(dict.fromkeys(words))


def _apple(named: str) -> str:
    """Return Apple's own words, such as `_$!<HomeFAX>!$_`, as ours."""
    found = _APPLE.fullmatch(named.strip())
    if found is None:
        return " ".join(named.split())
    return _HUMP.sub(" ", found[1]).lower()


def type_of(label: str) -> str:
    """Return what stands after `TYPE=`, or an empty text for a label that says nothing."""
    words = label.split()
    known = [_TYPES.get(word.casefold(), "") for word in words]
    if words and all(known):
        return ",".join(known)
    return param(" ".join(words)) if words else ""

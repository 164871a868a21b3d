r"""One content line of a vCard: group, name, parameters and value, and the line as it stood.

The grammar is that of RFC 6350, sections 3.3 and 3.4, with the older forms of RFC 2426 (3.0) and of
the versit specification (2.1): parameters without a name, quoted-printable values, `\:` in text.
"""

import re
from typing import NamedTuple

LONGEST = 75
"""The most octets of one line in a file, without its end (RFC 6350, section 3.2)."""

_HEAD = re.compile(
    r'(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)[ \t]*((?:;(?:[^":;]|"[^"]*")*+)*+):', re.DOTALL
)
_LOOSE_HEAD = re.compile(r"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)((?:;[^:;]*+)*+):", re.DOTALL)
_APART = re.compile(r'(?:[^";]|"[^"]*"?)++')
_LISTED = re.compile(r'(?:[^",]|"[^"]*"?)++')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPECIAL = re.compile(r"[\\,;\n]")
_CARET = re.compile(r"\^([n'^])")
_TOKEN = re.compile(r"[A-Za-z0-9-]+")
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q"}
_VALUES = {"INLINE", "CONTENT-ID", "CID", "URL"}
_LOWEST = 0x80
_SECOND = 0xC0


class Line(NamedTuple):
    """One content line."""

    raw: str
    """The line as it stood in its file; a line feed where it was folded."""
    group: str
    """What stands before the dot of its name, or empty."""
    name: str
    """Its name in capitals."""
    params: tuple[tuple[str, str], ...]
    """Parameters by their names in capitals, one entry a value."""
    value: str
    """The value as it stood, unfolded and still escaped or encoded."""

    def of(self, name: str) -> list[str]:
        """Return the values of one parameter."""
        return [value for held, value in self.params if held == name]

    def first(self, name: str) -> str:
        """Return the first value of one parameter in capitals, or an empty text."""
        return next((value.upper() for held, value in self.params if held == name), "")

    @property
    def text(self) -> str:
        """The value as text, without escapes and encodings."""
        if self.first("ENCODING") in {"QUOTED-PRINTABLE", "Q"}:
            return unescaped(_printable(self), only=",;:")
        return unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """The components of the value between semicolons, each as text."""
        return [self._replace(value=part).text for part in split(self.value, ";")]

    @property
    def listed(self) -> list[str]:
        """The members of the value between commas, each as text."""
        return [self._replace(value=part).text for part in split(self.value, ",")]


def parsed(raw: str, joined: str | None = None) -> Line | None:
    """Return a line, or None if it is no content line; `joined` is it without its folds."""
    text = unfolded(raw) if joined is None else joined
    found = _HEAD.match(text) or _LOOSE_HEAD.match(text)
    if found is None:
        return None
    group, name, params = found.groups()
    return Line(raw, group or "", name.upper(), _params(params or ""), text[found.end() :])


def _params(text: str) -> tuple[tuple[str, str], ...]:
    if not text:
        return ()
    found: list[tuple[str, str]] = []
    for part in _APART.findall(text):
        name, equals, values = part.partition("=")
        if not equals:
            word = part.strip().upper()
            kind = "ENCODING" if word in _ENCODINGS else "VALUE" if word in _VALUES else "TYPE"
            found.append((kind, part.strip()))
            continue
        name = name.strip().upper()
        for value in _LISTED.findall(values) or [""]:
            bare = _CARET.sub(_uncareted, value.strip().replace('"', ""))
            inner = bare.split(",") if name == "TYPE" else [bare]
            found.extend((name, each.strip()) for each in inner)
    return tuple(found)


def _uncareted(found: re.Match[str]) -> str:
    return {"n": "\n", "'": '"', "^": "^"}[found[1]]


def param(value: str) -> str:
    """Return a parameter's value as it is written (RFC 6868): quoted where it must be."""
    written = value.replace("^", "^^").replace('"', "^'").replace("\n", "^n").replace(",", " ")
    return written if _TOKEN.fullmatch(written) else f'"{written}"'


def unfolded(raw: str) -> str:
    """Return a line without its folds."""
    return raw.replace("\n ", "").replace("\n\t", "") if "\n" in raw else raw


def folded(line: str) -> str:
    """Return a line cut into pieces of 75 octets at most, never inside of a character."""
    data = line.encode("utf-8", "surrogatepass")
    if len(data) <= LONGEST:
        return line
    pieces: list[str] = []
    start, room = 0, LONGEST
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and _LOWEST <= data[end] < _SECOND:
            end -= 1
        pieces.append(data[start:end].decode("utf-8", "surrogatepass"))
        start, room = end, LONGEST - 1
    return "\n ".join(pieces)


def split(value: str, mark: str) -> list[str]:
    """Return the parts of a value between marks that are not escaped; a backslash stays."""
    if "\\" not in value:
        return value.split(mark)
    parts = [""]
    for piece in re.findall(r"\\.|[^\\]++|\\", value, re.DOTALL):
        if piece.startswith("\\"):
            parts[-1] += piece
            continue
        first, *others = piece.split(mark)
        parts[-1] += first
        parts.extend(others)
    return parts


def unescaped(value: str, *, only: str = ",;:\\\"nN'") -> str:
    """Return a value's text; a backslash before anything but these characters is itself."""
    if "\\" not in value:
        return value

    def plain(found: re.Match[str]) -> str:
        mark = found[1]
        if mark not in only:
            return found[0]
        return "\n" if mark in "nN" else mark

    return _ESCAPED.sub(plain, value)


def escaped(text: str) -> str:
    """Return text as a value of a 3.0 card."""
    return _SPECIAL.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)


def _printable(line: Line) -> str:
    import quopri

    data = quopri.decodestring(line.value.encode("utf-8", "surrogatepass"))
    for codec in (*line.of("CHARSET"), "utf-8", "cp1252"):
        try:
            return data.decode(codec).replace("\r\n", "\n").replace("\r", "\n")
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1")

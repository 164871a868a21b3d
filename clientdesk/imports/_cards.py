"""Bytes of a .vcf file as cards: lines unfolded in whatever way they were folded.

A card that cannot be used costs itself only, and is named by its line.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from clientdesk.importing import Tick
from clientdesk.model.decoding import decoded
from clientdesk.model.errors import InvalidInputError
from clientdesk.vcard.lines import Line, escaped, parsed, unfolded

_LINE_END = re.compile(r"\r{0,3}\n|\r")
_EDGE = re.compile(r"\s*(BEGIN|END)\s*:\s*VCARD\s*", re.IGNORECASE)
_CUT = re.compile(rb"(?<=[\x80-\xff])\r?\n[ \t](?=[\x80-\xbf])")
_CHARSET = re.compile(rb"CHARSET=\"?([A-Za-z0-9_-]+)", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/=]+\s*")
_BINARY = re.compile(r"[;=](?:BASE64|B)[;:]", re.IGNORECASE)
_SOFT = "QUOTED-PRINTABLE"
_RAW_BYTES = re.compile("[\udc80-\udcff]")
_OFTEN = 2_000


@dataclass(slots=True)
class Card:
    """One card."""

    number: int
    """The line of its BEGIN in the file."""
    lines: list[Line] = field(default_factory=list)
    """Its content lines but BEGIN, END and VERSION."""
    garbage: list[tuple[int, str]] = field(default_factory=list)
    """Lines inside of it that are no content lines, with their numbers."""
    why: str = ""
    """Why it cannot be used; empty if it can."""


def cards_in(data: bytes, encoding: str, tick: Tick) -> tuple[list[Card], str]:
    """Return the cards of a file, and the name of its encoding. Raises InvalidInputError."""
    text, codec, fallback = _text(data, encoding)
    physical = _LINE_END.split(text)
    collector = _Collector(fallback)
    for done, (number, pieces) in enumerate(_gathered(physical)):
        if done % _OFTEN == 0:
            tick(number, len(physical))
        collector.take(number, pieces)
    collector.end()
    if not collector.cards:
        raise InvalidInputError("there is no card in this file; a card begins with BEGIN:VCARD")
    return collector.cards, codec


def _text(data: bytes, encoding: str) -> tuple[str, str, str]:
    """Return the text, its encoding, and the one that lines with bytes of no UTF-8 may be in."""
    if encoding:
        return decoded(data, encoding=encoding).text, encoding, ""
    try:
        if b"\0" in data or data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            found = decoded(data)
            return found.text, found.encoding, ""
    except InvalidInputError:
        if b"VCARD" not in data.upper():
            raise
    bare = data.removeprefix(b"\xef\xbb\xbf")
    for each in (bare, _CUT.sub(b"", bare)):
        try:
            return each.decode("utf-8"), "utf-8", ""
        except UnicodeDecodeError:
            continue
    codec = _named_most(bare) or decoded(bare.replace(b"\0", b" ")).encoding
    return bare.decode("utf-8", "surrogateescape"), codec, codec


def _named_most(data: bytes) -> str:
    """Return the encoding that most CHARSET parameters of a file name, but for UTF-8."""
    counts = Counter(name.decode().lower() for name in _CHARSET.findall(data))
    for name, _ in counts.most_common():
        try:
            codec = codecs.lookup(name).name
        except LookupError:
            continue
        if codec not in {"utf-8", "ascii"}:
            return codec
    return ""


def _gathered(physical: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each content line and the lines of the file that it is made of."""
    pieces: list[str] = []
    first = 1
    for number, line in enumerate(physical, 1):
        if pieces and _goes_on(pieces, line):
            pieces.append(line)
            continue
        if pieces:
            yield first, pieces
        pieces, first = ([line] if line.strip() else []), number
    if pieces:
        yield first, pieces


def _goes_on(pieces: list[str], line: str) -> bool:
    if pieces[0][:1] in "bBeE" and _EDGE.fullmatch(pieces[0]):
        return False
    if pieces[-1].endswith("=") and _SOFT in pieces[0].upper():
        return not _EDGE.fullmatch(line)
    if line[:1] in {" ", "\t"}:
        return True
    binary = _BINARY.search(pieces[0], 0, 200) is not None
    return binary and _BASE64.fullmatch(line) is not None


class _Collector:
    """Puts content lines together to cards."""

    def __init__(self, fallback: str) -> None:
        self.cards: list[Card] = []
        self._open: Card | None = None
        self._raw: list[tuple[int, list[str]]] = []
        self._nested = 0
        self._fallback = fallback
        self._outside = 0

    def take(self, number: int, pieces: list[str]) -> None:
        """Take one content line."""
        edge = _EDGE.fullmatch(pieces[0]) if pieces[0][:1] in " \tbBeE\ufeff" else None
        if edge is not None and edge[1].upper() == "BEGIN":
            self._begin(number, pieces)
        elif edge is not None:
            self._end(number, pieces)
        elif self._open is not None:
            self._raw.append((number, pieces))
        elif self._outside == 0:
            self._outside = number

    def end(self) -> None:
        """Close what is open: the file ends."""
        if self._open is not None:
            self._break("is begun and never ended")
        self._tell_outside()

    def _begin(self, number: int, pieces: list[str]) -> None:
        self._tell_outside()
        if self._open is not None and (self._nested or self._is_agent()):
            self._nested += 1
            self._raw.append((number, pieces))
            return
        if self._open is not None:
            self._break("is begun and never ended")
        self._open, self._raw, self._nested = Card(number), [], 0

    def _end(self, number: int, pieces: list[str]) -> None:
        if self._open is None:
            self._outside = self._outside or number
            return
        if self._nested:
            self._nested -= 1
            self._raw.append((number, pieces))
            return
        self._fill(self._open)
        self.cards.append(self._open)
        self._open = None

    def _is_agent(self) -> bool:
        if not self._raw:
            return False
        head, _, value = self._raw[-1][1][0].partition(":")
        return head.upper().startswith("AGENT") and not value.strip()

    def _break(self, why: str) -> None:
        if self._open is not None:
            self.cards.append(Card(self._open.number, why=f"this card {why}"))
            self._open = None

    def _tell_outside(self) -> None:
        if self._outside:
            self.cards.append(Card(self._outside, why="what stands here is outside of any card"))
            self._outside = 0

    def _fill(self, card: Card) -> None:
        old = any(_version(pieces[0]) == "2.1" for _, pieces in self._raw)
        agent: list[str] | None = None
        depth = 0
        for number, pieces in self._raw:
            edge = _EDGE.fullmatch(pieces[0])
            if edge is not None:
                depth += 1 if edge[1].upper() == "BEGIN" else -1
            if edge is not None or depth:
                agent = [] if agent is None else agent
                agent.append(unfolded("\n".join(pieces)))
                if not depth:
                    self._put_agent(card, agent)
                    agent = None
                continue
            self._put(card, number, pieces, old=old)
        if agent is not None:
            self._put_agent(card, agent)

    def _put(self, card: Card, number: int, pieces: list[str], *, old: bool) -> None:
        if self._fallback:
            pieces = _recovered(pieces, self._fallback)
        line = _line_of(pieces, old=old)
        if line is None:
            card.garbage.append((number, unfolded("\n".join(pieces))))
        elif line.name != "VERSION":
            card.lines.append(line)

    def _put_agent(self, card: Card, nested: list[str]) -> None:
        """Keep a card inside of a card as 3.0 has it: as the text of one line."""
        while card.lines and card.lines[-1].name == "AGENT" and not card.lines[-1].value:
            card.lines.pop()
        line = parsed(f"AGENT:{escaped(chr(10).join(nested))}")
        if line is not None:
            card.lines.append(line)


def _version(line: str) -> str:
    return line[8:].strip() if line[:8].upper() == "VERSION:" else ""


def _line_of(pieces: list[str], *, old: bool) -> Line | None:
    """Return a content line. What a 3.0 card could not hold in its form is put in another one."""
    soft = pieces[0].endswith("=") and _SOFT in pieces[0].upper()
    if len(pieces) == 1 and not soft:
        return parsed(pieces[0])
    if soft:
        return parsed("".join(piece.removesuffix("=") for piece in pieces))
    if any(piece[:1] not in {" ", "\t"} for piece in pieces[1:]):
        return parsed("".join(piece.strip() for piece in pieces))
    if _BINARY.search(pieces[0], 0, 200) is not None:
        return parsed("\n".join(pieces), "".join(piece.strip() for piece in pieces))
    if old:
        # Here the white space of a fold belongs to the text, which a 3.0 card would lose.
        return parsed("".join(pieces))
    return parsed("\n".join(pieces), "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]))


def _recovered(pieces: list[str], fallback: str) -> list[str]:
    """Return lines whose bytes are not UTF-8 in the encoding that they name, or a likely one."""
    if not any(_RAW_BYTES.search(piece) for piece in pieces):
        return pieces
    data = "\n".join(pieces).encode("utf-8", "surrogateescape")
    mended = _CUT.sub(b"", data)
    for codec in ("utf-8", *_named(pieces[0]), fallback):
        try:
            return (mended if codec == "utf-8" else data).decode(codec).split("\n")
        except (LookupError, UnicodeError):
            continue
    return data.decode("latin-1").split("\n")


def _named(head: str) -> list[str]:
    found = re.search(r"CHARSET=\"?([A-Za-z0-9_-]+)", head[:200], re.IGNORECASE)
    return [found[1]] if found else []

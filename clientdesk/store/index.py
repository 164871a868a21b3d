"""Where the documents of a table are, by a text that they hold under one of their keys."""

from typing import TYPE_CHECKING

from clientdesk.store.encoding import encode, leading_text

if TYPE_CHECKING:
    from clientdesk.store.core import Core

_LOOKS = 2
_Numbers = dict[str, dict[int, None]]
_Missed = list[tuple[int, bytes | None, bytes | None]]


class TextIndex:
    """The numbers of documents by the text under a key, such as `id` or `client`.

    A text is looked for when it is first asked for, by a run over the bytes of the table. With
    `whole`, as for ids, the third look lists every text of the table instead.
    """

    def __init__(self, desk: "Core", table: str, key: str, *, whole: bool) -> None:
        self._desk = desk
        self._table = table
        self._key = key
        self._looks_left = _LOOKS if whole else -1
        self._known: _Numbers = {}
        self._complete = False
        self._missed: _Missed | None = None

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the documents that hold a text under the key, in order."""
        found = self._known.get(text)
        if found is None and not self._complete:
            if self._looks_left == 0:
                self.complete()
            with self._desk.hold():
                found = self._known.get(text)
                if found is None and not self._complete:
                    found = self._look(text)
        return sorted(found or ())

    def _look(self, text: str) -> dict[int, None]:
        if self._looks_left > 0:
            self._looks_left -= 1
        needle = encode({self._key: text})[1:-1]
        found = {
            number: None
            for number, document in self._desk.documents(self._table).containing(needle)
            if leading_text(document, self._key) == text
        }
        return self._known.setdefault(text, found)

    def complete(self) -> None:
        """List every text of the table; others may change it in the meantime.

        While another thread is at it, this returns at once: a text is then looked for as before.
        """
        with self._desk.hold():
            if self._complete or self._missed is not None:
                return
            missed: _Missed = []
            self._missed = missed
            items = self._desk.documents(self._table).items()
        known: _Numbers = {}
        for number, document in items:
            if (text := leading_text(document, self._key)) is not None:
                known.setdefault(text, {})[number] = None
        with self._desk.hold():
            self._known, self._complete, self._missed = known, True, None
            for change in missed:
                self.told(*change)

    def told(self, number: int, before: bytes | None, now: bytes | None) -> None:
        """Take note of a document that changed."""
        if self._missed is not None:
            self._missed.append((number, before, now))
        was = None if before is None else leading_text(before, self._key)
        if was is not None and was in self._known:
            self._known[was].pop(number, None)
        text = None if now is None else leading_text(now, self._key)
        if text is not None and (self._complete or text in self._known):
            self._known.setdefault(text, {})[number] = None

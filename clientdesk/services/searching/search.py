"""Search: the lines of a desk that hold every word typed, found newest first while it reads on."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from clientdesk.model.field import Privacy
from clientdesk.model.record import Record
from clientdesk.services.folding import fold
from clientdesk.services.office import Office
from clientdesk.services.searching.lines import (
    FoundLine,
    client_of,
    moment_of,
    searched,
    texts_of,
)
from clientdesk.services.searching.vocabulary import Vocabulary
from clientdesk.store.codec import UnreadableError, decoder

MOST = 200
"""Lines that are found, at most."""
FEW = 5
"""Lines below which words near to those typed are looked for too."""
_TRASHED = b'"trashed_at":"'
_FIRST_RUN = 50
_RUN = 800
"""Documents that are looked at in one go: enough to be quick, few enough to let others run."""


_Wanted = tuple[frozenset[str], ...]
"""For each word typed, the words of which a line must hold one."""


class Search:
    """Searches notes, talks, promises, drafts, people and whatever else belongs to a client."""

    def __init__(self, office: Office, audience: Privacy) -> None:
        """Search what an audience may read of a desk: CLIENT or INTERNAL."""
        self._office = office
        self._audience = audience
        self._kinds = {kind.table: kind for kind in searched()}
        self._vocabulary: Vocabulary | None = None

    def lines(
        self, typed: str, *, most: int = MOST, stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[FoundLine]:
        """Yield lines that hold every word typed, in any order, case and accents aside.

        Newest records first. Where hardly a line holds the words, lines with words near to them
        follow, marked as such. It ends early once `stopped` says so; any thread may run it.
        """
        words = fold(typed).split()
        if not words:
            return
        exact: _Wanted = tuple(frozenset({word}) for word in words)
        found: set[tuple[str, str, int]] = set()
        for line in self._lines(exact, most, stopped):
            found.add(_place(line))
            yield line
        if len(found) >= FEW or stopped():
            return
        known = self._known_words()
        meant: _Wanted = tuple(frozenset({word, *known.near(word)}) for word in words)
        if meant == exact:
            return
        for line in self._lines(meant, most - len(found), stopped, near=True):
            if _place(line) not in found:
                yield line

    def _known_words(self) -> Vocabulary:
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self._office.desk, self._kinds)
        return self._vocabulary

    def _lines(
        self, wanted: _Wanted, most: int, stopped: Callable[[], bool], *, near: bool = False
    ) -> Iterator[FoundLine]:
        left = most
        for kind, documents in self._runs():
            if stopped():
                return
            if not _may_hold(b"\n".join(documents), wanted):
                continue
            for document in documents:
                if _TRASHED in document or not _may_hold(document, wanted):
                    continue
                for line in self._found_in(kind, document, wanted):
                    yield replace(line, near=near)
                    left -= 1
                    if left == 0:
                        return

    def _found_in(
        self, kind: type[Record], document: bytes, wanted: _Wanted
    ) -> Iterator[FoundLine]:
        try:
            record = decoder(kind)(document)
        except UnreadableError:
            return  # the doctor lists what cannot be read
        for number, text in texts_of(record, self._audience):
            folded = fold(text)
            if all(any(word in folded for word in words) for words in wanted):
                yield FoundLine(
                    text.strip(),
                    record.noun,
                    record.table,
                    record.id,
                    client_of(record),
                    moment_of(record),
                    number,
                )

    def _runs(self) -> Iterator[tuple[type[Record], list[bytes]]]:
        """Yield the documents of all tables in runs of one kind, roughly the newest first."""
        tables = {
            kind: items
            for table, kind in self._kinds.items()
            if (items := self._office.desk.documents(table).items())
        }
        length = _FIRST_RUN
        while tables:
            kind = max(tables, key=lambda each: tables[each][-1][0])
            items = tables[kind]
            yield kind, [document for _, document in reversed(items[-length:])]
            del items[-length:]
            if not items:
                del tables[kind]
            length = min(_RUN, 2 * length)


def _place(line: FoundLine) -> tuple[str, str, int]:
    return line.record_id, line.line, line.number


def _may_hold(documents: bytes, wanted: _Wanted) -> bool:
    """Tell whether encoded records may hold what is wanted; it errs on the side of yes."""
    text = _spelt_out(documents)
    lowered = text.lower()
    missing = [words for words in wanted if not any(word in lowered for word in words)]
    if not missing or text.isascii():
        return not missing
    folded = fold(text)
    return all(any(word in folded for word in words) for words in missing)


def _spelt_out(documents: bytes) -> str:
    """Return encoded records with their letters in the place of escapes."""
    if b"\\" not in documents:
        return documents.decode("ascii")
    text = documents.decode("unicode_escape")
    # Letters beyond the first 65,536 are written as pairs.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

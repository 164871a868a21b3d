"""The roll of a desk's clients: what is named after one of them, kept up to date in a thread."""

from threading import Lock

from clientdesk.checks._roll import Roll
from clientdesk.services.overview.overview import ClientFacts


class ClientRoll(Roll):
    """Names, projects and jargon of all clients. Only who changed is looked at again."""

    def __init__(self) -> None:
        """Hold nobody."""
        super().__init__()
        self._pending: tuple[ClientFacts, ...] | None = None
        self._held: dict[str, ClientFacts] = {}
        self._lock = Lock()

    def show(self, everybody: tuple[ClientFacts, ...]) -> None:
        """Show the clients as they are now; they are looked at when somebody reads the roll."""
        self._pending = everybody

    def refresh(self) -> None:
        """Look at those clients who changed since they were shown last."""
        with self._lock:
            everybody, self._pending = self._pending, None
            if everybody is None:
                return
            living = {facts.id for facts in everybody}
            for gone in self._held.keys() - living:
                del self._held[gone]
                self.put(gone, ())
            for facts in everybody:
                if self._held.get(facts.id) is not facts:
                    self._held[facts.id] = facts
                    self.put(facts.id, words_of(facts))


def words_of(facts: ClientFacts) -> tuple[str, ...]:
    """Return what is named after a client."""
    found = (facts.name, facts.company, *facts.people, *facts.projects, *facts.jargon)
    return tuple(filter(None, found))

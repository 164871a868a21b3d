"""Forgetting a client: every trace of them goes, from every file of the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clientdesk.model.errors import DeskError, NotFoundError
from clientdesk.services.office import Office
from clientdesk.services.upkeep.memory import Memory


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten."""

    records: int
    """How many records the desk had of the client, the client included."""
    backups: int
    """How many backups were cleaned of them."""
    removed: tuple[Path, ...]
    """Files that were removed whole: kept copies in which they stood."""
    texts: int
    """How many unsaved texts were removed."""


class Forgetting:
    """Removes clients for good; nothing of this can be undone."""

    def __init__(
        self, office: Office, locate: Callable[[], dict[str, Path]], memory: Memory
    ) -> None:
        """Forget clients of a desk whose files `locate` names; it names none for one in memory."""
        self._office = office
        self._locate = locate
        self._memory = memory

    def forget(self, client_id: str, name: str = "") -> Forgotten:
        """Remove a client and every trace of them: journal, backups, kept copies, unsaved texts.

        An id that the desk does not know any more is looked for in the files all the same, so that
        it can be said again after it was cut short. View state that holds the `name` goes too.
        Raises NotFoundError if no file knows the id, DeskError if the disk refuses.
        """
        from clientdesk.store import forgetting

        places = self._locate()
        if not places:
            raise DeskError("this desk is kept in memory only; it forgets when it is closed")
        desk = places["desk file"]
        ids = forgetting.ids_of(desk, client_id)
        texts = forgetting.forget_typed(places["unsaved text"], ids)
        texts += forgetting.forget_naming(places["unfinished texts"], name) if name else 0
        found = forgetting.forget(desk, client_id, self._office.clock)
        self._office.desk.catch_up()
        self._memory.forget(*ids, *filter(None, [name]))
        if not (found.documents or found.backups or found.removed or texts):
            raise NotFoundError("no file of this desk knows that id")
        return Forgotten(found.documents, found.backups, found.removed, texts)

"""Taking an import in: each row is matched against the desk, and nothing known is overwritten."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

from clientdesk.importing import (
    Import,
    ImportPlan,
    ImportReport,
    Incoming,
    Incomings,
    Outcome,
    PlannedRow,
    Tick,
    unheard,
)
from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import Note
from clientdesk.model.record import Record
from clientdesk.services.exchange.folders import read_path
from clientdesk.services.exchange.matching import Matcher
from clientdesk.services.notes.versions import keep_version
from clientdesk.services.office import Office
from clientdesk.store.change import Change

_OFTEN = 50
_MANY = 50


class Intake:
    """The verbs of imports."""

    def __init__(self, office: Office, zone: Callable[[], ZoneInfo]) -> None:
        """Take things in; `zone` tells mine."""
        self._office = office
        self._zone = zone

    def plan(
        self, path: Path, *, encoding: str = "", client_id: str = "", tick: Tick = unheard
    ) -> ImportPlan:
        """Read a file, or the files of a folder, and say row by row what importing would do.

        With a client's id every event of a calendar file is theirs.
        Raises InvalidInputError for what cannot be understood, FileError for what cannot be read.
        """
        incomings = read_path(path, importers(), encoding, tick)
        if client_id and incomings.rows:
            raise InvalidInputError("only events can be all one client's; leave --client out")
        rows, _ = self._matched(incomings, client_id, tick)
        return ImportPlan(path.name or str(path), incomings, tuple(rows), client_id)

    def apply(self, plan: ImportPlan, *, tick: Tick = unheard) -> ImportReport:
        """Do what a plan says, in one change; what others have added meanwhile is looked at too."""
        label = f"Import of {plan.source}"
        seen = self._office.desk.seq
        rows, records = self._matched(plan.incomings, plan.client_id, tick)
        with self._office.change(label) as change:
            if self._office.desk.seq != seen:
                rows, records = self._matched(plan.incomings, plan.client_id, tick)
            for done, record in enumerate(records):
                if done % _OFTEN == 0:
                    tick(done, len(records))
                self._save(change, record)
        if len(records) > _MANY:
            self._warm()
        outcomes = [row.outcome for row in rows]
        added = outcomes.count(Outcome.NEW)
        changed = outcomes.count(Outcome.ADDS) + outcomes.count(Outcome.CHANGED)
        return ImportReport(label, added, changed, len(rows) - added - changed)

    def _warm(self) -> None:
        """Find where everything is now: who looks at each new client next does not search then."""
        from clientdesk.services.kinds import of_clients

        for kind in of_clients():
            self._office.desk.records(kind)
        self._office.desk.warm()

    def _save(self, change: Change, record: Record) -> None:
        if isinstance(record, Note):
            before = self._office.desk.records(Note).find(record.id)
            if before is not None and before.text.strip() and before.text != record.text:
                keep_version(self._office, change, before, text=before.text)
        change.save(record)

    def _matched(
        self, incomings: Incomings, client_id: str, tick: Tick
    ) -> tuple[list[PlannedRow], list[Record]]:
        matcher = Matcher(
            self._office.living(Client),
            self._office.desk.records(Note).all(),
            self._office.now(),
        )
        rows = list(incomings.unusable)
        for done, incoming in enumerate(incomings.rows):
            if done % _OFTEN == 0:
                tick(done, len(incomings.rows))
            rows.append(_judged(matcher, incoming, incomings.unit))
        records = list(matcher.changed())
        if incomings.events:
            rows += self._happening(incomings, records, client_id, tick)
        return sorted(rows, key=lambda row: (row.source, row.row)), records

    def _happening(
        self, incomings: Incomings, records: list[Record], client_id: str, tick: Tick
    ) -> Iterator[PlannedRow]:
        """Yield what becomes of each event; check-ins that are new or changed join the records."""
        from clientdesk.services.exchange.happenings import EventMatcher, take

        clients = {client.id: client for client in self._office.living(Client)}
        clients |= {record.id: record for record in records if isinstance(record, Client)}
        known = self._office.desk.records(CheckIn).all()
        matcher = EventMatcher(clients.values(), known, self._zone(), self._office.now(), client_id)
        for done, event in enumerate(incomings.events):
            if done % _OFTEN == 0:
                tick(done, len(incomings.events))
            outcome, why = take(matcher, event)
            yield PlannedRow(event.row, event.title, outcome, why, event.source, "line")
        records += matcher.changed()


def _judged(matcher: Matcher, incoming: Incoming, unit: str) -> PlannedRow:
    try:
        outcome, why = matcher.take(incoming)
    except InvalidInputError as error:
        outcome, why = Outcome.UNUSABLE, str(error)
    return PlannedRow(incoming.row, incoming.name, outcome, why, incoming.source, unit)


def importers() -> dict[str, Import]:
    """Return the imports by the endings of the files that they read."""
    return {suffix: each for each in _all() for suffix in each.suffixes}


def _all() -> Iterator[Import]:
    from clientdesk import imports
    from clientdesk.discovery import modules_in

    modules: dict[str, ModuleType] = modules_in(imports).modules
    for module in modules.values():
        yield module.importer

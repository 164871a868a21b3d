"""The porter: what goes out of the desk as files, and what comes in from them."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Privacy
from clientdesk.model.note import Note
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.planning.calendar import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientdesk.exporting import Export, Letter, Material, Page
    from clientdesk.importing import ImportPlan, ImportReport, Tick
    from clientdesk.services.exchange.dossier import Archive
    from clientdesk.services.exchange.intake import Intake
    from clientdesk.services.mail.handover import HandOver
    from clientdesk.services.mail.templates import Templates
    from clientdesk.services.mail.vault import DeskVault


NOBODY = "there are no clients yet"
"""Why nothing leaves an empty desk."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export gave."""

    files: tuple[Path, ...] = ()
    """The files that hold it."""
    text: str = ""
    """The text, where it was to go to standard output."""
    left_out: tuple[str, ...] = ()
    """Why some clients are in no file, a sentence each."""
    nothing: str = ""
    """Why there is no file at all; empty where there is one."""


class Porter:
    """The verbs of exports and imports, loaded when something goes out or comes in."""

    def __init__(  # noqa: PLR0913, PLR0917 - what goes out is made of everything
        self,
        office: Office,
        calendar: Calendar,
        me: Me,
        handover: "Callable[[], HandOver]",
        templates: "Callable[[], Templates]",
        vault: "Callable[[], DeskVault]",
    ) -> None:
        """Carry things in and out of a desk; mails leave by way of the hand-over."""
        self._templates = templates
        self._vault = vault
        self._office = office
        self._calendar = calendar
        self._me = me
        self._handover = handover

    @cached_property
    def archive(self) -> "Archive":
        """What exports are made from."""
        from clientdesk.services.exchange.dossier import Archive

        return Archive(self._office, self._calendar, self._me)

    @cached_property
    def _intake(self) -> "Intake":
        from clientdesk.services.exchange.intake import Intake

        return Intake(self._office, self._me.zone)

    def exports(self) -> "dict[str, Export]":
        """Return all exports by name."""
        from clientdesk import exports
        from clientdesk.discovery import modules_in

        return {name: module.export for name, module in modules_in(exports).modules.items()}

    def export(  # noqa: PLR0913 - one keyword a thing that can be exported
        self,
        name: str,
        path: Path | None,
        *,
        client_id: str | None = None,
        note_id: str | None = None,
        checkin_id: str | None = None,
        overwrite: bool = False,
    ) -> Exported:
        """Export all clients, one, one note, or one check-in to a path; as text where it is `-`.

        Raises InvalidInputError for an unknown name, ConflictError for a file in the way,
        BlockedError for what a client must not read, and FileError.
        """
        from clientdesk.services.exchange.delivery import deliver

        export = self.named(name)
        client_id = self._whose(export, client_id, note_id, checkin_id)
        material = self.archive.material(export.audience, client_id)
        if only := note_id or checkin_id:
            material = _only(material, only)
        if export.mails:
            material = replace(material, mails=self._handover().mails(client_id, name))
        left_out: list[str] = []
        if export.template:
            letters = tuple(self._letters(export.template, material, left_out))
            material = replace(material, letters=letters)
        if client_id is not None and left_out:
            raise InvalidInputError(left_out[0])
        pages = self._rendered(export, material)
        if path is None or str(path) == "-":
            _must_be_one(export, name, pages, alone=client_id is not None)
            return Exported(text="".join(page.text for page in pages))
        if not pages:
            nothing = export.lacking if material.dossiers else NOBODY
            return Exported(left_out=tuple(left_out), nothing=nothing)
        folder, placed = _placed(export, path, pages, single=client_id is not None)
        files = deliver(folder, placed, overwrite=overwrite)
        return Exported(files=files, left_out=tuple(left_out))

    def _whose(
        self,
        export: "Export",
        client_id: str | None,
        note_id: str | None,
        checkin_id: str | None,
    ) -> str | None:
        """Return the id of the client whom an export is about; None for all."""
        if note_id is not None:
            return self._office.desk.records(Note).get(note_id).client
        if checkin_id is not None:
            _must_hold_check_ins(export)
            return self._calendar.get(checkin_id).client
        return client_id

    def _rendered(self, export: "Export", material: "Material") -> "list[Page]":
        """Return the pages. Raises BlockedError where a client would read what is private."""
        from clientdesk.services.exchange.guarding import refuse_private

        pages = list(export.render(material))
        if export.is_public and not export.mails:  # mails were cleared one by one, or overruled
            clients = tuple(one.client["id"] for one in material.dossiers)
            refuse_private(self._vault(), pages, clients)
        return pages

    def _letters(
        self, template: str, material: "Material", left_out: list[str]
    ) -> "Iterator[Letter]":
        """Yield a template filled in for each client; why one gets none goes into the list."""
        from clientdesk.services.exchange.letters import letter

        templates = self._templates()
        for one in material.dossiers:
            try:
                yield letter(templates, template, one, self._office.name(one.client["id"]))
            except InvalidInputError as error:
                left_out.append(str(error))

    def named(self, name: str) -> "Export":
        """Return an export, `call-sheet` too. Raises InvalidInputError, which names them all."""
        known = self.exports()
        name = name if name in known else name.replace("-", "_")
        if name not in known:
            names = ", ".join(sorted(known))
            raise InvalidInputError(f"there is no export {name!r}; there are {names}")
        return known[name]

    def plan_import(
        self,
        path: Path,
        *,
        encoding: str = "",
        client_id: str = "",
        tick: "Tick | None" = None,
    ) -> "ImportPlan":
        """Read a file or a folder and say, row by row, what importing it would do.

        With a client's id every event of a calendar file is theirs.
        `tick` hears how far the work is. Raises InvalidInputError for what cannot be understood,
        FileError for what cannot be read.
        """
        from clientdesk.importing import unheard

        tick = tick or unheard
        return self._intake.plan(path, encoding=encoding, client_id=client_id, tick=tick)

    def apply(self, plan: "ImportPlan", *, tick: "Tick | None" = None) -> "ImportReport":
        """Do what a plan says, in one change; `tick` hears how far the work is."""
        from clientdesk.importing import unheard

        return self._intake.apply(plan, tick=tick or unheard)


def _placed(
    export: "Export", path: Path, pages: "list[Page]", *, single: bool
) -> "tuple[Path, list[Page]]":
    """Return the folder, and the pages under the names that they get there."""
    alone = single and len(pages) == 1
    one_file = not export.folder or (alone and path.suffix == export.suffix)
    if not one_file or path.is_dir():
        return path, pages
    return path.parent, [replace(page, name=path.name) for page in pages]


def _must_be_one(export: "Export", name: str, pages: "list[Page]", *, alone: bool) -> None:
    """Raise InvalidInputError for what is no one text."""
    if export.folder and not alone:
        raise InvalidInputError(
            f"{name} gives a file a client: name one with --client, or give a folder"
        )
    if export.folder and len(pages) > 1:
        what = "a file a mail" if export.mails else f"{len(pages)} files"
        raise InvalidInputError(f"{name} gives {what}: give a folder")


def _must_hold_check_ins(export: "Export") -> None:
    if export.suffix != ".ics":
        raise InvalidInputError("a check-in leaves as ics; name that export")


def _only(material: "Material", record_id: str) -> "Material":
    """Return what an export works from with one record and no other."""
    return replace(
        material,
        dossiers=tuple(
            replace(
                one,
                records={
                    table: tuple(each for each in held if each["id"] == record_id)
                    for table, held in one.records.items()
                },
            )
            for one in material.dossiers
        ),
    )


def audience_of(*, private: bool) -> Privacy:
    """Return who may read what is shown: behind the curtain only what a client may."""
    return Privacy.CLIENT if private else Privacy.INTERNAL

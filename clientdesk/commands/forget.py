"""`clientdesk forget CLIENT`: every trace, journal and backups included."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.commanding import Session, client_names, remark, say, with_session
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.text import counted

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.services.upkeep.forgetting import Forgotten
    from clientdesk.services.workbench import Workbench

PLACE = 35
_ID = 26


@click.command()
@click.argument("client", shell_complete=client_names)
@click.option(
    "--export",
    "folder",
    type=click.Path(readable=False),
    metavar="FOLDER",
    help="Write their page there as Markdown first.",
)
@click.option("--yes", is_flag=True, help="Do it; without this nothing is forgotten.")
@with_session
def command(session: Session, /, client: str, *, folder: str | None, yes: bool) -> None:
    """Remove CLIENT and every trace of them for good; it cannot be undone.

    The desk file, its journal, every backup, kept copies and unsaved texts are cleaned. Without
    --yes the command only says what would go. Files that you exported earlier are yours: they
    stay. Were it cut short, say it again with the client's id.
    """
    with session.desk() as bench:
        meant = _meant(bench, client)
        if meant is None:
            if not yes:
                raise InvalidInputError(
                    "the desk does not know this id; its files may: add --yes to clean them"
                )
            say(_told("", bench.forgetting.forget(client)))
            return
        if not yes:
            raise InvalidInputError(_warning(bench, meant))
        if folder is not None:
            exported = bench.porter.export(
                "markdown", Path(folder).expanduser(), client_id=meant.id
            )
            remark(f"wrote {', '.join(str(path) for path in exported.files)}")
        remark(f"forgetting {meant.name}, whose id is {meant.id}")
        say(_told(meant.name, bench.forgetting.forget(meant.id, meant.name)))
        if left := sum(1 for found in bench.search.lines(meant.name) if not found.near):
            remark(
                f"the same words still stand in {counted(left, 'line')} about others; see "
                f"clientdesk find {meant.name!r}"
            )


def _meant(bench: "Workbench", words: str) -> "Client | None":
    """Return the client whose whole name or id was typed, in the trash too; None for a bare id."""
    from clientdesk.services.folding import fold

    try:
        meant = bench.roster.find(words)
    except NotFoundError:
        folded = fold(words.strip())
        found = [one for one in bench.roster.trashed() if folded in {fold(one.name), fold(one.id)}]
        if not found and len(words) == _ID and words.isalnum():
            return None
        if len(found) != 1:
            raise
        return found[0]
    if fold(words.strip()) not in {fold(meant.name), fold(meant.company), fold(meant.id)}:
        raise InvalidInputError(
            f"this cannot be undone, so type the whole name if you mean {meant.name!r}"
        )
    return meant


def _warning(bench: "Workbench", client: "Client") -> str:
    counts = bench.porter.archive.belongings(client.id)
    goes = ", ".join(f"{count} {table}" for table, count in counts.items() if count)
    return (
        f"this would forget {client.name} with {goes or 'nothing else'}, in the desk, its journal "
        f"and {counted(len(bench.keeper.backups()), 'backup')}, and cannot be undone; nothing was "
        "forgotten: add --export FOLDER to keep their page as Markdown, and --yes to do it"
    )


def _told(name: str, done: "Forgotten") -> str:
    parts = [counted(done.records, "record"), f"{counted(done.backups, 'backup')} cleaned"]
    if done.removed:
        parts.append(f"{counted(len(done.removed), 'kept file')} removed")
    if done.texts:
        parts.append(f"{counted(done.texts, 'unsaved text')} removed")
    return f"forgot {name or 'that id'}: {', '.join(parts)}"

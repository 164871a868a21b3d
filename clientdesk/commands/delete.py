"""`clientdesk delete client NAME --yes`."""

import click

from clientdesk.commanding import Session, client_argument, say, with_session
from clientdesk.model.errors import InvalidInputError

PLACE = 30


@click.group(no_args_is_help=False)
def command() -> None:
    """Delete a client and all that belongs to it."""


@command.command("client")
@client_argument
@click.option("--yes", is_flag=True, help="Do it; without this nothing is deleted.")
@with_session
def client(session: Session, client: str, *, yes: bool) -> None:
    """Put CLIENT and all that belongs to it in the trash.

    It stays there for 30 days, and `clientdesk undo` brings it back at once. Without --yes the
    command only says what would go.
    """
    with session.desk() as bench:
        meant = bench.roster.find(client)
        goes = _told(bench.porter.archive.belongings(meant.id))
        if not yes:
            raise InvalidInputError(
                f"this would delete {meant.name} with {goes}; nothing was deleted: "
                "add --yes to do it"
            )
        bench.roster.delete(meant.id)
        say(f"deleted {meant.name} with {goes}; `clientdesk undo` brings it back")


def _told(counts: dict[str, int]) -> str:
    held = [f"{count} {table}" for table, count in counts.items() if count]
    return ", ".join(held) or "nothing else"

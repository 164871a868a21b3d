"""`clientdesk redo`."""

import click

from clientdesk.commanding import Session, say, with_session

PLACE = 131


@click.command()
@with_session
def command(session: Session) -> None:
    """Do the change that was undone last once more."""
    with session.desk() as bench:
        say(f"done again: {bench.history.redo()}")

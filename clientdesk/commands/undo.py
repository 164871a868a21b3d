"""`clientdesk undo`."""

import click

from clientdesk.commanding import Session, say, with_session

PLACE = 130


@click.command()
@with_session
def command(session: Session) -> None:
    """Take back the last change of the desk, whoever made it, and say which it was."""
    with session.desk() as bench:
        say(f"undone: {bench.history.undo()}")

"""`clientdesk undo`."""

import click

from clientdesk.commanding import Session, json_option, say, say_json, table, with_session

PLACE = 130


@click.command()
@click.argument("number", required=False, type=int)
@click.option("--list", "listed", is_flag=True, help="Only say what can be undone.")
@json_option
@with_session
def command(session: Session, /, *, number: int | None, listed: bool, as_json: bool) -> None:
    """Take back the last change of the desk, whoever made it, and say which it was.

    With the NUMBER that --list tells, take back that change; it is refused if what it changed has
    been changed again since.
    """
    with session.desk() as bench:
        if not listed:
            said = bench.history.undo(number)
            if as_json:
                say_json({"undone": said})
            else:
                say(f"undone: {said}")
            return
        entries = bench.history.entries()
        if as_json:
            say_json([{**entry._asdict(), "at": entry.at.isoformat()} for entry in entries])
            return
        rows = [[str(entry.number), f"{entry.at:%Y-%m-%d %H:%M}", entry.label] for entry in entries]
        say(*(table(rows) or ["there is nothing to undo"]))

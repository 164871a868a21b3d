"""`clientdesk backup`."""

import click

from clientdesk.commanding import Session, json_option, say, say_json, table, with_session

PLACE = 140


@click.command()
@click.option("--list", "only_list", is_flag=True, help="List the backups there are; make none.")
@json_option
@with_session
def command(session: Session, *, only_list: bool, as_json: bool) -> None:
    """Make a backup of the desk now, and print where it is.

    One is made by itself each day and before the desk's format changes.
    """
    if only_list:
        from clientdesk.commands._backups import plain, rows, there

        found = there(session.settings)
        if as_json:
            say_json(plain(found))
        else:
            say(*(table(rows(found)) or ["there are no backups yet"]))
        return
    with session.desk() as bench:
        path = bench.keeper.backup()
    if as_json:
        say_json({"backup": str(path)})
    else:
        say(str(path))

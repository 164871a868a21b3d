"""`clientdesk locate`."""

import click

from clientdesk.commanding import Session, json_option, say, say_json, table, with_session

PLACE = 160


@click.command()
@json_option
@with_session
def command(session: Session, *, as_json: bool) -> None:
    """Say where the desk and everything around it lies, whether it is there yet or not."""
    settings = session.settings
    places = {
        "desk": settings.desk,
        "journal": settings.desk.with_suffix(".journal"),
        "lock": settings.desk.with_suffix(".lock"),
        "backups": settings.home / "backups",
        "unsaved text": settings.desk.with_suffix(".unsaved"),
        "view state": settings.view,
        "configuration": settings.config,
    }
    told = {name: str(path.absolute()) for name, path in places.items()}
    if as_json:
        say_json(told)
    else:
        say(*table(list(told.items())))

"""`clientdesk restore [WHICH] [--yes]`."""

from collections import Counter
from typing import TYPE_CHECKING

import click

from clientdesk.commanding import Session, remark, say, with_session

if TYPE_CHECKING:
    from clientdesk.store.recovery import Difference

PLACE = 150
_SHOWN = 10


@click.command()
@click.argument("which", required=False)
@click.option("--yes", is_flag=True, help="Do it; without this nothing is changed.")
@with_session
def command(session: Session, which: str | None, *, yes: bool) -> None:
    """Put a backup in the place of the desk; without --yes only say what that would change.

    WHICH is a backup's name or a part of it, as `clientdesk backup --list` shows; the newest one
    without it. Copies of what stood there are kept beside the backups.
    """
    from clientdesk.bootstrap import system_clock
    from clientdesk.commands._backups import chosen, there, told
    from clientdesk.store import recovery

    desk = session.settings.desk
    backup = chosen(there(session.settings), which)
    say(f"{backup.path.name}, {told(backup)}")
    say(*_told(recovery.preview(desk, backup)))
    if not yes:
        remark("nothing was changed; add --yes to restore it")
        return
    for kept in recovery.restore(desk, backup, system_clock):
        say(f"kept {kept}")
    say("restored")


def _told(differences: "tuple[Difference, ...]") -> list[str]:
    if not differences:
        return ["  it is the same as the desk"]
    counts = Counter((each.table, each.kind) for each in differences)
    return [f"  {table}: {count} {kind}" for (table, kind), count in sorted(counts.items())]

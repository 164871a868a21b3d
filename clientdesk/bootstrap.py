"""From settings to a workbench: the one place that knows every concrete class."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from clientdesk.config import Settings
from clientdesk.model.client import Client
from clientdesk.paths import CRASH_REPORTS, shipped
from clientdesk.services.clients.roster import Roster
from clientdesk.services.me import Me
from clientdesk.services.office import Office
from clientdesk.services.overview.overview import Overview
from clientdesk.services.upkeep.keeper import Keeper
from clientdesk.services.upkeep.memory import Memory
from clientdesk.services.upkeep.purging import purge
from clientdesk.services.workbench import Workbench
from clientdesk.store.desk import Desk

_DEMO_PREFIX = "clientdesk-demo-"


def system_clock() -> datetime:
    """Return now as an aware moment in the machine's zone."""
    return datetime.now().astimezone()


def open_workbench(settings: Settings, clock: Callable[[], datetime] = system_clock) -> Workbench:
    """Open the desk: lock, recovery, migrations, trash, samples for a demo. Raises DeskError."""
    desk = Desk.open(settings.desk, clock=clock)
    try:
        return _furnish(settings, desk, clock, settings.desk, Memory(settings.view))
    except BaseException:
        desk.close()
        raise


def workbench_in_memory(
    settings: Settings, clock: Callable[[], datetime] = system_clock
) -> Workbench:
    """Return a workbench over an empty desk that is kept nowhere."""
    return _furnish(settings, Desk.in_memory(clock=clock), clock, None, Memory(None))


def demo_settings(base: Settings | None = None) -> Settings:
    """Return the settings of a throw-away desk, which is filled from the samples when opened.

    Its folder is made here, for this user only, and is removed when the desk is closed.
    """
    import tempfile

    home = Path(tempfile.mkdtemp(prefix=_DEMO_PREFIX))
    base = base or Settings(home=home, config=home / "config")
    return replace(base, home=home, demo=True)


def _furnish(
    settings: Settings,
    desk: Desk,
    clock: Callable[[], datetime],
    desk_file: Path | None,
    memory: Memory,
) -> Workbench:
    me = Me(Office(desk, clock))
    office = Office(desk, lambda: clock().astimezone(me.zone()))
    overview = Overview(desk, me.zone, desk_file)
    _prepare(settings, office)
    return Workbench(
        settings=settings,
        office=office,
        overview=overview,
        me=me,
        roster=Roster(office, overview),
        keeper=Keeper(office, desk_file, partial(_end, settings, overview)),
        memory=memory,
    )


def _prepare(settings: Settings, office: Office) -> None:
    """Fill the desk of a demo, and empty the trash of what is too old."""
    if settings.demo and not office.desk.records(Client).count():
        from clientdesk.services.upkeep import sample

        sample.load(office, shipped("data") / "sample_desk.json")
    purge(office)


def _end(settings: Settings, overview: Overview) -> None:
    """Keep what is derived for the next start, and remove the desk of a demo.

    One that came to grief stays, with the report of it.
    """
    throw_away = settings.demo and settings.home.name.startswith(_DEMO_PREFIX)
    if throw_away and not any(settings.home.glob(CRASH_REPORTS)):
        from shutil import rmtree

        rmtree(settings.home, ignore_errors=True)
    else:
        overview.keep()

"""From settings to a workbench: the one place that knows every concrete class."""

from collections.abc import Callable
from datetime import datetime

from clientdesk.config import Settings
from clientdesk.services.workbench import Workbench


def system_clock() -> datetime:
    """Return now as an aware moment in the machine's zone."""
    return datetime.now().astimezone()


def open_workbench(settings: Settings, clock: Callable[[], datetime] = system_clock) -> Workbench:
    """Open the desk: lock, recovery, migrations, samples for a demo. Raises DeskError."""
    raise NotImplementedError


def demo_settings(settings: Settings) -> Settings:
    """Return the settings of a throw-away desk, filled from the samples."""
    raise NotImplementedError

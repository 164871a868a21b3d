"""The way into the terminal app, and out of it again."""

from clientdesk.services.workbench import Workbench


def run(workbench: Workbench) -> int:
    """Show the desk until it is closed, then let go of it; return the exit code.

    The caller may end the process with `os._exit` afterwards: everything is saved and closed.
    """
    from clientdesk.tui.app import DeskApp
    from clientdesk.tui.whole_pastes import keep_pastes_whole

    keep_pastes_whole()
    app = DeskApp(workbench)
    try:
        code = app.run(mouse=workbench.settings.mouse)
    finally:
        workbench.keeper.close()
    return code if isinstance(code, int) else app.return_code or 0

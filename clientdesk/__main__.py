"""The way in: `python -m clientdesk`, and the command `clientdesk`."""

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from clientdesk.commands._ending import ended

    code = ended(_run)
    if "textual" in sys.modules:
        # All is saved and closed; waiting for the threads of the app would double the time to quit.
        os._exit(code)
    sys.exit(code)


def _run() -> int:
    arguments = sys.argv[1:]
    if "_CLIENTDESK_COMPLETE" not in os.environ:
        from clientdesk.commands._plain import plain

        quick = plain(arguments)
        if quick is not None:
            return quick()
    from clientdesk.cli import run

    return run(arguments)


if __name__ == "__main__":
    main()

"""The contract of a command: `commands/<name>.py` holds `command` and `PLACE`, its place in help.

The file's stem is the command's name. A command is imported only when it runs or is listed, and
imports whatever it works with only while it runs. It returns its exit code, or None for 0.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from clientdesk.config import Settings
from clientdesk.model import errors
from clientdesk.model.text import clean

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from clientdesk.services.workbench import Workbench

F = TypeVar("F", bound=Callable[..., Any])
_INVISIBLE = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)

CODES: tuple[tuple[int, str], ...] = (
    (0, "all is well"),
    (1, "`check` found something to mend, or `doctor` did, or a draft is not fit to leave"),
    (errors.InvalidInputError.exit_code, "what was typed or read cannot be used"),
    (errors.NotFoundError.exit_code, "nothing answers to the name or id given"),
    (errors.AmbiguousError.exit_code, "several clients answer to the name; they are listed"),
    (errors.ConflictError.exit_code, "it would overwrite other work"),
    (errors.DeskError.exit_code, "the desk cannot be read or written; nothing was changed"),
    (errors.DeskBusyError.exit_code, "another clientdesk holds the desk for too long"),
    (errors.DeskDamagedError.exit_code, "the desk is damaged; see `clientdesk restore`"),
    (errors.FileError.exit_code, "another file cannot be read or written"),
    (70, "clientdesk made a mistake of its own"),
    (130, "interrupted"),
    (141, "the reader of the output went away"),
)
"""Every exit code with its meaning, as `--help` tells them."""


@dataclass(frozen=True, slots=True)
class Session:
    """What every command is given."""

    settings: Settings
    """Where the desk is and how things should look."""

    @contextmanager
    def desk(self) -> Iterator["Workbench"]:
        """Open the desk for a block and close it after; what that had to say goes to stderr."""
        from clientdesk.bootstrap import open_workbench

        bench = open_workbench(self.settings)
        told = len(bench.keeper.notices)
        try:
            for notice in bench.keeper.notices:
                remark(notice)
            yield bench
        finally:
            bench.keeper.close()
            for notice in dict.fromkeys(bench.keeper.notices[told:]):
                remark(notice)


with_session = click.make_pass_decorator(Session)
"""Hands the session to a command as its first argument."""


def say(*lines: str) -> None:
    """Print lines, free of control characters."""
    click.echo("\n".join(clean(line) for line in lines))


def styled(text: str, **style: Any) -> str:
    """Return text with a style around it, for `emit`; it must be free of control characters."""
    return click.style(text, **style)


def emit(*lines: str) -> None:
    """Print lines that are clean already and may hold styles, which only a terminal is given."""
    click.echo("\n".join(lines))


def remark(sentence: str) -> None:
    """Print a sentence on standard error."""
    click.echo(f"clientdesk: {clean(sentence)}", err=True)


def say_json(value: Any) -> None:
    """Print a value as JSON that no terminal takes for commands."""
    click.echo(as_json(value, indent=2))


def as_json(value: Any, *, indent: int | None = None) -> str:
    """Return a value as JSON: readable letters where the output can show them, the rest escaped."""
    encoding = getattr(sys.stdout, "encoding", "") or ""
    ascii_only = not encoding.lower().replace("-", "").startswith("utf")
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def clipped(text: str, longest: int = 100) -> str:
    """Return the first line's worth of a text."""
    line = " ".join(text[: 2 * longest].split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows as lines with columns of even width; the last column is as long as it is."""
    if not rows:
        return []
    widths = [max(columns_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def columns_of(text: str) -> int:
    """Return how many columns of a terminal a line of text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(mark) else 2 if east_asian_width(mark) in {"W", "F"} else 1 for mark in text
    )


def client_names(
    context: click.Context, _: click.Parameter, incomplete: str
) -> list["CompletionItem"]:
    """Return the clients whose name begins as typed, for the shell's completion."""
    from click.shell_completion import CompletionItem

    from clientdesk.services.folding import fold
    from clientdesk.store.capture import clients

    settings = settings_of(context)
    if not settings.desk.is_file():
        return []
    typed = fold(incomplete)
    names = sorted({each.name for each in clients(settings.desk) if not each.trashed})
    return [
        CompletionItem(_for_shell(clean(name))) for name in names if fold(name).startswith(typed)
    ]


def _for_shell(name: str) -> str:
    """Return a name as the shell wants it: zsh and fish quote by themselves, bash does not."""
    import os

    if not os.environ.get("_CLIENTDESK_COMPLETE", "").startswith("bash"):
        return name
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", name)


def settings_of(context: click.Context) -> Settings:
    """Return the settings from the options before the command, as far as they were read."""
    import os
    from pathlib import Path

    home = context.find_root().params.get("home")
    return Settings.of(Path(home) if home else None, os.environ)


def client_argument(function: F) -> F:
    """Give a command the argument CLIENT, which the shell completes."""
    return click.argument("client", shell_complete=client_names)(function)


def client_option(function: F) -> F:
    """Give a command the option --client, which the shell completes."""
    return click.option(
        "--client", metavar="CLIENT", help="Of this client only.", shell_complete=client_names
    )(function)


def json_option(function: F) -> F:
    """Give a command the flag --json."""
    return click.option("--json", "as_json", is_flag=True, help="As JSON, for other programs.")(
        function
    )

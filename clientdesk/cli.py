"""The command line: one command per file in `commands/`, found by its name when it is needed."""

import os
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from clientdesk import commands
from clientdesk.commanding import CODES, Session
from clientdesk.commands._settings import settings_for
from clientdesk.config import HOME_VARIABLE
from clientdesk.model.errors import InvalidInputError

PROGRAM = "clientdesk"
"""What the program is called in help and completion."""
COMPLETION = "_CLIENTDESK_COMPLETE"
"""The environment variable by which a shell asks for completions."""

_BEFORE = {"--home", "--demo", "--private", "--ascii"}


class Commands(click.Group):
    """The commands that stand in the folder `commands/`; only the one that runs is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        del ctx
        stems = (found.name for found in iter_modules(commands.__path__))
        return [_name(stem) for stem in stems if not stem.startswith("_")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, or None."""
        module = self._module(ctx, cmd_name)
        if module is None:
            return None
        command: click.Command = module.command
        command.name = cmd_name
        return command

    def _module(self, ctx: click.Context, name: str) -> Any:
        if name not in self.list_commands(ctx):
            return None
        stem = "import_" if name == "import" else name
        return import_module(f"{commands.__name__}.{stem}")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command meant; a misspelt one is answered with its neighbours."""
        from difflib import get_close_matches

        typed, known = args[0], self.list_commands(ctx)
        if typed not in known and not typed.startswith("-"):
            close = get_close_matches(typed, known, 1)
            advice = f"did you mean {close[0]!r}?" if close else f"{PROGRAM} --help lists them all"
            raise click.UsageError(f"There is no command {typed!r}; {advice}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in the order of their places."""
        modules = [(self._module(ctx, name), name) for name in self.list_commands(ctx)]
        modules.sort(key=lambda pair: (pair[0].PLACE, pair[1]))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, module.command.get_short_help_str(200)) for module, name in modules]
            )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what every exit code means."""
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in CODES])


def _name(stem: str) -> str:
    return stem.rstrip("_").replace("_", "-")


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from clientdesk.commands._version import version

        click.echo(f"{PROGRAM} {version()}")
        ctx.exit()


@click.group(
    cls=Commands,
    name=PROGRAM,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--home",
    metavar="DIR",
    type=click.Path(readable=False),
    help=f"The folder of the desk and its settings [{HOME_VARIABLE}].",
)
@click.option("--demo", is_flag=True, help="A filled sample desk, thrown away at the end.")
@click.option(
    "--private", is_flag=True, help="Begin with the curtain drawn: only what clients may see."
)
@click.option("--ascii", "ascii_only", is_flag=True, help="Marks and frames in plain ASCII.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and leave.",
)
@click.pass_context
def cli(
    ctx: click.Context, /, home: str | None, *, demo: bool, private: bool, ascii_only: bool
) -> int | None:
    """Look after your clients: who they are, when to talk next, what is owed, and mails that work.

    Without a command the desk itself opens. The desk is local; nothing is ever sent anywhere.
    """
    if ctx.invoked_subcommand is None:
        from clientdesk.commands._opening import must_have_terminal

        must_have_terminal()
    settings = settings_for(home, demo=demo, private=private, ascii_only=ascii_only)
    if settings.no_color:
        ctx.color = False
    if settings.demo:
        from shutil import rmtree

        ctx.call_on_close(partial(rmtree, settings.home, ignore_errors=True))
    ctx.obj = Session(settings)
    if ctx.invoked_subcommand is None:
        from clientdesk.commands._opening import open_desk

        return open_desk(settings)
    return None


def run(arguments: list[str]) -> int:
    """Run the command line and return its exit code. Raises the model's errors."""
    try:
        if COMPLETION in os.environ:
            # What follows answers the shell and leaves; everything else goes the shorter way, as
            # click's own would hide that the reader of the output went away.
            cli.main(arguments, prog_name=PROGRAM, complete_var=COMPLETION)
        with cli.make_context(PROGRAM, list(arguments)) as context:
            code = cli.invoke(context)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.NoSuchOption as error:
        if error.option_name in _BEFORE:
            raise InvalidInputError(
                f"{error.option_name} goes before the command: {PROGRAM} {error.option_name} ..."
            ) from error
        raise InvalidInputError(_usage(error)) from error
    except click.UsageError as error:
        raise InvalidInputError(_usage(error)) from error
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        raise InvalidInputError(error.format_message()) from error
    return code if isinstance(code, int) else 0


def _usage(error: click.UsageError) -> str:
    hint = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
    return f"{error.format_message().rstrip('.')}{hint}"

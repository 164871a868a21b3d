"""`clientdesk completion SHELL`."""

import click

PLACE = 170
_HOW = """\b
Add one line to your shell's start-up file:
  bash  eval "$(clientdesk completion bash)"
  zsh   eval "$(clientdesk completion zsh)"
  fish  clientdesk completion fish | source
"""


@click.command(epilog=_HOW)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what makes a shell complete commands, options and the names of clients."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        root = ctx.find_root().command
        click.echo(kind(root, {}, "clientdesk", "_CLIENTDESK_COMPLETE").source())

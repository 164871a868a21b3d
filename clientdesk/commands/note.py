"""`clientdesk note CLIENT TEXT...`: a note from any shell."""

import click

from clientdesk.commanding import Session, client_argument, remark, say, with_session
from clientdesk.model.note import Section

PLACE = 10
_OPTIONS = {"--section", "--tag"}
_WITH_VALUE = tuple(f"{option}=" for option in _OPTIONS)
_SECTIONS = [section.value for section in Section]


class _NoteCommand(click.Command):
    """A command whose text may begin with a dash: only its own options count as options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the options first, and everything else behind `--`."""
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for word in rest:
            if word == "--":
                words += rest
            elif word in {"-h", "--help"} or word.startswith(_WITH_VALUE):
                options.append(word)
            elif word == "--home" or word.startswith("--home="):
                raise click.UsageError(
                    f"{word.partition('=')[0]} goes before the command: clientdesk --home DIR "
                    "note CLIENT TEXT; in a text write -- before it",
                    ctx,
                )
            elif word in _OPTIONS:
                value = next(rest, None)
                if value is None:
                    raise click.UsageError(f"{word} needs a value", ctx)
                options += [word, value]
            else:
                words.append(word)
        return super().parse_args(ctx, [*options, "--", *words])


@click.command(cls=_NoteCommand)
@client_argument
@click.argument("text", nargs=-1, type=click.UNPROCESSED)
@click.option("--section", type=click.Choice(_SECTIONS), default="general", show_default=True)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given again.")
@with_session
def command(
    session: Session, client: str, text: tuple[str, ...], section: str, tags: tuple[str, ...]
) -> None:
    """Add a note on a client.

    TEXT is the note; `-` reads it from standard input; without TEXT your editor opens ($VISUAL, or
    $EDITOR). CLIENT is an id, a name, the beginning of one, or nearly one. A desk that is open in
    another terminal shows the note by itself.
    """
    if session.settings.demo:
        _note_on_sample(session, client, text, section, tags)
        return
    from clientdesk.commands._capturing import whose

    if text == ("-",):
        from clientdesk.commands._reading import standard_input, text_of

        whose(session.settings, client)
        typed = text_of(standard_input())
    elif text:
        typed = " ".join(text)
    else:
        from clientdesk.commands._editor import typed_in_editor

        name = whose(session.settings, client).name
        with typed_in_editor(session.settings.home, name) as typed:
            _add(session, client, typed, section, tags)
        return
    _add(session, client, typed, section, tags)


def _note_on_sample(
    session: Session, client: str, text: tuple[str, ...], section: str, tags: tuple[str, ...]
) -> None:
    """Add a note to the desk of samples, which is thrown away after it."""
    if not text or text == ("-",):
        raise click.UsageError("With --demo give the text of the note, as nothing of it is kept")
    with session.desk() as bench:
        meant = bench.roster.find(client)
        bench.notebook.add(meant.id, " ".join(text), section=Section(section), tags=tags)
        say(f"noted on {meant.name}, and thrown away with the sample desk")


def _add(session: Session, client: str, typed: str, section: str, tags: tuple[str, ...]) -> None:
    from clientdesk.commands._capturing import capture

    captured = capture(session.settings, client, typed, section=Section(section), tags=tags)
    for notice in captured.notices:
        remark(notice)
    say(captured.told)

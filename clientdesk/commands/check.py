"""`clientdesk check FILE|-`, and whole batches of mails."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.commanding import Session, client_names, remark, say_json, with_session
from clientdesk.model.errors import InvalidInputError

if TYPE_CHECKING:
    from clientdesk.checking import Known
    from clientdesk.services.mail.proofing import Proofing

PLACE = 70


@click.command()
@click.argument("file", required=False, type=click.Path(readable=False))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl"]), help="How to answer."
)
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(readable=False), help="Many mails, one a line."
)
@click.option("--subject", help="The subject line.")
@click.option(
    "--client", "names", multiple=True, metavar="NAME", help="Who it goes to; again for more."
)
@click.option("--attachment", "attachments", multiple=True, metavar="NAME", help="A file attached.")
@click.option("--today", metavar="DATE", help="The day it is written on [today].")
@click.option("--language", metavar="CODE", help="en, ms or sk [found out].")
@click.option("--no-spelling", is_flag=True, help="Leave out spelling and grammar: faster.")
@click.option(
    "--for",
    "client",
    metavar="CLIENT",
    shell_complete=client_names,
    help="Judge it with all that your desk knows of CLIENT.",
)
@with_session
def command(  # the options that are not named here are what is known of the mail
    session: Session, /, file: str | None, form: str | None, batch: str | None, **given: Any
) -> int:
    """Judge a mail: whether its main point is at the top, and whether it asks for something.

    FILE is a text file, `-` is standard input. The answer names the line and column of every
    finding. The exit code is 1 if there is anything to mend (stop or warn), hints do not count.

    --batch reads lines of JSON {"id", "text", "subject"?, "client"?, "attachments"?, "today"?,
    "language"?} and answers each with a line, in order; places are string indices into "text".
    """
    if batch is not None:
        from clientdesk.commands._batch import judge_lines

        if file is not None or form not in {None, "jsonl"}:
            raise InvalidInputError("--batch takes its mails from its own file, as --format jsonl")
        return judge_lines(batch, _proofing(session, given))
    if file is None or form == "jsonl":
        raise InvalidInputError("name a file to check, or - for standard input, or use --batch")
    from clientdesk.checking import Known
    from clientdesk.commands._reading import file_or_input, text_of
    from clientdesk.commands._verdict import must_be_a_mail

    text = text_of(file_or_input(file))
    if not text.strip():
        raise InvalidInputError("there is no text to check; nothing is in it but space")
    must_be_a_mail(text)
    known = Known(
        subject=given["subject"],
        recipients=given["names"],
        attachments=given["attachments"] or None,
        today=_day(given["today"]),
        language=given["language"],
    )
    if given["client"] is not None:
        known = _of_client(session, given["client"], text, known)
    return _answer(text, file, known, form, _proofing(session, given))


def _proofing(session: Session, given: dict[str, Any]) -> "Proofing | None":
    if given["no_spelling"]:
        return None
    from clientdesk.paths import dictionary_folders
    from clientdesk.services.mail.proofing import Proofing

    return Proofing(dictionary_folders(session.settings.config))


def _answer(
    text: str, file: str, known: "Known", form: str | None, proofing: "Proofing | None"
) -> int:
    from clientdesk.commands._proofs import judged
    from clientdesk.commands._verdict import as_lines, as_result, must_be_mended

    verdict, lack = judged(text, known, proofing)
    if form == "json":
        say_json(as_result(verdict))
    else:
        click.echo("\n".join(as_lines(verdict, text, "(standard input)" if file == "-" else file)))
    if lack:
        remark(lack)
    return int(must_be_mended(verdict))


def _of_client(session: Session, words: str, text: str, given: "Known") -> "Known":
    """Return what the desk knows of a client, with what was said on the command line on top."""
    from dataclasses import replace

    from clientdesk.model.draft import Draft

    with session.desk() as bench:
        client = bench.roster.find(words)
        draft = Draft(
            id="",
            created_at=bench.clock(),
            client=client.id,
            subject=given.subject or "",
            body=text,
        )
        known = bench.composer.known(draft)
    return replace(
        known,
        subject=given.subject,
        recipients=(*known.recipients, *given.recipients),
        people_known=known.people_known or bool(given.recipients),
        attachments=given.attachments,
        today=given.today,
        language=given.language or known.language,
    )


def _day(typed: str | None) -> date:
    if typed is None:
        return date.today()  # noqa: DTZ011 - the day of whoever sits here
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise InvalidInputError(f"{typed!r} is no date; write it as 2026-11-21") from error

"""`clientdesk check FILE|-`, and whole batches of mails."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from clientdesk.commanding import Session, client_names, emit, remark, say_json, with_session
from clientdesk.model.errors import InvalidInputError

if TYPE_CHECKING:
    from clientdesk.checking import Known
    from clientdesk.commands._message import Mail
    from clientdesk.model.finding import Verdict
    from clientdesk.services.mail.proofing import Proofing

PLACE = 70
_FORMS = ("text", "line", "json", "jsonl")
_LEVELS = ("stop", "warn", "hint", "never")


@click.command()
@click.argument("file", required=False, type=click.Path(readable=False))
@click.option(
    "--client",
    metavar="CLIENT",
    shell_complete=client_names,
    help="Judge it with all that your desk knows of CLIENT.",
)
@click.option("--for", "former", metavar="CLIENT", hidden=True)
@click.option("--to", "names", multiple=True, metavar="NAME", help="Who gets it; again for more.")
@click.option("--subject", help="The subject line.")
@click.option("--attachment", "attachments", multiple=True, metavar="NAME", help="A file attached.")
@click.option("--language", metavar="CODE", help="en, ms or sk [the client's, or found out].")
@click.option("--today", metavar="DATE", help="The day it is written on [today].")
@click.option("--no-spelling", is_flag=True, help="Leave out spelling and grammar: faster.")
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    help="From which severity on the exit code is 1 [warn; never for a batch].",
)
@click.option("--format", "form", type=click.Choice(_FORMS), help="How to answer [text].")
@click.option(
    "--batch", metavar="FILE.jsonl", type=click.Path(readable=False), help="Many mails, one a line."
)
@with_session
def command(  # the options that are not named here are what is known of the mail
    session: Session, /, file: str | None, form: str | None, batch: str | None, **given: Any
) -> int:
    """Judge a mail: whether its main point is at the top, and whether it asks for something.

    FILE is a text, or a message whose headers tell the subject, the recipients and the
    attachments; `-` is standard input. The answer names line and column of every finding. The exit
    code is 1 if there is something to mend: a stop or a warning, unless --fail-on says otherwise.

    --format line answers `FILE:LINE:COLUMN: error|warning|note: MESSAGE [CHECK]` for editors, with
    columns in bytes. Places in --format json are string indices into the text of the file.

    --batch reads lines of JSON {"id", "text", "subject"?, "client"?, "attachments"?, "today"?,
    "language"?} and answers each with a line, in order; "client" holds the names of those who get
    the mail, and places are string indices into "text".
    """
    given["client"] = given["client"] if given["client"] is not None else given["former"]
    if batch is not None:
        if file is not None or form not in {None, "jsonl"}:
            raise InvalidInputError("--batch takes its mails from its own file, as --format jsonl")
        return _judge_batch(session, batch, given)
    if file is None or form == "jsonl":
        raise InvalidInputError("name a file to check, or - for standard input, or use --batch")
    return _judge_one(session, file, form or "text", given)


def _judge_batch(session: Session, batch: str, given: dict[str, Any]) -> int:
    from clientdesk.commands._batch import judge_lines
    from clientdesk.commands._client import dossier

    with dossier(session, given["client"]) as about:
        return judge_lines(batch, _proofing(session, given), about, given["fail_on"] or "never")


def _judge_one(session: Session, file: str, form: str, given: dict[str, Any]) -> int:
    from clientdesk.commands._client import dossier
    from clientdesk.commands._message import mail_in
    from clientdesk.commands._proofs import judged
    from clientdesk.commands._reading import file_or_input, text_of
    from clientdesk.commands._verdict import moved, must_be_a_mail, must_be_mended

    data = file_or_input(file)
    mail = mail_in(text_of(data), data)
    if not mail.body.strip():
        raise InvalidInputError("there is no text to check; nothing is in it but space")
    must_be_a_mail(mail.body)
    said = _said(mail, given)
    with dossier(session, given["client"]) as about:
        known, aside = about.beside(said, mail.body)
        verdict, lack = judged(mail.body, known, _proofing(session, given), aside)
    _answer(moved(verdict, mail.start), mail.text, file, form)
    for sentence in filter(None, (mail.remark, lack)):
        remark(sentence)
    return int(must_be_mended(verdict, given["fail_on"] or "warn"))


def _said(mail: "Mail", given: dict[str, Any]) -> "Known":
    """Return what the options say of a mail, and where they are silent its headers."""
    from clientdesk.checking import Known
    from clientdesk.language.lexicon import languages

    language = given["language"]
    if language is not None and language not in languages():
        known = ", ".join(languages())
        raise InvalidInputError(f"there are no rules for the language {language!r}; it is {known}")
    return Known(
        subject=mail.subject if given["subject"] is None else given["subject"],
        recipients=given["names"] or mail.recipients,
        attachments=given["attachments"] or mail.attachments,
        today=_day(given["today"]),
        language=language,
    )


def _proofing(session: Session, given: dict[str, Any]) -> "Proofing | None":
    if given["no_spelling"]:
        return None
    from clientdesk.paths import dictionary_folders
    from clientdesk.services.mail.proofing import Proofing

    return Proofing(dictionary_folders(session.settings.config))


def _answer(verdict: "Verdict", text: str, file: str, form: str) -> None:
    from clientdesk.commands._verdict import as_lines, as_places, as_result

    if form == "json":
        say_json(as_result(verdict))
    elif form == "line":
        for line in as_places(verdict, text, file):
            emit(line)
    else:
        emit(*as_lines(verdict, text, "(standard input)" if file == "-" else file))


def _day(typed: str | None) -> date:
    if typed is None:
        return date.today()  # noqa: DTZ011 - the day of whoever sits here
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise InvalidInputError(f"{typed!r} is no date; write it as 2026-11-21") from error

"""`clientdesk export NAME PATH`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from clientdesk.commanding import Session, client_option, remark, say, with_session
from clientdesk.model.errors import InvalidInputError

if TYPE_CHECKING:
    from clientdesk.services.exchange.porter import Exported
    from clientdesk.services.workbench import Workbench

PLACE = 80
MOST = 5
"""Clients whose reason for being left out is told; the rest is counted."""
_FORMS = """\b
export markdown FOLDER              one page a client, with YAML front matter
export markdown --client CLIENT -   one client, to standard output
export notes FOLDER                 one file a note, which an import reads back
export notes --note ID FILE         one note; `list notes --json` tells the ids
export review FILE                  the week: said, kept, missed, owed, and what is next
export executive-summary FOLDER     a page for who decides, safe to forward; --client CLIENT -
export recap FOLDER                 what the last talk agreed on, for both sides
export call-sheet FOLDER            who takes the calls after a dropped ball, for my team
export brief FOLDER                 what to have in mind before a call
export ledger FOLDER                promises both ways, with every date they ever had
export csv FILE                     all clients in one table for a spreadsheet
export vcf FILE                     their people as vCards 3.0 for an address book
export ics FILE                     check-ins for a calendar program; --client, --checkin ID
export eml --draft ID FILE          one draft as a message for a mail program
export mail --draft ID -            one draft as Markdown
"""


@click.command(epilog=_FORMS)
@click.argument("name", metavar="NAME")
@click.argument("path", type=click.Path(readable=False))
@client_option
@click.option("--draft", metavar="ID", help="The draft; `list drafts --json` tells the ids.")
@click.option("--note", metavar="ID", help="The note; `list notes --json` tells the ids.")
@click.option("--checkin", metavar="ID", help="The check-in; `agenda --json` tells the ids.")
@click.option("--overrule", is_flag=True, help="Let a draft leave in spite of what stops it.")
@click.option("--overwrite", is_flag=True, help="Replace files that hold other work, too.")
@with_session
def command(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    name: str,
    path: str,
    client: str | None,
    draft: str | None,
    note: str | None,
    checkin: str | None,
    *,
    overrule: bool,
    overwrite: bool,
) -> None:
    """Write clients out as files that only you can read.

    Secret fields are in no export; with --private only what is made for clients leaves. A file that
    an earlier export wrote and nobody has edited since is replaced; any other file in the way is
    refused before anything is written.
    """
    from clientdesk.commands._output import write_out

    if draft is not None:
        place = None if path == "-" else Path(path).expanduser()
        _hand_over(session, name, draft, place, overrule=overrule, overwrite=overwrite)
        return
    with session.desk() as bench:
        if session.settings.private:
            _must_be_public(bench, name)
        client_id = None if client is None else bench.roster.find(client).id
        exported = bench.porter.export(
            name,
            None if path == "-" else Path(path).expanduser(),
            client_id=client_id,
            note_id=note,
            checkin_id=checkin,
            overwrite=overwrite,
        )
    if path == "-":
        write_out(exported.text)
    else:
        _tell(exported)


def _must_be_public(bench: "Workbench", name: str) -> None:
    if not bench.porter.named(name).is_public:
        raise InvalidInputError(
            f"{name} holds what no client may see, and the curtain is drawn; leave --private out"
        )


def _tell(exported: "Exported") -> None:
    files = exported.files
    for why in exported.left_out[:MOST]:
        remark(why)
    if len(exported.left_out) > MOST:
        remark(f"and {len(exported.left_out) - MOST} more clients for whom something is missing")
    if not files:
        remark(f"{exported.nothing}, so nothing was written")
    elif len(files) == 1:
        say(f"wrote {files[0]}")
    else:
        say(f"wrote {len(files)} files to {files[0].parent}")


def _hand_over(  # noqa: PLR0913 - one parameter an option
    session: Session, name: str, draft: str, path: Path | None, *, overrule: bool, overwrite: bool
) -> None:
    """Write one draft, unless something in it stops the hand-over."""
    from clientdesk.commands._output import write_out

    with session.desk() as bench:
        if not bench.porter.named(name).mails:
            raise InvalidInputError(f"{name} is made of clients; a draft leaves as eml or mail")
        if overrule:
            bench.handover.overrule(draft)
        if path is None:
            write_out(bench.handover.message(draft, name))
        else:
            say(f"wrote {bench.handover.save_as(draft, path, form=name, overwrite=overwrite)}")

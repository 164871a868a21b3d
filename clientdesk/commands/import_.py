"""`clientdesk import PATH`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.commanding import (
    Session,
    client_option,
    json_option,
    remark,
    say,
    say_json,
    table,
    with_session,
)
from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import expanded

if TYPE_CHECKING:
    from clientdesk.importing import ImportPlan, ImportReport
    from clientdesk.services.workbench import Workbench

PLACE = 90
_FORMS = """\b
import contacts.vcf                 an address book; vCard 2.1, 3.0 and 4.0
import clients.csv                  a table; any sensible first row, .tsv too
import meetings.ics                 events of a calendar; --client says whose they all are
import notes.md                     a note with YAML front matter
import FOLDER                       every such file in it
"""


@click.command(epilog=_FORMS)
@click.argument("path", type=click.Path(readable=False))
@click.option("--dry-run", is_flag=True, help="Say row by row what would happen, and do nothing.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@client_option
@click.option("--encoding", default="", metavar="NAME", help="The file's encoding, such as cp1250.")
@json_option
@with_session
def command(  # noqa: PLR0913 - one parameter an option
    session: Session,
    path: str,
    client: str | None,
    encoding: str,
    *,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Take clients, people, notes and check-ins in: .vcf, .csv, .md, .ics, or a folder of them.

    It is told first what each column or line is taken for and what becomes of each row: it is new,
    adds to what is known, is the same, or is in conflict with the desk; nothing known is ever
    overwritten. An event is of the client whose address or name it has; a known one is changed
    where its plan is newer. What has no field of its own is kept, in a note or with the person. The
    whole import is one change: `clientdesk undo` takes all of it back. Without --yes it asks, and
    where nobody can be asked it does nothing.
    """
    from clientdesk.commands._progress import progress

    with session.desk() as bench:
        with progress("reading") as tick:
            plan = bench.porter.plan_import(
                expanded(Path(path)),
                encoding=encoding,
                client_id="" if client is None else bench.roster.find(client).id,
                tick=tick,
            )
        if not dry_run:
            _must_hold_something(plan)
        if not as_json:
            say(*_told(plan))
        report = None if dry_run or not _is_wanted(plan, yes=yes) else _apply(bench, plan)
    if as_json:
        say_json(_plain(plan, report))
    else:
        say(_ending(plan, report, dry_run=dry_run))


def _apply(bench: "Workbench", plan: "ImportPlan") -> "ImportReport":
    from clientdesk.commands._progress import progress

    with progress("importing") as tick:
        return bench.porter.apply(plan, tick=tick)


def _is_wanted(plan: "ImportPlan", *, yes: bool) -> bool:
    """Tell whether the import is to be done: as said, else as answered."""
    if yes or not _changes(plan):
        return yes
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return click.confirm("Import this?", default=False, err=True)


def _changes(plan: "ImportPlan") -> bool:
    from clientdesk.importing import Outcome

    return any(plan.count(each) for each in (Outcome.NEW, Outcome.ADDS, Outcome.CHANGED))


def _must_hold_something(plan: "ImportPlan") -> None:
    from clientdesk.importing import Outcome

    if plan.rows and plan.count(Outcome.UNUSABLE) == len(plan.rows):
        first = plan.rows[0]
        raise InvalidInputError(
            f"no row of {plan.source} can be used; {first.place}: {first.why}; nothing was imported"
        )


def _told(plan: "ImportPlan") -> list[str]:
    """Return how the file is understood, and what becomes of each row."""
    from clientdesk.importing import Outcome

    lines = [f"{plan.source}: {plan.incomings.remark}"]
    lines += [f"  {header or '(empty)'} -> {what}" for header, what in plan.incomings.mapping]
    lines += table([[row.place, row.outcome.value, row.name, row.why] for row in plan.rows])
    counts = [f"{count} {each.value}" for each in Outcome if (count := plan.count(each))]
    rows = "1 row" if len(plan.rows) == 1 else f"{len(plan.rows)} rows"
    lines.append(f"{rows}: {', '.join(counts) or 'nothing in them'}")
    return lines


def _ending(plan: "ImportPlan", report: "ImportReport | None", *, dry_run: bool) -> str:
    if report is not None and (report.added or report.changed):
        return (
            f"imported: {report.added} new, {report.changed} added to; "
            "`clientdesk undo` takes it back"
        )
    if report is not None or not _changes(plan):
        return "nothing was changed"
    if dry_run:
        return "nothing was changed; leave out --dry-run to do it"
    remark("nothing was changed; add --yes to import it")
    return "nothing was changed"


def _plain(plan: "ImportPlan", report: "ImportReport | None") -> dict[str, Any]:
    return {
        "source": plan.source,
        "remark": plan.incomings.remark,
        "columns": [
            {"header": header, "taken_for": what} for header, what in plan.incomings.mapping
        ],
        "rows": [
            {
                "row": row.row,
                "place": row.place,
                "name": row.name,
                "outcome": row.outcome.value,
                "why": row.why,
            }
            for row in plan.rows
        ],
        "imported": None
        if report is None
        else {"added": report.added, "changed": report.changed, "skipped": report.skipped},
    }

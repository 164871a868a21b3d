"""`clientdesk import PATH`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from clientdesk.commanding import Session, json_option, say, say_json, table, with_session
from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import expanded

if TYPE_CHECKING:
    from clientdesk.importing import ImportPlan, ImportReport

PLACE = 90
_SHOWN = 20


@click.command()
@click.argument("path", type=click.Path(readable=False))
@click.option("--dry-run", is_flag=True, help="Say row by row what would happen, and do nothing.")
@click.option("--encoding", default="", metavar="NAME", help="The file's encoding, such as cp1250.")
@json_option
@with_session
def command(session: Session, path: str, encoding: str, *, dry_run: bool, as_json: bool) -> None:
    """Take clients in from a table: .csv or .tsv, with any sensible first row.

    A row is new, adds to a client that is known, is the same, or is in conflict with what the desk
    knows; nothing on the desk is ever overwritten. Columns that have no field of their own are kept
    in the client's note. The whole file is one change: `clientdesk undo` takes all of it back.
    """
    with session.desk() as bench:
        plan = bench.porter.plan_import(expanded(Path(path)), encoding=encoding)
        report = None
        if not dry_run:
            _must_hold_something(plan)
            report = bench.porter.apply(plan)
    if as_json:
        say_json(_plain(plan, report))
    else:
        say(*_told(plan, report))


def _must_hold_something(plan: "ImportPlan") -> None:
    from clientdesk.importing import Outcome

    if plan.rows and plan.count(Outcome.UNUSABLE) == len(plan.rows):
        first = plan.rows[0]
        raise InvalidInputError(
            f"no row of {plan.source} can be used; row {first.row}: {first.why}; "
            "nothing was imported"
        )


def _told(plan: "ImportPlan", report: "ImportReport | None") -> list[str]:
    from clientdesk.importing import Outcome

    lines = [f"{plan.source}: {plan.incomings.remark}"]
    lines += [f"  {header or '(empty)'} -> {what}" for header, what in plan.incomings.mapping]
    notable = {Outcome.CONFLICT, Outcome.UNUSABLE}
    rows = [row for row in plan.rows if report is None or row.outcome in notable]
    shown = rows if report is None else rows[:_SHOWN]
    lines += table([[f"row {row.row}", row.outcome.value, row.name, row.why] for row in shown])
    if len(rows) > len(shown):
        lines.append(f"and {len(rows) - len(shown)} more such rows; --dry-run shows all")
    counts = [f"{count} {each.value}" for each in Outcome if (count := plan.count(each))]
    lines.append(f"{len(plan.rows)} rows: {', '.join(counts) or 'nothing in them'}")
    if report is None:
        lines.append("nothing was changed; leave out --dry-run to do it")
    elif report.added or report.changed:
        lines.append(
            f"imported: {report.added} new, {report.changed} added to; "
            "`clientdesk undo` takes it back"
        )
    else:
        lines.append("nothing was changed")
    return lines


def _plain(plan: "ImportPlan", report: "ImportReport | None") -> dict[str, Any]:
    return {
        "source": plan.source,
        "columns": [
            {"header": header, "taken_for": what} for header, what in plan.incomings.mapping
        ],
        "rows": [
            {"row": row.row, "name": row.name, "outcome": row.outcome.value, "why": row.why}
            for row in plan.rows
        ],
        "imported": None
        if report is None
        else {"added": report.added, "changed": report.changed, "skipped": report.skipped},
    }

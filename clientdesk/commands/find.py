"""`clientdesk find WORDS`: the lines that hold them, newest first."""

from typing import TYPE_CHECKING, Any

import click

from clientdesk.commanding import (
    Session,
    client_option,
    clipped,
    json_option,
    say,
    say_json,
    table,
    with_session,
)
from clientdesk.model.errors import InvalidInputError, NotFoundError

if TYPE_CHECKING:
    from clientdesk.services.searching.lines import FoundLine
    from clientdesk.services.workbench import Workbench

PLACE = 55


@click.command()
@click.argument("words", nargs=-1, required=True)
@client_option
@click.option("--most", type=click.IntRange(1, 100_000), default=50, help="Lines shown [50].")
@json_option
@with_session
def command(
    session: Session, /, *, words: tuple[str, ...], client: str | None, most: int, as_json: bool
) -> None:
    """Find WORDS in notes, talks, promises, drafts, people and all else that is not secret.

    Each line shown holds every word, in any order; case and accents do not matter. Where hardly a
    line does, lines with words near to them are shown too, marked with ~.
    """
    typed = " ".join(words)
    if not typed.strip():
        raise InvalidInputError("type at least one word to look for")
    with session.desk() as bench:
        only = None if client is None else bench.roster.find(client).id
        search = bench.public_search if session.settings.private else bench.search
        found = [
            line
            for line in search.lines(typed, most=most if only is None else 100_000)
            if only in {None, line.client_id}
        ]
        found.sort(key=lambda line: (not line.near, line.at), reverse=True)
        if as_json:
            say_json([_plain(bench, line) for line in found[:most]])
            return
        if not found:
            raise NotFoundError(f"no line holds {typed!r}, nor anything near to it")
        say(*table([_row(bench, line) for line in found[:most]]))


def _row(bench: "Workbench", found: "FoundLine") -> list[str]:
    day = f"{found.at.astimezone(bench.me.zone()):%Y-%m-%d}"
    near = "~" if found.near else " "
    return [near + day, _name(bench, found), found.noun, clipped(found.line, 200)]


def _plain(bench: "Workbench", found: "FoundLine") -> dict[str, Any]:
    return {
        "line": found.line,
        "noun": found.noun,
        "table": found.table,
        "id": found.record_id,
        "client": found.client_id,
        "client_name": _name(bench, found),
        "at": found.at.astimezone(bench.me.zone()).isoformat(),
        "line_number": found.number + 1,
        "near": found.near,
    }


def _name(bench: "Workbench", found: "FoundLine") -> str:
    return bench.roster.get(found.client_id).name if found.client_id else ""

"""`clientdesk list clients|notes|checkins|drafts`."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from clientdesk.services.clients.roster import RosterRow
    from clientdesk.services.workbench import Workbench

PLACE = 40


@click.group(no_args_is_help=False)
def command() -> None:
    """List clients, notes, check-ins or drafts."""


@command.command("clients")
@click.option("--all", "past", is_flag=True, help="Past ones too.")
@click.option("--find", "query", default="", metavar="WORDS", help="Only those that hold WORDS.")
@json_option
@with_session
def clients(session: Session, *, past: bool, query: str, as_json: bool) -> None:
    """List the clients, those that wait longest first."""
    from clientdesk.services import plain

    with session.desk() as bench:
        rows = bench.roster.rows(query, past=past)
        if as_json:
            say_json(plain.clients(bench, rows))
            return
        ascii_only, private = session.settings.ascii, session.settings.private
        told = [
            [plain.mark(row, ascii_only=ascii_only), *_about(row, private=private)] for row in rows
        ]
        say(*(table(told) or ["no clients yet; begin with: clientdesk add client NAME"]))


def _about(row: "RosterRow", *, private: bool) -> list[str]:
    return [row.name, row.when, row.contact, "stale" if row.stale and not private else ""]


@command.command("notes")
@client_option
@json_option
@with_session
def notes(session: Session, *, client: str | None, as_json: bool) -> None:
    """List the notes, newest first; behind the curtain without their first lines."""
    from clientdesk.model.note import Note
    from clientdesk.services import plain

    with session.desk() as bench:
        found = bench.cabinet.list(Note, _id(bench, client))
        found.sort(key=lambda note: (note.fresh_at, note.id), reverse=True)
        if as_json:
            say_json(plain.records(bench, found))
            return
        names, private = plain.names(bench), session.settings.private
        rows = [
            [
                f"{note.fresh_at.astimezone(bench.me.zone()):%Y-%m-%d}",
                names.get(note.client, ""),
                note.section.value,
                "" if private else clipped(note.title),
            ]
            for note in found
        ]
        say(*(table(rows) or ["no notes yet; write one with: clientdesk note CLIENT TEXT"]))


@command.command("checkins")
@client_option
@click.option("--all", "done", is_flag=True, help="Those too that are over.")
@json_option
@with_session
def checkins(session: Session, *, client: str | None, done: bool, as_json: bool) -> None:
    """List the check-ins, the next one first."""
    from clientdesk.model.checkin import CheckIn
    from clientdesk.services import plain

    with session.desk() as bench:
        found = bench.cabinet.list(CheckIn, _id(bench, client))
        found = [checkin for checkin in found if done or checkin.upcoming is not None]
        found.sort(key=lambda checkin: plain.next_start(bench, checkin))
        if as_json:
            say_json(plain.checkins(bench, found))
            return
        names = plain.names(bench)
        rows = [
            [plain.when(bench, checkin), names.get(checkin.client, ""), checkin.title]
            for checkin in found
        ]
        say(*(table(rows) or ["no check-ins are planned"]))


@command.command("drafts")
@client_option
@json_option
@with_session
def drafts(session: Session, *, client: str | None, as_json: bool) -> None:
    """List the drafts, last written first."""
    from clientdesk.services import plain

    with session.desk() as bench:
        found = bench.composer.drafts(_id(bench, client))
        if as_json:
            say_json(plain.records(bench, found))
            return
        names = plain.names(bench)
        rows = [
            [
                f"{draft.fresh_at.astimezone(bench.me.zone()):%Y-%m-%d}",
                draft.state.value,
                names.get(draft.client, ""),
                draft.subject or "(no subject)",
            ]
            for draft in found
        ]
        say(*(table(rows) or ["no drafts yet"]))


def _id(bench: "Workbench", words: str | None) -> str | None:
    return None if words is None else bench.roster.find(words).id

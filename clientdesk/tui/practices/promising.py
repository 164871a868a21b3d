"""Promises by keyboard: one typed line, another date with its mail, what waits for what."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from clientdesk.model.client import Client
from clientdesk.model.promise import Owner, Promise
from clientdesk.tui.forms.keeping import kept_as
from clientdesk.tui.host import DeskHost


def add_promise(app: DeskHost, client: Client, value: str = "") -> None:
    """Ask for a promise in one line and put it into the ledger."""
    from clientdesk.services.practices.promising import Said, read_promise
    from clientdesk.tui.forms.adding import add_record
    from clientdesk.tui.practices.promise_line import PromiseLine

    bench = app.workbench

    def understand(typed: str) -> Said:
        return read_promise(typed, bench.clock(), client.zone)

    def keep(said: Said, waits: Sequence[str]) -> None:
        bench.ledger.add(
            client.id,
            said.what,
            owner=said.owner,
            due=said.due,
            certainty=said.certainty,
            out_of_scope=said.out_of_scope,
            waits_on=waits,
        )
        app.changed()
        by = f", {said.when.reading}" if said.when else ", no date yet"
        whose = "Promised" if said.owner is Owner.MINE else "They promised"
        app.say(f"{whose}: {said.what}{by}")

    theirs = [one for one in bench.ledger.open(client.id) if one.owner is Owner.THEIRS]
    app.push_screen(
        PromiseLine(
            f"Promise: {client.name}",
            understand=understand,
            keep=keep,
            theirs=theirs,
            kept=kept_as(Promise, client.id),
            form=lambda typed: add_record(app, Promise, client, values={"what": typed}),
            value=value,
        )
    )


def renegotiate(app: DeskHost, promise: Promise) -> None:
    """Ask for another date and the reason; a promise of mine gets the mail that says so."""
    from clientdesk.tui.dialogs.checkin import Asked, WhenBox
    from clientdesk.tui.practices.writing import write_about

    bench = app.workbench
    late = bench.ledger.is_late(promise)
    mine = promise.owner is Owner.MINE

    def move(asked: Asked | None) -> None:
        if asked is None:
            return
        due = asked.when.moment
        said = "It was late and stays so in the kept-rate" if late and mine else ""
        moved = app.attempt(
            lambda: bench.ledger.renegotiate(promise.id, due, asked.words),
            said=f"New date: {asked.when.reading}. {said}".rstrip(". "),
        )
        if moved is not None and mine:
            write_about(app, moved)

    heading = f"{'Late' if late else 'New date'}: {promise.what}"
    zone = bench.roster.get(promise.client).zone
    box = WhenBox(
        heading,
        now=bench.clock(),
        zone=zone,
        example="fri 15:00",
        hour=False,
        words="Why",
        client=promise.client,
        due=True,
    )
    app.push_screen(box, move)


def choose_to_renegotiate(app: DeskHost, client: Client) -> None:
    """Choose an open promise, then its new date."""
    from clientdesk.tui.dialogs.picker import Hit, Pick

    ledger = app.workbench.ledger
    promises = sorted(ledger.open(client.id), key=lambda one: one.owner is Owner.THEIRS)
    if not promises:
        app.say(f"No promise is open with {client.name}; p records one.")
        return
    hits = [
        Hit(
            promise.what,
            partial(renegotiate, app, promise),
            aside=_due(ledger.due(promise)),
            about=f"{promise.owner}, late" if ledger.is_late(promise) else str(promise.owner),
        )
        for promise in promises
    ]
    app.push_screen(Pick("Which promise gets another date?", hits))


def choose_what_waits(app: DeskHost, client: Client) -> None:
    """Choose a promise of mine, then what of theirs it waits for."""
    from clientdesk.tui.dialogs.picker import Hit, Pick

    ledger = app.workbench.ledger
    mine = [one for one in ledger.open(client.id) if one.owner is Owner.MINE]
    if not mine:
        app.say(f"You owe {client.name} nothing; p records a promise.")
        return
    hits = [
        Hit(
            one.what,
            partial(choose_what_it_waits_for, app, one),
            aside=_due(ledger.due(one)),
            about=", ".join(f"waits for: {each.what}" for each in ledger.awaited(one)),
        )
        for one in mine
    ]
    app.push_screen(Pick("Which promise of yours waits?", hits))


def choose_what_it_waits_for(app: DeskHost, promise: Promise) -> None:
    """Choose which of theirs one of mine waits for; choosing it again ends that."""
    from clientdesk.tui.dialogs.picker import Hit, Pick

    ledger = app.workbench.ledger
    theirs = [one for one in ledger.open(promise.client) if one.owner is Owner.THEIRS]
    if promise.owner is Owner.THEIRS or not theirs:
        app.say("They owe nothing that a promise of yours could wait for.")
        return

    def turn(other: str) -> None:
        waits = [each for each in promise.waits_on if each != other]
        if other not in promise.waits_on:
            waits.append(other)
        app.attempt(lambda: ledger.wait_on(promise.id, waits), said=f"Changed: {promise.what}")

    hits = [
        Hit(
            one.what,
            partial(turn, one.id),
            aside="waits for it" if one.id in promise.waits_on else "",
        )
        for one in theirs
    ]
    app.push_screen(Pick(f"“{promise.what}” waits for", hits))


def _due(due: date | None) -> str:
    return f"{due:%a} {due.day} {due:%b}" if due else "no date"

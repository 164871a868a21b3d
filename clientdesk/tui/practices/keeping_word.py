"""A promise with its whole history, and the keys for what can be done about it."""

from datetime import datetime
from functools import partial

from textual.content import Content

from clientdesk.model.promise import Certainty, Owner, Promise, PromiseChange, PromiseState
from clientdesk.services.clients.standing import day_text
from clientdesk.services.planning.word import lateness
from clientdesk.services.when.typed import full_reading
from clientdesk.services.zones import has_time
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter, told

_SURE = {Certainty.SURE: "", Certainty.LIKELY: ", likely", Certainty.HOPE: ", a hope, no more"}


def show_promise(app: DeskHost, promise: Promise) -> None:
    """Show what was promised, how it came to its date, and what comes next."""
    name = app.workbench.roster.get(promise.client).name
    whose = "to" if promise.owner is Owner.MINE else "of"
    heading = f"Promise {whose} {name}"
    app.push_screen(Matter(heading, _body(app, promise), _choices(app, promise)))


def _body(app: DeskHost, promise: Promise) -> Content:
    bench = app.workbench
    client = bench.roster.get(promise.client)
    person = client.person(promise.person)
    ledger = bench.ledger
    known: list[tuple[str, str | Content]] = [
        ("With", person.name if person else ""),
        ("Waits for", "\n".join(one.what for one in ledger.awaited(promise))),
        ("Needed for", "\n".join(one.what for one in ledger.waiting(promise))),
        ("Reminded", ", ".join(_day(app, at) for at in promise.nudges)),
        ("Before", "\n".join(_before(app, promise, change) for change in promise.history)),
        ("Ended", _ended(app, promise)),
    ]
    return told(
        ("What", promise.what),
        ("By", _by(app, promise, client.zone)),
        ("Not", promise.out_of_scope),
        *(() if app.curtain else known),
    )


def _ended(app: DeskHost, promise: Promise) -> str:
    """Return how a promise ended, when, and how late that was."""
    if promise.closed_at is None:
        return ""
    late = lateness(promise, app.workbench.me.zone(), app.workbench.clock())
    return ", ".join(filter(None, (str(promise.state), _day(app, promise.closed_at), late)))


def _by(app: DeskHost, promise: Promise, zone: str) -> Content:
    ledger = app.workbench.ledger
    due = ledger.due(promise)
    if due is None or promise.due is None:
        return Content.styled("no date yet", "$due")
    told = full_reading(due, zone) if has_time(promise.due) else f"{due:%a} {due.day} {due:%b %Y}"
    sure = "" if app.curtain else _SURE[promise.certainty]
    if not ledger.is_late(promise):
        return Content(f"{told}{sure}")
    return Content.assemble(f"{told}{sure}, ", ("late", "bold $overdue"))


def _before(app: DeskHost, promise: Promise, change: PromiseChange) -> str:
    """Return one entry of the history: when it was changed, and how it was until then."""
    client = app.workbench.roster.get(promise.client)
    person = client.person(change.was_person)
    late = ", when it had passed" if change.was_late else ""
    parts = (
        f"by {_wall(change)}" if change.was else "",
        str(change.was_owner) if change.was_owner else "",
        f"with {person.name if person else 'somebody else'}" if change.was_person else "",
    )
    was = ", ".join(part for part in parts if part)
    why = f": {change.why}" if change.why else ""
    return f"{was}; changed {_day(app, change.at)}{late}{why}"


def _wall(change: PromiseChange) -> str:
    was = change.was
    if was is None:
        return ""
    return f"{was:%a} {was.day} {was:%b %H:%M}" if has_time(was) else f"{was:%a} {was.day} {was:%b}"


def _day(app: DeskHost, at: datetime) -> str:
    today = app.workbench.clock().date()
    return day_text(at.astimezone(app.workbench.me.zone()).date(), today)


def _choices(app: DeskHost, promise: Promise) -> list[Choice]:
    from clientdesk.tui.forms.editing import edit_record
    from clientdesk.tui.practices.promising import choose_what_it_waits_for, renegotiate
    from clientdesk.tui.practices.writing import asks_for_mail, write_about

    bench = app.workbench
    edit = Choice("e", "edit everything", partial(edit_record, app, promise))
    if promise.state is not PromiseState.OPEN:
        return [edit]
    mine = promise.owner is Owner.MINE
    found = [
        Choice("x", "it is kept", lambda: app.attempt(
            lambda: bench.ledger.keep(promise.id), said=f"Kept: {promise.what}")),
        Choice("R", "another date, with its mail" if mine else "another date",
               partial(renegotiate, app, promise)),
    ]  # fmt: skip
    if asks_for_mail(promise):
        write = "write that its date moved" if mine else f"write reminder {_next(promise)}"
        found.append(Choice("c", write, partial(write_about, app, promise)))
    if mine:
        waits = partial(choose_what_it_waits_for, app, promise)
        found.append(Choice("w", "what of theirs it waits for", waits))
    drop = lambda: app.attempt(  # noqa: E731 - one entry of a table
        lambda: bench.ledger.drop(promise.id), said=f"Dropped: {promise.what}; u takes it back"
    )
    return [*found, Choice("D", "it does not hold any more", drop), edit]


def _next(promise: Promise) -> str:
    from clientdesk.services.practices.nudging import STEPS

    sent = len(promise.nudges)
    return f"{sent + 1} of {STEPS}" if sent < STEPS else "no more: call them"

"""Requests by keyboard: decoded, asked about, confirmed, promised, answered."""

from datetime import datetime
from functools import partial

from textual.content import Content

from clientdesk.model.client import Client
from clientdesk.model.request import DueState, Request, Use
from clientdesk.model.touch import Touch
from clientdesk.services.practices.decoder import open_questions
from clientdesk.services.practices.vague import no_time, vague_times
from clientdesk.services.when.past import PASSED, has_passed
from clientdesk.tui.choice import Choice
from clientdesk.tui.host import DeskHost
from clientdesk.tui.practices.matter import Matter, told
from clientdesk.tui.practices.responding import write_answer
from clientdesk.tui.practices.writing import write

QUESTIONS = {
    "due": "the exact day and time",
    "use": "what it is for",
    "audience": "who else sees it",
    "format": "in which form",
    "decider": "who decides",
}
"""What each open question asks."""


def decode(app: DeskHost, client: Client) -> None:
    """Ask what was said and what is known about it; then show what is still open."""
    from clientdesk.tui.forms.adding import add_record

    asker = client.contact.id if client.contact else ""
    values = {"asked_by": asker}
    add_record(app, Request, client, values=values, then=partial(after_saving, app))


def after_saving(app: DeskHost, record: object) -> None:
    """Show a request that was just written down."""
    if isinstance(record, Request):
        show_request(app, record)


def show_request(app: DeskHost, request: Request) -> None:
    """Show a request, what is open about it, and what can be done about that."""
    name = app.workbench.roster.get(request.client).name
    body = told(
        ("They said", _marked(request)),
        ("Exact time", _time(app, request)),
        ("To ask", _open(request)),
        *(() if app.curtain else (("Asked by", _people(app, request)), ("Use", _purpose(request)))),
        ("Answered", _answered(app, request), "answered_at"),
        of=Request,
        curtain=app.curtain,
    )
    app.push_screen(Matter(f"Request: {name}", body, _choices(app, request)))


def _choices(app: DeskHost, request: Request) -> list[Choice]:
    """Return what can be done about a request now; what it has behind it is not offered again."""
    from clientdesk.tui.forms.editing import edit_record

    writing, waits = app.workbench.writing, request.answered_at is None
    offered = {
        "q": bool(open_questions(request)),
        "p": request.due is not None and not app.workbench.decoder.promised(request),
        "i": waits,
        "a": waits,
    }
    choices = [
        Choice("q", "write the question: only what is open", partial(
            write, app, partial(writing.question, request))),
        Choice("t", "type the time that they confirmed", partial(_confirm, app, request)),
        Choice("p", "make it a promise of mine", partial(_promise, app, request)),
        Choice("c", "write the answer", partial(write_answer, app, request)),
        Choice("i", "answered in a talk: log it", partial(_talk, app, request)),
        Choice("a", "answered, just now", partial(_settle, app, request, done=False)),
        Choice("s", "write an executive summary", partial(
            write, app, partial(writing.summary, request))),
        Choice("x", "done: nothing is left to do", partial(_settle, app, request, done=True)),
        Choice("e", "edit", partial(
            edit_record, app, request, then=partial(show_request, app))),
    ]  # fmt: skip
    return [one for one in choices if offered.get(one.key, True)]


# ---- what stands in it


def _marked(request: Request) -> Content:
    """Return what was said, its vague times underlined."""
    marked = Content(request.words)
    for vague in vague_times(request.words):
        marked = marked.stylize("bold underline $due", vague.start, vague.end)
    return marked


def _time(app: DeskHost, request: Request) -> str | Content:
    due = app.workbench.decoder.due(request)
    if due is None:
        said = no_time(request.words) or "not known"
        asked = ", asked" if request.due_state is DueState.ASKED and not app.curtain else ""
        return Content.styled(f"{said}{asked}", "$due")
    state = "" if app.curtain else f", {request.due_state}"
    told = f"{_both(app, due, request.client)}{state}"
    if request.closed_at is None and app.workbench.decoder.is_over(request):
        return Content.assemble(told, ("; that has passed", "$overdue"))
    return told


def _both(app: DeskHost, due: datetime, client_id: str) -> str:
    from clientdesk.services.when.typed import full_reading

    bench = app.workbench
    return full_reading(due, bench.roster.get(client_id).zone)


def _people(app: DeskHost, request: Request) -> str:
    """Return who asked, for whom, and who decides, on one line."""
    client = app.workbench.roster.get(request.client)
    named = (
        ("", request.asked_by),
        ("for ", request.on_behalf_of),
        ("decided by ", request.decider),
    )
    people = ((label, client.person(each)) for label, each in named)
    return ", ".join(f"{label}{person.name}" for label, person in people if person is not None)


def _purpose(request: Request) -> str:
    """Return what they will do with it, before whom, and in which form, on one line."""
    use = "" if request.use is Use.UNKNOWN else f"to {request.use}"
    audience = f"before {request.audience}" if request.audience else ""
    return ", ".join(part for part in (use, audience, request.wanted_format) if part)


def _open(request: Request) -> str | Content:
    found = [QUESTIONS[name] for name in open_questions(request)]
    return "; ".join(found) or Content.styled("nothing, all is clear", "$fine")


def _answered(app: DeskHost, request: Request) -> str:
    if request.answered_at is None:
        return ""
    bench = app.workbench
    talks = bench.log.of(request.client)
    talk = next((one for one in talks if one.id == request.answered_in), None)
    talk = talk or next((one for one in talks if one.answers == request.id), None)
    how = f", by {talk.channel}" if talk is not None else ""
    return f"{request.answered_at.astimezone(bench.me.zone()):%a %d %b %H:%M}{how}"


# ---- what is done about it


def _confirm(app: DeskHost, request: Request) -> None:
    from clientdesk.tui.dialogs.checkin import Asked, WhenBox

    bench = app.workbench

    def settle(asked: Asked | None) -> None:
        if asked is None:
            return
        mine = bench.me.zone().key
        verb = partial(bench.decoder.confirm, request.id, asked.when.moment, mine)
        late = f": {PASSED}" if has_passed(asked.when.moment, bench.clock()) else ""
        if (done := app.attempt(verb, said=f"Confirmed: {asked.when.reading}{late}")) is not None:
            show_request(app, done)

    zone = bench.roster.get(request.client).zone
    box = WhenBox("By when, as they confirmed", now=bench.clock(), zone=zone, example="fri 15:00",
                  due=True)  # fmt: skip
    app.push_screen(box, settle)


def _promise(app: DeskHost, request: Request) -> None:
    made = app.attempt(lambda: app.workbench.decoder.promise(request.id))
    if made is not None and (due := app.workbench.ledger.due(made)) is not None:
        app.say(f"Promised: {made.what}, {_both(app, due, made.client)}")


def _talk(app: DeskHost, request: Request) -> None:
    """Log the talk that answered a request; saving it answers it, and cancelling leaves all."""
    from clientdesk.tui.forms.adding import add_record
    from clientdesk.tui.practices.recapping import answered_by

    client = app.workbench.roster.get(request.client)
    people = (request.asked_by,) if client.person(request.asked_by) else ()
    add_record(app, Touch, client, values={"people": people},
               then=partial(answered_by, app, request))  # fmt: skip


def _settle(app: DeskHost, request: Request, *, done: bool) -> None:
    decoder = app.workbench.decoder
    if done:
        app.attempt(lambda: decoder.close(request.id), said="Request: done")
    else:
        app.attempt(lambda: decoder.answered(request.id), said="Request: answered")

"""A call sheet for the team: what happened, the line to take, and who takes the calls when.

What not to say is SECRET: a page is passed on, so it is told by word of mouth and is in none.
"""

from collections.abc import Iterator

from clientdesk.exporting import Dossier, Export, Fields, Material, Page
from clientdesk.exports._escaping import inline
from clientdesk.exports._paper import paper
from clientdesk.exports._wording import aside, bullets, moment
from clientdesk.model.field import Privacy
from clientdesk.model.hours import WEEKDAYS, WorkingHours
from clientdesk.model.incident import CallSheet, CallShift


def render(material: Material) -> Iterator[Page]:
    """Yield one page an incident that is open."""
    for dossier in material.dossiers:
        held = [each for each in dossier.of("incidents") if each["state"] == "open"]
        for number, incident in enumerate(held, start=1):
            tail = f"-{number}" if len(held) > 1 else ""
            name = f"{material.today:%Y-%m-%d}-{dossier.stem}-call-sheet{tail}.md"
            title = f"{dossier.client['name']}: {incident['title']}"
            sections = _sections(dossier, incident, material.hours)
            yield Page(name, paper("call sheet", title, material.today, sections))


def _sections(
    dossier: Dossier, incident: Fields, hours: WorkingHours
) -> Iterator[tuple[str, list[str]]]:
    sheet = incident["call_sheet"]
    facts = ("promised", "expected", "delivered", "impact", "solution", "owner")
    yield "What happened", list(bullets((one.capitalize(), inline(incident[one])) for one in facts))
    yield "The line to take", [inline(sheet["line"])] if sheet["line"] else []
    yield "Who takes the calls", list(_shifts(sheet))
    yield "Hours without a name", [f"- {gap}" for gap in _sheet(sheet).gaps(hours)]
    owed = [each for each in incident["updates"] if not each["given_at"]]
    yield (
        "What they hear from us, and when",
        [f"- update by {_by(each, incident['zone'])}" for each in owed],
    )
    yield "Their people", list(_people(dossier))


def _by(update: Fields, zone: str) -> str:
    """Return by when an update is owed; a range with both of its ends."""
    due = moment(update["due"], zone)
    return f"{due}, at the latest {moment(update['latest'], zone)}" if update["latest"] else due


def _sheet(held: Fields) -> CallSheet:
    shifts = (CallShift(**{**each, "days": tuple(each["days"])}) for each in held["shifts"])
    return CallSheet(shifts=tuple(shifts))


def _shifts(sheet: Fields) -> Iterator[str]:
    for each in sheet["shifts"]:
        days = ", ".join(WEEKDAYS[day % 7].capitalize() for day in each["days"])
        when = f"{days or 'every working day'} {each['start']}-{each['end']}"
        yield f"- **{inline(each['name'])}**: {when}"
    if sheet["backup"]:
        yield f"- Backup: {inline(sheet['backup'])}"
    if sheet["until"]:
        yield f"- Until: {sheet['until']}"


def _people(dossier: Dossier) -> Iterator[str]:
    for each in dossier.client["people"]:
        phones = ", ".join(inline(phone["value"]) for phone in each["phones"])
        yield f"- {inline(each['name'])}{aside(inline(each['role']), phones)}"


export = Export(
    summary="who takes a client's calls after a dropped ball, and what to say",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=True,
    render=render,
    lacking="no incident is open",
)

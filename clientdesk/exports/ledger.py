"""The promise ledger of a client: both directions, with every date that a promise ever had."""

from collections.abc import Iterator

from clientdesk.exporting import Dossier, Export, Fields, Material, Page
from clientdesk.exports._dealings import first_theirs
from clientdesk.exports._escaping import inline
from clientdesk.exports._paper import paper
from clientdesk.exports._wording import aside, day, moment
from clientdesk.model.field import Privacy


def render(material: Material) -> Iterator[Page]:
    """Yield one page a client."""
    for dossier in material.dossiers:
        sections = (
            ("How my word was kept", _rate(dossier)),
            ("Open, mine", _promises(dossier, "mine", "open")),
            ("Open, theirs", _promises(dossier, "theirs", "open")),
            ("Kept", _promises(dossier, "", "kept")),
            ("Dropped", _promises(dossier, "", "dropped")),
        )
        title = f"Promises: {dossier.client['name']}"
        name = f"{material.today:%Y-%m-%d}-{dossier.stem}-ledger.md"
        yield Page(name, paper("ledger", title, material.today, sections))


def _rate(dossier: Dossier) -> Iterator[str]:
    kept, closed = dossier.kept
    if closed:
        yield f"{kept} of {closed} promises of mine were kept in time."


def _promises(dossier: Dossier, owner: str, state: str) -> Iterator[str]:
    held = [
        each
        for each in dossier.of("promises")
        if each["state"] == state and owner in {"", each["owner"]}
    ]
    order = "due" if state == "open" else "closed_at"
    for each in sorted(held, key=lambda each: (each[order] or "9", each["id"])):
        due = f"by {moment(each['due'], each['zone'])}" if each["due"] else "no date agreed"
        sure = "" if each["certainty"] == "sure" else each["certainty"]
        whose = "" if owner else each["owner"]
        closed = f"{state} {day(each['closed_at'])}" if each["closed_at"] else ""
        mark = "x" if state == "kept" else " "
        person = inline(dossier.person(each["person"]))
        late = dossier.words[each["id"]].lateness
        yield f"- [{mark}] {inline(each['what'])}{aside(whose, due, sure, person, closed, late)}"
        if state == "open":
            yield from first_theirs(dossier, each)
        for change in each["history"]:
            yield f"  - {day(change['at'])}: {_before(dossier, change)}"
        if each["out_of_scope"]:
            yield f"  - not included: {inline(each['out_of_scope'])}"


def _before(dossier: Dossier, change: Fields) -> str:
    """Return how a promise was before one change: its date and why it moved, its owner, whose."""
    late = ", after its date had passed" if change["was_late"] else ""
    told = []
    if change["was_owner"]:
        told.append(f"was {change['was_owner']}{late}")
    if change["was_person"]:
        told.append(f"was with {inline(dossier.person(change['was_person'])) or 'somebody else'}")
    if change["was"]:
        moved = ", moved after it had passed" if change["was_late"] else ""
        why = f": {inline(change['why'])}" if change["why"] else ""
        told.append(f"was due {moment(change['was'])}{moved}{why}")
    return "; ".join(told)


export = Export(
    summary="promises both ways, with the honest history of their dates",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=True,
    render=render,
)

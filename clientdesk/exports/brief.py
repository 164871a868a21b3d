"""A meeting brief: one page to read before the call."""

from collections.abc import Iterator
from datetime import timedelta

from clientdesk.exporting import Dossier, Export, Material, Page
from clientdesk.exports import _client, _dealings, _knowledge
from clientdesk.exports._escaping import inline
from clientdesk.exports._paper import paper
from clientdesk.exports._wording import aside, day
from clientdesk.model.field import Privacy

_NEAR = timedelta(days=45)
"""How far ahead a date to remember is told."""


def render(material: Material) -> Iterator[Page]:
    """Yield one page a client."""
    for dossier in material.dossiers:
        sections = (
            ("Last time", _last(dossier)),
            ("Agenda", _dealings.checkins(dossier, material)),
            ("I promised", _dealings.mine(dossier, material)),
            ("They promised", _dealings.theirs(dossier, material)),
            ("Requests", _dealings.requests(dossier, material)),
            ("Incidents", _open_incidents(dossier)),
            ("Ask", _questions(dossier, material)),
            ("Coming up", _near(dossier, material)),
            ("People", _client.people(dossier, material)),
            ("How they like it", _client.preferences(dossier, material)),
            ("Their words", _client.jargon(dossier, material)),
        )
        title = f"Before you talk to {dossier.client['name']}"
        name = f"{material.today:%Y-%m-%d}-{dossier.stem}-brief.md"
        yield Page(name, paper("brief", title, material.today, sections))


def _last(dossier: Dossier) -> Iterator[str]:
    touches = sorted(dossier.of("touches"), key=lambda each: each["at"])
    for each in touches[-1:]:
        people = ", ".join(filter(None, map(dossier.person, each["people"])))
        yield f"- {day(each['at'])} {each['channel']}{aside(inline(people))}"
        yield from (f"  - {line['kind']}: {inline(line['text'])}" for line in each["lines"])


def _open_incidents(dossier: Dossier) -> Iterator[str]:
    for each in dossier.of("incidents"):
        if each["state"] == "open":
            yield f"- **{inline(each['title'])}**: {inline(each['solution']) or 'no solution yet'}"


def _questions(dossier: Dossier, material: Material) -> Iterator[str]:
    """Yield what to ask: open questions, facts that may not hold any more, sections without any."""
    for each in dossier.of("touches"):
        for line in each["lines"]:
            if line["kind"] == "open":
                yield f"- {inline(line['text'])} (open since {day(each['at'])})"
    yield from (line for line in _knowledge.facts(dossier, material) if "**stale**" in line)
    if dossier.unknown:
        yield f"- Nothing is known yet of: {', '.join(dossier.unknown)}"


def _near(dossier: Dossier, material: Material) -> Iterator[str]:
    for each in dossier.dates:
        if each.day <= material.today + _NEAR:
            yearly = "every year" if each.yearly else ""
            yield f"- {each.day}: {inline(each.title)}{aside(yearly)}"


export = Export(
    summary="what to have in mind before a call, on one page",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=True,
    render=render,
)

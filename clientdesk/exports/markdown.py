"""A client as one Markdown page: who they are, what is owed both ways, what I know of them."""

from collections.abc import Iterator

from clientdesk.exporting import Dossier, Export, Material, Page, sealed
from clientdesk.exports import _client, _dealings, _knowledge
from clientdesk.exports._escaping import heading
from clientdesk.exports._paper import front_matter
from clientdesk.model.field import Privacy

_SECTIONS = (
    ("Who they are", _client.who),
    ("People", _client.people),
    ("How they like it", _client.preferences),
    ("Their words", _client.jargon),
    ("In touch", _client.cadence),
    ("Next check-ins", _dealings.checkins),
    ("I promised", _dealings.mine),
    ("They promised", _dealings.theirs),
    ("Requests", _dealings.requests),
    ("Incidents", _dealings.incidents),
    ("Advice", _dealings.pushbacks),
    ("Feedback", _dealings.feedback),
    ("Facts", _knowledge.facts),
    ("Notes", _knowledge.notes),
    ("Dates to remember", _knowledge.milestones),
    ("Shared with them", _knowledge.shares),
    ("Recent touches", _knowledge.touches),
)
_FOR_CLIENTS = 2
"""The first so many sections need no field that is INTERNAL."""


def render(material: Material) -> Iterator[Page]:
    """Yield one page a client."""
    for dossier in material.dossiers:
        name = f"{material.today:%Y-%m-%d}-{dossier.stem}-summary.md"
        yield Page(name, sealed(_front_matter(dossier, material) + body(dossier, material)))


def body(dossier: Dossier, material: Material, audience: Privacy = Privacy.INTERNAL) -> str:
    """Return a client's page without its front matter, as far as its audience goes."""
    parts = [heading(dossier.client["name"], 1)]
    sections = _SECTIONS if audience is Privacy.INTERNAL else _SECTIONS[:_FOR_CLIENTS]
    for title, section in sections:
        lines = list(section(dossier, material))
        if lines:
            parts.append("\n".join([f"## {title}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def _front_matter(dossier: Dossier, material: Material) -> str:
    client = dossier.client
    held = {
        "id": client["id"],
        "name": client["name"],
        "kind": "summary",
        "date": material.today,
        "status": client.get("status"),
        "zone": client.get("zone"),
        "language": client.get("language"),
        "tags": list(client.get("tags", [])),
        "created": client.get("created_at"),
    }
    return f"{front_matter(held)}\n"


export = Export(
    summary="one Markdown page a client, with YAML front matter",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=True,
    render=render,
)

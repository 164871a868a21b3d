"""A recap of the last talk: decisions, promises both ways, and what is open."""

from collections.abc import Iterator

from clientdesk.exporting import Export, Material, Page
from clientdesk.exports._letter import pages
from clientdesk.model.field import Privacy


def render(material: Material) -> Iterator[Page]:
    """Yield one page a client."""
    return pages(material, "recap")


export = Export(
    summary="what was agreed in the last talk that owes its recap, for both sides",
    audience=Privacy.CLIENT,
    suffix=".md",
    folder=True,
    render=render,
    lacking="no recap has all that it needs",
    template="recap",
)

"""An executive summary: one page for the one who decides, of what a client may see and no more."""

from collections.abc import Iterator

from clientdesk.exporting import Export, Material, Page
from clientdesk.exports._letter import pages
from clientdesk.model.field import Privacy


def render(material: Material) -> Iterator[Page]:
    """Yield one page a client."""
    return pages(material, "executive-summary")


export = Export(
    summary="what a boss needs, safe to forward: one decision, three bullets",
    audience=Privacy.CLIENT,
    suffix=".md",
    folder=True,
    render=render,
    lacking="no summary has all that it needs",
    template="executive-summary",
)

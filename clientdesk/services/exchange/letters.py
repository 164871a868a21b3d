"""Templates filled in for exports that a client may see: nothing leaves with a blank in it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clientdesk.exporting import Dossier, Letter
from clientdesk.model.errors import InvalidInputError
from clientdesk.services.mail.templates import DEFAULT

if TYPE_CHECKING:
    from clientdesk.drafting import Template
    from clientdesk.services.mail.templates import Templates


def letter(templates: "Templates", name: str, dossier: Dossier, client: str) -> Letter:
    """Return a template filled in for a client.

    Raises InvalidInputError, which says what is missing, or that it is too long.
    """
    client_id = dossier.client["id"]
    filled = templates.fill(name, client_id)
    template = templates.get(name, templates.language_for(client_id))
    if filled.missing:
        lacks = ", ".join(_lacks(templates, template, filled.missing))
        raise InvalidInputError(f"there is no {name.replace('-', ' ')} of {client} yet: {lacks}")
    words, called = len(filled.body.split()), name.replace("-", " ")
    if template.longest is not None and words > template.longest:
        raise InvalidInputError(
            f"the {called} of {client} has {words} words and is read up to {template.longest}; "
            "say in fewer words what was promised, or write it as a mail and shorten that"
        )
    people = dossier.client.get("people", [])
    reader = next(
        (
            each["name"]
            for each in people
            if filled.to and any(one["value"] == filled.to for one in each["emails"])
        ),
        "",
    )
    return Letter(dossier.stem, template.title, reader, filled.subject, filled.body)


def _lacks(templates: "Templates", template: "Template", missing: Iterable[str]) -> Iterator[str]:
    """Yield what is missing in the language of the desk, whatever that of the mail is."""
    desk = templates.shelf(DEFAULT).templates.get(template.name)
    known = desk.blanks if desk is not None else {}
    keys = {f"[{blank.missing}]": key for key, blank in template.blanks.items()}
    for label in missing:
        blank = known.get(keys.get(label, ""))
        yield blank.missing if blank is not None and blank.missing else label.strip("[]")

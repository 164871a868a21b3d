"""The clients as one table (RFC 4180), a row each, that no spreadsheet can take for formulas."""

import csv
import io
from collections.abc import Callable, Iterator

from clientdesk.exporting import Dossier, Export, Fields, Material, Page
from clientdesk.model.cell import neutral_cell
from clientdesk.model.field import Privacy


def _main(dossier: Dossier) -> Fields:
    people = dossier.client["people"]
    return people[0] if people else {"name": "", "role": "", "emails": [], "phones": []}


def _first(held: list[Fields]) -> str:
    return held[0]["value"] if held else ""


def _label(held: list[Fields]) -> str:
    return held[0]["label"] if held else ""


def _more(held: list[Fields]) -> str:
    """Return the addresses but the first, each with its label: `a@x (home); b@x`."""
    return "; ".join(
        f"{each['value']} ({each['label']})" if each["label"] else each["value"]
        for each in held[1:]
    )


def _others(dossier: Dossier) -> str:
    """Return the people but the first, as mail programs write them."""
    people = dossier.client["people"][1:]
    return "; ".join(
        f"{each['name']} <{_first(each['emails'])}>" if each["emails"] else each["name"]
        for each in people
    )


def _planned(dossier: Dossier) -> str:
    return f"{dossier.planned[0].starts:%Y-%m-%d %H:%M}" if dossier.planned else ""


def _touched(dossier: Dossier) -> str:
    return f"{dossier.last_touch:%Y-%m-%d}" if dossier.last_touch else ""


def _plain(field: str) -> Callable[[Dossier], str]:
    return lambda dossier: str(dossier.client[field] or "")


def _joined(field: str) -> Callable[[Dossier], str]:
    return lambda dossier: ", ".join(dossier.client[field])


COLUMNS: dict[str, Callable[[Dossier], str]] = {
    "Id": _plain("id"),
    "Client": _plain("name"),
    "Company": _plain("company"),
    "Trade": _plain("trade"),
    "Status": _plain("status"),
    "Contact": lambda dossier: str(_main(dossier)["name"]),
    "Role": lambda dossier: str(_main(dossier)["role"]),
    "Email": lambda dossier: _first(_main(dossier)["emails"]),
    "Phone": lambda dossier: _first(_main(dossier)["phones"]),
    "Email label": lambda dossier: _label(_main(dossier)["emails"]),
    "Phone label": lambda dossier: _label(_main(dossier)["phones"]),
    "More emails": lambda dossier: _more(_main(dossier)["emails"]),
    "More phones": lambda dossier: _more(_main(dossier)["phones"]),
    "Other people": _others,
    "Time zone": _plain("zone"),
    "Language": _plain("language"),
    "Town": _plain("place"),
    "Country": _plain("country"),
    "Website": _plain("website"),
    "Projects": _joined("projects"),
    "Tags": _joined("tags"),
    "Last touch": _touched,
    "Next check-in": _planned,
}
"""The columns in order; what `imports/csv.py` knows of them it reads back."""


def render(material: Material) -> Iterator[Page]:
    """Yield the table."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for dossier in material.dossiers:
        rows.writerow(neutral_cell(cell(dossier)) for cell in COLUMNS.values())
    yield Page(f"{material.today:%Y-%m-%d}-clients.csv", written.getvalue())


export = Export(
    summary="one table of all clients for a spreadsheet (RFC 4180)",
    audience=Privacy.INTERNAL,
    suffix=".csv",
    folder=False,
    render=render,
)

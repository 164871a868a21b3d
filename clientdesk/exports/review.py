"""The week as one Markdown page: what was said, kept and missed, and what the next week asks."""

from collections.abc import Iterator
from datetime import date, timedelta

from clientdesk.exporting import Export, Fields, Material, Page, sealed
from clientdesk.exports._escaping import inline
from clientdesk.exports._paper import front_matter
from clientdesk.exports._wording import aside, day, moment
from clientdesk.model.field import Privacy

WEEK = timedelta(days=7)
"""How far the review looks back, and ahead."""


def render(material: Material) -> Iterator[Page]:
    """Yield the page."""
    week = _Week(material)
    sections = (
        ("Talked", week.touches()),
        ("Promises kept", week.promises("kept")),
        ("Promises dropped", week.promises("dropped")),
        ("Promises missed", week.missed()),
        ("I owe", week.owed("mine")),
        ("They owe me", week.owed("theirs")),
        ("New requests", week.requests()),
        ("Incidents still open", week.incidents()),
        ("Notes", week.notes()),
        ("Next check-ins", week.checkins()),
        ("Not in touch for long", week.silent()),
    )
    parts = [f"# Week to {material.today:%Y-%m-%d}"]
    parts += [
        "\n".join([f"## {title}", "", *lines]) for title, held in sections if (lines := list(held))
    ]
    if len(parts) == 1:
        parts.append("Nothing happened, and nothing is owed.")
    text = f"{_front_matter(material.today)}\n{chr(10).join(f'{part}{chr(10)}' for part in parts)}"
    yield Page(f"{material.today:%Y-%m-%d}-review.md", sealed(text))


def _front_matter(today: date) -> str:
    return front_matter({"kind": "review", "date": today, "from": today - WEEK, "to": today + WEEK})


class _Week:
    """What a week's records say, a line each with the client's name."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._from = (material.today - WEEK).isoformat()
        self._today = material.today.isoformat()
        self._to = (material.today + WEEK).isoformat()

    def _all(self, table: str) -> Iterator[tuple[str, Fields]]:
        for dossier in self._material.dossiers:
            name = inline(dossier.client["name"])
            yield from ((name, each) for each in dossier.of(table))

    def _recent(self, held: str | None) -> bool:
        return self._from < day(held) <= self._today

    def touches(self) -> Iterator[str]:
        """Yield who was talked to."""
        for name, each in self._all("touches"):
            if self._recent(each["at"]):
                said = next((line["text"] for line in each["lines"]), "")
                recap = "recap owed" if each["recap"] == "owed" else ""
                told = f": {inline(said)}" if said else ""
                yield f"- {day(each['at'])} **{name}**, {each['channel']}{told}{aside(recap)}"

    def promises(self, state: str) -> Iterator[str]:
        """Yield promises that came to an end."""
        for name, each in self._all("promises"):
            if each["state"] == state and self._recent(each["closed_at"]):
                yield f"- **{name}**: {inline(each['what'])}{aside(each['owner'])}"

    def missed(self) -> Iterator[str]:
        """Yield promises of mine that were not kept in time."""
        for name, each in self._all("promises"):
            due = day(each["due"])
            if each["owner"] == "mine" and each["state"] == "open" and due and due < self._today:
                yield f"- **{name}**: {inline(each['what'])} (due {due})"

    def owed(self, owner: str) -> Iterator[str]:
        """Yield what is due soon, or at no time that was said."""
        for name, each in self._all("promises"):
            if each["owner"] != owner or each["state"] != "open":
                continue
            due = day(each["due"])
            late = bool(due) and due < self._today
            if (owner == "mine" and late) or due > self._to:
                continue
            when = f"due {due}" if due else "no date"
            yield f"- **{name}**: {inline(each['what'])}{aside(when, 'late' if late else '')}"

    def requests(self) -> Iterator[str]:
        """Yield what was asked for."""
        for name, each in self._all("requests"):
            if self._recent(each["at"]):
                yield f"- {day(each['at'])} **{name}**: {inline(each['words'])}"

    def incidents(self) -> Iterator[str]:
        """Yield dropped balls that are not picked up yet."""
        for name, each in self._all("incidents"):
            if each["state"] != "closed":
                yield f"- **{name}**: {inline(each['title'])}{aside(each['state'])}"

    def notes(self) -> Iterator[str]:
        """Yield what was written down."""
        for name, each in self._all("notes"):
            if self._recent(each["changed_at"] or each["created_at"]):
                title = next((line for line in each["text"].split("\n") if line.strip("# ")), "")
                yield f"- **{name}**: {inline(title.lstrip('# '))}"

    def checkins(self) -> Iterator[str]:
        """Yield the next conversations."""
        for dossier in self._material.dossiers:
            for one in dossier.planned:
                starts = one.starts.isoformat()
                if day(starts) <= self._to:
                    late = "overdue" if one.overdue else ""
                    title = inline(one.checkin.get("title", ""))
                    who = f"**{inline(dossier.client['name'])}** {title}".rstrip()
                    yield f"- {moment(starts)} {who}{aside(late)}"

    def silent(self) -> Iterator[str]:
        """Yield clients whose longest interval has passed."""
        for dossier in self._material.dossiers:
            cadence = dossier.client["cadence"]
            if not cadence or dossier.client["status"] != "active":
                continue
            last = dossier.last_touch
            days = (self._material.today - last.date()).days if last else None
            if days is None or days > cadence["maximum_days"]:
                told = f"{days} days" if days is not None else "never"
                yield f"- **{inline(dossier.client['name'])}**{aside(told)}"


export = Export(
    summary="the week as one Markdown page: said, kept, missed, owed, and what is next",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=False,
    render=render,
)

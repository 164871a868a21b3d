"""The week as one Markdown page: what was said, kept and missed, and what the next week asks."""

from collections.abc import Iterator
from datetime import date, timedelta

from clientdesk.exporting import Export, Fields, Material, Page, Word, sealed
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

    def _promised(self) -> Iterator[tuple[str, Fields, Word]]:
        """Yield promises with how they stand, those of a client by due time."""
        for dossier in self._material.dossiers:
            name = inline(dossier.client["name"])
            for each in dossier.by_due(dossier.of("promises")):
                yield name, each, dossier.words[each["id"]]

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
        for name, each, word in self._promised():
            if each["state"] == state and self._recent(each["closed_at"]):
                late = "" if word.in_time or state != "kept" else "late"
                yield f"- **{name}**: {inline(each['what'])}{aside(each['owner'], late)}"

    def missed(self) -> Iterator[str]:
        """Yield promises of mine whose time has passed."""
        for name, each, word in self._promised():
            if each["owner"] == "mine" and word.late:
                yield f"- **{name}**: {inline(each['what'])} (due {_due(each, word)})"

    def owed(self, owner: str) -> Iterator[str]:
        """Yield what is due soon, or at no time that was said."""
        for name, each, word in self._promised():
            if each["owner"] != owner or each["state"] != "open":
                continue
            far = word.due is not None and word.due.date().isoformat() > self._to
            if (owner == "mine" and word.late) or far:
                continue
            when = f"due {_due(each, word)}" if word.due else "no date"
            late = "late" if word.late else ""
            yield f"- **{name}**: {inline(each['what'])}{aside(when, late)}"

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


def _due(promise: Fields, word: Word) -> str:
    """Return by when: an hour of my zone where it names one, else its day as it was promised."""
    if word.due is None or promise["due"].endswith("T00:00:00"):
        return day(promise["due"])
    return f"{word.due:%Y-%m-%d %H:%M}"


export = Export(
    summary="the week as one Markdown page: said, kept, missed, owed, and what is next",
    audience=Privacy.INTERNAL,
    suffix=".md",
    folder=False,
    render=render,
)

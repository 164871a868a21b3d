"""The part of a client's Markdown page that says what I know of them, and when we talked."""

from collections.abc import Iterator
from datetime import date

from clientdesk.exporting import Dossier, Fields, Material
from clientdesk.exports._escaping import block, inline, opening
from clientdesk.exports._wording import aside, day, listed, people
from clientdesk.model.note import Fact, Section
from clientdesk.model.touch import PREFIXES

RECENT = 10
"""How many touches a page tells."""
_ORDER = [section.value for section in Section]
_MARKS = {kind.value: mark for mark, kind in PREFIXES.items()}


def facts(dossier: Dossier, material: Material) -> Iterator[str]:
    """Yield every fact with where it is from and whether it still counts."""
    for note in _ordered(dossier):
        for fact in note["facts"]:
            seen = f"seen {fact['seen_on']}" if fact["seen_on"] else ""
            sure = "" if fact["confidence"] == "sure" else fact["confidence"]
            stale = "**stale**" if _is_stale(fact, material.today) else ""
            yield f"- {opening(fact['text'])}{aside(inline(fact['source']), seen, sure, stale)}"


def _is_stale(fact: Fields, today: date) -> bool:
    seen = date.fromisoformat(fact["seen_on"]) if fact["seen_on"] else None
    held = Fact(text="", seen_on=seen, stale_after_months=fact["stale_after_months"])
    return held.is_stale(today)


def notes(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield every note under a heading of its own: pinned first, then by section and age."""
    first = True
    for note in _ordered(dossier):
        if not note["text"].strip():
            continue
        if not first:
            yield ""
        first = False
        tags = " ".join(f"#{inline(tag)}" for tag in note["tags"])
        title = note["section"].capitalize()
        yield f"### {title}, {day(note['changed_at'] or note['created_at'])}{aside(tags)}"
        yield ""
        yield from block(note["text"], below=3)


def _ordered(dossier: Dossier) -> list[Fields]:
    return sorted(
        dossier.of("notes"),
        key=lambda note: (not note["pinned"], _ORDER.index(note["section"]), note["id"]),
    )


def milestones(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield dates worth a word."""
    for each in sorted(dossier.of("milestones"), key=lambda each: (each["starts_on"], each["id"])):
        until = f" to {day(each['ends_on'])}" if each["ends_on"] else ""
        yearly = "every year" if each["yearly"] else ""
        person = people(dossier, [each["person"]])
        yield f"- {day(each['starts_on'])}{until}: {inline(each['title'])}{aside(person, yearly)}"


def shares(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield what was sent because it is of use to them."""
    for each in dossier.of("shares"):
        link = f" {inline(each['link'])}" if each["link"] else ""
        sent = f"sent {day(each['sent_on'])}" if each["sent_on"] else "not sent yet"
        why = f": {inline(each['why'])}" if each["why"] else ""
        yield f"- {opening(each['title'])}{aside(each['kind'], sent)}{why}{link}"


def touches(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield the newest conversations, each line with its mark."""
    newest = sorted(dossier.of("touches"), key=lambda each: (each["at"], each["id"]), reverse=True)
    for each in newest[:RECENT]:
        who = people(dossier, each["people"])
        recap = "recap owed" if each["recap"] == "owed" else ""
        yield f"- {day(each['at'])} {each['channel']}{' with ' + who if who else ''}{aside(recap)}"
        for line in each["lines"]:
            mark = _MARKS.get(line["kind"], "")
            yield f"  - `{mark}` {inline(line['text'])}" if mark else f"  - {opening(line['text'])}"
    older = len(newest) - RECENT
    if older > 0:
        yield f"- and {older} more, the oldest on {listed([day(newest[-1]['at'])])}"

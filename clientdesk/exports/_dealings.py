"""The part of a client's Markdown page that says what is planned, owed, asked and gone wrong."""

from collections.abc import Iterator

from clientdesk.exporting import Dossier, Fields, Material
from clientdesk.exports._escaping import inline, opening
from clientdesk.exports._wording import aside, bullets, day, listed, moment, people


def checkins(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield the next check-ins; the first of each brings its agenda."""
    told: set[str] = set()
    for planned in dossier.planned:
        held = planned.checkin
        late = "**overdue** " if planned.overdue else ""
        theirs = ""
        if planned.theirs.utcoffset() != planned.starts.utcoffset():
            there = planned.theirs
            same = there.date() == planned.starts.date()
            theirs = f"{there:%H:%M}" if same else f"{there:%Y-%m-%d %H:%M}"
            theirs += " for them"
        title = inline(held["title"]) or "Check-in"
        where = aside(theirs, held["channel"], inline(held["place"]), f"{held['minutes']} min")
        yield f"- {late}{planned.starts:%Y-%m-%d %H:%M %Z}: {title}{where}"
        if held["id"] not in told:
            told.add(held["id"])
            for item in held.get("items", []):
                answer = f": {inline(item['answer'])}" if item["answer"] else ""
                yield f"  - {item['kind']}: {inline(item['text'])}{answer}"


def mine(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield my open promises, by date."""
    yield from _promises(dossier, "mine")


def theirs(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield their open promises, by date."""
    yield from _promises(dossier, "theirs")


def _promises(dossier: Dossier, owner: str) -> Iterator[str]:
    held = [
        each
        for each in dossier.of("promises")
        if each["owner"] == owner and each["state"] == "open"
    ]
    for each in dossier.by_due(held):
        due = f"by {moment(each['due'], each['zone'])}" if each["due"] else "no date agreed"
        sure = "" if each["certainty"] == "sure" else each["certainty"]
        nudged = _nudged(len(each["nudges"]))
        person = inline(dossier.person(each["person"]))
        yield f"- [ ] {inline(each['what'])}{aside(due, sure, person, nudged)}"
        yield from first_theirs(dossier, each)
        for change in each["history"]:
            if change["was"]:
                why = f": {inline(change['why'])}" if change["why"] else ""
                yield f"  - was due {moment(change['was'])}{why}"
        if each["out_of_scope"]:
            yield f"  - not included: {inline(each['out_of_scope'])}"


def first_theirs(dossier: Dossier, promise: Fields) -> Iterator[str]:
    """Yield what of theirs must come before a promise of mine."""
    for each in dossier.of("promises"):
        is_open = (each["owner"], each["state"]) == ("theirs", "open")
        if is_open and each["id"] in promise["waits_on"]:
            yield f"  - waits for: {inline(each['what'])}"


def _nudged(times: int) -> str:
    return {0: "", 1: "reminded once", 2: "reminded twice"}.get(times, f"reminded {times} times")


def requests(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield what they asked for and is not dealt with."""
    for each in dossier.of("requests"):
        if each["closed_at"]:
            continue
        due = f"by {moment(each['due'], each['zone'])}" if each["due"] else "no exact time yet"
        use = "" if each["use"] == "unknown" else f"to {each['use']}"
        yield f"- {day(each['at'])}: {inline(each['words'])}{aside(due, each['due_state'], use)}"
        yield from (
            f"  {line}"
            for line in bullets(
                (
                    ("Asked by", people(dossier, [each["asked_by"]])),
                    ("On behalf of", people(dossier, [each["on_behalf_of"]])),
                    ("Decided by", people(dossier, [each["decider"]])),
                    ("Audience", inline(each["audience"])),
                    ("Format", inline(each["wanted_format"])),
                )
            )
        )


def incidents(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield what went wrong: the facts, and every word owed and given."""
    for each in dossier.of("incidents"):
        yield f"- **{inline(each['title'])}**{aside(each['state'])}"
        facts = ("promised", "expected", "delivered", "impact", "solution", "owner", "lesson")
        named = ((fact.capitalize(), inline(each[fact])) for fact in facts)
        yield from (f"  {line}" for line in bullets(named))
        yield from (f"  - {_update(update, each['zone'])}" for update in each["updates"])


def _update(update: Fields, zone: str) -> str:
    due = moment(update["due"], zone)
    if update["given_at"]:
        return f"[x] {due}: {inline(update['text']) or 'told'}"
    latest = f", {moment(update['latest'])} at the latest" if update["latest"] else ""
    return f"[ ] update owed by {due}{latest}"


def pushbacks(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield what I advised against."""
    for each in dossier.of("pushbacks"):
        yield f"- {opening(each['wanted'])}{aside(day(each['raised_on']))}"
        yield from (
            f"  {line}"
            for line in bullets(
                (
                    ("Risk", inline(each["risk"])),
                    ("Advice", inline(each["advice"])),
                    ("Options", listed(each["options"])),
                    ("Outcome", inline(each["outcome"])),
                )
            )
        )


def feedback(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield what I asked, what they said, and what I changed."""
    for each in dossier.of("feedback"):
        person = people(dossier, [each["person"]])
        yield f"- {day(each['asked_on'])}: {inline(each['question'])}{aside(person)}"
        yield from (
            f"  {line}"
            for line in bullets(
                (
                    ("Answer", inline(each["answer"])),
                    ("Changed", inline(each["changed"])),
                    ("Follow up", "" if each["closed_at"] else day(each["follow_up_on"])),
                )
            )
        )

"""The part of a client's Markdown page that says who they are and how they like it."""

from collections.abc import Iterator
from typing import Any

from clientdesk.exporting import Dossier, Fields, Material
from clientdesk.exports._escaping import inline
from clientdesk.exports._wording import aside, bullets, day, hours, known, listed


def who(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield the firm's own data."""
    client = dossier.client
    place = listed([client["place"], client["country"]])
    yield from bullets(
        (label, value)
        for label, value in (
            ("Company", inline(client["company"])),
            ("Trade", inline(client["trade"])),
            ("Place", place),
            ("Website", inline(client["website"])),
            ("Time zone", inline(client["zone"])),
            ("Working hours", hours(client["hours"])),
            ("Language", inline(client["language"])),
            ("Projects", listed(client["projects"])),
            ("Tags", listed(client.get("tags", []))),
        )
    )


def people(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield a line a person, and below it how to reach them."""
    for person in dossier.client["people"]:
        power = known(person.get("power"))
        role = inline(person["role"])
        yield f"- **{inline(person['name'])}**{aside(role, power)}"
        yield from (f"  {line}" for line in bullets(_reach(dossier, person)))


def _reach(dossier: Dossier, person: Fields) -> Iterator[tuple[str, str]]:
    yield "Mail", _addresses(person["emails"])
    yield "Phone", _addresses(person["phones"])
    if "channel" in person:
        yield "Likes", inline(person["channel"])
        yield "Reports to", inline(dossier.person(person["reports_to"]))
        yield "Birthday", inline(person["birthday"])
    yield "Time zone", inline(person["zone"])
    yield "Language", inline(person["language"])


def _addresses(held: list[Fields]) -> str:
    return ", ".join(
        f"{inline(each['value'])}{aside(inline(each['label']))}" for each in held if each["value"]
    )


def preferences(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield tone, length and channels."""
    held: dict[str, Any] = dossier.client.get("preferences", {})
    if not held:
        return
    # Mail is what is written to whom nothing is known of: it says nothing by itself.
    usual = "" if held["channel"] == "email" and not held["topic_channels"] else held["channel"]
    yield from bullets(
        (
            ("Tone", known(held["formality"])),
            ("Messages", known(held["length"])),
            ("Words they like", listed(held["liked_words"])),
            ("Words to avoid", listed(held["avoided_words"])),
            ("Channel", inline(usual)),
        )
    )
    for each in held["topic_channels"]:
        yield f"- About {inline(each['topic'])}: {inline(each['channel'])}"


def jargon(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield their words and what they mean."""
    for each in dossier.client.get("jargon", []):
        meaning = f": {inline(each['meaning'])}" if each["meaning"] else ""
        unfit = "" if each.get("fit_for_mail", True) else " (not in mails)"
        yield f"- **{inline(each['term'])}**{meaning}{unfit}"


def cadence(dossier: Dossier, _: Material) -> Iterator[str]:
    """Yield how often to be in touch, and when we last were."""
    client = dossier.client
    held = client.get("cadence")
    rhythm = f"{held['ideal_days']} days, {held['maximum_days']} at most" if held else ""
    last = dossier.last_touch
    yield from bullets(
        (
            ("Every", rhythm),
            ("Last touch", f"{last:%Y-%m-%d}" if last else ""),
            ("Told my schedule", day(client.get("schedule_told_on"))),
            ("Told the escalation policy", day(client.get("policy_told_on"))),
        )
    )

"""Notes as Markdown with YAML front matter that names the client."""

import re
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from clientdesk.importing import Import, Incoming, Incomings, Tick, Written, unheard
from clientdesk.model.decoding import decoded
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import Confidence, Fact, Section
from clientdesk.model.text import clean, clean_line
from clientdesk.yaml_text import read_yaml

E = TypeVar("E", bound=StrEnum)

_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST_MATTER = 200_000
_ALIAS = re.compile(r"(?:^|[\s,\[{:-])[&*][^\s,\[\]{}]+", re.MULTILINE)
_KNOWN = {
    "id": "id of the note",
    "client": "client",
    "client_id": "id of the client",
    "section": "section",
    "tags": "tags",
    "pinned": "pinned",
    "shareable": "shareable",
    "created": "when it was made",
    "date": "when it was made",
    "changed": "when it was changed",
    "updated": "when it was changed",
    "facts": "facts",
    "title": "first line of the note",
    "kind": "left out",
    "generator": "left out",
    "digest": "left out",
}


def read(data: bytes, encoding: str = "", tick: Tick = unheard) -> Incomings:
    """Return the note of a file. Raises InvalidInputError, which says what is missing."""
    tick(0, 1)
    found = decoded(data, encoding=encoding)
    text = clean(found.text)
    matter = _MATTER.match(text)
    if matter is None:
        raise InvalidInputError(
            "this has no front matter that names a client; begin it with a line ---, "
            "a line client: NAME and another line ---"
        )
    held = _front(matter[1])
    if str(held.get("kind", "note")) == "summary":
        raise InvalidInputError("this is a client's summary, which is only written; name a note")
    name = clean_line(_text(held.get("client")) or _text(held.get("company")))
    if not name:
        raise InvalidInputError("its front matter names no client; add a line client: NAME")
    note, others = _written(held, text[matter.end() :].removesuffix("\n"))
    row = Incoming(
        row=1,
        name=name,
        id=clean_line(_text(held.get("client_id"))).upper(),
        notes=(note,),
        told=others,
    )
    mapping = tuple((key, _KNOWN.get(key, "kept in the note, below")) for key in held)
    return Incomings((row,), mapping, (), f"Markdown, {found.encoding}", "line")


def _front(written: str) -> dict[str, Any]:
    if len(written) > _LONGEST_MATTER or _ALIAS.search(_without_quoted(written)):
        raise InvalidInputError("its front matter is more than a note needs; shorten it")
    try:
        held = read_yaml(written)
    except (ValueError, RecursionError, OverflowError) as error:
        raise InvalidInputError(f"its front matter is no YAML: {error}") from error
    if not isinstance(held, dict):
        raise InvalidInputError("its front matter holds no lines such as client: NAME")
    return {clean_line(str(key)).lower(): value for key, value in held.items()}


def _without_quoted(written: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "", written)


def _written(held: dict[str, Any], body: str) -> tuple[Written, str]:
    """Return the note, and what is said of keys that have no field."""
    title = clean_line(_text(held.get("title")))
    if title and title not in body.split("\n", 3)[0:3] and f"# {title}" not in body:
        body = f"# {title}\n\n{body.lstrip(chr(10))}"
    odd = {key: value for key, value in held.items() if key not in _KNOWN and value is not None}
    lines = [f"{key}: {clean_line(_text(value) or str(value))}" for key, value in odd.items()]
    if lines:
        body = "\n".join([body.rstrip("\n"), "", *lines])
    note = Written(
        text=body,
        id=clean_line(_text(held.get("id"))).upper(),
        created_at=_moment(held.get("created", held.get("date"))),
        changed_at=_moment(held.get("changed", held.get("updated"))),
        section=_choice(Section, held.get("section"), Section.GENERAL),
        tags=tuple(_tags(held.get("tags"))),
        facts=tuple(_facts(held.get("facts"))),
        pinned=held.get("pinned") is True,
        shareable=held.get("shareable") is True,
    )
    return note, f"kept in the note: {', '.join(odd)}" if odd else ""


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


def _tags(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else re.split(r"[,;\s]+", _text(value))
    words = (clean_line(_text(part)).lstrip("#") for part in parts)
    return list(dict.fromkeys(filter(None, words)))


def _facts(value: Any) -> list[Fact]:
    found: list[Fact] = []
    for each in value if isinstance(value, list) else []:
        fact = each if isinstance(each, dict) else {"text": each}
        seen = _moment(fact.get("seen_on"))
        months = fact.get("stale_after_months")
        text = clean_line(_text(fact.get("text")))
        if text:
            found.append(
                Fact(
                    text=text,
                    source=clean_line(_text(fact.get("source"))),
                    seen_on=seen.date() if seen else None,
                    confidence=_choice(Confidence, fact.get("confidence"), Confidence.SURE),
                    **({"stale_after_months": months} if type(months) is int else {}),
                )
            )
    return found


def _choice(kind: Callable[[str], E], value: Any, usual: E) -> E:
    try:
        return kind(clean_line(_text(value)).lower())
    except ValueError:
        return usual


def _moment(value: Any) -> datetime | None:
    """Return a moment, or the midnight of a day; a text that is neither is none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001 - mine, not UTC
    try:
        return datetime.fromisoformat(_text(value).strip()) if value else None
    except ValueError:
        return None


importer = Import(suffixes=(".md", ".markdown"), read=read)

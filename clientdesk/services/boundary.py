"""The boundary: whatever comes from outside is cleaned and checked here before it is kept."""

from dataclasses import replace
from typing import Any, TypeVar

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, FieldInfo, fields_of
from clientdesk.model.record import Record
from clientdesk.model.text import clean, clean_line

R = TypeVar("R", bound=Record)

LONGEST_NAME = 200
"""The most characters that a name may have."""
LONGEST_LINE = 10_000
"""The most characters that a text of one line may have."""
LONGEST_TEXT = 2_000_000
"""The most characters that a text may have."""

_SEVERAL_LINES = {Control.TEXT, Control.NONE}


def checked_name(typed: str, noun: str) -> str:
    """Return a name cleaned to one line. Raises InvalidInputError if it is empty or too long."""
    name = clean_line(typed)
    if not name.strip("\ufffd "):
        raise InvalidInputError(f"a {noun} needs a name; type one")
    if len(name) > LONGEST_NAME:
        raise InvalidInputError(
            f"the name of a {noun} may have {LONGEST_NAME} characters, this has {len(name)}; "
            "shorten it"
        )
    return name


def checked_text(typed: str, noun: str) -> str:
    """Return a text cleaned. Raises InvalidInputError if nothing is in it, or far too much."""
    _must_have_bounds(typed, f"this {noun}")
    text = clean(typed)
    if not text.strip():
        raise InvalidInputError(f"there is nothing in this {noun}; type something")
    return text


def checked(record: R, before: R | None = None) -> R:
    """Return a record with every text cleaned and every zone checked, nested ones included.

    What it was `before` need not be looked up again where that takes long.
    Raises InvalidInputError for an unknown zone, an unknown country or region, a rhythm that cannot
    be kept, and for a text beyond all bounds.
    """
    clean_one: R = _placed(_clean_record(record), before)
    _must_be_a_rhythm(clean_one, before)
    return clean_one


def _must_be_a_rhythm(record: Any, before: Any) -> None:
    """Refuse a new rhythm of staying in touch that is overdue before it is due."""
    rhythm = getattr(record, "cadence", None)
    if rhythm is None or (before and before.cadence == rhythm):
        return
    ideal, most = rhythm.ideal_days, rhythm.maximum_days
    if min(ideal, most) < 1:
        raise InvalidInputError("a rhythm of staying in touch is a day at least; type 1 or more")
    if most < ideal:
        raise InvalidInputError(
            f"at most {most} days comes before the ideal of {ideal}: a talk would be overdue before"
            f" it is due; give at most {ideal} or more, or a shorter ideal"
        )


def _placed(record: Any, before: Any) -> Any:
    """Return a record with its country and region as codes that public holidays are known by."""
    place = getattr(record, "country", ""), getattr(record, "region", "")
    if not any(place) or (before and place == (before.country, before.region)):
        return record
    from clientdesk.services.public_holidays import checked_place

    country, region = checked_place(*place)
    return record if place == (country, region) else replace(record, country=country, region=region)


def _clean_record(value: Any) -> Any:
    changed = {}
    for info in fields_of(value.__class__):
        held = getattr(value, info.name)
        clean_one = _clean_value(held, info)
        if clean_one is not held and clean_one != held:
            changed[info.name] = clean_one
    return replace(value, **changed) if changed else value


def _clean_value(value: Any, info: FieldInfo) -> Any:
    if type(value) is str:
        return _clean_text(value, info)
    if isinstance(value, tuple):
        return tuple(_clean_value(item, info) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        return _clean_record(value)
    return value


def _must_have_bounds(text: str, what: str, longest: int = LONGEST_TEXT) -> None:
    if len(text) > longest:
        raise InvalidInputError(
            f"{what} has {len(text):,} characters, more than {longest:,}; "
            "keep it in a file and note where it is"
        )


def _clean_text(text: str, info: FieldInfo) -> str:
    several = info.about.control in _SEVERAL_LINES
    _must_have_bounds(text, info.about.label, LONGEST_TEXT if several else LONGEST_LINE)
    if info.about.control is Control.ZONE:
        from clientdesk.services.zones import checked_zone

        return checked_zone(text.strip())
    return clean(text) if several else clean_line(text)

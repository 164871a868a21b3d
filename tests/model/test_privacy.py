"""Which fields are SECRET and which a client may see, written down once more by hand.

Every other test of what leaks takes a field's class from the field itself: a class that is lowered
by mistake would take its own tests with it. Here it would not.
"""

from collections.abc import Iterator
from typing import Any

from clientdesk.model.field import Privacy, fields_of
from clientdesk.services.kinds import kinds

KEPT = """
    CallSheet: not_to_say
    CheckIn: private
    Client: private urgency
    Feedback: private
    Incident: cause
    Milestone: note
    Override: message words
    Person: politics
    Promise: private
    PushBack: private
    Request: politics urgency
    ResponseRamp: every_days now_minutes started_on step_minutes target_minutes why
    Touch: private
    Urgency: kind why
"""
"""What never leaves the desk file, by the class that declares it."""

TOLD = """
    Address: label value
    CheckIn: channel extra id minutes occurrences place recurrence sequence starts title uid zone
    Client: company country hours id language name people place projects region trade website zone
    Draft: body id subject to
    Feedback: answer changed id question
    Incident: delivered expected id impact owner promised solution title updates zone
    IncidentUpdate: due latest text
    Milestone: ends_on id kind starts_on title
    Note: id
    Occurrence: moved_to original state
    Person: emails id language name phones role zone
    Policy: channels emergency id response
    Profile: country email hours id name region response_promise zone
    Promise: due id out_of_scope what zone
    PromiseChange: was
    PushBack: advice id options risk wanted
    Recurrence: count frequency interval position until weekdays
    Request: due id words zone
    ResponseRamp: id
    Share: id link title why
    Term: meaning term
    Touch: id
    TouchLine: kind text
    Trip: ends_on id place starts_on
    Version: id
    WorkingHours: days end start
"""
"""What may stand in something that a client reads. Whatever is added here leaves the house."""


def test_what_is_secret_is_what_was_meant_to_be() -> None:
    assert declared(Privacy.SECRET) == written(KEPT)


def test_what_a_client_may_see_is_what_was_meant_for_them() -> None:
    assert declared(Privacy.CLIENT) == written(TOLD)


def written(table: str) -> set[str]:
    """Return `Kind.field` of every field in a table of ours."""
    found, kind = set(), ""
    for word in table.split():
        if word.endswith(":"):
            kind = word[:-1]
        else:
            found.add(f"{kind}.{word}")
    return found


def declared(privacy: Privacy) -> set[str]:
    """Return `Kind.field` of every field that says of itself who may read it."""
    return {
        f"{kind.__name__}.{info.name}"
        for top in kinds()
        for kind in within(top)
        for info in fields_of(kind)
        if info.about.privacy is privacy
    }


def within(kind: Any) -> Iterator[Any]:
    """Yield a class of records and those of the values inside it."""
    yield kind
    for info in fields_of(kind):
        if info.parts is not None:
            yield from within(info.parts)

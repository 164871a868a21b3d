"""Bad news, a disagreement, an apology or money: two of them in a mail are a call (2D or 3D)."""

from collections.abc import Iterator

from clientdesk.checking import Known
from clientdesk.checks.wording import hits_in
from clientdesk.language.medium import Reason, signs
from clientdesk.language.reading import Reading
from clientdesk.model.finding import Finding, Severity

_CHECK = "wrong_medium"
_ALONE = {Reason.DISAGREEMENT}
"""What calls for a talk by itself."""
_A_SLIP = {Reason.BAD_NEWS, Reason.APOLOGY}
"""A delay that is admitted and brings its new day is a fact, and facts are for a mail."""
_SEVERAL = 2
"""Of the other reasons it takes two, in two sentences: a small slip with its sorry is a mail."""


def check(reading: Reading, known: Known) -> Iterator[Finding]:  # noqa: ARG001 - the contract of a check
    """Yield a hint at the gravest sign; silent where the words have called for a talk already."""
    found = signs(reading)
    reasons = list(dict.fromkeys(sign.reason for sign in found))
    places = {each.span for each in reading.sentences for one in found if each.span.holds(one.span)}
    if not _ALONE.intersection(reasons) and min(len(reasons), len(places)) < _SEVERAL:
        return
    if set(reasons) <= _A_SLIP and any(mention.exact for mention in reading.dates):
        return
    if any(rule.name == _CHECK for rule in hits_in(reading)):
        return
    why = " and ".join(reasons)
    message = (
        f"{why[:1].upper()}{why[1:]}: in a mail the reader hears no voice and cannot ask at once. "
        "F9 makes a call of it with these points, and writes the invitation."
    )
    yield Finding(_CHECK, Severity.HINT, *found[0].span, message)

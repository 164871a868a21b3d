"""What a review finds beside the checks: recipients, files, and templates left as they came.

None of it can be seen in the text alone, so none of it is a check.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clientdesk.drafting import Template
from clientdesk.model.draft import Draft
from clientdesk.model.finding import Finding, Severity
from clientdesk.model.mailbox import Recipients
from clientdesk.model.text import named
from clientdesk.services.mail.enclosing import LARGEST, Attached

if TYPE_CHECKING:
    from clientdesk.services.practices.nudging import Closed

NOBODY = "no_recipient"
"""The blocker of a mail that no address can receive; it stops what is made for a mail program."""
CLOSED = "their_hours"
"""The blocker of a reminder while they do not work; it stops what would send it now."""
MISSING_FILE = "missing_file"
"""The blocker of a file that cannot go along."""


def of_recipients(to: Recipients) -> Iterator[Finding]:
    """Yield a stop where the mail has nobody to go to, and a warning for what is no address."""
    for wrong in to.wrong:
        message = f"“{wrong}” is no mail address, so the mail does not go there. Correct it."
        yield _about_all("recipients", Severity.WARN, message)
    if not to.mailboxes:
        message = "The mail goes to nobody: there is no address it could be sent to. Add one."
        yield _about_all(NOBODY, Severity.STOP, message)


def of_hours(closed: "Closed | None") -> Iterator[Finding]:
    """Yield a stop where a reminder would reach them outside of their hours."""
    if closed is not None:
        yield _about_all(CLOSED, Severity.STOP, str(closed))


def of_files(files: Iterable[Attached]) -> Iterator[Finding]:
    """Yield a stop for each file that cannot go along, and a warning if they are too large."""
    total = 0
    for each in files:
        total += each.size or 0
        if each.wrong:
            yield _about_all(
                MISSING_FILE, Severity.STOP, f"{each.wrong[:1].upper()}{each.wrong[1:]}."
            )
    if total > LARGEST:
        message = (
            f"The files have {total / 1e6:.0f} MB together, and mail servers refuse more than "
            f"{LARGEST // 1_000_000}. Send a link instead."
        )
        yield _about_all("attachment", Severity.WARN, message)


def of_template(
    draft: Draft, template: Template | None, found: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield what is wrong with a draft that was made from a template."""
    found = tuple(found)
    if template is not None:
        yield from _unfilled(draft, template, found)
        if lacks := template.lacking(draft.body):
            message = f"It lacks {named(lacks)}, without which “{template.title}” is incomplete."
            yield _about_all("incomplete", Severity.WARN, message)
        words = len(draft.body.split())
        counted = any(one.check == "length" for one in found)
        if template.longest is not None and words > template.longest and not counted:
            yield _about_all(
                "length",
                Severity.WARN,
                f"{words} words, and “{template.title}” is read up to {template.longest}. "
                "Who passes it on keeps what fits on one screen.",
            )
    if draft.template_text and draft.body.strip() == draft.template_text.strip():
        message = "This is the template as it came. One sentence of your own makes it a letter."
        yield _about_all("voice", Severity.HINT, message)


def _unfilled(draft: Draft, template: Template, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield a stop for each blank that still stands and that no check has pointed at."""
    seen = [(one.start, one.end) for one in found if one.check == "placeholder"]
    in_subject = any(start == end for start, end in seen)
    for label in dict.fromkeys(template.labels):
        start = draft.body.find(label)
        if start < 0 and (label not in draft.subject or in_subject):
            continue
        place = max(start, 0)
        if start >= 0 and any(first <= place < end for first, end in seen):
            continue
        yield Finding(
            "placeholder",
            Severity.STOP,
            place,
            place + len(label) if start >= 0 else place,
            f"“{label}” was never filled in. The reader sees a form letter.",
        )


def _about_all(check: str, severity: Severity, message: str) -> Finding:
    return Finding(check, severity, 0, 0, message)

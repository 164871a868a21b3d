"""What a review finds beside the checks: recipients that are none, and templates left as they came.

Neither can be seen in the text alone, so none of it is a check.
"""

from collections.abc import Iterable, Iterator

from clientdesk.drafting import Template
from clientdesk.model.draft import Draft
from clientdesk.model.finding import Finding, Severity
from clientdesk.model.mailbox import Recipients


def of_recipients(typed: str, to: Recipients) -> Iterator[Finding]:
    """Yield a warning where the mail has nobody to go to, and for what is no address."""
    for wrong in to.wrong:
        yield _about_all("recipients", Severity.WARN, f"“{wrong}” is no mail address. Correct it.")
    if not typed.strip():
        message = "The mail goes to nobody yet. Add an address."
        yield _about_all("recipients", Severity.WARN, message)


def of_template(
    draft: Draft, template: Template | None, found: Iterable[Finding]
) -> Iterator[Finding]:
    """Yield what is wrong with a draft that was made from a template."""
    if template is not None:
        yield from _unfilled(draft, template, found)
        words = len(draft.body.split())
        if template.longest is not None and words > template.longest:
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

"""A draft as a page of Markdown: whom it is for and what it is about over the text as it stands."""

from collections.abc import Iterator

from clientdesk.exporting import Export, Mail, Material, Page
from clientdesk.exports._letter import body_of
from clientdesk.exports._paper import front_matter
from clientdesk.model.field import Privacy
from clientdesk.model.mailbox import recipients
from clientdesk.model.text import clean_line


def render(material: Material) -> Iterator[Page]:
    """Yield one page a draft."""
    for mail in material.mails:
        name = f"{material.today:%Y-%m-%d}-{mail.stem}.md"
        yield Page(name, f"{_front_matter(mail)}\n{body_of(mail.draft['body'])}\n")


def _front_matter(mail: Mail) -> str:
    held = {
        "kind": "mail",
        "to": [str(each) for each in recipients(str(mail.draft["to"])).mailboxes],
        "subject": clean_line(str(mail.draft["subject"])),
        "date": mail.at.isoformat(timespec="seconds"),
        "attachments": [each.name for each in mail.enclosures],
    }
    return front_matter(held, seal=False)


export = Export(
    summary="a draft as Markdown, with its head as YAML front matter",
    audience=Privacy.CLIENT,
    suffix=".md",
    folder=True,
    render=render,
    lacking="no draft waits to be sent",
    mails=True,
)

"""A draft as a page of Markdown: whom it is for and what it is about over the text as it stands."""

from collections.abc import Iterator

from clientdesk.exporting import Export, Mail, Material, Page
from clientdesk.model.field import Privacy
from clientdesk.model.mailbox import recipients
from clientdesk.model.text import clean, clean_line


def render(material: Material) -> Iterator[Page]:
    """Yield one page a draft."""
    for mail in material.mails:
        name = f"{material.today:%Y-%m-%d}-{mail.stem}.md"
        yield Page(name, f"{_front_matter(mail)}\n{_body(mail)}\n")


def _front_matter(mail: Mail) -> str:
    import yaml

    held = {
        "kind": "mail",
        "to": [str(each) for each in recipients(str(mail.draft["to"])).mailboxes],
        "subject": clean_line(str(mail.draft["subject"])),
        "date": mail.at.isoformat(timespec="seconds"),
        "attachments": [each.name for each in mail.enclosures],
    }
    kept = {name: value for name, value in held.items() if value}
    return f"---\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)}---\n"


def _body(mail: Mail) -> str:
    return clean(str(mail.draft["body"])).strip("\n")


export = Export(
    summary="a draft as Markdown, with its head as YAML front matter",
    audience=Privacy.CLIENT,
    suffix=".md",
    folder=True,
    render=render,
    mails=True,
)

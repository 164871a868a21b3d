"""Recipients as people type them, and as a mail's header holds them (RFC 5322, section 3.4)."""

import re
from dataclasses import dataclass

from clientdesk.model.text import clean_line

_PARTS = re.compile(r'(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|[^,;])+')
_NAMED = re.compile(r"(?P<name>[^<>]*)<\s*(?P<address>[^<>\s]+)\s*>")
_ADDRESS = re.compile(
    r"(?P<local>[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@(?P<domain>[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+)"
)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One recipient."""

    address: str
    """The address, in ASCII: a domain in other letters is written as IDNA has it."""
    name: str = ""
    """The name beside it, on one line, or empty."""

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True)
class Recipients:
    """What a line of recipients says."""

    mailboxes: tuple[Mailbox, ...] = ()
    """Those that a mail can go to, each address once."""
    wrong: tuple[str, ...] = ()
    """What stands there and is no address."""


def recipients(typed: str) -> Recipients:
    """Read recipients that are separated by commas or semicolons; commas in quotes part nothing."""
    found: dict[str, Mailbox] = {}
    wrong: list[str] = []
    for part in _PARTS.findall(clean_line(typed)):
        if not (said := part.strip()):
            continue
        mailbox = _mailbox(said)
        if mailbox is None:
            wrong.append(said)
        else:
            found.setdefault(mailbox.address.casefold(), mailbox)
    return Recipients(tuple(found.values()), tuple(wrong))


def _mailbox(said: str) -> Mailbox | None:
    named = _NAMED.fullmatch(said)
    address = _ascii(named["address"] if named else said)
    if address is None:
        return None
    name = named["name"].strip().strip('"').replace('\\"', '"').strip() if named else ""
    return Mailbox(address, name)


def _ascii(typed: str) -> str | None:
    found = _ADDRESS.fullmatch(typed)
    if found is None:
        return None
    try:
        return f"{found['local']}@{found['domain'].encode('idna').decode('ascii')}"
    except UnicodeError:
        return None

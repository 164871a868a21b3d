"""The contract of a note's template: a file `data/notes/<language>/<name>.md`.

Front matter between two lines of `---` gives its `title`, and may give the `section` that its notes
belong to and the `question` that asks for what the section lacks. The text follows; `{client}`,
`{contact}` and `{today}` are filled in, every other brace stays as it is. A file in the user's own
folder `notes` takes the place of a shipped one of the same name, in any language.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from clientdesk.discovery import Broken, files_in
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import Section
from clientdesk.model.text import clean, clean_line
from clientdesk.yaml_text import read_yaml

DEFAULT = "en"
"""The language of a client whose language has no templates."""
_FRONT = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_KNOWN = {"title", "section", "question"}


@dataclass(frozen=True, slots=True)
class Starter:
    """A template of a note."""

    name: str
    """The stem of its file."""
    title: str
    """What a list calls it."""
    section: Section
    """Where its notes belong."""
    body: str
    """The text, with its blanks."""
    question: str = ""
    """What to ask a client of whom the section says nothing; empty for no section's template."""

    def filled(self, client: Client | None, today: str) -> str:
        """Return the text for a client; what is not known stays as a blank line's end."""
        contact = client.contact if client is not None else None
        values = {
            "{client}": client.name if client is not None else "",
            "{contact}": contact.name if contact is not None else "",
            "{today}": today,
        }
        text = self.body
        for blank, value in values.items():
            text = text.replace(blank, value)
        return "\n".join(line.rstrip() for line in text.splitlines())


@dataclass(frozen=True, slots=True)
class Starters:
    """The templates of a language, and the files that hold none."""

    known: dict[str, Starter]
    """By name."""
    broken: tuple[Broken, ...]
    """Files that cannot be used, and why."""

    def for_section(self, section: Section) -> Starter | None:
        """Return the template whose question is the section's, or None."""
        return next(
            (one for one in self.known.values() if one.section is section and one.question), None
        )

    @property
    def free(self) -> list[Starter]:
        """Those that are chosen by name: every one that is not the template of a section."""
        return [one for one in self.known.values() if not one.question]


def starters(roots: Iterable[Path], language: str) -> Starters:
    """Return the templates in some folders; what stands in a later one wins."""
    roots = tuple(roots)
    tongue = language if any((root / language).is_dir() for root in roots) else DEFAULT
    folders = [folder for root in roots for folder in (root, root / tongue)]
    known: dict[str, Starter] = {}
    broken: list[Broken] = []
    for name, path in files_in(folders, ".md").items():
        try:
            known[name] = read_starter(name, path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, InvalidInputError) as error:
            broken.append(Broken(str(path), str(error)))
    return Starters(known, tuple(broken))


def read_starter(name: str, text: str) -> Starter:
    """Read one template; a file without front matter is one with its name as its title.

    Raises InvalidInputError with what is wrong.
    """
    text = clean(text)
    match = _FRONT.fullmatch(text)
    if match is None:
        return Starter(name, clean_line(name.replace("-", " ")).capitalize(), Section.GENERAL, text)
    try:
        front = read_yaml(match[1])
    except ValueError as error:
        raise InvalidInputError(f"its front matter is no YAML: {error}") from error
    if not isinstance(front, dict) or not isinstance(front.get("title"), str):
        raise InvalidInputError("its front matter needs a title")
    if unknown := sorted(str(key) for key in front if key not in _KNOWN):
        raise InvalidInputError(f"its front matter has no use for {', '.join(unknown)}")
    try:
        section = Section(front.get("section", Section.GENERAL))
    except ValueError as error:
        names = ", ".join(Section)
        raise InvalidInputError(f"{error}; the sections are {names}") from error
    question = clean_line(str(front.get("question", "")))
    return Starter(name, clean_line(front["title"]), section, match[2].strip("\n"), question)

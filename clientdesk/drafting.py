"""The contract of an email template: its front matter, its blanks, and how it is filled in.

A template is one file `data/templates/<language>/<name>.md`: YAML front matter between two lines of
`---`, then the text in Jinja2. It never meets a record: whoever fills it hands it plain values. A
blank without a value stays in the text as `[what is missing]`, which stops the hand-over.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clientdesk.discovery import Broken, files_in
from clientdesk.language.phrasing import Phrases
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean, clean_line
from clientdesk.yaml_text import read_yaml

_FRONT = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_LABEL = re.compile(r"[^\W\d_][^\[\]\n@|:<>\\{}]{1,40}")
_BLANK = re.compile(rf"\[{_LABEL.pattern}\]")
_KNOWN = {
    "title", "kind", "language", "subject", "blanks", "information_only", "asks_with", "not_while",
    "longest", "needs",
}  # fmt: skip
_KNOWN_OF_BLANK = {"source", "missing", "optional"}
_EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of a template."""

    source: str
    """Where its value comes from, as `services/mail/sources.py` names it: `promise.what`."""
    missing: str = ""
    """What stands in brackets without a value, as a short order: `add the day`."""
    optional: bool = False
    """Whether the text does without it."""


@dataclass(frozen=True, slots=True)
class Template:
    """One template."""

    name: str
    """The stem of its file."""
    title: str
    """What a list calls it."""
    kind: str
    """What it is for: `recap`, `nudge`, `incident`; templates of one kind stand together."""
    language: str
    """`en`, `ms` or `sk`."""
    subject: str
    """The subject line, in Jinja2."""
    body: str
    """The text, in Jinja2."""
    blanks: dict[str, Blank]
    """Its blanks by name."""
    information_only: bool = False
    """Whether it asks for nothing, on purpose."""
    asks_with: str = ""
    """The blank with which a mail that only informs asks for something after all."""
    not_while: tuple[str, ...] = ()
    """Sources of a record while which what it says is not true: `incident`."""
    longest: int | None = None
    """The most words that its text may have when it is handed over, or None."""
    needs: dict[str, re.Pattern[str]] = field(default_factory=dict)
    """What its text must still say when it is handed over, in words, and how that is known."""

    def lacking(self, text: str) -> tuple[str, ...]:
        """Return what a text made from it does not say any more."""
        return tuple(words for words, known in self.needs.items() if not known.search(text))

    @property
    def labels(self) -> tuple[str, ...]:
        """What its blanks look like in a text while nothing stands in them."""
        return tuple(f"[{blank.missing}]" for blank in self.blanks.values() if blank.missing)


@dataclass(frozen=True, slots=True)
class Filled:
    """A template with its blanks filled in."""

    subject: str
    """The subject line."""
    body: str
    """The text."""
    missing: tuple[str, ...] = ()
    """What nothing was known for, as it stands in subject and text: `[add the day]`."""
    template: str = ""
    """The template's name."""
    information_only: bool = False
    """Whether it asks for nothing, on purpose."""
    to: str = ""
    """Whom it is for: the address of the person, or empty if none is known."""
    about: tuple[str, ...] = ()
    """Ids of the records that it was filled from."""
    language: str = ""
    """The language that the template is in."""


def first_blank(text: str) -> tuple[int, int] | None:
    """Return where the first blank stands that a filled template has left, or None."""
    found = _BLANK.search(text)
    return found.span() if found else None


class Missing(str):
    """What stands in the place of a value: the label in brackets, whatever part of it is read."""

    __slots__ = ()

    def __getattr__(self, name: str) -> "Missing":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __iter__(self) -> "Iterator[Missing]":
        yield self


@dataclass(frozen=True, slots=True)
class Shelf:
    """The templates of a language: those that work, and those that do not."""

    templates: dict[str, Template]
    """The good ones by name."""
    broken: tuple[Broken, ...] = ()
    """The others; each costs only itself."""


def shelf(roots: Iterable[Path], language: str) -> Shelf:
    """Read the templates of a language; one in a later root takes the place of an earlier one."""
    files = files_in([root / language for root in roots], ".md")
    templates: dict[str, Template] = {}
    broken: list[Broken] = []
    for name, path in files.items():
        try:
            templates[name] = parse(name, language, path.read_text(encoding="utf-8"))
        except (InvalidInputError, OSError, ValueError) as error:
            broken.append(Broken(str(path), str(error)))
    return Shelf(templates, tuple(broken))


def parse(name: str, language: str, text: str) -> Template:
    """Read one template. Raises InvalidInputError, which says what is wrong with it."""
    found = _FRONT.fullmatch(clean(text.removeprefix("\ufeff")))
    if found is None:
        raise InvalidInputError("a template begins with a line ---, its front matter, and ---")
    front = _front_matter(found[1])
    if str(front.get("language", language)) != language:
        raise InvalidInputError(f"its language is not {language}, which its folder stands for")
    blanks = front.get("blanks") or {}
    if not isinstance(blanks, dict):
        raise InvalidInputError("its blanks must be names with their source")
    return Template(
        name=name,
        title=_said(front, "title"),
        kind=_said(front, "kind"),
        language=language,
        subject=_said(front, "subject"),
        body=found[2].strip("\n"),
        blanks={str(key): _blank(str(key), value) for key, value in blanks.items()},
        information_only=front.get("information_only") is True,
        asks_with=str(front.get("asks_with") or ""),
        not_while=_not_while(front.get("not_while") or []),
        longest=front["longest"] if isinstance(front.get("longest"), int) else None,
        needs=_needs(front.get("needs") or {}),
    )


def _not_while(held: Any) -> tuple[str, ...]:
    if not isinstance(held, list):
        raise InvalidInputError("its not_while must be a list of sources, such as [incident]")
    return tuple(map(str, held))


def _needs(held: Any) -> dict[str, re.Pattern[str]]:
    if not isinstance(held, dict):
        raise InvalidInputError("its needs must be words with the expression that finds them")
    try:
        return {str(words): re.compile(str(one), re.IGNORECASE) for words, one in held.items()}
    except re.error as error:
        raise InvalidInputError(f"its needs hold no expression that works: {error}") from error


def _front_matter(text: str) -> dict[str, Any]:
    try:
        front = read_yaml(text)
    except ValueError as error:
        raise InvalidInputError(f"its front matter is not valid YAML: {error}") from error
    if not isinstance(front, dict):
        raise InvalidInputError("its front matter must be lines such as title: Recap")
    _must_be_known(front, _KNOWN, "its front matter")
    return front


def _must_be_known(held: Mapping[Any, Any], known: set[str], where: str) -> None:
    for key in held:
        if key not in known:
            raise InvalidInputError(f"{where} has no {key!r}; there are {', '.join(sorted(known))}")


def _said(front: dict[str, Any], key: str) -> str:
    said = front.get(key)
    if not isinstance(said, str) or not said.strip():
        raise InvalidInputError(f"its front matter needs a {key}")
    return clean_line(said)


def _blank(name: str, held: Any) -> Blank:
    if not isinstance(held, dict) or not held.get("source"):
        raise InvalidInputError(f"the blank {name} needs a source, such as promise.what")
    _must_be_known(held, _KNOWN_OF_BLANK, f"the blank {name}")
    optional = held.get("optional") is True
    missing = str(held.get("missing") or "")
    if not optional and not _LABEL.fullmatch(missing):
        raise InvalidInputError(
            f"the blank {name} needs what is missing in words, such as `add the day`"
        )
    return Blank(str(held["source"]), missing, optional)


def fill(template: Template, values: Mapping[str, Any], phrases: Phrases) -> Filled:
    """Fill a template in with a value for each of its blanks; None or nothing leaves it blank.

    Raises InvalidInputError for a template that cannot be used, and says why.
    """
    from jinja2 import TemplateError

    given = {name: _value(blank, values.get(name)) for name, blank in template.blanks.items()}
    try:
        subject = clean_line(_rendered(template.subject, given, phrases))
        body = _tidy(_rendered(template.body, given, phrases))
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        line = getattr(error, "lineno", None)
        where = f", line {line} of its text" if line else ""
        raise InvalidInputError(
            f"the template {template.name} cannot be used{where}: {error}"
        ) from error
    labels = dict.fromkeys(template.labels)
    return Filled(
        subject=subject,
        body=body,
        missing=tuple(label for label in labels if label in f"{subject}\n{body}"),
        template=template.name,
        information_only=template.information_only and not given.get(template.asks_with),
    )


def _value(blank: Blank, value: Any) -> Any:
    known = bool(value.strip() if isinstance(value, str) else value)
    if known or blank.optional:
        return value if known else None
    return Missing(f"[{blank.missing}]")


def _rendered(source: str, given: dict[str, Any], phrases: Phrases) -> str:
    from jinja2 import StrictUndefined
    from jinja2.meta import find_undeclared_variables
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= phrases.filters
    environment.tests["missing"] = lambda value: isinstance(value, Missing)
    unknown = find_undeclared_variables(environment.parse(source)) - set(given)
    if unknown:
        raise ValueError(f"it has no blank called {', '.join(sorted(unknown))}")
    return environment.from_string(source).render(given)


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in clean(text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", lines).strip("\n")

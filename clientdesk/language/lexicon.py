"""The words of a language: its folder of rules, each file read when it is first needed and kept."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from clientdesk.discovery import Broken, files_in
from clientdesk.language.accents import unaccented
from clientdesk.language.rule import Rule, parse
from clientdesk.model.errors import InvalidInputError
from clientdesk.paths import rules_folders
from clientdesk.yaml_text import read_yaml

_FAULTS = (
    InvalidInputError,
    OSError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    RecursionError,
    OverflowError,
)
"""What a rule file can do wrong that somebody wrote by hand."""
SHARED = "all"
"""The folder of the rules that hold in every language."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Every rule of one language. Two lexicons are the same only if they are the same object."""

    language: str
    """Its code, which is the name of its folder: `en`, `ms`, `sk`."""
    files: dict[str, Path]
    """The rule files by name."""
    accented: bool = True
    """Whether its words have their accents; without, it reads texts typed without them."""
    _read: dict[str, Rule | Broken] = field(default_factory=dict)

    def rule(self, name: str) -> Rule:
        """Return the rule of that name; one that finds nothing if there is none that works."""
        rule = self._load(name) if name in self.files else None
        return rule if isinstance(rule, Rule) else Rule(name=name, mechanism="none")

    @property
    def rules(self) -> list[Rule]:
        """Every rule that works, by name."""
        return [rule for rule in map(self._load, self.files) if isinstance(rule, Rule)]

    @property
    def broken(self) -> list[Broken]:
        """The files that could not be read; each costs only its own rule."""
        return [rule for rule in map(self._load, self.files) if isinstance(rule, Broken)]

    def having(self, mechanism: str) -> list[Rule]:
        """Return the rules with that mechanism, by name."""
        return [rule for rule in self.rules if rule.mechanism == mechanism]

    def _load(self, name: str) -> Rule | Broken:
        """Read one file, once."""
        if name not in self._read:
            path = self.files[name]
            try:
                content = _content(path)
                self._read[name] = parse(name, content if self.accented else _plain(content))
            except _FAULTS as error:
                self._read[name] = Broken(str(path), str(error))
        return self._read[name]


def languages() -> list[str]:
    """Return the codes of the languages that have a folder of rules."""
    folders = (child for root in rules_folders() if root.is_dir() for child in root.iterdir())
    return sorted({child.name for child in folders if child.is_dir()} - {SHARED})


def lexicon(language: str, *, accented: bool = True) -> Lexicon:
    """Return the words of a language: the shipped rules, and the user's own on top.

    Those that are not `accented` fit a text that was typed without accents.
    """
    roots = tuple(root for root in rules_folders() if root.is_dir())
    return _lexicon(language, roots, accented=accented)


@cache
def _lexicon(language: str, roots: tuple[Path, ...], *, accented: bool) -> Lexicon:
    """Return the lexicon of a language in `roots`; its own rules beat those of all languages."""
    folders = [root / name for name in (SHARED, language) for root in roots]
    return Lexicon(language, files_in(folders, ".yaml"), accented)


def _plain(content: object) -> object:
    """Return what stands in a rule file without accents, but for what it says to the writer."""
    if isinstance(content, str):
        return unaccented(content)
    if isinstance(content, list):
        return [_plain(item) for item in content]
    if isinstance(content, dict):
        return {
            _plain(key): value if key == "message" else _plain(value)
            for key, value in content.items()
        }
    return content


def _content(path: Path) -> object:
    """Return what stands in a YAML file. Raises InvalidInputError if it is not YAML."""
    try:
        return read_yaml(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InvalidInputError(f"The rule file {path.name} is not valid YAML: {error}") from error

"""The words of a language: its folder of rules, each file read when it is first needed and kept."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from clientdesk.discovery import Broken, files_in
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
                self._read[name] = parse(name, _content(path))
            except _FAULTS as error:
                self._read[name] = Broken(str(path), str(error))
        return self._read[name]


def languages() -> list[str]:
    """Return the codes of the languages that have a folder of rules."""
    folders = (child for root in rules_folders() if root.is_dir() for child in root.iterdir())
    return sorted({child.name for child in folders if child.is_dir()} - {SHARED})


def lexicon(language: str) -> Lexicon:
    """Return the words of a language: the shipped rules, and the user's own on top."""
    return _lexicon(language, tuple(root for root in rules_folders() if root.is_dir()))


@cache
def _lexicon(language: str, roots: tuple[Path, ...]) -> Lexicon:
    """Return the lexicon of a language in `roots`; its own rules beat those of all languages."""
    folders = [root / name for name in (SHARED, language) for root in roots]
    return Lexicon(language, files_in(folders, ".yaml"))


def _content(path: Path) -> object:
    """Return what stands in a YAML file. Raises InvalidInputError if it is not YAML."""
    try:
        return read_yaml(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InvalidInputError(f"The rule file {path.name} is not valid YAML: {error}") from error

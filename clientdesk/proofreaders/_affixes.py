"""A dictionary of stems and affixes: the plain part of Hunspell's format, read without a library.

Format: https://man.archlinux.org/man/hunspell.5 . Flags of one letter, PFX, SFX, CIRCUMFIX and the
flags of an affix are known; a file that needs more is refused.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clientdesk.language.accents import unaccented

_UNKNOWN = re.compile(
    r"^(?:FLAG|AF|AM|COMPOUND\w*|NEEDAFFIX|ONLYINCOMPOUND|FORBIDDENWORD|KEEPCASE"
    r"|COMPLEXPREFIXES|IGNORE|ICONV|OCONV|FULLSTRIP)\b",
    re.MULTILINE,
)
_FIELDS = 5
"""Words of a line that holds a rule: kind, flag, what goes, what comes, where."""


class _Rule(NamedTuple):
    """How one affix joins a stem."""

    flag: str
    """The flag that a stem must carry."""
    strip: str
    """What the stem loses."""
    where: str
    """An expression for the end of the stem (its beginning, for a prefix)."""
    flags: str
    """The flags of the affix itself."""


class AffixDictionary:
    """Tells whether a word is a stem, or one with the affixes that it may take."""

    def __init__(self, dictionary: Path, *, accented: bool = True) -> None:
        """Read a `.dic` file and the `.aff` file beside it, both in UTF-8.

        Where not `accented` it knows words without their accents, and takes any affix for fitting:
        what decides that are accents. Raises OSError, UnicodeDecodeError, and ValueError for a
        format that is not known.
        """
        affixes = dictionary.with_suffix(".aff").read_text(encoding="utf-8")
        stems = dictionary.read_text(encoding="utf-8")
        if not accented:
            affixes, stems = unaccented(affixes), unaccented(stems)
        if found := _UNKNOWN.search(affixes):
            raise ValueError(f"{found[0]} is not known")
        self._accented = accented
        self._circumfix = ""
        self._prefixes: dict[str, list[_Rule]] = defaultdict(list)
        self._suffixes: dict[str, list[_Rule]] = defaultdict(list)
        for line in affixes.splitlines():
            self._learn(line.split())
        self._longest = max(map(len, self._suffixes), default=0)
        self._stems = _stems(stems)

    def _learn(self, fields: list[str]) -> None:
        """Take one line of the `.aff` file."""
        if fields[:1] == ["CIRCUMFIX"]:
            self._circumfix = fields[1]
        if fields[:1] not in (["PFX"], ["SFX"]) or len(fields) < _FIELDS:
            return
        kind, flag, strip, put, where = fields[:_FIELDS]
        added, _, flags = put.partition("/")
        table = self._prefixes if kind == "PFX" else self._suffixes
        rule = _Rule(flag, strip.replace("0", ""), where if self._accented else ".", flags)
        table[added.replace("0", "")].append(rule)

    def spell(self, word: str) -> bool:
        """Tell whether a word is right; a capital at its beginning is no fault."""
        forms = dict.fromkeys((word, word.lower(), word.capitalize() if word.isupper() else word))
        return any(self._has(form) for form in forms)

    def _has(self, word: str) -> bool:
        """Tell whether a word is right in just these letters."""
        if word in self._stems or self._ends(word, ""):
            return True
        return any(
            self._begins(word[len(added) :], rule)
            for added, rules in self._prefixes.items()
            if word.startswith(added)
            for rule in rules
        )

    def _begins(self, rest: str, prefix: _Rule) -> bool:
        """Tell whether `rest` may follow a prefix."""
        return prefix.flag in self._stems.get(rest, "") or self._ends(rest, prefix.flag)

    def _ends(self, word: str, prefix: str) -> bool:
        """Tell whether a word is a stem with a suffix, both fit for the flag of a prefix.

        A suffix that belongs to a circumfix needs the prefix.
        """
        for length in range(min(self._longest, len(word)) + 1):
            place = len(word) - length
            for rule in self._suffixes.get(word[place:], ()):
                flags = self._stems.get(word[:place] + rule.strip, "")
                if rule.flag not in flags or not _fits(rule.where, word[:place] + rule.strip):
                    continue
                if prefix in rule.flags if self._circumfix in rule.flags else prefix in flags:
                    return bool(prefix) or self._circumfix not in rule.flags
        return False


def _stems(text: str) -> dict[str, str]:
    """Return the stems of a `.dic` file, each with its flags."""
    found: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        stem, _, flags = line.partition("\t")[0].partition(" ")[0].partition("/")
        found[stem] = found.get(stem, "") + flags
    return found


def _fits(where: str, stem: str) -> bool:
    """Tell whether a stem ends as a rule demands."""
    return where == "." or _ending(where).search(stem) is not None


@cache
def _ending(where: str) -> re.Pattern[str]:
    """Compile the condition of a rule."""
    return re.compile(f"(?:{where})$")

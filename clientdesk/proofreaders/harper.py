"""English by Harper: spelling, British and American, and those grammar rules that are right."""

from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.language.lexicon import lexicon
from clientdesk.proofreaders._nearness import doubled, nearest, swapped
from clientdesk.proofreading import Offer, Slip, SlipKind, UnavailableError

if TYPE_CHECKING:
    from harper import Lint, Linter

LANGUAGE = "en"
_SPELLING_RULE = "SpellCheck"
_WORD_RULES = {_SPELLING_RULE, "SplitWords"}
"""The rules that tell of one word that it is none."""
_SHORTEST_BASE = 4
_FIRST_PART, _SECOND_PART = 3, 4
"""The letters that two joined words have at least: "suprise" is no sup and rise."""


class HarperReader:
    """Keeps three linters, which share their dictionary: a whole one, and one a spelling."""

    language = LANGUAGE

    def __init__(self) -> None:
        """Load the dictionary, which takes most of a second and 140 MB. Raises ImportError."""
        from harper import Dialect, Linter

        rule, words = lexicon(LANGUAGE).rule("harper"), lexicon(LANGUAGE).rule("spelling")
        self._right: dict[str, bool] = {}
        self._kept = rule.listed("keep")
        self._kinds_off = rule.listed("kinds_off")
        self._common = words.listed("common") | words.listed("days")
        self._before = tuple(words.listed("prefixes"))
        self._after = tuple(words.listed("suffixes"))
        self._whole = Linter(Dialect.BRITISH)
        off = rule.listed("rules_off")
        config: dict[str, bool | None] = {
            name: on and name.lower() not in off
            for name, on in self._whole.get_default_lint_config().items()
        }
        self._whole.set_lint_config(config)
        spelling: dict[str, bool | None] = {name: name == _SPELLING_RULE for name in config}
        self._spellers = (Linter(Dialect.BRITISH), Linter(Dialect.AMERICAN))
        for speller in self._spellers:
            speller.set_lint_config(spelling)

    def proofread(self, text: str, accepted: frozenset[str]) -> list[Slip]:
        """Return the slips in a text."""
        try:
            found = self._whole.organized_lints(text, language="plaintext")
            slips = [
                slip
                for name, lints in found.items()
                for lint in lints
                if (slip := self._slip(name, lint, accepted)) is not None
            ]
        except BaseException as error:
            # A fault inside of it arrives as an exception that is no Exception.
            if type(error).__name__ != "PanicException":
                raise
            raise UnavailableError("the proofreader broke on this text") from error
        return sorted(slips, key=lambda slip: (slip.start, slip.end))

    def _slip(self, name: str, lint: "Lint", accepted: frozenset[str]) -> Slip | None:
        """Judge what Harper found: much of it is style, or right in the other spelling."""
        start, found = lint.span.start, lint.problem_text
        word = found.rstrip(".")
        if " " not in word and word.lower() not in accepted and self._unknown(word):
            meant = self._meant(word, lint)
            if not meant:
                return None
            return Slip(start, start + len(word), SlipKind.SPELLING, suggestions=meant)
        if name in _WORD_RULES or word.lower() in accepted:
            return None
        kept = name.lower() in self._kept
        if not kept and (lint.lint_kind.lower() in self._kinds_off or not lint.suggestions):
            return None
        return Slip(
            start, lint.span.end, SlipKind.GRAMMAR, lint.message, tuple(_replacements(lint))
        )

    def _unknown(self, word: str) -> bool:
        """Tell whether a word is right in neither spelling, nor made of one that is."""
        return all(_lints(speller, word) for speller in self._spellers) and not self._derived(word)

    def _derived(self, word: str) -> bool:
        """Tell whether a word is a right one with a prefix or an ending that any word may take."""
        lower = word.lower()
        bases = [lower.removeprefix(part) for part in self._before if lower.startswith(part)]
        for part in self._after:
            base = lower.removesuffix(part)
            if base != lower:
                bases.append(base)
                if part.startswith("er"):
                    # Who templates is a templater, and what one lops with is a lopper.
                    bases += [f"{base}e", base[:-1] if base[-1:] == base[-2:-1] else base]
        right = any(map(self._is_base, bases)) or self._joined(lower)
        # "Untill" is no till that was undone.
        meant = [each.lower() for each in self._suggested(word)] if right else []
        return right and not any(doubled(lower, one) or swapped(lower, one) for one in meant)

    def _joined(self, word: str) -> bool:
        """Tell whether a word is two in one, such as "timecodes": no "eachother", no "ofthe"."""
        cuts = range(_FIRST_PART, len(word) - _SECOND_PART + 1)
        return any(self._are_parts(word[:cut], word[cut:]) for cut in cuts)

    def _are_parts(self, first: str, second: str) -> bool:
        """Tell whether two words may be joined: short ones are parts only if they are common.

        Two that are both common were only written without their space.
        """
        usual = [part in self._common for part in (first, second)]
        long = [len(first) > _FIRST_PART, len(second) > _SECOND_PART]
        able = all(common or size for common, size in zip(usual, long, strict=True))
        return able and not all(usual) and self._is_right(first) and self._is_right(second)

    def _is_base(self, word: str) -> bool:
        """Tell whether a right word is long enough to make another of it."""
        return len(word) >= _SHORTEST_BASE and self._is_right(word)

    def _is_right(self, word: str) -> bool:
        """Tell whether a word is in the dictionary."""
        if word not in self._right:
            self._right[word] = not _lints(self._spellers[0], word)
        return self._right[word]

    def _meant(self, word: str, lint: "Lint") -> tuple[str, ...]:
        whole = lint.problem_text == word and word.islower()
        own = [put for put in _replacements(lint) if put] if whole else []
        return nearest(word, [*own, *self._suggested(word.lower())], self._common)

    def _suggested(self, word: str) -> list[str]:
        return [
            put
            for speller in self._spellers
            for lint in _lints(speller, word)
            for put in _replacements(lint)
        ]


def _lints(speller: "Linter", word: str) -> "list[Lint]":
    return speller.lint(word, language="plaintext")


def _replacements(lint: "Lint") -> list[str]:
    """Return what would stand in the place of the words found."""
    kinds = {"REMOVE": "", "INSERT_AFTER": lint.problem_text}
    return [kinds.get(each.kind.name, "") + each.replacement_text for each in lint.suggestions]


def _start(language: str, folders: tuple[Path, ...]) -> HarperReader:
    """Load Harper."""
    del language, folders
    try:
        return HarperReader()
    except ImportError as error:
        why = " ".join(str(error).split())
        raise UnavailableError(f"Harper cannot be loaded ({why})") from error


offer = Offer(rank=0, languages=frozenset({LANGUAGE}), start=_start)

"""Scores the proofreader on good mails and on the same with slips seeded; run by hand, no test.

    python tests/bench/spelling_score.py [FILE] [--language CODE] [--dictionaries FOLDER] [--show]

FILE holds mails without a fault, with a line of `%%` between them; the tests' own unless given.
Each seed is one letter swapped, missing, doubled, wrong or too many in a word of four letters or
more; a seed that makes another word counts as missed, as it does for a reader.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from clientdesk.checking import Known
from clientdesk.model.finding import Finding
from clientdesk.services.mail.judge import judge, merged
from clientdesk.services.mail.proofing import Phase, Proofing

OWN = Path(__file__).resolve().parent.parent / "proofreaders" / "good_mails.txt"
SEEDS_A_MAIL = 5
WORD = re.compile(r"(?<![\w.'’/@-])[a-zà-ž]{4,}(?![\w'’/@-])")
KEYS = "qwertyuiop asdfghjkl zxcvbnm"
HUMAN = OWN.with_name("misspelt.txt")
"""Misspellings that people make."""


def slip(word: str, dice: random.Random) -> tuple[str, str]:
    """Return the name of a slip, and a word with it."""
    place = dice.randrange(1, len(word) - 1)
    kind = dice.choice(["swapped", "missing", "doubled", "wrong", "extra"])
    near = KEYS.replace(" ", "")[max(0, KEYS.replace(" ", "").find(word[place]) - 1)]
    made = {
        "swapped": word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        "missing": word[:place] + word[place + 1 :],
        "doubled": word[:place] + word[place] + word[place:],
        "wrong": word[:place] + near + word[place + 1 :],
        "extra": word[:place] + near + word[place:],
    }[kind]
    return (kind, made) if made != word else slip(word, dice)


def seeded(text: str, dice: random.Random) -> Iterator[tuple[str, str, int, int, str]]:
    """Yield copies of a mail with one slip each: kind, text, place of the slip, the right word."""
    words = list(WORD.finditer(text))
    for word in dice.sample(words, min(SEEDS_A_MAIL, len(words))):
        kind, made = slip(word[0], dice)
        changed = text[: word.start()] + made + text[word.end() :]
        yield kind, changed, word.start(), word.start() + len(made), word[0]


def found_in(proofing: Proofing, text: str, language: str) -> list[Finding]:
    """Return the findings of spelling and grammar; stops where they are off."""
    known = Known(language=language)
    proofs = proofing.slips(text, known)
    if proofs.state.phase is not Phase.ON:
        sys.exit(f"spelling {proofs.state}")
    verdict = merged(judge(text, known), proofs.findings)
    return [each for each in verdict.findings if each.check in {"spelling", "proofread"}]


def false_alarms(proofing: Proofing, mails: list[str], given: argparse.Namespace) -> None:
    """Print how often a good mail is found fault with."""
    words, alarms = sum(len(mail.split()) for mail in mails), 0
    for mail in mails:
        for each in found_in(proofing, mail, given.language):
            alarms += 1
            sys.stdout.write(f"  false alarm: {mail[each.start : each.end]!r} ({each.check})\n")
    rate = alarms / words * 1000
    sys.stdout.write(f"{words} words, {alarms} false alarms: {rate:.2f} in 1,000\n")


def recall(proofing: Proofing, mails: list[str], given: argparse.Namespace) -> None:
    """Print how many seeds are found, by kind, and how often the first fix is right."""
    dice = random.Random(20261121)  # noqa: S311 - the same seeds in every run
    seeds, hits, fixed = Counter[str](), Counter[str](), 0
    for mail in mails:
        for kind, text, start, end, right in seeded(mail, dice):
            seeds[kind] += 1
            near = [
                f for f in found_in(proofing, text, given.language) if f.start < end > start < f.end
            ]
            hits[kind] += bool(near)
            fixed += any(each.fix is not None and each.fix.text == right for each in near)
            if not near and given.show:
                sys.stdout.write(f"  missed: {right} -> {text[start:end]}\n")
    for kind, count in sorted(seeds.items()):
        sys.stdout.write(f"  {kind:<8} {hits[kind]}/{count}\n")
    total, hit = seeds.total(), hits.total()
    sys.stdout.write(f"{total} seeds, {hit} found: recall {hit / total:.2f}; {fixed} fixes right\n")


def human(proofing: Proofing) -> None:
    """Print which misspellings that people make are not found."""
    words = HUMAN.read_text(encoding="utf-8").split()
    missed = [word for word in words if not found_in(proofing, f"I think {word} is on it.", "en")]
    count = len(words)
    sys.stdout.write(f"{count} human misspellings, {count - len(missed)} found; missed: {missed}\n")


def speed(proofing: Proofing, mails: list[str], given: argparse.Namespace) -> None:
    """Print what all checks and the proofreader take for 500 new words, when all is warm."""
    words = " ".join(mails).split(" ")
    took = []
    for number in range(8):
        text = " ".join([*words[number * 60 : number * 60 + 500], str(number)])
        begun = time.perf_counter()
        found_in(proofing, text, given.language)
        took.append((time.perf_counter() - begun) * 1000)
    sys.stdout.write(f"500 words: {min(took):.0f} to {max(took):.0f} ms\n")


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=OWN)
    parser.add_argument("--language", default="en")
    parser.add_argument("--dictionaries", type=Path, default=Path("dictionaries"))
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    mails = given.file.read_text(encoding="utf-8").split("%%\n")
    proofing = Proofing((given.dictionaries,))
    false_alarms(proofing, mails, given)
    recall(proofing, mails, given)
    if given.language == "en":
        human(proofing)
    speed(proofing, mails, given)


if __name__ == "__main__":
    main()

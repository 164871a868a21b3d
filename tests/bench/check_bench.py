"""How long a verdict takes by the length of a mail; run by hand, it is no test.

    python tests/bench/check_bench.py [--clients N] [--runs N]

Cold is the first verdict of a process, with the rules read and compiled; warm is the median of the
verdicts after it, each on a text with another last sentence, as somebody types. With `--clients`,
the mail is judged with all that a desk of so many clients knows, private notes and all.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.model.draft import Draft
    from clientdesk.services.workbench import Workbench

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
LENGTHS = (50, 500, 5_000)
WANTED = {False: 50, True: 100}
"""Milliseconds for 500 words, warm, without spelling and with it."""
TODAY = date(2026, 11, 23)
SENTENCES = (
    "The second draft of the brochure is ready, and the printer has seen the colours.",
    "Two photographs on page four are still missing, so the page is half empty.",
    "Could you send me both of them by Friday 27 November?",
    "The price stays as it was in October, with the paper that you chose.",
    "Hana asked whether the cover may be darker, and I think that it should.",
    "We can print on Monday 7 December if all of it is settled in time.",
)


def mail(words: int, number: int = 0) -> str:
    """Return a mail of so many words; two numbers make two mails."""
    said: list[str] = []
    while sum(len(sentence.split()) for sentence in said) < words:
        sentence = SENTENCES[len(said) % len(SENTENCES)]
        said.append(sentence.replace(" the ", f" the {len(said)}th ", 1) if said else sentence)
    paragraphs = [" ".join(said[at : at + 4]) for at in range(0, len(said), 4)]
    text = "\n\n".join(paragraphs)
    return f"Hi Tom,\n\n{text} It is number {number}.\n\nThanks,\nMira"


def judge_of(clients: int, *, spelling: bool) -> Callable[[str], object]:
    """Return what judges a text, with a desk of some clients or without one."""
    from clientdesk.checking import Known
    from clientdesk.commands._proofs import judged
    from clientdesk.services.mail.proofing import Proofing

    proofing = Proofing(()) if spelling else None
    if not clients:
        known = Known(recipients=("Tom Ray",), today=TODAY, language="en")
        return lambda text: judged(text, known, proofing)
    bench, draft = a_full_desk(clients)
    return lambda text: judged(text, bench.composer.known(draft), proofing)


def a_full_desk(clients: int) -> "tuple[Workbench, Draft]":
    """Return a workbench with so many clients, each with a private note, and a draft to one."""
    from tests.builders import a_client, a_person, a_workbench

    bench = a_workbench()
    with bench.office.change("Fill the desk") as change:
        for number in range(clients):
            person = a_person(f"Given{number} Family{number}")
            note = f"Number {number} pays late because his partner waits for the {number}th grant."
            change.save(a_client(f"Firm{number}", people=(person,), private=note))
    tom = bench.roster.add("Ray", people=(a_person("Tom Ray"),), country="GB", language="en")
    return bench, bench.composer.new(tom.id, subject="Brochure")


def row(words: int, clients: int, runs: int, *, spelling: bool) -> tuple[float, float]:
    """Return the first verdict's time and the median of the later ones, in milliseconds."""
    judge, times = judge_of(clients, spelling=spelling), []
    for number in range(runs + 1):
        text = mail(words, number)
        begun = time.perf_counter()
        judge(text)
        times.append((time.perf_counter() - begun) * 1000)
    return times[0], median(times[1:])


def main() -> int:
    """Print the table; tell by the exit code whether 500 words are judged as fast as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=0)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--row", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.row:
        cold, warm = row(int(given.row[0]), given.clients, given.runs, spelling=given.row[1] == "1")
        sys.stdout.write(f"{cold} {warm}")
        return 0
    slow = False
    sys.stdout.write(f"{'words':>6}  {'spelling':<8}  {'cold ms':>8}  {'warm ms':>8}\n")
    for words in LENGTHS:
        for spelling in (False, True):
            cold, warm = in_a_fresh_process(words, given.clients, given.runs, spelling=spelling)
            slow |= words == LENGTHS[1] and warm > WANTED[spelling]
            told = "yes" if spelling else "no"
            sys.stdout.write(f"{words:>6,}  {told:<8}  {cold:>8.0f}  {warm:>8.1f}\n")
    return int(slow)


def in_a_fresh_process(
    words: int, clients: int, runs: int, *, spelling: bool
) -> tuple[float, float]:
    """Measure one row where nothing has been loaded yet."""
    options = ["--clients", str(clients), "--runs", str(runs), "--row", str(words)]
    ran = subprocess.run(
        [sys.executable, __file__, *options, str(int(spelling))],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    cold, warm = ran.stdout.split()
    return float(cold), float(warm)


if __name__ == "__main__":
    sys.exit(main())

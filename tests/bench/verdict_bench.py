"""How soon a verdict comes, run by hand: `python tests/bench/verdict_bench.py [WORDS ...]`.

For mails of each length, in milliseconds: the first judgement of a fresh process, a judgement after
one more letter, its spelling, and in the running app, with a desk of 300 clients, the time from a
key to the verdict on the screen (150 of them are the rest that is waited for) and the longest
stretch for which each part of the composer holds the event loop.
"""

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import Any

from clientdesk.checking import Known
from clientdesk.config import Settings

SIZES = (50, 500, 5000)
KEYS = 8
CLIENTS, NOTES = 300, 3000
TALK = (
    "the oak table from the second hall was packed on Monday and stands in our house since then; "
    "we looked at every board and every joint, and nothing moved on the road. The press day is on "
    "12 March. Visitors stayed for longer than last year, and they liked the lamps. Our carpenter "
    "says that the walnut looks darker in the hall than it does outside. Could you confirm the "
    "number of chairs by Friday 27 November? We met the people from the museum as well. I will "
    "send the plan tomorrow. The price includes delivery to the house and takes in both rooms."
)
WORDS = TALK.split()
COLD = """
import sys, time
from clientdesk.checking import Known
from clientdesk.services.mail.judge import judge
text = sys.stdin.read()
start = time.perf_counter()
judge(text, Known())
print((time.perf_counter() - start) * 1000)
"""
STEPS = ("_judge_now", "on_proof_came", "on_spelt_proof_spelt", "_read_now", "edit", "go_on")


def mail(words: int) -> str:
    """Return a mail of about so many words, in paragraphs, without a sentence that repeats."""
    chance = random.Random(words)  # noqa: S311 - the same mail each time
    paragraphs: list[str] = []
    left = words - 4
    while left > 0:
        start, count = chance.randrange(len(WORDS)), min(left, 60)
        said = [(WORDS * 3)[start + at] for at in range(count)]
        paragraphs.append(f"{len(paragraphs) + 1} boards: {' '.join(said)}.")
        left -= count + 2
    return "Hi Ingrid,\n\n" + "\n\n".join(paragraphs) + "\n\nBest,\nTom\n"


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def cold(text: str) -> float:
    """Return what the first judgement of a process takes."""
    ran = subprocess.run(
        [sys.executable, "-c", COLD], input=text, capture_output=True, text=True, check=True
    )
    return float(ran.stdout)


def warm(text: str) -> float:
    """Return what a judgement takes after one more letter."""
    from clientdesk.services.mail.judge import judge

    judge(text, Known())
    middle = len(text) // 2
    edits = [text[:middle] + "x" * count + text[middle:] for count in range(1, 8)]
    return statistics.median([timed(lambda one=one: judge(one, Known())) for one in edits])  # type: ignore[misc] # mypy cannot infer a lambda's default


def spelt(text: str) -> float:
    """Return what reading the spelling takes, the proofreader being loaded."""
    from clientdesk.services.mail.proofing import Proofing

    proofing = Proofing(())
    proofing.slips(text, Known())
    middle = len(text) // 2
    edits = [text[:middle] + "x" * count + text[middle:] for count in range(1, 6)]
    return statistics.median([timed(lambda one=one: proofing.slips(one, Known())) for one in edits])  # type: ignore[misc] # mypy cannot infer a lambda's default


def fill(bench: Any, text: str) -> None:
    """Fill a desk with clients, people and notes, and a draft to one of them."""
    from clientdesk.model.client import Client
    from clientdesk.model.ids import new_id
    from clientdesk.model.note import Note
    from clientdesk.model.person import Address, Person

    now = bench.clock()
    with bench.office.change("fill"):
        ids = [new_id(now) for _ in range(CLIENTS)]
        for number, client in enumerate(ids):
            name = f"Name{number} Family{number}"
            emails = (Address(value=f"p{number}@c{number}.example"),)
            person = Person(id=new_id(now), name=name, emails=emails)
            record = Client(id=client, created_at=now, name=f"Firm{number} Ltd", people=(person,))
            bench.office.save(record, "fill")
        for number in range(NOTES):
            note = Note(id=new_id(now), created_at=now, client=ids[number % 7], text="# Oak\nx" * 9)
            bench.office.save(note, "fill")
    bench.composer.new(ids[0], to="p0@c0.example", subject="Oak table, 12 March", body=text)


def watch_steps(longest: dict[str, float]) -> None:
    """Note the longest run of each part of the composer that runs in the event loop."""
    from clientdesk.tui.drafts.page import DraftPage
    from clientdesk.tui.widgets.spelt_proof import SpeltProof

    parts: list[tuple[type, str]] = [(SpeltProof, step) for step in STEPS]
    parts += [(DraftPage, "flush"), (DraftPage, "keep_typing")]
    for owner, name in parts:
        inner = getattr(owner, name)

        @wraps(inner)
        def outer(*given: Any, inner: Any = inner, name: str = name, **named: Any) -> Any:
            start = perf_counter()
            try:
                return inner(*given, **named)
            finally:
                longest[name] = max(longest.get(name, 0), (perf_counter() - start) * 1000)

        setattr(owner, name, outer)


async def beat(lags: list[float]) -> None:
    """Note how late the event loop comes back to somebody who waits for a millisecond."""
    while True:
        start = perf_counter()
        await asyncio.sleep(0.001)
        lags.append((perf_counter() - start) * 1000 - 1)


async def until(condition: Callable[[], object]) -> None:
    """Wait for something to be so."""
    while not condition():  # noqa: ASYNC110 - the app has no event for it
        await asyncio.sleep(0.001)


async def in_the_app(text: str, longest: dict[str, float]) -> tuple[float, float, list[float]]:
    """Return the median time from a key to its verdict, and to its spelling, and the lags.

    The lags are those of the event loop while a text is judged and nobody types.
    """
    from clientdesk.bootstrap import open_workbench
    from clientdesk.tui.app import DeskApp
    from clientdesk.tui.panes.draft import DraftPane

    settings = Settings.of(Path(tempfile.mkdtemp()), {})
    bench = open_workbench(settings)
    fill(bench, text)
    app = DeskApp(bench)
    verdicts, spellings = [], []
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.client_id = bench.composer.drafts()[0].client
        await pilot.press("f5")
        proof = app.desk.query_one(DraftPane).proof
        await until(lambda: proof.verdict and proof.fresh and not proof._reading)
        await asyncio.sleep(2.5)
        longest.clear()
        proof.move_cursor((2, 3))
        for _ in range(KEYS):
            start = perf_counter()
            await pilot.press("x")
            await until(lambda: proof.fresh)
            verdicts.append((perf_counter() - start) * 1000)
            await asyncio.sleep(0.7)
            await until(lambda: not proof._reading)
            spellings.append((perf_counter() - start) * 1000)
        await pilot.press("f8")
        await asyncio.sleep(2.5)
        lags: list[float] = []
        heart = asyncio.create_task(beat(lags))
        for _ in range(3):
            proof.judge_soon()
            await asyncio.sleep(2.5)
        heart.cancel()
    return statistics.median(verdicts), statistics.median(spellings), lags


def main() -> None:
    """Print the table."""
    longest: dict[str, float] = {}
    watch_steps(longest)
    heads = ("words", "cold", "warm", "spelt", "key->verdict", "->spelling", "worst lag")
    sys.stdout.write(" ".join(f"{head:>12}" for head in heads) + "   longest in the loop\n")
    for words in [int(given) for given in sys.argv[1:]] or SIZES:
        text = mail(words)
        verdict, spelling, lags = asyncio.run(in_the_app(text, longest))
        parts = ", ".join(f"{name} {took:.1f}" for name, took in longest.items())
        told = (cold(text), warm(text), spelt(text), verdict, spelling, max(lags))
        figures = " ".join(f"{figure:>12.1f}" for figure in told)
        sys.stdout.write(f"{len(text.split()):>12} {figures}   {parts}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

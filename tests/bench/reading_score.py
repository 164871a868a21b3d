"""Scores the reading of email on a labelled set; run by hand, it is no test.

    python tests/bench/reading_score.py [FOLDER] [--half even|odd] [--errors FILE]

FOLDER holds `sentences*.jsonl` (id, text, request, has_deadline), `emails.jsonl` and
`freelancer.jsonl` (id, text, asks, has_cta, cta_kind, cta_has_deadline, main_point_in_opening,
first_ask_words_before, ...). Without it the tests' own sets are scored.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from clientdesk.checking import Known
from clientdesk.model.finding import Verdict
from clientdesk.services.mail.judge import judge

OWN = Path(__file__).resolve().parent.parent / "language"
Row = dict[str, Any]


@dataclass
class Tally:
    """Right and wrong answers to one question, and the texts of the wrong ones."""

    title: str
    pairs: list[tuple[bool, bool]] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    def add(self, row: Row, *, wanted: bool, got: bool) -> None:
        """Count one answer."""
        self.pairs.append((wanted, got))
        if wanted != got:
            text = " ".join(str(row["text"]).split())[:400]
            self.mistakes.append(
                f"[{self.title}] {row['id']} {'missed' if wanted else 'FALSE ALARM'} :: {text}"
            )

    def line(self) -> str:
        """Return precision, recall, F1 and balanced accuracy in one line."""
        hit = sum(w and g for w, g in self.pairs)
        wanted, got = sum(w for w, _ in self.pairs), sum(g for _, g in self.pairs)
        clear = sum(not w and not g for w, g in self.pairs)
        precision, recall = hit / max(1, got), hit / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        balanced = (recall + clear / max(1, len(self.pairs) - wanted)) / 2
        return (
            f"{self.title:<34} n={len(self.pairs):<4} pos={wanted:<4} P={precision:.3f}"
            f" R={recall:.3f} F1={f1:.3f} bal={balanced:.3f}"
            f" missed={wanted - hit} false={got - hit}"
        )


def sentence_rows(folder: Path | None) -> Iterator[Row]:
    """Yield the labelled sentences, borderline ones left out."""
    if folder:
        for path in sorted(folder.glob("sentences*.jsonl")):
            language = path.stem.partition("_")[2] or "en"
            yield from (
                {**row, "set": language} for row in lines(path) if row["request"] is not None
            )
        return
    for language, lists in yaml.safe_load((OWN / "sentences.yaml").read_text()).items():
        for kind, texts in lists.items():
            for number, text in enumerate(texts):
                asks = {"request": kind != "other", "has_deadline": kind == "dated"}
                yield {"id": f"{language}-{kind}{number}", "text": text, "set": language, **asks}


def mail_rows(folder: Path | None) -> Iterator[Row]:
    """Yield the labelled mails."""
    if folder:
        for name in ("emails", "freelancer"):
            path = folder / f"{name}.jsonl"
            yield from ({**row, "set": name} for row in (lines(path) if path.exists() else ()))
        return
    for number, mail in enumerate(yaml.safe_load((OWN / "mails.yaml").read_text())):
        text = mail["text"]
        yield {
            "id": f"{mail['language']}{number:02}",
            "text": text,
            "set": "own",
            "has_cta": bool(mail["asks"]),
            "cta_has_deadline": mail["deadline"],
            "asks": [[text.index(words), text.index(words) + len(words)] for words in mail["asks"]],
            "main_point_in_opening": mail["opening"],
            "main_point_start": text.index(mail["point"]),
            "main_point_end": text.index(mail["point"]) + len(mail["point"]),
        }


def lines(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def half(rows: Iterable[Row], which: str | None) -> list[Row]:
    """Return the rows at even or odd places; all without `which`."""
    every = list(rows)
    return every[{"even": 0, "odd": 1}[which] :: 2] if which else every


def known_of(row: Row) -> Known:
    """Return what a labelled row says beside its text."""
    files = row.get("attachments")
    return Known(
        subject=row.get("subject") if "expected" in row else None,
        recipients=tuple(row.get("client") or ()),
        today=date.fromisoformat(row["today"]) if row.get("today") else None,
        language=row.get("language") if "expected" in row else None,
        attachments=None if files is None else tuple(files),
    )


def meets(start: int | None, end: int | None, low: int, high: int) -> bool:
    """Tell whether half of the shorter span lies in both."""
    if start is None or end is None:
        return False
    shared = min(end, high) - max(start, low)
    return bool(shared >= max(1, 0.5 * min(end - start, high - low)))


def score_sentences(rows: list[Row]) -> list[Tally]:
    """Score asks and deadlines on sentences, by language."""
    tallies: dict[str, Tally] = {}
    for row in rows:
        call = judge(row["text"], Known()).call_to_action
        asks = tallies.setdefault(f"sentence {row['set']}", Tally(f"sentence {row['set']}"))
        asks.add(row, wanted=row["request"], got=call.present)
        if row["request"] and call.present:
            title = f"deadline, sentence {row['set']}"
            tallies.setdefault(title, Tally(title)).add(
                row, wanted=row["has_deadline"], got=call.has_deadline
            )
    return list(tallies.values())


def score_mails(rows: list[Row]) -> list[Tally]:
    """Score presence, place and deadline of the ask, and the place of the main point."""
    tallies: dict[str, Tally] = {}

    def tally(title: str) -> Tally:
        return tallies.setdefault(title, Tally(title))

    for row in rows:
        verdict = judge(row["text"], known_of(row))
        call, name = verdict.call_to_action, row["set"]
        if row.get("cta_kind") != "implicit":
            tally(f"mail {name}").add(row, wanted=row["has_cta"], got=call.present)
        if row["has_cta"] and call.present:
            spans = row["asks"]
            found = any(meets(call.start, call.end, a, b) for a, b in spans)
            tally(f"mail {name}: ask span").add(row, wanted=True, got=found)
            tally(f"mail {name}: deadline").add(
                row, wanted=row["cta_has_deadline"], got=call.has_deadline
            )
            if "ask_in_opening" in row:
                tally(f"mail {name}: buried ask").add(
                    row, wanted=not row["ask_in_opening"], got=buried(row, verdict)
                )
        if point := verdict.main_point:
            in_opening = row["main_point_in_opening"]
            tally(f"mail {name}: buried point").add(
                row, wanted=not in_opening, got=not point.in_opening
            )
            same = meets(point.start, point.end, row["main_point_start"], row["main_point_end"])
            tally(f"mail {name}: point span").add(row, wanted=True, got=same)
    return list(tallies.values())


def buried(row: Row, verdict: Verdict) -> bool:
    """Tell whether fifty words or more stand between the greeting and the ask that was found."""
    start = verdict.call_to_action.start or 0
    greeting = len(row["text"][: row["asks"][0][0]].split()) - row["first_ask_words_before"]
    return bool(len(row["text"][:start].split()) - greeting >= 50)


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--errors", type=Path)
    given = parser.parse_args()
    sentences, mails = (
        half(sentence_rows(given.folder), given.half),
        half(mail_rows(given.folder), given.half),
    )
    judge("Warm up, please?", Known())
    begun = time.perf_counter()
    tallies = score_sentences(sentences) + score_mails(mails)
    spent = time.perf_counter() - begun
    for tally in tallies:
        sys.stdout.write(tally.line() + "\n")
    sys.stdout.write(f"{spent / max(1, len(sentences) + len(mails)) * 1000:.2f} ms a text\n")
    if given.errors:
        given.errors.write_text(
            "\n".join(line for tally in tallies for line in tally.mistakes) + "\n"
        )


if __name__ == "__main__":
    main()

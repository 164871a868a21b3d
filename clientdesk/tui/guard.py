"""The crash guard: text is kept, a report without anybody's words is written, one line is said."""

import os
import traceback
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from clientdesk.config import Settings
from clientdesk.paths import CRASH_REPORTS

PRIVATE = 0o600
"""A report is for the owner's eyes only, even without a word of theirs in it."""


def report_of(error: BaseException) -> str:
    """Return the chain of errors as types and places in code: no messages, no values, no locals."""
    parts: list[str] = []
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        frames = traceback.extract_tb(at.__traceback__)
        places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        parts.append("\n".join([type(at).__qualname__, *places]))
        at = at.__cause__ or at.__context__
    return "\n\nwhile dealing with\n\n".join(parts) + "\n"


def write_report(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Write a crash report into a folder and return its path; None if nothing can be written."""
    path = folder / CRASH_REPORTS.replace("*", f"{now:%Y-%m-%d-%H%M%S}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(report_of(error))
    except OSError:
        return None
    return path


def last_words(error: BaseException, settings: Settings, now: datetime) -> str:
    """Write the report of a crash and return what is said of it when the terminal is back."""
    path = write_report(error, settings.home, now)
    told = ["clientdesk had to stop. Everything typed is kept and offered again."]
    if settings.demo:
        told.append(f"This sample desk stays: clientdesk --home {settings.home} opens it.")
    if path is not None:
        told.append(f"Its report is {path}; no words of yours are in it.")
    return " ".join(told)


def keep_typed(parts: Iterable[object]) -> list[str]:
    """Let panes and dialogs keep what is typed in them; return the name of each error."""
    failed = []
    for part in parts:
        keep = getattr(part, "keep_typing", None)
        if keep is not None:
            try:
                keep()
            except Exception as error:  # noqa: BLE001 - the texts of the others count more
                failed.append(type(error).__name__)
    return failed

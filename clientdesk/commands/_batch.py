"""Judging many mails, one a line of JSON, each answered at once and in order."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import IO, TYPE_CHECKING, Any

import click

from clientdesk.checking import Known
from clientdesk.commanding import as_json, remark
from clientdesk.commands._verdict import as_result, must_be_a_mail, must_be_mended
from clientdesk.model.errors import FileError, InvalidInputError

if TYPE_CHECKING:
    from clientdesk.commands._client import Dossier
    from clientdesk.services.mail.proofing import Proofing

LONGEST_LINE = 20_000_000
"""The most bytes of one line."""


def judge_lines(name: str, proofing: "Proofing | None", about: "Dossier", level: str) -> int:
    """Answer every line of a file, or of standard input for `-`; return the exit code.

    That is 1 if any finding is of the severity `level` or graver, and 2 if a line was unusable.
    Spelling is left out if `proofing` is None; where it is off, that is told once. A line that
    cannot be used gets a sentence with its number, and the rest is answered all the same. Raises
    FileError.
    """
    from clientdesk.commands._proofs import judged

    code = 0
    told: set[str] = set()
    with _opened(name) as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LONGEST_LINE), b""), 1):
            if not line.strip():
                continue
            try:
                asked = _asked(line, first=number == 1)
                must_be_a_mail(asked["text"])
                known, aside = about.beside(_known(asked), asked["text"])
                verdict, lack = judged(asked["text"], known, proofing, aside)
            except InvalidInputError as error:
                remark(f"line {number}: {error}")
                code = InvalidInputError.exit_code
                continue
            if lack and lack not in told:
                told.add(lack)
                remark(lack)
            code = code or int(must_be_mended(verdict, level))
            click.echo(as_json({"id": asked.get("id"), **as_result(verdict)}))
    return code


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    import sys

    if name == "-":
        if sys.stdin is None:
            raise FileError("standard input is closed; name a file of mails instead")
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: SIM115, PTH123 - closed below; a NUL in the name raises here
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise FileError(f"cannot read {name}: {why.lower()}") from error
    with file:
        yield file


def _asked(line: bytes, *, first: bool) -> dict[str, Any]:
    try:
        asked = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise InvalidInputError("it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", None) or "it is nested too deep"
        raise InvalidInputError(f"it is not JSON ({why})") from error
    if not isinstance(asked, dict):
        raise InvalidInputError('it is not an object like {"id": 1, "text": "..."}')
    if not isinstance(asked.get("text"), str):
        raise InvalidInputError('it has no "text", or one that is no string')
    return asked


def _known(asked: dict[str, Any]) -> Known:
    attachments = _names(asked, "attachments")
    return Known(
        subject=_text(asked, "subject"),
        recipients=_names(asked, "client") or (),
        attachments=attachments,
        today=_day(asked),
        language=_text(asked, "language"),
    )


def _text(asked: dict[str, Any], key: str) -> str | None:
    value = asked.get(key)
    if value is not None and not isinstance(value, str):
        raise InvalidInputError(f'"{key}" is no string')
    return value


def _names(asked: dict[str, Any], key: str) -> tuple[str, ...] | None:
    value = asked.get(key)
    if value is None:
        return None
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise InvalidInputError(f'"{key}" is no list of strings')
    return tuple(names)


def _day(asked: dict[str, Any]) -> date | None:
    typed = _text(asked, "today")
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed[:10])
    except ValueError as error:
        raise InvalidInputError(f'"today" is no date like 2026-11-21 but {typed!r}') from error

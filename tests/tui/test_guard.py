"""Crashes and signals: text is kept, nothing private is told."""

import os
import signal
import stat
from typing import TYPE_CHECKING

import pytest

from clientdesk.tui.guard import report_of, write_report
from clientdesk.tui.widgets.editor import Editor
from tests.builders import NOW
from tests.tui.conftest import fill, opened

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.services.workbench import Workbench


def fails(words: str) -> None:
    raise RuntimeError(words)


def test_a_report_tells_places_and_types_and_no_words(tmp_path: "Path") -> None:
    try:
        try:
            fails("Ingrid's secret")
        except RuntimeError as error:
            raise ValueError("the draft text") from error
    except ValueError as error:
        told = report_of(error)
        path = write_report(error, tmp_path / "new", NOW)
    assert "ValueError" in told
    assert "RuntimeError" in told
    assert "test_guard.py" in told
    assert "secret" not in told
    assert "draft" not in told
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_report_that_cannot_be_written_does_no_harm(tmp_path: "Path") -> None:
    (tmp_path / "file").write_text("")
    assert write_report(ValueError(), tmp_path / "file" / "inside", NOW) is None


async def _typed_until_it_falls(bench: "Workbench") -> None:
    async with opened(bench) as desk:
        await desk.press("f3")
        await desk.type("unsaved")
        desk.app.call_later(fails, "Ingrid's secret")
        await desk.pilot.pause()


async def test_a_crash_keeps_the_text_and_says_one_line_without_any_of_it(
    disk_workbench: "Workbench",
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bench = fill(disk_workbench)
    monkeypatch.setattr(Editor, "rest", 60.0)
    monkeypatch.setattr(Editor, "keep_after", 60.0)
    with pytest.raises(RuntimeError):
        await _typed_until_it_falls(bench)
    told = capsys.readouterr().err
    assert "had to stop" in told
    assert "secret" not in told
    reports = list(bench.settings.home.glob("crash-*.txt"))
    assert len(reports) == 1
    assert "unsaved" not in reports[0].read_text()
    kept = "".join(
        path.read_text() for path in bench.settings.home.rglob("*.json") if "unsaved" in str(path)
    )
    note = bench.notebook.notes(bench.roster.find("Halden").id)[0]
    assert "unsaved# Oak" in kept + note.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
async def test_a_signal_saves_and_ends(
    filled: "Workbench", monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(Editor, "rest", 60.0)
    async with opened(filled) as desk:
        await desk.press("f3")
        await desk.type("x")
        os.kill(os.getpid(), number)
        await desk.until(lambda: not desk.app.is_running)
    assert filled.notebook.notes(filled.roster.find("Halden").id)[0].text.startswith("x# Oak")

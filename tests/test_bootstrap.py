"""From settings to a workbench, and the desk of a demo."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from zoneinfo import ZoneInfo

import pytest

from clientdesk.bootstrap import demo_settings, open_workbench, system_clock
from clientdesk.config import Settings
from clientdesk.model.errors import DeskError, InvalidInputError
from clientdesk.services.clients.roster import Mark
from clientdesk.tui.guard import write_report
from tests.builders import FrozenClock, a_workbench


def test_a_home_of_ones_own_holds_everything(tmp_path: Path) -> None:
    named = Settings.of(tmp_path / "a", {"CLIENTDESK_HOME": str(tmp_path / "b")})
    assert (named.home, named.config) == (tmp_path / "a", tmp_path / "a" / "config")
    by_environment = Settings.of(None, {"CLIENTDESK_HOME": str(tmp_path / "b"), "NO_COLOR": "1"})
    assert by_environment.home == tmp_path / "b"
    assert by_environment.no_color
    platform = Settings.of(None, {})
    assert platform.home.name == platform.config.name == "clientdesk"
    assert platform.home.is_relative_to(tmp_path)
    assert not platform.no_color


def test_the_clock_is_in_my_zone(home: Path) -> None:
    workbench = a_workbench(home=home)
    assert workbench.clock().tzinfo == ZoneInfo("Europe/Bratislava")
    workbench.me.save(replace(workbench.me.get(), zone="Asia/Tokyo", name="Me"))
    assert workbench.clock().isoformat() == "2026-11-21T22:02:00+09:00"
    with pytest.raises(InvalidInputError, match="there is no time zone"):
        workbench.me.save(replace(workbench.me.get(), zone="Nowhere"))
    workbench.keeper.close()
    workbench = a_workbench(home=home)
    assert workbench.me.get().name == "Me"
    assert workbench.me.zone().key == "Asia/Tokyo"
    workbench.keeper.close()


def test_a_machine_without_a_zone_is_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Nowhere/Land")
    monkeypatch.setattr("clientdesk.services.zones._zone_link", lambda: "")
    assert a_workbench().me.zone().key == "UTC"


def test_a_demo_that_came_to_grief_stays_with_its_report() -> None:
    settings = demo_settings()
    workbench = open_workbench(settings, FrozenClock())
    report = write_report(ValueError(), settings.home, FrozenClock()())
    workbench.keeper.close()
    assert report is not None
    assert report.is_file()
    again = open_workbench(replace(settings, demo=False), FrozenClock())
    assert again.roster.rows()
    again.keeper.close()
    rmtree(settings.home)


def test_the_demo_is_full_private_and_gone_afterwards() -> None:
    settings = demo_settings()
    assert settings.demo
    assert settings.home.stat().st_mode & 0o777 == 0o700
    workbench = open_workbench(settings, FrozenClock())
    rows = workbench.roster.rows()
    assert {row.mark for row in rows} == set(Mark)
    assert workbench.agenda.entries()
    assert all(workbench.notebook.main(row.id) for row in rows)
    assert workbench.composer.drafts()
    assert workbench.history.entries() == []
    workbench.keeper.close()
    assert not settings.home.exists()


def test_a_demo_in_a_folder_of_ones_own_is_never_removed(home: Path) -> None:
    settings = Settings(home=home, config=home / "config", demo=True)
    open_workbench(settings, FrozenClock()).keeper.close()
    workbench = open_workbench(settings, FrozenClock())
    assert 8 <= len(workbench.roster.rows()) <= 12
    workbench.keeper.close()
    assert home.exists()


def test_a_desk_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DeskError):
        a_workbench(home=tmp_path / "file")


def test_the_system_clock_is_aware() -> None:
    assert system_clock().tzinfo is not None
    assert abs(system_clock() - datetime.now(ZoneInfo("UTC"))).total_seconds() < 60

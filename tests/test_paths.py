"""Folders: what is shipped is found, and a named home holds everything of the user's."""

import subprocess
import sys
from pathlib import Path

import pytest

from clientdesk import paths


def test_what_is_shipped_is_found_in_a_checkout() -> None:
    assert (paths.shipped("data") / "rules").is_dir()
    assert paths.shipped("themes").is_dir()


def test_what_is_shipped_is_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_shipped" / "themes").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.shipped.__wrapped__("themes") == tmp_path / "_shipped" / "themes"


def test_a_named_home_holds_the_desk_and_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    assert paths.user_desk() == tmp_path
    assert paths.user_config() == tmp_path / "config"
    assert paths.rules_folders()[-1] == tmp_path / "config" / "rules"


def test_without_one_the_platform_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert paths.user_desk().is_relative_to(tmp_path)
    assert paths.user_desk().name == "clientdesk"
    assert paths.user_config() != paths.user_desk() or sys.platform != "linux"


def test_the_users_own_folder_comes_last_so_that_it_wins(tmp_path: Path) -> None:
    assert paths.rules_folders(tmp_path) == (paths.shipped("data") / "rules", tmp_path / "rules")
    assert paths.templates_folders(tmp_path)[-1] == tmp_path / "templates"


def test_importing_does_nothing_and_loads_nothing_slow() -> None:
    code = "import sys, clientdesk.paths; print('platformdirs' in sys.modules)"
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"

"""A path is understood however it is typed or pasted."""

import shlex
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.services.mail.paths_typed import paths_typed


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "my (last) plan's draft.pdf"
    path.write_bytes(b"x")
    return path


def test_a_path_is_read_as_typed_quoted_escaped_or_as_an_address(plan: Path) -> None:
    wanted = (str(plan),)
    assert paths_typed(str(plan)) == wanted
    assert paths_typed(f'"{plan}" ') == wanted
    assert paths_typed(f"  {shlex.quote(str(plan))}") == wanted
    assert paths_typed(str(plan).translate({ord(sign): f"\\{sign}" for sign in " ()'"})) == wanted
    assert paths_typed(plan.as_uri()) == wanted


def test_several_files_are_dropped_at_once(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_bytes(b"")
    assert paths_typed(f"{shlex.quote(str(plan))} {other} {other}") == (str(plan), str(other))
    assert paths_typed(f"{other} {tmp_path / 'gone.txt'}") == (f"{other} {tmp_path / 'gone.txt'}",)


def test_home_is_where_the_user_lives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a b.txt").write_bytes(b"")
    wanted = (str(tmp_path / "a b.txt"),)
    assert paths_typed("~/a b.txt") == paths_typed("'~/a b.txt'") == wanted
    assert paths_typed(r"~/a\ b.txt") == wanted
    assert paths_typed("~/no.txt") == (str(tmp_path / "no.txt"),)


def test_what_is_not_there_stays_one_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths_typed("it's gone.pdf") == (str(tmp_path / "it's gone.pdf"),)
    assert paths_typed("'gone.pdf'") == (str(tmp_path / "gone.pdf"),)
    assert paths_typed("  ") == ()


@given(
    name=st.text(
        st.characters(exclude_characters="/\0", exclude_categories=("Cs", "Cc")), min_size=1
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_that_is_there_is_found_quoted_as_a_shell_quotes(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"x{name[:40]}x"
    path.write_bytes(b"")
    assert paths_typed(shlex.quote(str(path))) == (str(path),)
    assert paths_typed(str(path)) == (str(path),)
    assert paths_typed(path.as_uri()) == (str(path),)

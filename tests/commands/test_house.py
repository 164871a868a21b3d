"""The whole command line: help, exit codes, endings, completion, the desk's own files."""

import errno
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click
import pytest

from clientdesk import commands
from clientdesk.cli import cli
from clientdesk.commanding import CODES, as_json, columns_of, table
from clientdesk.commands._ending import ended
from clientdesk.discovery import modules_in
from clientdesk.model import errors
from tests.commands.conftest import Run


def names() -> list[str]:
    return cli.list_commands(click.Context(cli))


def test_help_lists_every_command_once_with_its_sentence(run: Run) -> None:
    ran = run("--help")
    for name in names():
        (line,) = [each for each in ran.out.splitlines() if each.startswith(f"  {name} ")]
        assert len(line.split()) > 2


def test_help_tells_the_exit_code_of_every_error(run: Run) -> None:
    known = {code for code, _ in CODES}
    kinds = [each for each in vars(errors).values() if isinstance(each, type)]
    assert {each.exit_code for each in kinds if issubclass(each, errors.ClientdeskError)} <= known
    told = run("-h").out
    assert all(f"\n  {code} " in told for code, _ in CODES)


def test_every_command_has_a_place_of_its_own_and_a_help_page(run: Run) -> None:
    modules = modules_in(commands)
    assert not modules.broken
    places = [module.PLACE for module in modules.modules.values()]
    assert len(set(places)) == len(places)
    for name in names():
        assert run(name, "--help").out.startswith(f"Usage: clientdesk {name}")


def test_only_the_command_that_runs_is_imported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("clientdesk.commands.")]:
        if not name.rpartition(".")[2].startswith("_"):
            monkeypatch.delitem(sys.modules, name)
    run("locate")
    loaded = {name.rpartition(".")[2] for name in sys.modules if "clientdesk.commands." in name}
    assert {name for name in loaded if not name.startswith("_")} == {"locate"}
    import_module("clientdesk.commands.note")


@pytest.mark.parametrize("line", [("lst",), ("list", "foo"), ("list",), ("--wrong",), ("show",)])
def test_a_wrong_line_is_told_where_help_is(run: Run, line: tuple[str, ...]) -> None:
    ran = run(*line)
    assert ran.code == 2
    assert "--help" in ran.err
    assert ran.out == ""


def test_a_misspelt_command_gets_its_neighbour(run: Run) -> None:
    assert "'list'" in run("lst").err


def test_without_a_terminal_the_desk_says_so_and_makes_nothing(run: Run, home: Path) -> None:
    for line in ((), ("--demo",)):
        ran = run(*line)
        assert ran.code == 2
        assert "terminal" in ran.err
    assert not home.exists()


def test_a_demo_is_filled_and_thrown_away(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = run("--demo", "list", "clients", "--json")
    assert 8 <= len(ran.json) <= 12
    noted = run("--demo", "note", "halden", "x")
    assert (noted.code, "Halden & Foss" in noted.out) == (0, True)
    assert run("--demo", "note", "halden").code == 2
    assert "every" in run("--demo", "doctor").out
    assert not list(tmp_path.glob("clientdesk-demo-*"))


def test_locate_names_the_desk_and_makes_nothing(run: Run, home: Path) -> None:
    assert run("locate", "--json").json["desk"] == str(home / "desk.json")
    assert str(home / "backups") in run("locate").out
    assert not home.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_completion(run: Run, shell: str) -> None:
    assert "_CLIENTDESK_COMPLETE" in run("completion", shell).out


def test_a_desk_that_cannot_be_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for home in (file, file / "below"):
        ran = run("list", "clients", at=home)
        assert ran.code == 6
    assert file.read_text() == "mine"
    assert run("--home", "", "list", "clients").code == 2


def raising(error: BaseException) -> Callable[[], int]:
    def go() -> int:
        raise error

    return go


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (BrokenPipeError(), 141),
        (OSError(errno.EPIPE, "pipe"), 141),
        (KeyboardInterrupt(), 130),
        (PermissionError(errno.EACCES, "Permission denied", "x.csv"), 9),
        (MemoryError(), 70),
        (RuntimeError("Tr0ub4dor&3"), 70),
        (errors.DeskBusyError("busy"), 7),
        (SystemExit(3), 3),
        (SystemExit("said"), 1),
        (SystemExit(None), 0),
    ],
)
def test_every_end_is_a_code_and_a_sentence(
    error: BaseException, code: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert ended(raising(error)) == code
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert "Tr0ub4dor" not in out + err


def test_a_table_is_even_with_wide_letters() -> None:
    lines = table([["中村", "x"], ["abc", "y"]])
    assert [columns_of(line) for line in lines] == [7, 7]
    assert lines[1].index("y") == 6


def test_json_never_holds_what_a_terminal_obeys() -> None:
    text = as_json({"name": "a\x1b[31m\x7f\x9b\u202eb\ud800č"})
    assert not [mark for mark in text if mark in "\x1b\x7f\x9b\u202e\ud800"]
    assert text.encode("utf-8")


@pytest.mark.parametrize("line", [("list", "clients"), ("note", "ada", "x"), ("agenda",)])
def test_an_option_behind_the_command_is_told_where_it_goes(
    run: Run, tmp_path: Path, line: tuple[str, ...]
) -> None:
    ran = run(*line, "--home", str(tmp_path))
    assert ran.code == 2
    assert "before the command: clientdesk --home" in ran.err


def test_a_home_of_nobody_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("locate", at=Path("~nobodyhere/desk")).code == 2
    assert "whole path" in run("import", "~nobodyhere/table.csv").err


def test_a_home_carries_rules_of_its_own(run: Run, home: Path, tmp_path: Path) -> None:
    folder = home / "config" / "rules" / "en"
    folder.mkdir(parents=True)
    rule = "mechanism: phrase\nseverity: warn\nmessage: Not {found}.\npatterns: [tweedle]\n"
    (folder / "mine.yaml").write_text(rule)
    mail = b"Hi Ada,\n\nCould you sign the tweedle by Friday?\n"
    assert "[mine]" in run("check", "-", stdin=mail).out
    assert "[mine]" not in run("check", "-", stdin=mail, at=tmp_path / "other").out


@pytest.mark.parametrize(
    "rule",
    [
        "examples: 5",
        "examples: {fire: [{a: b}]}",
        "patterns: 5",
        "words: [1]\npatterns: ['{a} x']",
        "patterns: ['(']",
        "patterns: !!python/object/apply:os.getcwd []",
        "patterns: " + "[" * 5_000,
    ],
)
def test_a_rule_that_is_wrong_costs_only_itself(run: Run, home: Path, rule: str) -> None:
    folder = home / "config" / "rules" / "en"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(f"mechanism: phrase\n{rule}\n")
    mail = b"Hi Ada,\n\nCould you sign by Friday 27 November?\n"
    assert run("check", "-", stdin=mail).code in {0, 1}
    run("add", "client", "Ada")
    told = run("doctor")
    assert told.code == 1
    assert "mine.yaml" in told.out

"""A draft leaves from the shell as a message, unless something in it must not."""

from pathlib import Path

from clientdesk.commanding import CODES
from tests.builders import a_person, a_workbench
from tests.commands.conftest import Run


def a_draft_in(home: Path, body: str) -> str:
    bench = a_workbench(home=home)
    ada = bench.roster.add("Ada Byron", people=(a_person("Ada Byron", "ada@a.example"),))
    draft = bench.composer.new(ada.id, subject="The plan", body=body)
    bench.keeper.close()
    return draft.id


def test_a_draft_is_written_as_a_message(run: Run, home: Path, tmp_path: Path) -> None:
    draft = a_draft_in(home, "Hello Ada,\n\nCould you sign the plan by Friday 27 November?")
    ran = run("export", "eml", "--draft", draft, str(tmp_path / "plan.eml"))
    assert ran.code == 0
    assert "wrote" in ran.out
    assert "To: ada@a.example" in (tmp_path / "plan.eml").read_text()
    shown = run("export", "eml", "--draft", draft, "-")
    assert "Could you sign the plan" in shown.out
    assert run("export", "eml", "--draft", draft, str(tmp_path / "plan.eml")).code in {0, 5}
    assert run("export", "csv", "--draft", draft, "-").code == 2
    assert run("export", "eml", "--draft", "01NONE", "-").code == 3


def test_a_blank_stops_it_and_can_be_overruled(run: Run, home: Path) -> None:
    draft = a_draft_in(home, "Hello Ada,\n\nCould you pay [price] by Friday 27 November?")
    stopped = run("export", "eml", "--draft", draft, "-")
    assert stopped.code == 1
    assert "placeholder" in stopped.err
    assert not stopped.out
    assert "[price]" in run("export", "eml", "--draft", draft, "--overrule", "-").out
    assert run("export", "eml", "--draft", draft, "-").code == 0
    assert any("not fit to leave" in meaning for code, meaning in CODES if code == 1)

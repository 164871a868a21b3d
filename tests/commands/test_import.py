"""`clientdesk import`: told first, done with --yes, asked where somebody can answer."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

BOOK = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Žofia\nORG:Čajovňa\nX-A:b\nEND:VCARD\n"
    "BEGIN:VCARD\nFN:never ended\n"
)


@pytest.fixture
def book(tmp_path: Path) -> str:
    path = tmp_path / "people.vcf"
    path.write_text(BOOK, encoding="utf-8")
    return str(path)


def names(run: Run) -> set[str]:
    return {each["name"] for each in run("list", "clients", "--json").json}


def test_without_yes_everything_is_told_and_nothing_done(run: Run, book: str) -> None:
    for arguments in ((), ("--dry-run",)):
        ran = run("import", book, *arguments)
        assert ran.code == 0
        for words in ("ORG -> client", "X-A -> kept, and written back", "new", "line 7"):
            assert words in ran.out
        assert "nothing was changed" in ran.out
    assert "--yes" in run("import", book).err
    assert names(run) == set()


def test_with_yes_it_is_done_and_undone_as_one(run: Run, book: str) -> None:
    ran = run("import", book, "--yes")
    assert "imported: 1 new, 0 added to" in ran.out
    assert names(run) == {"Čajovňa"}
    assert "X-A:b\r\n" in run("export", "vcf", "-").out
    assert "Import of people.vcf" in run("undo").out
    assert names(run) == set()


def test_a_note_goes_out_alone_and_comes_in_again(run: Run, tmp_path: Path) -> None:
    run("add", "client", "Ada")
    run("note", "Ada", "# Tea\nGreen.")
    (note,) = run("list", "notes", "--json").json
    path = tmp_path / "note.md"
    assert run("export", "notes", "--note", note["id"], str(path)).code == 0
    assert path.read_text(encoding="utf-8").endswith("---\n# Tea\nGreen.\n")
    (row,) = run("import", str(path), "--json").json["rows"]
    assert row["outcome"] == "same"


def test_the_week_is_one_page(run: Run) -> None:
    run("add", "client", "Ada")
    run("note", "Ada", "# Tea")
    text = run("export", "review", "-").out
    assert "## Notes\n\n- **Ada**: Tea" in text


def test_front_matter_that_is_no_yaml_is_told_by_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ada.csv").write_text("name\nAda\n")
    (tmp_path / "broken.md").write_text("---\ntags: oak\nclient: [unclosed\n---\ntext\n")
    told = run("import", str(tmp_path), "--dry-run").out
    assert "its front matter is no YAML: line 3, column 1: did not find expected" in told
    assert "unicode string" not in told
    assert "2 rows: 1 new, 1 unusable" in told


def test_a_single_row_is_called_one_row(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ada.csv").write_text("name\nAda\n")
    assert "\n1 row: 1 new\n" in run("import", str(tmp_path / "ada.csv"), "--dry-run").out

"""Backup, restore, doctor, exports and imports from the shell."""

import os
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Run


def test_a_backup_can_be_previewed_and_restored(desk: Run) -> None:
    made = desk("backup").out.strip()
    desk("note", "hal", "written after")
    preview = desk("restore")
    assert preview.code == 0
    assert "notes: 1 removed" in preview.out
    assert len(desk("list", "notes", "--json").json) == 1
    assert desk("restore", Path(made).name, "--yes").code == 0
    assert desk("list", "notes", "--json").json == []
    assert len(desk("list", "clients", "--json").json) == 3


def test_a_backup_that_is_not_there_is_told(desk: Run, run: Run, tmp_path: Path) -> None:
    assert desk("restore", "1066").code == 3
    assert run("restore", at=tmp_path / "nowhere").code == 3
    assert desk("backup", "--list", "--json").json[0]["name"].startswith("desk-")


def test_the_doctor_is_content_with_a_good_desk_only(desk: Run, home: Path) -> None:
    assert desk("doctor").code == 0
    data = home.joinpath("desk.json").read_bytes()
    home.joinpath("desk.json").write_bytes(data.replace(b"Halden", b"Holden"))
    ran = desk("doctor", "--json")
    assert ran.code == 1
    assert not all(line["well"] for line in ran.json)


def test_a_desk_damaged_beyond_proof_is_told_and_can_be_restored(desk: Run, home: Path) -> None:
    desk("backup")
    desk("note", "hal", "after")
    (home / "desk.json").write_bytes(b"\x00garbage")
    (home / "desk.journal").write_bytes(b"more garbage\n")
    ran = desk("list", "clients")
    assert ran.code == 8
    assert "clientdesk restore" in ran.err
    assert desk("doctor").code == 1
    assert desk("restore", "--yes").code == 0
    assert len(desk("list", "clients", "--json").json) == 3


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("recap", "there is no recap of Acme yet: add the day of the talk"),
        ("executive-summary", "there is no executive summary of Acme yet: add the project"),
        ("notes", "there are no notes yet, so nothing was written"),
        ("call-sheet", "no incident is open, so nothing was written"),
        ("eml", "no draft waits to be sent, so nothing was written"),
        ("mail", "no draft waits to be sent, so nothing was written"),
    ],
)
def test_an_export_that_has_nothing_to_write_says_why(
    run: Run, tmp_path: Path, name: str, why: str
) -> None:
    empty = run("export", name, str(tmp_path / "none"))
    assert (empty.code, "there are no clients yet" in empty.err) == (0, True)
    run("add", "client", "Acme")
    ran = run("export", name, str(tmp_path / "out"))
    assert ran.code == 0
    assert why in ran.err
    assert "so nothing was written" in ran.err
    assert "no clients" not in ran.err
    assert not (tmp_path / "out").exists()


def test_exporting_twice_works_and_what_was_edited_is_safe(desk: Run, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert desk("export", "markdown", str(folder)).code == 0
    pages = {page.name: page.read_bytes() for page in folder.iterdir()}
    assert len(pages) == 3
    assert all(page.stat().st_mode & 0o777 == 0o600 for page in folder.iterdir())
    assert desk("export", "markdown", str(folder)).code == 0
    desk("note", "hal", "new words")
    assert desk("export", "markdown", str(folder)).code == 0
    (page,) = folder.glob("*halden-foss-summary.md")
    assert "new words" in page.read_text()
    page.write_text(page.read_text() + "mine\n")
    desk("note", "hal", "newer words")
    desk("note", "ada l", "for ada")
    refused = desk("export", "markdown", str(folder))
    assert refused.code == 5
    assert page.name in refused.err
    assert page.read_text().endswith("mine\n")
    assert not [each for each in folder.iterdir() if "for ada" in each.read_text()]
    assert desk("export", "markdown", str(folder), "--overwrite").code == 0
    assert "newer words" in page.read_text()
    assert not list(folder.glob(".*"))


def test_one_client_goes_to_standard_output(desk: Run) -> None:
    desk("note", "hal", "# Oak\n\n= not a formula")
    ran = desk("export", "markdown", "--client", "hal", "-")
    assert ran.out.startswith("---\nid: ")
    assert "= not a formula" in ran.out
    assert desk("export", "markdown", "-").code == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "markdown", "{file}"), 9),
        (("export", "csv", "{file}"), 5),
        (("export", "csv", "/dev/null"), 9),
        (("export", "pdf", "x"), 2),
        (("import", "{missing}.csv"), 9),
        (("import", "{folder}"), 2),
        (("import", "{folder}/x.vcf"), 9),
        (("import", "{folder}/x.doc"), 2),
    ],
)
def test_a_place_that_cannot_be_used_is_told(
    desk: Run, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    places = {"file": file, "missing": tmp_path / "missing", "folder": tmp_path}
    ran = desk(*(each.format(**places) for each in arguments))
    assert ran.code == code
    assert ran.err.startswith("clientdesk: ")
    assert file.read_text() == "mine"


def test_a_link_is_not_written_through(desk: Run, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "out.csv").symlink_to(target)
    assert desk("export", "csv", str(tmp_path / "out.csv"), "--overwrite").code == 9
    assert target.read_text() == "mine"


def test_a_table_comes_in_as_one_change_and_goes_back_in_one(desk: Run, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("Name;E-mail;Shoe size\nBo;bo@x.example;44\nHalden & Foss;;\n;;\nCy;;45\n")
    dry = desk("import", str(path), "--dry-run")
    assert dry.code == 0
    assert "Shoe size -> kept in the client's note" in dry.out
    assert len(desk("list", "clients", "--json").json) == 3
    ran = desk("import", str(path), "--yes", "--json")
    assert ran.json["imported"] == {"added": 2, "changed": 0, "skipped": 1}
    assert len(desk("list", "clients", "--json").json) == 5
    assert {note["text"] for note in desk("list", "notes", "--json").json} == {
        "Shoe size: 44",
        "Shoe size: 45",
    }
    desk("undo")
    assert len(desk("list", "clients", "--json").json) == 3


def test_what_was_exported_comes_in_again_elsewhere_and_is_known_here(
    desk: Run, run: Run, tmp_path: Path
) -> None:
    desk("add", "client", "=SUM(A1)", "--phone", "+47 1", "--email", "a@x.example")
    path = tmp_path / "all.csv"
    desk("export", "csv", str(path))
    assert {row["outcome"] for row in desk("import", str(path), "--json").json["rows"]} == {"same"}
    other = tmp_path / "other"
    assert run("import", str(path), "--yes", at=other).code == 0
    names = {each["name"] for each in run("list", "clients", "--json", at=other).json}
    assert names == {"Halden & Foss", "Ada Lovelace", "Adam Works", "=SUM(A1)"}


def test_what_a_killed_export_left_behind_goes_with_the_next(desk: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert desk("export", "markdown", str(out)).code == 0
    dead, living = out / ".clientdesk-999999999-1.tmp", out / f".clientdesk-{os.getppid()}-1.tmp"
    for path in (dead, living):
        path.write_text("half")
    assert desk("export", "markdown", str(out)).code == 0
    assert not dead.exists()
    assert living.exists()


def test_an_export_is_private_whatever_the_umask(desk: Run, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert desk("export", "csv", str(tmp_path / "a" / "b" / "c.csv")).code == 0
    finally:
        os.umask(before)
    for path in (tmp_path / "a").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_what_closing_had_to_say_is_told(desk: Run, home: Path) -> None:
    shutil.rmtree(home / "backups")
    (home / "backups").write_text("no folder")
    ran = desk("add", "client", "Late")
    assert ran.code == 0
    assert "backups is not a folder" in ran.err

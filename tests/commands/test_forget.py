"""`clientdesk forget`: said twice, done once, and nothing of the client is left."""

from pathlib import Path

from tests.commands.conftest import Run


def told(home: Path) -> str:
    return "".join(
        file.name + file.read_bytes().decode("utf-8", "replace")
        for file in home.rglob("*")
        if file.is_file()
    )


def test_without_yes_it_only_says_what_would_go(desk: Run) -> None:
    desk("note", "Halden", "a marker")
    ran = desk("forget", "Halden & Foss")
    assert ran.code == 2
    assert "with 1 note, in" in ran.err
    assert "--export" in ran.err
    assert desk("show", "Halden").code == 0


def test_a_name_that_is_not_typed_whole_is_refused(desk: Run) -> None:
    ran = desk("forget", "Hald", "--yes")
    assert ran.code == 2
    assert "Halden & Foss" in ran.err
    assert desk("show", "Halden").code == 0


def test_no_file_of_the_desk_holds_them_any_more(desk: Run, tmp_path: Path) -> None:
    desk("note", "Halden", "a marker")
    desk("backup")
    desk("note", "Ada Lovelace", "met the one from Halden & Foss")
    ran = desk("forget", "Halden & Foss", "--export", str(tmp_path / "out"), "--yes")
    assert ran.code == 0
    assert "2 records" in ran.out
    assert "1 line about others" in ran.err
    left = told(desk.home)
    assert "a marker" not in left
    assert "01" in left
    (page,) = (tmp_path / "out").iterdir()
    assert "a marker" in page.read_text(encoding="utf-8")
    assert desk("show", "Halden").code == 3
    assert desk("list", "notes", "--json").json[0]["client_name"] == "Ada Lovelace"


def test_one_in_the_trash_is_forgotten_too(desk: Run) -> None:
    desk("note", "Halden", "a marker")
    desk("delete", "client", "Halden", "--yes")
    assert desk("forget", "halden & foss", "--yes").code == 0
    assert "a marker" not in told(desk.home)


def test_an_id_that_no_file_knows_is_told(desk: Run) -> None:
    assert desk("forget", "01ARZ3NDEKTSV4RRFFQ69G5FAV").code == 2
    ran = desk("forget", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "--yes")
    assert ran.code == 3
    assert "no file" in ran.err


def test_a_text_that_an_editor_left_behind_goes_too(desk: Run) -> None:
    folder = desk.home / "unfinished"
    folder.mkdir()
    (folder / "note-halden-foss-1.md").write_text("half a thought")
    (folder / "other.md").write_text("Dear HALDEN & FOSS, the oak")
    (folder / "kept.md").write_text("about Ada")
    ran = desk("forget", "Halden & Foss", "--yes")
    assert "2 unsaved texts removed" in ran.out
    assert [path.name for path in folder.iterdir()] == ["kept.md"]

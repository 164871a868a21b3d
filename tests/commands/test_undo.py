"""`clientdesk undo` takes back the last change, or the one that its list numbers."""

from tests.commands.conftest import Run


def test_the_list_numbers_changes_newest_first_and_one_can_be_chosen(desk: Run) -> None:
    desk("note", "Halden", "first")
    desk("note", "Lovelace", "second")
    listed = desk("undo", "--list", "--json").json
    assert [entry["label"].split()[-1] for entry in listed[:2]] == ["Lovelace", "Foss"]
    assert str(listed[1]["number"]) in desk("undo", "--list").out
    assert desk("undo", str(listed[1]["number"])).code == 0
    (left,) = desk("list", "notes", "--json").json
    assert left["text"] == "second"


def test_the_last_change_is_taken_back_and_named(desk: Run) -> None:
    desk("note", "Halden", "first")
    assert "Halden & Foss" in desk("undo").out
    assert desk("list", "notes", "--json").json == []


def test_a_number_that_is_none_is_told(desk: Run) -> None:
    ran = desk("undo", "123456")
    assert ran.code == 3
    assert "look at the list" in ran.err or "nothing to undo" in ran.err


def test_an_empty_desk_has_nothing_to_undo(run: Run) -> None:
    assert "nothing to undo" in run("undo", "--list").out
    assert run("undo").code == 3

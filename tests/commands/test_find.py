"""`clientdesk find` shows lines with their place, and says when there is none."""

from tests.commands.conftest import Run


def test_it_shows_the_line_with_its_day_client_and_kind(desk: Run) -> None:
    desk("note", "Halden", "# Oak\nThey care for *oak*.")
    (line,) = desk("find", "CARE", "oak").out.splitlines()
    assert line.split()[1:5] == ["Halden", "&", "Foss", "note"]
    assert line.endswith("They care for *oak*.")


def test_json_tells_where_the_line_stands(desk: Run) -> None:
    desk("note", "Halden", "# Oak\nThey care.")
    (found,) = desk("find", "care", "--json").json
    assert (found["line"], found["line_number"], found["table"]) == ("They care.", 2, "notes")
    assert found["client_name"] == "Halden & Foss"
    assert not found["near"]


def test_only_one_client_is_searched_if_asked(desk: Run) -> None:
    desk("note", "Halden", "walnut")
    desk("note", "Lovelace", "walnut")
    assert len(desk("find", "walnut").out.splitlines()) == 2
    (found,) = desk("find", "walnut", "--client", "Lovelace", "--json").json
    assert found["client_name"] == "Ada Lovelace"


def test_nothing_found_and_nothing_typed_are_sentences(desk: Run) -> None:
    ran = desk("find", "xylophone")
    assert (ran.code, ran.out) == (3, "")
    assert "no line holds 'xylophone'" in ran.err
    assert desk("find", " ").code == 2
    assert desk("find").code == 2


def test_behind_the_curtain_notes_are_not_searched(desk: Run) -> None:
    desk("note", "Halden", "walnut")
    assert desk("--private", "find", "walnut").code == 3

"""Adding, listing, showing and deleting clients from the shell."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

HOSTILE = [
    "Eve\n[bold]x[/]\x1b[31m\u202e",
    "=cmd|' /C calc'!A0",
    "\udcff\udcfe raw",
    "a\x00b",
    "../../etc/passwd",
    "-rf",
    "x" * 200,
    "👩‍🚀 Ωmega",
    "{{name}} %s {0}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_listed_and_harmless(run: Run, name: str, tmp_path: Path) -> None:
    assert run("add", "client", "--", name).code == 0
    listed = run("list", "clients")
    shown = run("list", "clients", "--json").json[0]["name"]
    assert shown.strip("\ufffd ")
    assert shown in listed.out
    assert run("show", "--", shown).code == 0
    assert run("note", "--", shown, "a word").code == 0
    assert run("export", "markdown", str(tmp_path / "out")).code == 0
    (page,) = (tmp_path / "out").iterdir()
    assert "a word" in page.read_text(encoding="utf-8")
    spoken = listed.out + listed.err + page.read_text(encoding="utf-8")
    assert not [mark for mark in spoken if (mark < " " and mark != "\n") or mark in "\x1b\u202e"]


@pytest.mark.parametrize("name", ["", "   ", "\x00", "x" * 201])
def test_a_name_that_is_none_is_refused_in_a_sentence(run: Run, name: str) -> None:
    ran = run("add", "client", name)
    assert ran.code == 2
    assert ran.err.startswith("clientdesk: ")
    assert run("list", "clients", "--json").json == []


def test_a_client_is_found_by_id_name_beginning_and_nearly(desk: Run) -> None:
    known = {each["name"]: each["id"] for each in desk("list", "clients", "--json").json}
    for words in (known["Halden & Foss"], "halden & foss", "hal", "Haldn & Fos"):
        assert desk("show", words, "--json").json["id"] == known["Halden & Foss"]


def test_an_ambiguous_name_lists_the_candidates(desk: Run) -> None:
    ran = desk("show", "ada")
    assert ran.code == 4
    assert "Ada Lovelace" in ran.err
    assert "Adam Works" in ran.err


def test_an_unknown_name_is_told(desk: Run) -> None:
    ran = desk("show", "Zebra")
    assert ran.code == 3
    assert "Zebra" in ran.err


def test_deleting_needs_yes_and_can_be_undone(desk: Run) -> None:
    desk("note", "hal", "keep me")
    refused = desk("delete", "client", "hal")
    assert refused.code == 2
    assert "1 note" in refused.err
    assert len(desk("list", "clients", "--json").json) == 3
    assert desk("delete", "client", "hal", "--yes").code == 0
    assert len(desk("list", "clients", "--json").json) == 2
    assert desk("list", "notes", "--json").json == []
    assert desk("undo").code == 0
    assert desk("list", "notes", "--json").json[0]["text"] == "keep me"
    assert desk("redo").code == 0
    assert len(desk("list", "clients", "--json").json) == 2


def test_a_client_gets_a_contact_and_a_zone(run: Run) -> None:
    run("add", "client", "Fjord", "--contact", "Liv", "--email", "liv@x.example",
        "--zone", "Europe/Oslo", "--tag", "north")  # fmt: skip
    (client,) = run("list", "clients", "--json").json
    assert client["people"][0]["emails"][0]["value"] == "liv@x.example"
    assert client["zone"] == "Europe/Oslo"
    assert client["tags"] == ["north"]


def test_an_unknown_zone_is_refused_with_a_neighbour(run: Run) -> None:
    ran = run("add", "client", "Fjord", "--zone", "Europe/Olso")
    assert ran.code == 2
    assert "Europe/Oslo" in ran.err


def test_behind_the_curtain_only_what_a_client_may_see_is_shown(run: Run, home: Path) -> None:
    run("add", "client", "Fjord", "--tag", "inwardly")
    run("note", "Fjord", "privately")
    for line in (("list", "clients", "--json"), ("show", "Fjord"), ("show", "Fjord", "--json")):
        assert "inwardly" in run(*line).out
        curtained = run("--private", *line)
        assert curtained.code == 0
        assert "inwardly" not in curtained.out
        assert "privately" not in curtained.out

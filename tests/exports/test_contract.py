"""What an export is given, what its files are called, and when a file may be replaced."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk import exports
from clientdesk.discovery import modules_in
from clientdesk.exporting import Export, Page, seal_holds, sealed
from clientdesk.model.cell import bare_cell, neutral_cell
from clientdesk.model.errors import ConflictError, FileError
from clientdesk.model.field import Privacy
from clientdesk.services.exchange.delivery import deliver
from tests.builders import a_client, a_note, a_workbench


def test_every_export_declares_an_audience_that_is_not_secret() -> None:
    found = modules_in(exports)
    assert not found.broken
    for module in found.modules.values():
        assert isinstance(module.export, Export)
        assert module.export.audience in {Privacy.CLIENT, Privacy.INTERNAL}


PUBLIC = {"eml", "executive_summary", "ics", "mail", "recap"}
"""The exports that a client may get; every other is for me."""


def test_who_may_read_each_export_is_what_was_meant() -> None:
    found = modules_in(exports).modules
    told = {name for name, each in found.items() if each.export.audience is Privacy.CLIENT}
    assert told == {name for name, each in found.items() if each.export.is_public} == PUBLIC


def test_clients_of_one_name_get_files_of_their_own(tmp_path: Path) -> None:
    bench = a_workbench()
    first = bench.roster.save(a_client("Ada & Co."))
    bench.roster.save(a_client("Ada — Co"))
    bench.roster.save(a_client("中村"))
    bench.roster.save(a_client("Ω"))
    names = [path.name for path in bench.porter.export("markdown", tmp_path).files]
    assert len(set(names)) == 4
    (alone,) = bench.porter.export("markdown", tmp_path, client_id=first.id).files
    assert alone.name == "2026-11-21-ada-co-summary.md"


def test_clients_are_shown_only_notes_that_may_be_shared() -> None:
    bench = a_workbench()
    client = bench.roster.save(a_client())
    bench.cabinet.save(a_note(client, "mine"))
    bench.cabinet.save(a_note(client, "theirs", shareable=True))
    for audience, count in ((Privacy.INTERNAL, 2), (Privacy.CLIENT, 1)):
        (dossier,) = bench.porter.archive.material(audience, client.id).dossiers
        assert len(dossier.of("notes")) == count


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_seal_holds_until_anybody_touches_the_text(text: str, more: str) -> None:
    page = sealed(f"---\ndigest: {'0' * 16}\n---\n{text}")
    assert seal_holds(page)
    assert not seal_holds(page + more)
    assert not seal_holds(text) or "digest" in text


@given(st.text())
def test_a_neutral_cell_gives_its_text_back_and_starts_no_formula(text: str) -> None:
    cell = neutral_cell(text)
    assert bare_cell(cell) == text
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_either_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("mine")
    pages = [Page("a.md", "one"), Page("b.md", "two")]
    with pytest.raises(ConflictError):
        deliver(tmp_path, pages, overwrite=False)
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]
    assert (tmp_path / "b.md").read_text() == "mine"
    deliver(tmp_path, pages, overwrite=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.md": "one",
        "b.md": "two",
    }
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())


def test_a_disk_that_refuses_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileError, match="no space left"):
        deliver(tmp_path, [Page("a.md", "one")], overwrite=False)
    assert not list(tmp_path.iterdir())


def test_many_files_are_brought_to_the_disk_together(tmp_path: Path) -> None:
    pages = [Page(f"{number}.md", "x") for number in range(100)]
    assert len(deliver(tmp_path / "new" / "folder", pages, overwrite=False)) == 100
    assert (tmp_path / "new" / "folder").stat().st_mode & 0o777 == 0o700

"""Notes as Markdown: out and in again exactly, edited elsewhere, and written by hand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.importing import Outcome
from clientdesk.imports.markdown import read
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.note import Confidence, Fact, Note, Section
from clientdesk.services.workbench import Workbench
from tests.builders import NOW, FrozenClock, a_client, a_note, a_workbench
from tests.imports.conftest import taken


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]) | st.just("\n")),
    st.sampled_from(Section),
    st.lists(st.sampled_from(["čaj", "a b", "null", "1", "x:y"]), unique=True),
    st.booleans(),
)
def test_a_note_that_went_out_comes_in_just_so(
    text: str, section: Section, tags: list[str], pinned: bool
) -> None:
    first = a_workbench()
    client = first.roster.save(a_client("Žofia: 'Čaj' & co"))
    fact = Fact(text="likes: tea", source="#1", seen_on=NOW.date(), confidence=Confidence.GUESS)
    note = first.cabinet.save(
        a_note(
            client, text, section=section, tags=tuple(tags), pinned=pinned, facts=(fact,),
            changed_at=NOW,
        )
    )  # fmt: skip
    page = first.porter.export("notes", None, note_id=note.id).text
    (row,) = read(page.encode()).rows
    (written,) = row.notes
    for name in ("id", "text", "section", "tags", "facts", "pinned", "created_at", "changed_at"):
        assert getattr(written, name) == getattr(note, name)
    assert row.name == client.name


def exported(bench: Workbench, folder: Path, text: str = "# Oak\nfirm\n") -> Path:
    client = bench.roster.save(a_client("Ada"))
    bench.cabinet.save(a_note(client, text))
    (path,) = bench.porter.export("notes", folder).files
    return path


def outcome(bench: Workbench, path: Path) -> tuple[Outcome, str]:
    (row,) = bench.porter.plan_import(path).rows
    return row.outcome, row.why


def test_a_note_edited_elsewhere_comes_back_and_its_text_here_is_kept(
    bench: Workbench, tmp_path: Path
) -> None:
    path = exported(bench, tmp_path)
    assert outcome(bench, path)[0] is Outcome.SAME
    path.write_text(path.read_text().replace("firm", "soft"))
    assert outcome(bench, path)[0] is Outcome.ADDS
    bench.porter.apply(bench.porter.plan_import(path))
    (note,) = bench.cabinet.list(Note)
    assert note.text == "# Oak\nsoft\n"
    assert [one.text for one in bench.notebook.versions(note.id)] == ["# Oak\nfirm\n"]
    bench.history.undo()
    assert bench.cabinet.list(Note)[0].text == "# Oak\nfirm\n"


def test_a_note_edited_on_both_sides_is_a_conflict(
    bench: Workbench, clock: FrozenClock, tmp_path: Path
) -> None:
    path = exported(bench, tmp_path)
    path.write_text(path.read_text().replace("firm", "soft"))
    (note,) = bench.cabinet.list(Note)
    clock.advance(hours=1)
    bench.notebook.write(note.id, "# Oak\nmine\n")
    found, why = outcome(bench, path)
    assert found is Outcome.CONFLICT
    assert "changed on the desk" in why


def test_a_folder_of_notes_offers_unknown_clients_as_new(bench: Workbench, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text("---\nclient: Nová\ntags: čaj, x\ndate: 2026-01-02\n---\n# One\n")
    (folder / "b.md").write_text("---\nclient: nová\nsection: tone\nmood: good\n---\nTwo #three\n")
    (folder / "c.md").write_text("no front matter\n")
    plan = bench.porter.plan_import(folder)
    assert [(row.source, row.outcome) for row in plan.rows] == [
        ("a.md", Outcome.NEW),
        ("b.md", Outcome.ADDS),
        ("c.md", Outcome.UNUSABLE),
    ]
    bench.porter.apply(plan)
    assert [client.name for client in bench.cabinet.list(Client)] == ["Nová"]
    first, second = bench.cabinet.list(Note)
    assert (first.text, first.tags, f"{first.created_at:%Y-%m-%d}") == (
        "# One",
        ("čaj", "x"),
        "2026-01-02",
    )
    assert (second.text, second.tags) == ("Two #three\n\nmood: good", ("three",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain", "front matter"),
        ("---\ntags: x\n---\n", "names no client"),
        ("---\n[: x\n---\n", "no YAML"),
        ("---\n- x\n---\n", "no lines such as"),
        ("---\na: &a [x]\nb: [*a, *a]\nclient: x\n---\n", "more than a note needs"),
        ("---\nclient: x\n" + "a: " + "[" * 5_000 + "\n---\n", "YAML|more than"),
        ("---\nkind: summary\nclient: x\n---\n", "summary"),
    ],
)
def test_what_is_no_note_is_told(text: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        read(text.encode())


def test_a_note_of_a_book_is_on_the_desk_and_with_its_card(
    bench: Workbench, tmp_path: Path
) -> None:
    taken(bench, tmp_path, "BEGIN:VCARD\nFN:A\nNOTE:tea\nEND:VCARD\n")
    assert [note.text for note in bench.cabinet.list(Note)] == ["tea"]
    assert "NOTE:tea\r\n" in bench.porter.export("vcf", None).text

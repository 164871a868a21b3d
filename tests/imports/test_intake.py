"""What becomes of a row: new, adds, same, conflict, unusable; and nothing known is overwritten."""

from pathlib import Path

import pytest

from clientdesk.importing import ImportPlan, Outcome
from clientdesk.model.client import Client
from clientdesk.model.errors import FileError, InvalidInputError
from clientdesk.model.note import Note
from clientdesk.services.workbench import Workbench
from tests.builders import a_client, a_person


@pytest.fixture
def bench(any_workbench: Workbench) -> Workbench:
    person = a_person("Liv Strand", "liv@fjord.example")
    known = a_client("Fjord", company="Fjord AS", zone="Europe/Oslo", people=(person,))
    any_workbench.roster.save(known)
    return any_workbench


def plan(bench: Workbench, folder: Path, text: str) -> ImportPlan:
    path = folder / "in.csv"
    path.write_text(text, encoding="utf-8")
    return bench.porter.plan_import(path)


@pytest.mark.parametrize(
    ("text", "outcome", "why"),
    [
        ("Client\nNew\n", Outcome.NEW, ""),
        ("Client\nfjord\n", Outcome.SAME, "known"),
        ("Client,Email\nFjord,LIV@fjord.example\n", Outcome.SAME, "known"),
        ("Client,Town\nFjord,Bergen\n", Outcome.ADDS, "place"),
        ("Client,Contact,Role\nFjord,Bo,Boss\n", Outcome.ADDS, "Bo"),
        ("Client,Contact,Phone\nFjord,Liv Strand,+47 1\n", Outcome.ADDS, "more of Liv Strand"),
        ("Client,Notes\nFjord,oak\n", Outcome.ADDS, "a note"),
        ("Client,Company\nFjord,Other AS\n", Outcome.CONFLICT, "company is Fjord AS"),
        ("Client,Email\nOther,liv@fjord.example\n", Outcome.CONFLICT, "belongs to Fjord"),
        ("Client,Time zone\nFjord,Mars/Base\n", Outcome.ADDS, "a note"),
        (f"Client\n{'x' * 201}\n", Outcome.UNUSABLE, "200 characters"),
    ],
)
def test_each_row_is_told_what_becomes_of_it(
    bench: Workbench, tmp_path: Path, text: str, outcome: Outcome, why: str
) -> None:
    (row,) = plan(bench, tmp_path, text).rows
    assert row.outcome is outcome
    assert why in row.why


def test_a_plan_changes_nothing_and_applying_it_is_one_change(
    bench: Workbench, tmp_path: Path
) -> None:
    text = "Client,Email,Notes\n" + "".join(f"C{n},c{n}@x.example,n{n}\n" for n in range(300))
    made = plan(bench, tmp_path, text)
    assert len(bench.cabinet.list(Client)) == 1
    report = bench.porter.apply(made)
    assert (report.added, report.changed, report.skipped) == (300, 0, 0)
    assert len(bench.cabinet.list(Client)) == 301
    assert len(bench.cabinet.list(Note)) == 300
    assert bench.history.undo() == "Import of in.csv"
    assert len(bench.cabinet.list(Client)) == 1
    assert bench.cabinet.list(Note) == []


def test_importing_twice_adds_nothing(bench: Workbench, tmp_path: Path) -> None:
    text = "Client,Contact,Email,Notes,Odd\nNew,Bo,bo@x.example,hello,1\nNew,Cy,cy@x.example,,\n"
    bench.porter.apply(plan(bench, tmp_path, text))
    held = bench.cabinet.list(Client)
    again = plan(bench, tmp_path, text)
    assert {row.outcome for row in again.rows} == {Outcome.SAME}
    report = bench.porter.apply(again)
    assert report.skipped == 2
    assert bench.cabinet.list(Client) == held


def test_later_rows_meet_earlier_ones(bench: Workbench, tmp_path: Path) -> None:
    text = "Client,Contact,Town\nNew,Bo,Oslo\nNew,Cy,Oslo\nNew,Di,Bergen\n"
    rows = plan(bench, tmp_path, text).rows
    assert [row.outcome for row in rows] == [Outcome.NEW, Outcome.ADDS, Outcome.CONFLICT]


def test_a_conflict_changes_nothing_of_its_client(bench: Workbench, tmp_path: Path) -> None:
    (before,) = bench.cabinet.list(Client)
    text = "Client,Company,Town,Notes\nFjord,Other AS,Bergen,x\n"
    bench.porter.apply(plan(bench, tmp_path, text))
    assert bench.cabinet.list(Client) == [before]
    assert bench.cabinet.list(Note) == []


def test_what_others_added_meanwhile_is_not_added_twice(bench: Workbench, tmp_path: Path) -> None:
    made = plan(bench, tmp_path, "Client\nNew\n")
    bench.roster.add("New")
    assert bench.porter.apply(made).added == 0


def test_files_that_cannot_be_read_are_told(bench: Workbench, tmp_path: Path) -> None:
    for name, error in (
        ("x.doc", InvalidInputError),
        ("x", InvalidInputError),
        ("x.vcf", FileError),
        ("x.csv", FileError),
    ):
        with pytest.raises(error):
            bench.porter.plan_import(tmp_path / name)
    with pytest.raises(InvalidInputError, match=r"\.csv, .*\.vcf"):
        bench.porter.plan_import(tmp_path / "x.doc")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InvalidInputError, match="no file to import"):
        bench.porter.plan_import(tmp_path / "folder")

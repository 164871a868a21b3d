"""The exports of the sample desk, word for word; `GOLDEN=write pytest` renews them."""

import csv
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from clientdesk.model.errors import InvalidInputError
from tests.architecture.source import ROOT

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

GOLDEN = ROOT / "tests" / "golden" / "exports"
PAGES = ["Halden & Foss", "Peat [Spirits] Ltd", "Nakamura Foods 中村", "Brightwater Studio"]


def compare(name: str, data: bytes) -> None:
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        pytest.fail(f"{name} was written anew; look at the difference and run again without GOLDEN")
    assert data.decode() == path.read_bytes().decode()


@pytest.mark.parametrize("client", PAGES)
def test_a_client_as_a_markdown_page(bench: "Workbench", tmp_path: Path, client: str) -> None:
    found = bench.roster.find(client)
    (path,) = bench.porter.export("markdown", tmp_path, client_id=found.id).files
    compare(path.name, path.read_bytes())


def test_all_clients_as_a_table(bench: "Workbench", tmp_path: Path) -> None:
    (path,) = bench.porter.export("csv", tmp_path / "clients.csv").files
    compare(path.name, path.read_bytes())


@pytest.mark.parametrize(
    ("kind", "client"),
    [
        ("ledger", "Halden & Foss"),
        ("ledger", "Vantage"),
        ("brief", "Halden & Foss"),
        ("brief", "Corvid"),
        ("call_sheet", "Brightwater"),
        ("executive-summary", "Brightwater"),
        ("executive-summary", "Rimba"),
        ("recap", "Halden & Foss"),
        ("recap", "Tatranská"),
    ],
)
def test_a_practice_as_a_page(bench: "Workbench", tmp_path: Path, kind: str, client: str) -> None:
    found = bench.roster.find(client)
    (path,) = bench.porter.export(kind, tmp_path, client_id=found.id).files
    compare(path.name, path.read_bytes())


def test_a_page_for_a_client_leaves_nothing_blank(bench: "Workbench", tmp_path: Path) -> None:
    files = bench.porter.export("executive-summary", tmp_path).files
    assert 0 < len(files) < len(bench.roster.rows(past=True))
    assert not any("[" in path.read_text().split("---\n", 2)[2] for path in files)
    found = bench.roster.find("Corvid")
    with pytest.raises(InvalidInputError, match=r"Corvid Analytics yet: add the project"):
        bench.porter.export("executive-summary", tmp_path, client_id=found.id)


def test_check_ins_as_a_calendar(bench: "Workbench", tmp_path: Path) -> None:
    found = bench.roster.find("Quill")
    (path,) = bench.porter.export("ics", tmp_path / "quill.ics", client_id=found.id).files
    compare(path.name, path.read_bytes())


def test_every_page_has_front_matter_and_only_line_feeds(
    bench: "Workbench", tmp_path: Path
) -> None:
    files = bench.porter.export("markdown", tmp_path).files
    assert len(files) == len(bench.roster.rows(past=True))
    for path in files:
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text
        assert text.endswith("\n")
        assert path.name.startswith("2026-11-21-")
        assert path.name.endswith("-summary.md")
        held = yaml.safe_load(text.split("---\n")[1])
        assert bench.roster.get(held["id"]).name == held["name"]
        assert str(held["date"]) == "2026-11-21"
        assert isinstance(held["digest"], str)


def test_the_same_day_gives_the_same_bytes(bench: "Workbench", tmp_path: Path) -> None:
    first = bench.porter.export("markdown", tmp_path / "a").files
    second = bench.porter.export("markdown", tmp_path / "b").files
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_table_is_one_row_a_client_and_ends_lines_as_the_rfc_says(bench: "Workbench") -> None:
    text = bench.porter.export("csv", None).text
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 1 + len(bench.roster.rows(past=True))
    assert len({len(row) for row in rows}) == 1
    assert text.count("\r\n") == text.count("\n")
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t"}]

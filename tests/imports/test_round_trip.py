"""What came in goes out and comes in again: equal, and not a byte of an unknown line is lost."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.importing import Outcome
from clientdesk.imports.vcf import read
from clientdesk.model.client import Client
from clientdesk.model.note import Note
from clientdesk.model.person import Address
from clientdesk.services.exchange.matching import Matcher
from clientdesk.services.workbench import Workbench
from tests.builders import a_client, a_person, a_workbench
from tests.imports.conftest import SAMPLES, sample, taken
from tests.imports.test_cards import card

BOOKS = sorted(path.name for path in SAMPLES.glob("*.vcf"))


def picture(bench: Workbench) -> list[Any]:
    """All that cards say, without ids and moments of this desk."""
    clients = [
        replace(
            client,
            id="",
            vcard=_without_own(client.vcard),
            people=tuple(
                replace(person, id="", vcard=_without_own(person.vcard)) for person in client.people
            ),
        )
        for client in bench.cabinet.list(Client)
    ]
    notes = sorted(note.text for note in bench.cabinet.list(Note))
    return [*sorted(map(repr, clients)), *notes]


def _without_own(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines without the uid that an export gave to whom had none."""
    return tuple(line for line in lines if not (line.startswith("UID:01") and len(line) == 30))


def exported(bench: Workbench) -> str:
    return bench.porter.export("vcf", None).text


@pytest.mark.parametrize("book", BOOKS)
def test_an_address_book_goes_round_without_a_change(book: str, tmp_path: Path) -> None:
    first, second = a_workbench(), a_workbench()
    taken(first, tmp_path, sample(book))
    text = exported(first)
    again = first.porter.plan_import(_written(tmp_path, text))
    assert {row.outcome for row in again.rows} == {Outcome.SAME}
    taken(second, tmp_path, text)
    assert picture(second) == picture(first)
    assert _without_uids(exported(second)) == _without_uids(text)


def _written(folder: Path, text: str) -> Path:
    path = folder / "again.vcf"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _without_uids(text: str) -> list[str]:
    return [line for line in text.split("\r\n") if not line.startswith("UID:01")]


@pytest.mark.parametrize("book", ["google.vcf", "apple.vcf", "nextcloud.vcf"])
def test_every_unknown_line_is_written_back_as_it_stood(
    book: str, bench: Workbench, tmp_path: Path
) -> None:
    data = sample(book)
    taken(bench, tmp_path, data)
    written = exported(bench).encode().split(b"\r\n")
    unknown = [
        line
        for line in data.replace(b"\r\n", b"\n").split(b"\n")
        if line.startswith((b"X-", b"IMPP", b"PHOTO", b" ", b"item4.", b"REV", b"ADR", b"NICKNAME"))
        and not line.startswith(b"X-ADDRESSBOOKSERVER")
    ]
    assert len(unknown) > 1
    assert [line for line in unknown if line not in written] == []


names = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "Mn"]),
    min_size=1,
    max_size=12,
)
values = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60)
unknown_lines = st.builds(
    "{}X-{}{}:{}".format,
    st.sampled_from(["", "item9."]),
    st.sampled_from(["FOO", "BAR-BAZ", "Q"]),
    st.sampled_from(["", ";TYPE=home", ';A="b;c:d"', ";A=b,c", ";CHARSET=UTF-8"]),
    values,
)


@given(st.lists(unknown_lines, max_size=5), names)
def test_any_unknown_line_survives_byte_for_byte(lines: list[str], name: str) -> None:
    bench = a_workbench()
    matcher = Matcher([], [], bench.clock())
    (row,) = read(card(f"FN:{name}x", *lines).encode()).rows
    assert matcher.take(row)[0] is Outcome.NEW
    for record in matcher.changed():
        bench.cabinet.save(record)
    written = exported(bench).encode("utf-8", "surrogatepass").split(b"\r\n")
    assert [line for line in lines if line.encode("utf-8", "surrogatepass") not in written] == []


def test_what_the_desk_changed_is_not_written_as_it_stood(bench: Workbench, tmp_path: Path) -> None:
    taken(bench, tmp_path, sample("google.vcf"))
    (client,) = bench.cabinet.list(Client)
    (person,) = client.people
    married = replace(person, name="Žofia Kováčová", emails=person.emails[:1], role="Riaditeľka")
    bench.roster.save(replace(client, name="Čajovňa Tatry", people=(married,)))
    for note in bench.notebook.notes(client.id):
        bench.notebook.trash(note.id)
    text = exported(bench)
    for gone in ("Ďurišová", "zofka@", "NOTE", "Tatranská", "Vedúca"):
        assert gone not in text
    for there in ("N:Kováčová;Žofia;;;", "ORG:Čajovňa Tatry\r\n", "TITLE:Riaditeľka", "NICKNAME"):
        assert there in text


def test_a_client_typed_on_the_desk_leaves_as_cards_that_are_known_again(
    bench: Workbench, tmp_path: Path
) -> None:
    person = a_person("Grace Hopper", "grace@navy.example", role="Admiral", birthday="--12-09")
    bench.roster.save(
        a_client(
            "Navy; Ltd",
            people=(person, a_person("Bo")),
            zone="Europe/Oslo",
            place="Oslo",
            country="NO",
            website="https://navy.example",
            tags=("a b", "c,d"),
        )
    )
    bench.roster.save(a_client("Nobody's", language="en", zone="Europe/Oslo"))
    text = exported(bench)
    assert text.count("BEGIN:VCARD\r\nVERSION:3.0\r\n") == 3
    assert "ORG:Navy\\; Ltd\r\n" in text
    assert "BDAY:--1209\r\n" in text
    plan = bench.porter.plan_import(_written(tmp_path, text))
    assert {row.outcome for row in plan.rows} == {Outcome.SAME}
    other = a_workbench()
    taken(other, tmp_path, text)
    assert _without_uids(exported(other)) == _without_uids(text)


@given(st.lists(st.tuples(names, st.sampled_from(["", "work", "mobile", "home fax", "Účet č. 1"]))))
def test_labels_and_order_of_addresses_survive(held: list[tuple[str, str]]) -> None:
    unique = dict(held)
    bench = a_workbench()
    emails = tuple(
        Address(value=f"a{number}@x.example", label=label)
        for number, label in enumerate(unique.values())
    )
    bench.roster.save(a_client("Ada", people=(a_person("Bo", emails=emails),)))
    (row,) = read(exported(bench).encode()).rows
    assert row.people[0].emails == emails


def test_a_table_goes_round_without_a_change(bench: Workbench, tmp_path: Path) -> None:
    emails = (Address(value="a@x.example", label="work"), Address(value="b@x.example"))
    phones = (Address(value="+47 1", label="mobile"), Address(value="2", label="home fax"))
    person = a_person("Bo", emails=emails, phones=phones, role="=SUM(A1)")
    bench.roster.save(
        a_client("-Ada; Ltd", people=(person, a_person("Cy", "c@x.example")), tags=("a b", "c"))
    )
    table = bench.porter.export("csv", None).text
    other = a_workbench()
    plan = taken(other, tmp_path, table, "in.csv")
    assert [row.outcome for row in plan.rows] == [Outcome.NEW]
    (client,) = other.cabinet.list(Client)
    assert (client.name, client.tags) == ("-Ada; Ltd", ("a b", "c"))
    assert client.people[0] == replace(person, id=client.people[0].id)
    again = other.porter.export("csv", None).text
    assert again.replace(client.id, "") == table.replace(bench.cabinet.list(Client)[0].id, "")

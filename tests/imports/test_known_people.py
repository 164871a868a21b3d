"""Cards against people who are known: by uid, email, phone or name, and never by guess alone."""

from pathlib import Path

import pytest

from clientdesk.importing import Outcome
from clientdesk.model.client import Client
from clientdesk.model.person import Address
from clientdesk.services.workbench import Workbench
from tests.builders import a_client, a_person
from tests.imports.conftest import planned, taken
from tests.imports.test_cards import card


@pytest.fixture
def fjord(bench: Workbench) -> Workbench:
    person = a_person(
        "Liv Strand",
        "liv@fjord.example",
        role="Buyer",
        birthday="1980-01-02",
        phones=(Address(value="+47 22 33 44 55"),),
        vcard=("UID:u-1", "PHOTO:old"),
    )
    bench.roster.save(a_client("Fjord", company="Fjord AS", website="https://f", people=(person,)))
    return bench


@pytest.mark.parametrize(
    ("lines", "outcome", "why"),
    [
        (("FN:Liv Strand", "ORG:Fjord"), Outcome.SAME, "known"),
        (("FN:Liv Strand", "ORG:Fjord AS"), Outcome.SAME, "known"),
        (("FN:Liv Strand", "ORG:Fjord A.S."), Outcome.SAME, "known"),
        (("FN:Liv S.", "ORG:Fjord", "UID:U-1"), Outcome.SAME, "known"),
        (("FN:Liv Strand", "EMAIL:LIV@fjord.example"), Outcome.SAME, "known"),
        (("FN:Liv Strand", "TEL:0047 22334455"), Outcome.SAME, "known"),
        (("FN:Bo", "EMAIL:liv@fjord.example"), Outcome.CONFLICT, "belongs to Fjord"),
        (("FN:Liv Strand", "ORG:Sea", "UID:u-1"), Outcome.CONFLICT, "known at Fjord"),
        (("FN:Liv Strand", "ORG:Fjord", "TITLE:Boss"), Outcome.CONFLICT, "Buyer on the desk"),
        (("FN:Liv Strand", "ORG:Fjord", "BDAY:1981-01-02"), Outcome.CONFLICT, "birthday of Liv"),
        (("FN:Liv Strand", "ORG:Fjord", "PHOTO:new"), Outcome.SAME, "PHOTO of the desk stays"),
        (("FN:Liv Strand", "ORG:Fjord", "URL:https://other"), Outcome.ADDS, "more of Liv"),
        (("FN:Liv Strand", "ORG:Fjord", "X-NEW:1"), Outcome.ADDS, "more of Liv"),
        (("FN:Cy", "ORG:Fjord"), Outcome.ADDS, "Cy"),
        (("FN:Jo", "ORG:Fjordland"), Outcome.NEW, ""),
    ],
)
def test_a_card_meets_who_is_known(
    fjord: Workbench, tmp_path: Path, lines: tuple[str, ...], outcome: Outcome, why: str
) -> None:
    (row,) = planned(fjord, tmp_path, card(*lines)).rows
    assert (row.outcome, why in row.why) == (outcome, True), row.why


def test_two_of_one_name_with_uids_and_addresses_of_their_own_stay_two(
    bench: Workbench, tmp_path: Path
) -> None:
    text = card("FN:Ján Novák", "EMAIL:a@x.example", "UID:1") + card(
        "FN:Ján Novák", "EMAIL:b@x.example", "UID:2"
    )
    plan = taken(bench, tmp_path, text)
    assert [row.outcome for row in plan.rows] == [Outcome.NEW, Outcome.NEW]
    assert "looks like Ján Novák" in plan.rows[1].why
    assert {row.outcome for row in planned(bench, tmp_path, text).rows} == {Outcome.SAME}
    assert len(bench.cabinet.list(Client)) == 2


def test_a_name_that_differs_by_a_letter_is_new_and_told(bench: Workbench, tmp_path: Path) -> None:
    bench.roster.save(a_client("Brightwater"))
    (row,) = planned(bench, tmp_path, card("FN:A", "ORG:Brightwatr")).rows
    assert (row.outcome, row.why) == (Outcome.NEW, "looks like Brightwater, which is known")


def test_a_line_that_no_field_takes_is_kept_with_the_person(
    bench: Workbench, tmp_path: Path
) -> None:
    taken(bench, tmp_path, card("FN:A", "ADR;TYPE=WORK:;;;Town;;;ZZ", "TZ:-0500", "LANG:fr"))
    (client,) = bench.cabinet.list(Client)
    assert {"TZ:-0500", "LANG:fr"} <= set(client.people[0].vcard)
    assert client.country == "" or "ADR" not in " ".join(client.people[0].vcard)

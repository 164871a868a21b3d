"""What pages say of promises and days is judged by the ledger's rule, and by moments."""

from datetime import date, timedelta

import pytest

from clientdesk.model.incident import CallSheet, CallShift, Incident
from clientdesk.model.milestone import Milestone, MilestoneKind
from clientdesk.services.practices.writing import Letter
from clientdesk.services.workbench import Workbench
from tests.builders import FrozenClock, a_person, a_workbench, at, wall


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(at("2026-11-23 09:00"))


@pytest.fixture
def desk(clock: FrozenClock) -> Workbench:
    return a_workbench(clock)


def page(bench: Workbench, name: str, client: str) -> str:
    return bench.porter.export(name, None, client_id=client).text


def part(text: str, title: str) -> str:
    return text.partition(f"## {title}\n")[2].partition("\n## ")[0]


def test_the_review_calls_late_what_the_ledger_calls_late(
    desk: Workbench, clock: FrozenClock
) -> None:
    ada = desk.roster.add("Ada", zone="Asia/Tokyo").id
    desk.ledger.add(ada, "the drawing", due=wall("2026-11-23 08:00"))
    desk.ledger.add(ada, "the day of Tokyo", due=wall("2026-11-23 15:00"), zone="Asia/Tokyo")
    desk.ledger.add(ada, "the whole day", due=wall("2026-11-23 00:00"))
    late = desk.ledger.add(ada, "the hinge", due=wall("2026-11-22 10:00"))
    desk.ledger.keep(late.id)
    in_time = desk.ledger.add(ada, "the door", due=wall("2026-11-23 17:00"))
    desk.ledger.keep(in_time.id)
    text = desk.porter.export("review", None).text
    assert part(text, "Promises missed").split("\n")[1:3] == [
        "- **Ada**: the day of Tokyo (due 2026-11-23 07:00)",
        "- **Ada**: the drawing (due 2026-11-23 08:00)",
    ]
    assert "the whole day (due 2026-11-23)" in part(text, "I owe")
    assert "the hinge (mine, late)" in part(text, "Promises kept")
    assert "the door (mine)" in part(text, "Promises kept")


def test_promises_stand_in_the_order_of_their_moments(desk: Workbench) -> None:
    ada = desk.roster.add("Ada").id
    desk.ledger.add(ada, "second", due=wall("2026-11-24 20:00"), zone="America/New_York")
    desk.ledger.add(ada, "first", due=wall("2026-11-25 01:00"), zone="Asia/Tokyo")
    desk.ledger.add(ada, "third")
    for name in ("brief", "markdown"):
        text = page(desk, name, ada)
        assert text.index("first") < text.index("second") < text.index("third")
    mail = desk.templates.fill("business-as-usual", ada).body.lower()
    assert mail.index("first") < mail.index("second")


def test_an_update_tells_the_newest_of_many_promises_that_were_kept(
    desk: Workbench, clock: FrozenClock
) -> None:
    ada = desk.roster.add("Ada").id
    for number in range(7):
        due = wall("2026-11-24 10:00") + timedelta(days=number)
        desk.ledger.keep(desk.ledger.add(ada, f"part {number}", due=due).id)
        clock.advance(hours=1)
    body = desk.writing.begin(ada, Letter("business-as-usual")).draft.body
    assert [number for number in range(7) if f"art {number}" in body] == [2, 3, 4, 5, 6]
    assert body.index("art 6") < body.index("art 2")


def test_the_brief_tells_yearly_days_when_they_come_next_and_only_near_ones(
    desk: Workbench,
) -> None:
    ann = a_person("Ann", birthday="1980-11-30")
    kept = a_person("Bea", birthday="1981-12-24")
    ada = desk.roster.add("Ada", people=(ann, kept, a_person("Cy", birthday="--06-01"))).id
    for title, day, more in (
        ("Ten years of Oak", date(2016, 12, 1), {"yearly": True}),
        ("Their summer fair", date(2019, 7, 1), {"yearly": True}),
        ("The opening", date(2026, 12, 5), {}),
        ("The fair", date(2026, 11, 20), {"ends_on": date(2026, 11, 25)}),
        ("The move", date(2026, 11, 20), {}),
        ("Bea", date(1981, 12, 24),
         {"yearly": True, "kind": MilestoneKind.BIRTHDAY, "person": kept.id}),
    ):  # fmt: skip
        desk.cabinet.add(Milestone, client=ada, title=title, starts_on=day, **more)
    assert part(page(desk, "brief", ada), "Coming up").strip().split("\n") == [
        "- 2026-11-20: The fair",
        "- 2026-11-30: birthday of Ann (every year)",
        "- 2026-12-01: Ten years of Oak (every year)",
        "- 2026-12-05: The opening",
        "- 2026-12-24: Bea (every year)",
    ]


def test_a_shift_without_days_is_one_of_every_working_day(desk: Workbench) -> None:
    ada = desk.roster.add("Ada").id
    sheet = CallSheet(shifts=(CallShift.parse("9-17 Grace"),))
    desk.cabinet.add(Incident, client=ada, title="Frame 4", call_sheet=sheet)
    text = page(desk, "call_sheet", ada)
    assert "**Grace**: every working day 09:00-17:00" in text
    assert "Hours without a name" not in text

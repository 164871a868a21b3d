"""The sample desk is sound, and its dates are relative to today."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clientdesk.model.checkin import CheckIn
from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.paths import shipped
from clientdesk.services.kinds import of_clients
from clientdesk.services.upkeep.sample import read
from tests.builders import an_id

TODAY = date(2026, 11, 21)
MADE = {"created_at": "{today-9}T08:00Z"}


def written(tmp_path: Path, table: str, **fields: Any) -> Path:
    path = tmp_path / "sample.json"
    path.write_text(json.dumps({table: [{"id": an_id(), **MADE, **fields}]}))
    return path


def test_the_shipped_samples_are_sound_on_any_day() -> None:
    path = shipped("data") / "sample_desk.json"
    for today in (TODAY, date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)):
        records = list(read(path, today))
        ids = [record.id for record in records]
        assert len(ids) == len(set(ids))
        clients = {record.id for record in records if isinstance(record, Client)}
        assert 8 <= len(clients) <= 12
        for record in records:
            if isinstance(record, of_clients()) and (client := getattr(record, "client", "")):
                assert client in clients
        assert "{today" not in repr(records)


def test_dates_and_moments_are_resolved(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "checkins",
        client="X",
        zone="Asia/Tokyo",
        starts="{today+3}T14:00",
        snoozed_until="{today-2}T14:00+08:00",
        title="By {today+6:long}, {today:day}, {today-1}",
    )
    (checkin,) = read(path, TODAY)
    assert isinstance(checkin, CheckIn)
    assert checkin.starts == checkin.upcoming == datetime(2026, 11, 24, 14)
    assert checkin.created_at == datetime(2026, 11, 12, 8, tzinfo=ZoneInfo("UTC"))
    assert checkin.snoozed_until == datetime(2026, 11, 19, 6, tzinfo=ZoneInfo("UTC"))
    assert checkin.title == "By Friday 27 November, 21 Nov, 2026-11-20"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"name": "Ada", "nmae": "x"}, "there is no field nmae"),
        ({"name": "Ada", "people": [{"id": "x", "name": "y", "rle": "z"}]}, "people.rle"),
        ({"name": 5}, "Expected `str`"),
        ({"name": "Ada", "status": "happy"}, "Invalid enum value"),
        ({}, "missing required field `name`"),
        ({"name": "Ada", "zone": "Mars/Olympus"}, "there is no time zone"),
    ],
)
def test_a_mistake_is_an_error(tmp_path: Path, fields: dict[str, Any], fault: str) -> None:
    with pytest.raises(InvalidInputError) as error:
        list(read(written(tmp_path, "clients", **fields), TODAY))
    assert fault in str(error.value)


def test_an_unknown_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no table 'friends'"):
        list(read(written(tmp_path, "friends"), TODAY))

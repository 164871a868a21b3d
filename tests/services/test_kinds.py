"""Every kind of record is found by its module."""

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import NotFoundError
from clientdesk.model.note import Note
from clientdesk.model.profile import Profile
from clientdesk.model.trip import Trip
from clientdesk.services.kinds import kind_of, kinds, of_clients, schema


def test_each_kind_is_found_once() -> None:
    tables = [kind.table for kind in kinds()]
    assert len(tables) == len(set(tables)) == 17
    assert tables == sorted(tables)


def test_a_kind_is_found_by_its_table() -> None:
    assert kind_of("clients") is Client
    with pytest.raises(NotFoundError, match="there are checkins, clients"):
        kind_of("cleints")


def test_those_that_belong_to_a_client_are_told_from_the_others() -> None:
    assert Note in of_clients()
    assert not {Client, Profile, Trip} & set(of_clients())
    assert schema(Client).fields[3].name == "name"

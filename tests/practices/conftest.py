"""What the practices' tests start from: one client far away, and me."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from tests.builders import a_person

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def client(workbench: "Workbench") -> Client:
    """A client in New York with an assistant, a boss, and hours of their own."""
    profile = workbench.me.get()
    told = "within one working day"
    workbench.me.save(replace(profile, name="Mira Novak", response_promise=told))
    people = (a_person("Tom Reed", "tom@x.example"), a_person("Ada Boss", "ada@x.example"))
    return workbench.roster.add(
        "Halden", zone="America/New_York", people=people, projects=("Oslo showroom",)
    )

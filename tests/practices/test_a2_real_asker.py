"""A2: who is really asking? A summary addresses the one it is for; politics stay with me."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.mark.parametrize("role", ["on_behalf_of", "decider"])
def test_a_summary_addresses_the_one_it_is_for(
    workbench: "Workbench", client: Client, role: str
) -> None:
    assistant, boss = client.people
    request = workbench.decoder.add(
        client.id, "A page on where we stand", asked_by=assistant.id, **{role: boss.id}
    )
    draft = workbench.writing.summary(request).draft
    assert draft.body.startswith("Hi Ada,")
    assert draft.to == "ada@x.example"


def test_of_the_one_behind_it_and_the_one_who_decides_the_first_is_addressed(
    workbench: "Workbench", client: Client
) -> None:
    assistant, boss = client.people
    roles = {"on_behalf_of": boss.id, "decider": assistant.id, "asked_by": assistant.id}
    request = workbench.decoder.add(client.id, "A page on where we stand", **roles)
    assert workbench.writing.summary(request).draft.to == "ada@x.example"


def test_without_anybody_behind_them_it_is_for_who_asked(
    workbench: "Workbench", client: Client
) -> None:
    request = workbench.decoder.add(client.id, "A page", asked_by=client.people[0].id)
    assert workbench.writing.summary(request).draft.body.startswith("Hi Tom,")


def test_what_is_behind_a_request_is_in_no_mail_about_it(
    workbench: "Workbench", client: Client
) -> None:
    canary = "zephyr quandary marmalade"
    request = workbench.decoder.add(client.id, "The deck ASAP", politics=canary)
    drafts = (workbench.writing.question(request), workbench.writing.summary(request))
    assert all(canary not in begun.draft.body + begun.draft.subject for begun in drafts)

"""C2: an escalation policy: written once, told on a date, its uses logged, misuse for me alone."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Privacy, visible
from clientdesk.model.policy import Policy
from clientdesk.services.practices.writing import Letter
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


@pytest.fixture
def policy(workbench: "Workbench") -> Policy:
    return workbench.cabinet.add(
        Policy,
        emergency="Something of mine is in print today and is wrong.",
        channels=("Call +421 900 000 100",),
        response="within one hour",
    )


def test_every_use_is_logged_against_it_and_misuse_is_counted(
    workbench: "Workbench", client: Client, policy: Policy
) -> None:
    other = workbench.roster.add("Corvid")
    workbench.escalation.used(client.id, "a site was down")
    workbench.escalation.used(client.id, "a logo for breakfast", justified=False)
    workbench.escalation.used(other.id, "a font", justified=False)
    assert [use.justified for use in workbench.escalation.uses(client.id)] == [True, False]
    assert workbench.escalation.misuses(client.id) == 1
    assert workbench.escalation.policy() != policy


def test_the_count_of_misuse_is_internal(workbench: "Workbench", client: Client) -> None:
    assert "uses" not in visible(Policy(id="P", created_at=workbench.clock(), emergency="x"),
                                 Privacy.CLIENT)  # fmt: skip
    del client


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["within one hour", "1. Call +421 900 000 100", "2. mira@novak.example",
                "My site is down."]),
        ("sk", ["do jednej hodiny", "1. +421 900 000 100", "2. mira@novak.example",
                "Stránka nejde."]),
        ("ms", ["dalam satu jam", "1. Telefon +421 900 000 100", "2. mira@novak.example",
                "Laman saya tergendala."]),
    ],
)  # fmt: skip
def test_both_mails_are_told_in_the_words_that_i_wrote_for_their_language(
    workbench: "Workbench", client: Client, language: str, told: list[str]
) -> None:
    workbench.roster.save(replace(client, language=language, people=()))
    promise = "within one hour\nsk: do jednej hodiny\nms: dalam satu jam"
    workbench.me.save(replace(workbench.me.get(), name="Mira", response_promise=promise))
    channels = ["Call +421 900 000 100", "mira@novak.example"]
    if language == "ms":
        channels.insert(0, "ms: Telefon +421 900 000 100")
    emergency = "My site is down.\nsk: Stránka nejde.\nms: Laman saya tergendala."
    workbench.cabinet.add(Policy, emergency=emergency, response=promise, channels=tuple(channels))
    schedule = workbench.writing.begin(client.id, Letter("schedule"))
    policy = workbench.writing.begin(client.id, Letter("escalation-policy"))
    assert (schedule.missing, policy.missing) == (0, 0)
    assert told[0] in schedule.draft.body
    assert all(each in policy.draft.body for each in told), policy.draft.body
    assert "sk:" not in schedule.draft.body + policy.draft.body


@pytest.mark.usefixtures("policy")
def test_the_mail_tells_the_policy_not_its_uses_and_sets_the_date(
    workbench: "Workbench", client: Client
) -> None:
    workbench.escalation.used(client.id, "zephyr quandary", justified=False)
    begun = workbench.writing.begin(client.id, Letter("escalation-policy"))
    assert begun.missing == 0
    assert "zephyr" not in begun.draft.body
    workbench.composer.sent(begun.draft.id)
    assert workbench.roster.get(client.id).policy_told_on == workbench.clock().date()


def test_without_a_policy_there_is_nothing_to_log(workbench: "Workbench", client: Client) -> None:
    with pytest.raises(InvalidInputError, match="g e"):
        workbench.escalation.used(client.id, "x")
    assert "what an emergency is" in workbench.escalation.unready()


@pytest.mark.usefixtures("policy")
async def test_by_keyboard_a_call_is_logged(workbench: "Workbench", client: Client) -> None:
    async with opened(workbench) as desk:
        await desk.press("a", "e")
        await desk.until(lambda: "log a call" in desk.text())
        await desk.press("l")
        await desk.until(lambda: "Call on the policy" in desk.text())
        await desk.paste("the site was down")
        await desk.press("enter")
        await desk.until(lambda: workbench.escalation.uses(client.id))
        assert workbench.escalation.uses(client.id)[0].what == "the site was down"


async def test_a_call_that_is_corrected_stays_with_its_client(
    workbench: "Workbench", client: Client, policy: Policy
) -> None:
    del policy
    workbench.escalation.used(client.id, "a logo for breakfast")
    async with opened(workbench) as desk:
        await desk.press("g", "e")
        await desk.until(lambda: "21 Nov 2026 a logo for breakfast" in desk.text())
        await desk.press("tab", "tab", "tab", "enter")
        await desk.until(lambda: "d remove" in desk.text())
        await desk.press("enter")
        await desk.until(lambda: "An emergency" in desk.text())
        assert "Halden" in desk.text()
        await desk.press("tab", "tab", "tab", "space", "ctrl+s")
        await desk.until(lambda: "An emergency" not in desk.text())
        await desk.press("escape", "ctrl+s")
        await desk.until(lambda: workbench.escalation.misuses(client.id) == 1)
    assert [use.client for use in workbench.escalation.uses(client.id)] == [client.id]

"""What another window wrote while a form or a question stood open is not written over."""

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.model.feedback import Feedback
from clientdesk.model.policy import Policy
from clientdesk.model.pushback import PushBack
from clientdesk.tui.forms.editing import edit_policy
from clientdesk.tui.practices.advising import show_pushback
from clientdesk.tui.practices.agreeing import edit_profile
from clientdesk.tui.practices.hearing import close, show_feedback
from tests.builders import NOW
from tests.tui.conftest import opened

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def feedback(bench: "Workbench") -> Feedback:
    return bench.cabinet.add(
        Feedback, client=bench.roster.find("Halden").id, question="Clear?", asked_on=NOW.date()
    )


async def test_an_answer_leaves_what_was_written_beside_it(sampled: "Workbench") -> None:
    made = feedback(sampled)
    async with opened(sampled) as desk:
        show_feedback(desk.app, made)
        await desk.press("a")
        sampled.cabinet.save(replace(made, changed="one page now"))
        await desk.type("too long")
        await desk.press("enter")
        await desk.until(lambda: sampled.cabinet.get(Feedback, made.id).answer)
    held = sampled.cabinet.get(Feedback, made.id)
    assert (held.answer, held.changed) == ("too long", "one page now")


async def test_closing_leaves_what_was_written_beside_it(sampled: "Workbench") -> None:
    made = sampled.cabinet.save(replace(feedback(sampled), changed="one page"))
    async with opened(sampled) as desk:
        sampled.cabinet.save(replace(made, answer="too long"))
        close(desk.app, made)
        await desk.pilot.pause()
    held = sampled.cabinet.get(Feedback, made.id)
    assert (held.answer, held.closed_at) == ("too long", NOW)


async def test_a_decision_leaves_what_was_written_beside_it(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    advice = sampled.cabinet.add(PushBack, client=client.id, wanted="a carousel")
    async with opened(sampled) as desk:
        show_pushback(desk.app, advice)
        await desk.press("o")
        sampled.cabinet.save(replace(advice, risk="nobody waits"))
        await desk.type("one photograph")
        await desk.press("enter")
        await desk.until(lambda: sampled.cabinet.get(PushBack, advice.id).outcome)
    held = sampled.cabinet.get(PushBack, advice.id)
    assert (held.outcome, held.risk) == ("one photograph", "nobody waits")


async def test_my_policy_keeps_the_calls_that_were_logged_meanwhile(sampled: "Workbench") -> None:
    for old in sampled.cabinet.list(Policy):
        sampled.cabinet.trash(old)
    client = sampled.roster.find("Halden")
    sampled.cabinet.add(Policy, emergency="a fire")
    async with opened(sampled) as desk:
        edit_policy(desk.app)
        await desk.pilot.pause()
        sampled.escalation.used(client.id, "smoke")
        await desk.type(" or a flood")
        await desk.press("ctrl+s")
        await desk.until(lambda: "flood" in sampled.cabinet.list(Policy)[0].emergency)
    (policy,) = sampled.cabinet.list(Policy)
    assert [one.what for one in policy.uses] == ["smoke"]


async def test_a_policy_that_another_window_began_stays_the_one(sampled: "Workbench") -> None:
    for old in sampled.cabinet.list(Policy):
        sampled.cabinet.trash(old)
    async with opened(sampled) as desk:
        edit_policy(desk.app)
        await desk.pilot.pause()
        sampled.cabinet.add(Policy, emergency="a fire")
        await desk.type("a flood")
        await desk.press("ctrl+s")
        await desk.until(lambda: sampled.cabinet.list(Policy)[0].emergency == "a flood")
    assert len(sampled.cabinet.list(Policy)) == 1


async def test_my_profile_keeps_what_was_written_beside_it(sampled: "Workbench") -> None:
    async with opened(sampled) as desk:
        edit_profile(desk.app)
        await desk.pilot.pause()
        sampled.me.save(replace(sampled.me.get(), response_promise="within a day"))
        await desk.type(" Jr.")
        await desk.press("ctrl+s")
        await desk.until(lambda: "Jr." in sampled.me.get().name)
    assert sampled.me.get().response_promise == "within a day"

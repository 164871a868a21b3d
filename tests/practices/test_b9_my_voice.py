"""B9: a template sent as it came, and a word that is not mine, are hints and never blocks."""

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.model.finding import Severity
from clientdesk.model.profile import Voice
from clientdesk.services.practices.writing import Letter

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_template_as_it_came_is_a_hint_until_one_sentence_is_mine(sampled: "Workbench") -> None:
    client = sampled.roster.find("Halden")
    draft = sampled.writing.begin(client.id, Letter("schedule")).draft
    seen = sampled.handover.review(draft.id)
    (hint,) = [one for one in seen.findings if one.check == "voice"]
    assert hint.severity is Severity.HINT
    assert hint not in seen.stops
    sampled.composer.write(draft.id, body=f"{draft.body}\nThe oak smells of autumn here.\n")
    checks = [one.check for one in sampled.handover.review(draft.id).findings]
    assert "voice" not in checks


def test_a_word_that_i_never_use_is_a_hint(sampled: "Workbench") -> None:
    me = sampled.me
    me.save(replace(me.get(), voice=Voice(never=("synergy",))))
    draft = sampled.composer.new(body="Hi Ingrid,\n\nOur synergy grows.\n\nBest wishes,\nMira\n")
    (hint,) = [one for one in sampled.composer.judge(draft).findings if one.check == "tone"]
    assert hint.severity is Severity.HINT
    assert "synergy" in hint.message

"""Six words in a row from any SECRET field stop a draft on every way out, however written."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.errors import BlockedError
from clientdesk.model.feedback import Feedback
from clientdesk.model.pushback import PushBack
from clientdesk.services.mail.review import Way
from tests.builders import NOW, a_workbench
from tests.planting import Planter, plant_all

if TYPE_CHECKING:
    from clientdesk.model.client import Client
    from clientdesk.services.workbench import Workbench

WORDS = [
    "marmalade", "quandary", "zephyr", "lantern", "pelican", "thimble", "walnut",
    "gondola", "biscuit", "saffron", "trumpet", "velvet", "anchor", "cactus", "domino", "ember",
    "fjord", "garnet", "hammock", "iguana", "jigsaw",
    "kettle", "lobster", "mango",
]  # fmt: skip
"""Words that stand together in nobody's mail."""


class Speaking(Planter):
    """Plants eight words of nobody's mails in every secret text."""

    dice = random.Random(7)  # noqa: S311 - words for a test

    def _plain(self, kind: Any, place: str, *, secret: bool) -> Any:
        if secret and kind is str:
            return self._marked(place, " ".join(self.dice.sample(WORDS, 8)))
        return super()._plain(kind, place, secret=secret)


@pytest.fixture
def spoken() -> "tuple[Workbench, dict[str, str], Client]":
    bench = a_workbench()
    speaking = Speaking("")
    client = plant_all(bench, speaking)
    texts = {
        place: said
        for place, said in speaking.planted.items()
        # What was overruled in a draft has been let out already.
        if " " in said and not place.startswith("Draft.overrides")
    }
    return bench, texts, client


def test_six_words_of_any_secret_text_stop_a_draft(
    spoken: "tuple[Workbench, dict[str, str], Client]",
) -> None:
    bench, texts, client = spoken
    assert len(texts) > 12
    for place, said in texts.items():
        draft = bench.composer.new(client.id, body=f"Hi,\n\nI hear {run_of(said, 1, 6)} today.\n")
        assert "leak" in checks(bench, draft.id), place


def test_five_words_are_chance(spoken: "tuple[Workbench, dict[str, str], Client]") -> None:
    bench, texts, client = spoken
    for said in texts.values():
        draft = bench.composer.new(client.id, body=f"Hi,\n\nI hear {run_of(said, 1, 5)} today.\n")
        assert "leak" not in checks(bench, draft.id)


WRITTEN: dict[str, Callable[[str], str]] = {
    "shouted": str.upper,
    "with marks": lambda said: ", ".join(said.split()) + "!",
    "in quotes": lambda said: " ".join(f"“{word}”" for word in said.split()),
    "over lines": lambda said: "\n".join(said.split()),
    "with accents": lambda said: said.replace("a", "á").replace("e", "ě").replace("o", "ö"),
    "with other spaces": lambda said: said.replace(" ", "\u00a0 "),
    "with hidden marks": lambda said: said.replace("e", "e\u00ad"),
    "as a list": lambda said: "\n- ".join(said.split()),
    "in bold": lambda said: " ".join(f"**{word}**" for word in said.split()),
    "decomposed": lambda said: said.replace("a", "a\u0301"),
}
"""Ways in which the same words can stand in a mail."""


@pytest.mark.parametrize("way", WRITTEN)
@pytest.mark.parametrize("mine", [True, False], ids=["to them", "to somebody else"])
def test_however_they_are_written(
    spoken: "tuple[Workbench, dict[str, str], Client]", way: str, *, mine: bool
) -> None:
    bench, texts, client = spoken
    reader = client if mine else bench.roster.add("Somebody Else")
    said = WRITTEN[way](run_of(texts["Client.private"], 0, 6))
    draft = bench.composer.new(reader.id, body=f"Hi,\n\nI hear {said} today.\n")
    assert "leak" in checks(bench, draft.id)


WHERE: dict[str, Callable[[str], dict[str, Any]]] = {
    "subject": lambda said: {"subject": said},
    "greeting": lambda said: {"body": f"Hi {said},\n\nThe plan is ready.\n"},
    "signature": lambda said: {"body": f"{PLAIN}\nBest wishes,\nMira\n\n-- \n{said}\n"},
    "quoted": lambda said: {"body": f"{PLAIN}\n> {said}\n"},
    "quoted over lines": lambda said: {"body": "\n> ".join((PLAIN, *said.split()))},
    "quoted with its head": lambda said: {"body": f"{PLAIN}\nOn 20 Nov Ann wrote:\n\n{said}\n"},
    "forwarded": lambda said: {"body": f"{PLAIN}\n-----Original Message-----\nFrom: a\n\n{said}\n"},
    "recipient": lambda said: {"to": f'"{said}" <a@x.example>'},
    "file": lambda said: {"attachments": (f"~/{said.replace(' ', '-')}.pdf",)},
}
"""Places of a mail in which words can stand."""
PLAIN = "Hi,\n\nThe plan is ready.\n"


@pytest.mark.parametrize("where", WHERE)
def test_wherever_they_stand(
    spoken: "tuple[Workbench, dict[str, str], Client]", where: str
) -> None:
    bench, texts, client = spoken
    said = run_of(texts["Client.private"], 2, 6)
    draft = bench.composer.new(client.id, body=PLAIN)
    draft = bench.composer.save(replace(draft, **WHERE[where](said)))
    assert "leak" in checks(bench, draft.id)


@pytest.mark.parametrize("where", ["words said", "their answer", "what they want", "a sent mail"])
def test_what_they_wrote_or_got_may_be_quoted_back_to_them_alone(
    spoken: "tuple[Workbench, dict[str, str], Client]", where: str
) -> None:
    bench, texts, client = spoken
    said = texts["Client.private"]
    quoted = f"{PLAIN}\n> {said}\n"
    draft = bench.composer.new(client.id, body=quoted)
    assert "leak" in checks(bench, draft.id)
    match where:
        case "words said":
            bench.decoder.add(client.id, said)
        case "their answer":
            asked = bench.cabinet.add(Feedback, client=client.id, question="?", asked_on=NOW.date())
            bench.cabinet.save(replace(asked, answer=said))
        case "what they want":
            bench.cabinet.add(PushBack, client=client.id, wanted=said)
        case _:
            other = bench.composer.new(client.id, body=said)
            assert "leak" in checks(bench, draft.id)
            bench.handover.overrule(other.id)
            bench.composer.sent(other.id)
    assert "leak" not in checks(bench, draft.id)
    mine = bench.composer.new(client.id, body=f"Hi,\n\nI hear {said} today.\n")
    assert "leak" in checks(bench, mine.id)
    elsewhere = bench.composer.new(bench.roster.add("Somebody Else").id, body=quoted)
    assert "leak" in checks(bench, elsewhere.id)


@pytest.mark.parametrize("way", Way)
def test_no_way_out_is_open_to_it(
    spoken: "tuple[Workbench, dict[str, str], Client]", way: Way, tmp_path: Path
) -> None:
    bench, texts, client = spoken
    said = run_of(texts["Client.private"], 0, 6)
    draft = bench.composer.new(client.id, to="a@x.example", body=f"Hi,\n\nI hear {said} today.\n")
    with pytest.raises(BlockedError) as stopped:
        bench.handover.cleared(draft.id, way)
    assert said not in str(stopped.value)
    for verb in (
        lambda: bench.handover.save_as(draft.id, tmp_path, form="eml"),
        lambda: bench.handover.save_as(draft.id, tmp_path, form="mail"),
        lambda: bench.handover.message(draft.id),
        lambda: bench.handover.link(draft.id),
        lambda: bench.handover.sent(draft.id),
    ):
        with pytest.raises(BlockedError):
            verb()
    assert list(tmp_path.iterdir()) == []


def test_words_beside_the_text_are_overruled_as_they_stand_and_no_others(
    spoken: "tuple[Workbench, dict[str, str], Client]",
) -> None:
    bench, texts, client = spoken
    draft = bench.composer.new(client.id, subject=texts["Client.private"], body=PLAIN)
    bench.handover.overrule(draft.id)
    bench.handover.cleared(draft.id)
    bench.composer.write(draft.id, subject=texts["Touch.private"])
    with pytest.raises(BlockedError):
        bench.handover.cleared(draft.id)


def test_a_secret_that_is_written_after_the_draft_stops_it_too(
    spoken: "tuple[Workbench, dict[str, str], Client]",
) -> None:
    bench, _, client = spoken
    said = "kettle domino fjord walnut garnet ember"
    draft = bench.composer.new(client.id, body=f"Hi,\n\nI hear {said} today.\n")
    assert "leak" not in checks(bench, draft.id)
    bench.roster.save(replace(bench.roster.get(client.id), private=f"so {said} it is"))
    assert "leak" in checks(bench, draft.id)


def run_of(said: str, first: int, count: int) -> str:
    return " ".join(said.split()[first : first + count])


def checks(bench: "Workbench", draft_id: str) -> set[str]:
    return {one.check for one in bench.handover.review(draft_id).findings}

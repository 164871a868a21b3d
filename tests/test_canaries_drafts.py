"""Six words in a row from any SECRET field stop a draft on every way out, however written."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.errors import BlockedError
from clientdesk.services.mail.review import Way
from tests.builders import a_workbench
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


@pytest.mark.parametrize("where", ["subject", "greeting", "signature"])
def test_wherever_they_stand(
    spoken: "tuple[Workbench, dict[str, str], Client]", where: str
) -> None:
    bench, texts, client = spoken
    said = run_of(texts["Client.private"], 2, 6)
    body = {
        "subject": "Hi,\n\nThe plan is ready.\n",
        "greeting": f"Hi {said},\n\nThe plan is ready.\n",
        "signature": f"Hi,\n\nThe plan is ready.\n\nBest wishes,\nMira\n\n-- \n{said}\n",
    }[where]
    draft = bench.composer.new(client.id, subject=said if where == "subject" else "", body=body)
    assert "leak" in checks(bench, draft.id)


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

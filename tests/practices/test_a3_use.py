"""A3: how will they use it? The question asks only what is open, three at most."""

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.finding import Severity
from clientdesk.model.request import DueState, Use
from clientdesk.services.practices.decoder import open_questions
from tests.builders import wall

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench

ASKED = {
    "en": {
        "use": "- what it is for",
        "audience": "- who else will see it",
        "format": "- the form you need",
        "decider": "- who decides on it",
    },
    "ms": {
        "use": "- kegunaannya",
        "audience": "- siapa lagi yang akan melihatnya",
        "format": "- bentuk yang sesuai",
        "decider": "- siapa yang membuat keputusan",
    },
    "sk": {
        "use": "- na čo to bude",
        "audience": "- kto ďalší to uvidí",
        "format": "- v akej podobe",
        "decider": "- kto o tom rozhodne",
    },
}
TIME = {
    "en": "on which day, and at what time",
    "ms": "pada hari apa dan pukul berapa",
    "sk": "na ktorý deň a hodinu",
}
WORDS = {
    "en": "Please send the labels for checking",
    "ms": "Sila hantar label untuk semakan",
    "sk": "Pošlite, prosím, etikety na kontrolu",
}
KNOWN: dict[str, dict[str, Any]] = {
    "due": {"due": wall("2026-11-25 12:00"), "due_state": DueState.CONFIRMED},
    "use": {"use": Use.PRESENT},
    "audience": {"audience": "The board"},
    "format": {"wanted_format": "slides"},
    "decider": {"decider": "someone"},
}


@pytest.mark.parametrize("language", sorted(ASKED))
@pytest.mark.parametrize("known", list(product([False, True], repeat=len(KNOWN))))
def test_the_question_asks_only_what_is_open(
    workbench: "Workbench", client: Client, known: tuple[bool, ...], language: str
) -> None:
    client = workbench.roster.save(replace(client, language=language))
    fields: dict[str, Any] = {}
    for held, part in zip(known, KNOWN.values(), strict=True):
        fields |= part if held else {}
    request = workbench.decoder.add(client.id, WORDS[language], **fields)
    wanted = open_questions(request)
    still = [name for name, held in zip(KNOWN, known, strict=True) if not held]
    others = known[list(KNOWN).index("use")]  # only then it is known that others will see it
    assert wanted == tuple(one for one in still if one != "audience" or others)[:3]
    if not wanted:
        with pytest.raises(InvalidInputError, match="nothing is open"):
            workbench.writing.question(request)
        return
    draft = workbench.writing.question(request).draft
    asked = {name for name, line in ASKED[language].items() if line in draft.body}
    assert asked == set(wanted) - {"due"}
    assert draft.body.count("\n- ") == len(asked) + (2 if "due" in wanted else 0)
    assert (TIME[language] in draft.body) == ("due" in wanted)
    assert f"> {WORDS[language]}" in draft.body
    grave = [one for one in workbench.composer.judge(draft).findings if one.severity is not _HINT]
    assert not grave, draft.body


_HINT = Severity.HINT


def test_a_time_that_i_assume_is_said_and_asked_about(
    workbench: "Workbench", client: Client
) -> None:
    request = workbench.decoder.add(client.id, "The labels", due=wall("2026-11-25 12:00"))
    body = workbench.writing.question(request).draft.body
    assert "I count on Wednesday 25 November, 06:00 your time" in body
    assert TIME["en"] not in body

"""The dictionary: a word is accepted for one client or for all, and undone like any change."""

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.preference import Term

if TYPE_CHECKING:
    from clientdesk.services.workbench import Workbench


def test_a_word_is_accepted_once_for_a_client_or_everywhere(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada")
    assert workbench.dictionary.accept(" blad\n", ada.id) == ("blad",)
    assert workbench.dictionary.accept("BLAD", ada.id) == ("blad",)
    assert workbench.dictionary.accept("fsync") == ("fsync",)
    assert workbench.dictionary.words(ada.id) == ("blad",)
    assert workbench.dictionary.words() == ("fsync",)
    workbench.history.undo()
    assert workbench.dictionary.words() == ()


def test_a_word_is_forgotten(workbench: "Workbench") -> None:
    workbench.dictionary.accept("fsync")
    assert workbench.dictionary.forget("other") == ("fsync",)
    assert workbench.dictionary.forget("Fsync ") == ()


def test_what_is_no_word_is_refused(workbench: "Workbench") -> None:
    with pytest.raises(InvalidInputError, match="has letters"):
        workbench.dictionary.accept(" 12 ")
    with pytest.raises(NotFoundError):
        workbench.dictionary.accept("word", "nobody")


def test_a_draft_knows_the_words_of_its_client_and_mine(workbench: "Workbench") -> None:
    ada = workbench.roster.add("Ada", jargon=(Term(term="kassen"),), projects=("Zornicka",))
    workbench.dictionary.accept("blad", ada.id)
    workbench.dictionary.accept("fsync")
    draft = workbench.composer.new(ada.id, body="The kassen and the blad of Zornicka, fsynced.")
    known = workbench.composer.known(draft)
    assert {"blad", "fsync", "kassen", "Zornicka"} <= set(known.accepted)
    assert "blad" not in workbench.composer.known(workbench.composer.new()).accepted
    assert workbench.proofing.slips(draft.body, known).findings == ()

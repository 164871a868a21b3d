"""A mail that asks for nothing is pointed out, unless it says that it only informs."""

from clientdesk.checking import Known
from clientdesk.services.mail.judge import judge

STORY = "I was in the garden last week. The roses have come on well, and the wall looks better now."


def lacks_ask(text: str, known: Known) -> bool:
    return any(finding.check == "call_to_action" for finding in judge(text, known).findings)


def test_a_story_asks_for_nothing() -> None:
    assert lacks_ask(f"Hi Ann,\n\n{STORY}\n\nBest,\nTom", Known())


def test_an_ask_anywhere_is_enough() -> None:
    assert not lacks_ask(f"Hi Ann,\n\n{STORY} Would you like to see it?", Known())


def test_a_mail_that_says_it_only_informs_is_left_alone() -> None:
    assert not lacks_ask(f"Hi Ann,\n\nFor your information: {STORY}", Known())
    assert not lacks_ask(STORY, Known(information_only=True))


def test_a_line_or_two_is_a_note() -> None:
    assert not lacks_ask("The roses have come on well.", Known())


def test_what_a_quoted_mail_asks_does_not_count() -> None:
    assert lacks_ask(f"{STORY}\n\nOn Monday Bo wrote:\n> Could you look at the roses?", Known())

"""Every shipped template fills from a client's records, leaves no blank and passes the checks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from clientdesk.drafting import Filled
from clientdesk.model.errors import InvalidInputError, NotFoundError
from clientdesk.model.finding import Severity, Verdict
from clientdesk.model.incident import Incident
from clientdesk.model.person import Channel
from clientdesk.model.preference import Formality, Preferences
from clientdesk.model.promise import Owner
from clientdesk.paths import shipped
from clientdesk.services.workbench import Workbench
from tests.builders import a_person, wall
from tests.services.filled_desk import CLIENTS, SAMPLED, a_filled_desk, speak

ROOT = shipped("data") / "templates"
NAMES = {
    "recap", "check-in", "business-as-usual", "exact-time", "executive-summary", "nudge-1",
    "nudge-2", "nudge-3", "feedback-ask", "feedback-result", "schedule", "escalation-policy",
    "push-back", "incident-admit", "incident-update", "incident-close", "visit", "share",
    "congratulation", "renegotiate", "invitation", "incident-no-news",
}  # fmt: skip
EVERY = [(language, name) for language in CLIENTS for name in sorted(NAMES)]


@pytest.fixture(scope="module")
def filled_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    bench = a_filled_desk(tmp_path_factory.mktemp("filled"))
    yield bench
    bench.keeper.close()


def judged(bench: Workbench, name: str, client: str, language: str) -> tuple[Filled, Verdict]:
    speak(bench, language)
    found = bench.roster.find(client)
    untrue = bench.templates.get(name, bench.templates.language_for(found.id)).not_while
    incidents = bench.cabinet.list(Incident, found.id) if "incident" in untrue else []
    for incident in incidents:
        bench.cabinet.trash(incident)
    filled = bench.templates.fill(name, found.id)
    for incident in incidents:
        bench.cabinet.bring_back(incident)
    return filled, bench.composer.judge(bench.composer.new(found.id, filled=filled))


@pytest.mark.parametrize("language", CLIENTS)
def test_every_language_has_every_template(filled_desk: Workbench, language: str) -> None:
    found = filled_desk.templates.shelf(language)
    assert not found.broken
    assert set(found.templates) == NAMES
    listed = filled_desk.templates.list(language)
    kinds = [one.kind for one in listed]
    assert len(listed) == len(NAMES)
    assert sum(one != other for one, other in pairwise(kinds)) == len(set(kinds)) - 1


def test_a_template_is_the_same_thing_in_every_language(filled_desk: Workbench) -> None:
    shelves = [filled_desk.templates.shelf(language).templates for language in CLIENTS]
    for name in NAMES:
        one, *others = (shelf[name] for shelf in shelves)
        for other in others:
            assert {key: blank.source for key, blank in one.blanks.items()} == {
                key: blank.source for key, blank in other.blanks.items()
            }
            assert (one.kind, one.longest, one.information_only, one.asks_with, one.not_while) == (
                other.kind, other.longest, other.information_only, other.asks_with, other.not_while
            )  # fmt: skip


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_a_filled_template_has_no_blank_and_no_fault(
    filled_desk: Workbench, language: str, name: str
) -> None:
    filled, verdict = judged(filled_desk, name, CLIENTS[language], language)
    assert filled.missing == ()
    assert "[" not in filled.subject + filled.body
    assert "None" not in filled.subject + filled.body
    grave = [one for one in verdict.findings if one.severity is not Severity.HINT]
    assert not grave, (filled.subject, filled.body)
    assert verdict.language == language
    assert filled.information_only or (
        verdict.call_to_action.present and verdict.call_to_action.has_deadline
    )
    assert verdict.main_point is None or filled.information_only or verdict.main_point.in_opening


@pytest.mark.parametrize(("name", "client"), SAMPLED.items())
def test_a_template_filled_from_the_samples_alone_has_no_fault(
    filled_desk: Workbench, name: str, client: str
) -> None:
    filled, verdict = judged(filled_desk, name, client, "en")
    assert filled.missing == ()
    assert not [one for one in verdict.findings if one.severity is not Severity.HINT]


@pytest.mark.parametrize(("language", "name"), EVERY)
def test_every_blank_that_is_left_stops_the_hand_over(
    workbench: Workbench, language: str, name: str
) -> None:
    client = workbench.roster.add("Ada", language=language)
    filled = workbench.templates.fill(name, client.id)
    assert filled.missing
    draft = workbench.composer.new(client.id, to="ada@ada.example", filled=filled)
    stops = [one for one in workbench.composer.judge(draft).findings if one.check == "placeholder"]
    told = {filled.body[one.start : one.end] for one in stops}
    in_body = {label for label in filled.missing if label in filled.body}
    assert in_body <= told
    in_subject = [label for label in filled.missing if label in filled.subject]
    assert sum(one.start == one.end for one in stops) == len(in_subject)
    for label in filled.missing:
        draft = replace(draft, body=draft.body.replace(label, "x"), subject="x")
    assert not [
        one for one in workbench.composer.judge(draft).findings if one.check == "placeholder"
    ]


def test_a_mail_is_in_the_language_of_whom_it_is_for(workbench: Workbench) -> None:
    zuzana = a_person("Zuzana Kováčová", language="sk")
    ada = workbench.roster.add("Ada", language="ms", people=(a_person("Aisyah binti Ali"), zuzana))
    fill = workbench.templates.fill
    assert fill("recap", ada.id).body.startswith("Salam sejahtera Puan Aisyah,")
    assert fill("recap", ada.id, person=zuzana.id).body.startswith("Dobrý deň, pani Kováčová,")
    assert fill("recap", ada.id, language="en").body.startswith("Hi Aisyah,")
    other = workbench.roster.add("Bo", language="xx", people=(a_person("Bo Berg"),))
    assert fill("recap", other.id).body.startswith("Hi Bo,")
    nobody = workbench.roster.add("Nobody")
    assert fill("recap", nobody.id).body.startswith("Hello,")
    formal = workbench.roster.add(
        "Formal",
        people=(a_person("Dr Ada Lovelace"),),
        preferences=Preferences(formality=Formality.FORMAL),
    )
    assert fill("recap", formal.id).body.startswith("Dear Dr Ada Lovelace,")


def test_a_reminder_goes_to_who_promised_with_both_clocks(workbench: Workbench) -> None:
    grace, leif = a_person("Grace Hopper", "g@a.example"), a_person("Leif Foss", "l@a.example")
    ada = workbench.roster.add("Ada", people=(grace, leif), zone="Europe/London")
    due = wall("2026-11-27 15:00")
    theirs = workbench.ledger.add(ada.id, "the plan", owner=Owner.THEIRS, due=due)
    theirs = workbench.ledger.save(replace(theirs, person=leif.id))
    mine = workbench.ledger.add(ada.id, "the sketch")
    workbench.ledger.save(replace(mine, waits_on=(theirs.id,)))
    filled = workbench.templates.fill("nudge-1", ada.id, promise=theirs.id)
    assert filled.to == "l@a.example"
    assert filled.about == (theirs.id,)
    assert "by Friday 27 November, 14:00 your time (15:00 in Bratislava)?" in filled.body
    assert "What it is: The plan." in filled.body
    assert "- the sketch" in filled.body
    assert filled.subject == "One thing from your side by Friday 27 November: the plan"


THEIR_WORDS = {
    "en": ("approve copy", "signed contract"),
    "ms": ("luluskan teks", "kontrak yang ditandatangani"),
    "sk": ("schváliť texty", "podpísaná zmluva"),
}
"""What they promise: as something to do, and as a thing."""
PROMISED = (
    "nudge-1", "nudge-2", "nudge-3", "renegotiate", "recap", "executive-summary",
    "business-as-usual", "check-in",
)  # fmt: skip
"""The templates that put the words of a promise into a mail."""


@pytest.mark.parametrize("name", PROMISED)
@pytest.mark.parametrize(
    ("language", "what"), [(key, one) for key, both in THEIR_WORDS.items() for one in both]
)
def test_what_was_promised_stands_alone_whatever_words_it_has(
    workbench: Workbench, language: str, what: str, name: str
) -> None:
    workbench.me.save(replace(workbench.me.get(), name="Mira"))
    ada = workbench.roster.add(
        "Ada", language=language, projects=("Alfa",), people=(a_person("Ada Nova", "a@a.example"),)
    )
    due = wall("2026-11-27 15:00")
    theirs = workbench.ledger.add(ada.id, what, owner=Owner.THEIRS, due=due)
    mine = workbench.ledger.add(ada.id, what, waits_on=(theirs.id,), due=due)
    workbench.ledger.renegotiate(mine.id, wall("2026-11-30 15:00"), "")
    workbench.calendar.add(ada.id, wall("2026-11-26 10:00"), title="Alfa")
    workbench.log.add(ada.id, Channel.CALL, lines=(f"> {what}", f"< {what}"))
    filled = workbench.templates.fill(name, ada.id)
    assert not filled.missing
    told = [line for line in filled.body.split("\n") if what.casefold() in line.casefold()]
    assert told
    for line in told:
        before, _, after = line.casefold().partition(what.casefold())
        assert before == "- " or before.endswith(": "), line
        assert "?" not in line, line
        assert after[:1] in {"", ".", ","}, line
    if what.casefold() in filled.subject.casefold():
        assert filled.subject.endswith(f": {what}")
    verdict = workbench.composer.judge(workbench.composer.new(ada.id, filled=filled))
    assert not [one for one in verdict.findings if one.severity is not Severity.HINT]
    if not filled.information_only:
        assert verdict.call_to_action.present
        assert verdict.call_to_action.has_deadline
        assert verdict.main_point is None or verdict.main_point.in_opening


def test_a_promise_whose_date_has_passed_is_asked_for_anew(workbench: Workbench) -> None:
    ada = workbench.roster.add("Ada")
    workbench.ledger.add(ada.id, "the plan", owner=Owner.THEIRS, due=wall("2026-11-20 15:00"))
    body = workbench.templates.fill("nudge-1", ada.id).body
    assert "20 November" not in body
    assert "by Wednesday 25 November, 16:00" in body


def test_a_recap_tells_the_lines_with_a_prefix_only(workbench: Workbench) -> None:
    ada = workbench.roster.add("Ada")
    lines = ("! blue it is", "> a sketch", "< the plan", "? how many", "Leif was cross")
    talk = workbench.log.add(ada.id, Channel.CALL, lines=lines)
    promise = workbench.ledger.add(ada.id, "A sketch", due=wall("2026-11-27 00:00"))
    workbench.cabinet.save(replace(promise, source=talk.id))
    body = workbench.templates.fill("recap", ada.id).body
    assert "- Blue it is." in body
    assert "- a sketch, Friday 27 November" in body
    assert "- the plan" in body
    assert "- how many" in body
    assert "cross" not in body


def test_my_own_words_go_into_mails_of_their_language_only(workbench: Workbench) -> None:
    me = replace(workbench.me.get(), name="Mira", response_promise="within one working day")
    workbench.me.save(me)
    fill = workbench.templates.fill
    ada = workbench.roster.add("Ada", zone="Asia/Tokyo")
    body = fill("schedule", ada.id).body
    assert "within one working day." in body
    assert "from 09:00 to 17:00 in Bratislava, which is 17:00 to 01:00 for you" in body
    slovak = workbench.roster.add("Eva", language="sk")
    assert "[doplňte čas odpovede]" in fill("schedule", slovak.id).missing


def test_a_quiet_month_still_has_an_update(workbench: Workbench) -> None:
    workbench.me.save(replace(workbench.me.get(), name="Mira"))
    ada = workbench.roster.add("Ada")
    filled = workbench.templates.fill("business-as-usual", ada.id)
    assert not filled.missing
    assert "Nothing is open between us" in filled.body


def test_what_belongs_to_another_client_fills_nothing(workbench: Workbench) -> None:
    ada, bo = workbench.roster.add("Ada"), workbench.roster.add("Bo")
    theirs = workbench.ledger.add(bo.id, "their plan", owner=Owner.THEIRS)
    with pytest.raises(InvalidInputError, match="not one with Ada"):
        workbench.templates.fill("nudge-1", ada.id, promise=theirs.id)
    with pytest.raises(InvalidInputError, match="not filled from a sausage"):
        workbench.templates.fill("nudge-1", ada.id, sausage=theirs.id)
    with pytest.raises(NotFoundError, match="there are business-as-usual"):
        workbench.templates.fill("nudge-9", ada.id)


def test_templates_of_mine_lie_on_top_and_a_broken_one_costs_itself(
    disk_workbench: Workbench,
) -> None:
    ada = disk_workbench.roster.add("Ada")
    own = disk_workbench.settings.config / "templates" / "en"
    own.mkdir(parents=True)
    front = "---\ntitle: Mine\nkind: nudge\nsubject: S\n---\n"
    (own / "nudge-1.md").write_text(f"{front}My own words, {{{{ 1 + 1 }}}}.\n")
    (own / "bad.md").write_text("no front matter")
    (own / "odd.md").write_text(f"{front}{{{{ unknown }}}}")
    (own / "elsewhere.md").write_text(
        "---\ntitle: T\nkind: k\nsubject: S\n"
        "blanks:\n  x: {source: client.private, missing: add it}\n---\n{{ x }}"
    )
    templates = disk_workbench.templates
    assert templates.fill("nudge-1", ada.id).body == "My own words, 2."
    assert len(templates.list("en")) == len(NAMES) + 2
    (broken,) = templates.shelf("en").broken
    assert Path(broken.name).name == "bad.md"
    with pytest.raises(InvalidInputError, match=r"bad\.md cannot be used: a template begins with"):
        templates.get("bad", "en")
    with pytest.raises(InvalidInputError, match="no blank called unknown"):
        templates.fill("odd", ada.id)
    with pytest.raises(InvalidInputError, match=r"no source 'client\.private'"):
        templates.fill("elsewhere", ada.id)


def test_a_draft_remembers_the_template_it_was_made_from(workbench: Workbench) -> None:
    ada = workbench.roster.add("Ada", people=(a_person("Bo", "bo@a.example"),))
    filled = workbench.templates.fill("business-as-usual", ada.id)
    draft = workbench.composer.new(ada.id, filled=filled)
    assert (draft.to, draft.subject, draft.body) == ("bo@a.example", filled.subject, filled.body)
    assert (draft.template, draft.template_text) == ("business-as-usual", filled.body)
    assert draft.information_only
    assert workbench.composer.duplicate(draft.id).template == "business-as-usual"

"""Judging mails: one as a compiler would, many as a stream."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run

GOOD = "Hi Tom,\n\nCould you send me the signed form by Friday 27 November?\n\nThanks,\nMira\n"
BAD = "Hi Tom,\n\nCould you send me the form ASAP, for [DATE]?\n\nThanks,\nMira\n"


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "mail.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_a_finding_names_file_line_column_words_and_fix(run: Run, mail: Path) -> None:
    ran = run("check", str(mail), "--today", "2026-11-21")
    assert ran.code == 1
    lines = ran.out.splitlines()
    start = next(place for place, line in enumerate(lines) if "[placeholder]" in line)
    assert lines[start].startswith(f"{mail}:3:38: stop: ")
    assert lines[start + 1] == " 3 | Could you send me the form ASAP, for [DATE]?"
    assert lines[start + 1].index("[DATE]") == lines[start + 2].index("^")
    assert lines[start + 2].count("~") == len("[DATE]") - 1


def test_the_caret_stands_below_wide_letters_too(run: Run) -> None:
    ran = run("check", "-", stdin="Hi 中村,\n\n中文\t[DATE] please send it.\n".encode())
    lines = ran.out.splitlines()
    start = next(place for place, line in enumerate(lines) if "[placeholder]" in line)
    before = lines[start + 1].partition("[DATE]")[0]
    assert lines[start + 2].index("^") == len(before) + 2


def test_a_good_mail_ends_well_and_hints_do_not_count(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    ran = run("check", str(path), "--today", "2026-11-21", "--subject", "Signed form by 27 Nov")
    assert ran.code == 0
    assert "ask: line 3, with date" in ran.out


def test_json_places_are_indices_into_the_text(run: Run, mail: Path) -> None:
    ran = run("check", str(mail), "--format", "json", "--today", "2026-11-21")
    found = {each["check"]: BAD[each["start"] : each["end"]] for each in ran.json["findings"]}
    assert found["placeholder"] == "[DATE]"
    ask = ran.json["call_to_action"]
    assert ask["present"]
    assert BAD[ask["start"] : ask["end"]].startswith("Could you")
    assert ran.code == 1


def test_a_batch_answers_every_good_line_in_order(run: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": GOOD, "client": ["Tom"], "today": "2026-11-21"}),
        "{broken",
        json.dumps({"id": 2, "text": BAD, "attachments": [], "language": "en"}),
        json.dumps({"id": 3, "text": 4}),
        "",
        json.dumps(["no object"]),
        json.dumps({"id": 5, "text": "", "subject": None, "language": "de"}),
        json.dumps({"id": 6, "text": "x", "today": "soon"}),
        "[" * 5_000,
        json.dumps({"id": 7, "text": "a " * 100_001}),
    ]
    path = tmp_path / "mails.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    ran = run("check", "--batch", str(path), "--format", "jsonl")
    assert ran.code == 2
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 2, 5]
    assert {"id", "findings", "call_to_action", "main_point"} == set(answers[0])
    for number in (2, 4, 6, 8, 9, 10):
        assert f"line {number}:" in ran.err


def test_a_batch_reads_standard_input_and_ends_well(run: Run) -> None:
    ran = run("check", "--batch", "-", stdin=json.dumps({"id": 1, "text": GOOD}).encode())
    assert ran.code == 0
    assert json.loads(ran.out)["call_to_action"]["has_deadline"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check",), 2),
        (("check", "/nowhere/at/all"), 9),
        (("check", "/"), 9),
        (("check", "--batch", "/"), 9),
        (("check", "--batch", "/nowhere.jsonl"), 9),
        (("check", "-", "--today", "3/4"), 2),
        (("check", "-", "--format", "jsonl"), 2),
        (("check", "x", "--batch", "y"), 2),
        (("check", "-"), 2),
    ],
)
def test_what_cannot_be_checked_is_told(run: Run, arguments: tuple[str, ...], code: int) -> None:
    ran = run(*arguments)
    assert ran.code == code
    assert ran.err.startswith("clientdesk: ")
    assert ran.out == ""


def test_a_mail_for_a_client_is_judged_with_what_the_desk_knows(run: Run) -> None:
    run("add", "client", "Fjord", "--contact", "Liv Strand")
    run("add", "client", "Rival Works", "--contact", "Bo")
    text = b"Hi Liv,\n\nCould you tell Rival Works by Friday 27 November?\n\nMira\n"
    for option in ("--client", "--for"):
        ran = run(
            "check", "-", option, "fjo", "--today", "2026-11-21", "--format", "json", stdin=text
        )
        assert "wrong_name" in {each["check"] for each in ran.json["findings"]}
    mail = json.dumps({"id": 1, "text": text.decode(), "today": "2026-11-21"}).encode()
    ran = run("check", "--batch", "-", "--client", "Fjord", stdin=mail)
    assert "wrong_name" in {each["check"] for each in json.loads(ran.out)["findings"]}


def test_a_text_beyond_all_mails_is_refused_at_once(run: Run) -> None:
    ran = run("check", "-", stdin=b"Please send it. " * 700_000)
    assert ran.code == 2
    assert "200,000" in ran.err


def test_a_client_who_is_unknown_or_without_a_desk_is_told_and_no_desk_is_made(
    run: Run, home: Path
) -> None:
    ran = run("check", "-", "--client", "Fjord", stdin=GOOD.encode())
    assert ran.code == 3
    assert "--to" in ran.err
    assert not home.exists()
    run("add", "client", "Halden")
    ran = run("check", "-", "--client", "Fjord", stdin=GOOD.encode())
    assert ran.code == 3
    assert "Fjord" in ran.err


@pytest.mark.parametrize(
    ("level", "code"), [("stop", 1), ("warn", 1), ("hint", 1), ("never", 0), (None, 1)]
)
def test_what_fails_is_chosen(run: Run, mail: Path, level: str | None, code: int) -> None:
    option = () if level is None else ("--fail-on", level)
    assert run("check", str(mail), "--today", "2026-11-21", *option).code == code
    lines = json.dumps({"id": 1, "text": BAD}).encode()
    in_batch = code if level else 0
    assert run("check", "--batch", "-", *option, stdin=lines).code == in_batch


def test_a_hint_fails_only_where_hints_do(run: Run) -> None:
    text = b"Hi Tom,\n\nCould you sign the second copy of the form?\n\nMira\n"
    assert run("check", "-", stdin=text).code == 0
    assert run("check", "-", "--fail-on", "hint", stdin=text).code == 1
    assert run("check", "-", "--fail-on", "stop", stdin=text).code == 0


def test_a_change_is_shown_as_the_line_before_and_after(run: Run, mail: Path) -> None:
    lines = run("check", str(mail), "--today", "2026-11-21", "--to", "Tom").out.splitlines()
    assert " - Could you send me the form ASAP, for [DATE]?" in lines
    plus = next(line for line in lines if line.startswith(" + "))
    assert plus.startswith(" + Could you send me the form by ")


def test_a_long_line_is_cut_around_its_finding(run: Run) -> None:
    text = f"Hi,\n\n{'The plan is ready. ' * 40}Please see [DATE]. {'All is well. ' * 40}\n"
    lines = run("check", "-", stdin=text.encode()).out.splitlines()
    start = next(place for place, line in enumerate(lines) if "[placeholder]" in line)
    said, caret = lines[start + 1 : start + 3]
    assert len(said) < 120
    assert said.startswith(" 3 | …")
    assert said.endswith("…")
    assert said.index("[DATE]") == caret.index("^")


def test_colours_are_for_a_terminal_only(
    run: Run, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("check", str(mail)).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", str(mail)).out


def test_an_editor_gets_one_line_a_finding_with_its_column_in_bytes(run: Run) -> None:
    text = "Hi,\n\nčerešne: please see [DATE].\n"
    ran = run("check", "-", "--format", "line", "--no-spelling", stdin=text.encode())
    line = next(line for line in ran.out.splitlines() if "[placeholder]" in line)
    assert line.startswith("-:3:23: error: ")
    assert ran.code == 1
    assert all(":" in each and each.endswith("]") for each in ran.out.splitlines())


def test_nothing_to_say_is_no_line(run: Run) -> None:
    ran = run("check", "-", "--format", "line", "--today", "2026-11-21", stdin=GOOD.encode())
    assert (ran.out, ran.code) == ("", 0)


@pytest.mark.parametrize("code", ["de", "", "EN"])
def test_a_language_without_rules_is_told(run: Run, code: str) -> None:
    ran = run("check", "-", "--language", code, stdin=GOOD.encode())
    assert ran.code == 2
    assert "en, ms, sk" in ran.err


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD.replace("\n", "\r\n").encode(), 0),
        (b"\xef\xbb\xbf" + GOOD.encode(), 0),
        (GOOD.replace("Thanks", "Gr\xfc\xdfe").encode("latin-1"), 0),
        (GOOD.encode("utf-16"), 0),
        (b"Hi\0Tom, send it", 2),
        (b"\x89PNG\r\n\x1a\n\0\0\0", 2),
    ],
)
def test_bytes_of_every_kind_are_text_or_told(run: Run, data: bytes, code: int) -> None:
    ran = run("check", "-", "--today", "2026-11-21", "--no-spelling", stdin=data)
    assert ran.code == code
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_calendar_may_end(run: Run, day: str) -> None:
    mail = b"Hi Ada,\n\nCould you sign by tomorrow? Or by Friday, or yesterday?\n"
    assert run("check", "-", "--today", day, stdin=mail).code in {0, 1}

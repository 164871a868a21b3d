"""The README says what the program says: its keys, its commands, its pictures.

`CLIENTDESK_WRITE_README=1 pytest tests/architecture/test_readme.py` writes the table of keys anew.
"""

import os
import re
from pathlib import Path

from clientdesk.tui.keys.binding import Declared, declared

BEGIN = "<!-- keys: from the bindings themselves -->\n"
END = "<!-- keys end -->\n"
PLACES = {
    "Everywhere": ("Everywhere",),
    "Lists": ("LineList",),
    "Clients, and a client's file": ("RosterPane", "RosterView", "ClientVerbs", "RecordVerbs"),
    "Notes": ("NotesPane",),
    "Calendar and agenda": ("CalendarPane", "EntryVerbs", "Month"),
    "Draft": ("DraftPane",),
}
WRITTEN = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "exclamation_mark": "!",
    "question_mark": "?",
    "asterisk": "*",
    "slash": "/",
    "colon": ":",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def written(name: str) -> str:
    parts = [WRITTEN.get(part, part) for part in name.split("+")]
    parts[-1] = parts[-1].upper() if re.fullmatch(r"f\d+", parts[-1]) else parts[-1]
    return f"`{'+'.join(parts)}`"


def rows(found: list[Declared]) -> list[str]:
    """Merge the keys of one action into one row, in the order of declaration."""
    merged: dict[tuple[str, str], list[str]] = {}
    for one in found:
        if one.binding.description:
            place = (one.binding.action, one.binding.tooltip)
            merged.setdefault(place, []).append(written(one.binding.key))
    return [
        f"| {' '.join(dict.fromkeys(keys))} | {tip.replace('|', chr(92) + '|')} |"
        for (_, tip), keys in merged.items()
    ]


def table() -> str:
    found = list(declared())
    lines: list[str] = []
    for place, owners in PLACES.items():
        own = [one for owner in owners for one in found if one.owner.__name__ == owner]
        lines += [f"**{place}**\n", "| key | |", "|---|---|", *rows(own), ""]
    return "\n".join(lines) + "\n"


def test_the_keys_in_the_readme_are_those_of_the_program(root: Path) -> None:
    readme = root / "README.md"
    before, rest = readme.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    wanted = f"{before}{BEGIN}\n{table()}{END}{after}"
    if os.environ.get("CLIENTDESK_WRITE_README"):
        readme.write_text(wanted, encoding="utf-8", newline="\n")
    assert readme.read_text(encoding="utf-8") == wanted


def test_every_command_is_in_the_readme(root: Path) -> None:
    from clientdesk import commands
    from clientdesk.discovery import modules_in

    readme = (root / "README.md").read_text(encoding="utf-8")
    missing = [
        name
        for module in modules_in(commands).modules
        if not re.search(rf"`{(name := module.rstrip('_'))}[ `]|clientdesk {name}\b", readme)
    ]
    assert not missing


def test_every_file_that_the_documents_link_to_is_there(root: Path) -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (root / name).read_text(encoding="utf-8")
        links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
        assert not [link for link in links if not (root / link).is_file()], name

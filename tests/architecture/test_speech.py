"""The project speaks of itself only, and holds no path of a machine."""

import re
from pathlib import Path

FOREIGN = re.compile(
    # Letters in brackets, so that this file passes its own test.
    r"/wor[k]/|\.\./share[d]|/roo[t]/|/hom[e]/[a-z]+/|\bsub-?agen[t]s?\b|\bbefore-sto[p]\b",
    re.IGNORECASE,
)
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".tcss", ".txt", ".svg", ""}


def test_no_file_speaks_of_the_place_it_was_made_in(tracked: list[Path], root: Path) -> None:
    offenders = [
        f"{path.relative_to(root)}:{number} {line.strip()[:80]}"
        for path in tracked
        if path.suffix in TEXT
        for number, line in enumerate(
            path.read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if FOREIGN.search(line)
    ]
    assert not offenders, "\n".join(offenders)


def test_the_top_holds_only_what_belongs_there(tracked: list[Path], root: Path) -> None:
    folders = {path.relative_to(root).parts[0] for path in tracked if path.parent != root}
    visible = {name for name in folders if not name.startswith(".")}
    assert visible <= {"clientdesk", "data", "themes", "tests"}

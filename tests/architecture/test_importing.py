"""Importing does nothing, and the command line never loads the terminal app."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

WATCHER = """
import os, pkgutil, sys, importlib, json
touched = []
def watch(event, arguments):
    name = str(arguments[0]) if arguments else ""
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        touched.append(f"{event} {name}")
    elif event in {"os.mkdir", "os.rename", "os.remove", "subprocess.Popen", "socket.connect"}:
        if "__pycache__" not in name:
            touched.append(f"{event} {name}")
import clientdesk
found = pkgutil.walk_packages(clientdesk.__path__, "clientdesk.")
names = [module.name for module in found if not module.name.endswith("__main__")]
sys.addaudithook(watch)
for name in names:
    importlib.import_module(name)
print(json.dumps(touched))
"""

LOADED = """
import sys, json, importlib, pkgutil
import clientdesk.commands as commands
import clientdesk.cli
for module in pkgutil.iter_modules(commands.__path__):
    importlib.import_module("clientdesk.commands." + module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def run(program: str, root: Path, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-B", "-c", program, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_importing_the_package_writes_nothing_and_starts_nothing(root: Path) -> None:
    assert json.loads(run(WATCHER, root).splitlines()[-1]) == []


def test_the_command_line_loads_neither_textual_nor_rich(root: Path) -> None:
    loaded = set(json.loads(run(LOADED, root).splitlines()[-1]))
    assert not loaded & {"textual", "rich", "jinja2", "harper"}


def test_a_note_from_the_shell_loads_only_what_it_needs(root: Path, tmp_path: Path) -> None:
    program = (
        "import sys, json\n"
        "from clientdesk.__main__ import main\n"
        "try:\n    main()\n"
        "finally:\n    print(json.dumps(sorted({n.partition('.')[0] for n in sys.modules})))\n"
    )
    home = str(tmp_path / "desk")
    run(program, root, "--home", home, "add", "client", "Ada & Co")
    loaded = set(
        json.loads(run(program, root, "--home", home, "note", "Ada", "hello").splitlines()[-1])
    )
    assert not loaded & {"textual", "rich", "jinja2", "harper", "dateutil", "yaml", "rapidfuzz"}


def test_opening_a_desk_loads_neither_what_it_does_not_show_nor_what_goes_in_and_out(
    root: Path, tmp_path: Path
) -> None:
    program = (
        "import sys, json\n"
        "from pathlib import Path\n"
        "from clientdesk.bootstrap import open_workbench\n"
        "from clientdesk.config import Settings\n"
        "bench = open_workbench(Settings.of(Path(sys.argv[1]), {}))\n"
        "bench.roster.rows()\n"
        "bench.agenda.entries()\n"
        "from clientdesk.tui.app import DeskApp\n"
        "DeskApp(bench)\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    loaded = json.loads(run(program, root, str(tmp_path / "desk")).splitlines()[-1])
    unwanted = {
        f"clientdesk.{name}"
        for name in (
            "exporting",
            "importing",
            "language",
            "model.incident",
            "model.ramp",
            "model.request",
            "services.exchange.porter",
            "services.planning.settling",
            "services.clients.trash",
            "tui.dialogs",
            "tui.forms",
            "tui.practices",
        )
    } | {"rapidfuzz", "tinydb", "email", "click", "importlib.metadata", "pygments"}
    assert all(find_spec(name) for name in unwanted)
    assert not unwanted & set(loaded)

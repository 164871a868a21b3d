"""What leaves the desk from the terminal app: the clipboard, a browser, exports; and imports."""

from functools import partial
from pathlib import Path
from string import ascii_lowercase

from clientdesk.model.text import slug
from clientdesk.services.exchange.porter import Exported
from clientdesk.tui.choice import Choice
from clientdesk.tui.dialogs.menu import Menu
from clientdesk.tui.dialogs.prompt import Prompt
from clientdesk.tui.host import DeskHost
from clientdesk.tui.verbs.taking_in import ask_file
from clientdesk.tui.working import work_on


def hand_out_menu(app: DeskHost, client_id: str) -> Menu:
    """Return the menu of exports, for a client or for all, and of the import."""
    choices: list[Choice] = []
    taken = {"i"}
    for name, made in app.workbench.porter.exports().items():
        letter = next(each for each in f"{name}{ascii_lowercase}" if each not in taken)
        taken.add(letter)
        if app.curtain and not made.is_public:
            continue  # it would be refused
        told = made_of(name)
        label = f"{told}: this client" if client_id else f"{told}: everything"
        choices.append(Choice(letter, label, partial(_ask_where, app, name, client_id)))
        if client_id:
            everything = partial(_ask_where, app, name, "")
            choices.append(Choice(letter.upper(), f"{told}: everything", everything))
    choices.append(Choice("i", "import a file", partial(ask_file, app)))
    if client_id:
        choices.append(Choice("I", "import events: this client", partial(ask_file, app, client_id)))
    return Menu("Export or import", choices)


def made_of(name: str) -> str:
    """Return what an export is called: `executive summary`."""
    return name.replace("_", " ")


def _ask_where(app: DeskHost, name: str, client_id: str) -> None:
    client = (
        app.attempt(lambda: app.workbench.roster.get(client_id), quiet=True) if client_id else None
    )
    made = app.workbench.porter.named(name)
    if app.curtain and not made.is_public:
        app.say("The curtain is drawn, and no client may see this: press * to open it first.")
        return
    suffix = "" if made.folder else made.suffix
    whose = slug(client.name) if client else "desk"
    stem = f"{app.workbench.clock():%Y-%m-%d}-{whose}-{name.replace('_', '-')}{suffix}"

    def export(typed: str | None) -> None:
        if typed:
            path = Path(typed).expanduser()
            verb = partial(app.workbench.porter.export, name, path, client_id=client_id or None)
            work_on(app, f"Exporting to {path}", verb, lambda done: _exported(app, path, done))

    prompt = Prompt(
        f"Export as {made_of(name)} to", value=str(Path.home() / stem), hint="a file or folder"
    )
    app.push_screen(prompt, export)


def _exported(app: DeskHost, path: Path, done: Exported) -> None:
    if not done.files:
        app.say(f"Nothing was written: {done.nothing}.")
        return
    number = len(done.left_out)
    out = f"; {number} {'client' if number == 1 else 'clients'} left out" if number else ""
    told = f"{len(done.files)} files in {path}" if len(done.files) > 1 else f"Written: {path}"
    app.say(f"{told}{out}")

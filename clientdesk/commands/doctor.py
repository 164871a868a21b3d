"""`clientdesk doctor`."""

from typing import TYPE_CHECKING

import click

from clientdesk.commanding import Session, json_option, say, say_json, table, with_session
from clientdesk.model.errors import ClientdeskError, NotFoundError

if TYPE_CHECKING:
    from clientdesk.services.upkeep.doctor import DoctorLine

PLACE = 120


@click.command()
@json_option
@with_session
def command(session: Session, *, as_json: bool) -> int:
    """Look at every file of the desk, every record, and every rule and check; mend nothing."""
    settings = session.settings
    if not settings.home.is_dir():
        raise NotFoundError(f"there is no desk in {settings.home} yet; `clientdesk` makes one")
    lines = _lines(session)
    if as_json:
        say_json([{"about": each.about, "told": each.told, "well": each.well} for each in lines])
    else:
        say(*table([["ok" if each.well else "!!", each.about, each.told] for each in lines]))
    return 0 if all(each.well for each in lines) else 1


def _lines(session: Session) -> "list[DoctorLine]":
    if session.settings.demo:
        with session.desk() as bench:
            return [*bench.keeper.doctor(), *_plug_ins()]
    from clientdesk.services.upkeep.doctor import DoctorLine, of_files

    # The files are looked at before the desk is opened, as opening it may already mend them.
    lines = list(of_files(session.settings.desk))
    try:
        with session.desk() as bench:
            lines += [each for each in bench.keeper.doctor() if each.about == "records"]
    except ClientdeskError as error:
        lines.append(DoctorLine("records", str(error), well=False))
    return [*lines, *_plug_ins(), *_spelling(session)]


def _plug_ins() -> "list[DoctorLine]":
    from clientdesk.services.mail.judge import broken_checks
    from clientdesk.services.upkeep.doctor import DoctorLine

    broken = broken_checks()
    if not broken:
        return [DoctorLine("checks", "every check and every rule can be used", well=True)]
    return [DoctorLine("checks", f"{each.name}: {each.error}", well=False) for each in broken]


def _spelling(session: Session) -> "list[DoctorLine]":
    from clientdesk.language.lexicon import languages
    from clientdesk.paths import dictionary_folders
    from clientdesk.services.mail.proofing import Phase, Proofing, available
    from clientdesk.services.upkeep.doctor import DoctorLine

    proofing = Proofing(dictionary_folders(session.settings.config))
    states = {language: proofing.started(language) for language in languages()}
    lines = [
        DoctorLine("spelling", f"{language}: {state}", well=state.phase is Phase.ON)
        for language, state in states.items()
    ]
    broken = available().broken
    return lines + [DoctorLine("spelling", f"{it.name}: {it.error}", well=False) for it in broken]

"""What stands under a field while it is typed: how it is understood, or how to type it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from textual.content import Content

from clientdesk.model.checkin import AgendaItem
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Control, FieldInfo
from clientdesk.model.incident import SHIFT, CallSheet, CallShift
from clientdesk.model.recurrence import Frequency, Recurrence
from clientdesk.model.touch import LineKind, TouchLine
from clientdesk.tui.forms.people import fitting, names_of, read_names
from clientdesk.tui.forms.typed import DUE, read, read_moment
from clientdesk.tui.forms.values import BIRTHDAY, Around, shown

LEGEND = (
    ("!", LineKind.DECISION, "decision"),
    (">", LineKind.MINE, "I will"),
    ("<", LineKind.THEIRS, "they will"),
    ("?", LineKind.OPEN, "open"),
)
"""The prefixes of a talk's lines, and what they say."""
AGENDA_LEGEND = "+ update  ? question  ~ pain point  ! decision  -> answer"
"""The signs of an agenda's lines."""
ROLES = {
    LineKind.DECISION: "fine",
    LineKind.MINE: "due",
    LineKind.THEIRS: "hint",
    LineKind.OPEN: "overdue",
}
"""The tone of each kind of line."""
_COLOURS = {"fine": "$fine", "due": "$due", "hint": "$hint", "overdue": "$overdue"}
_SOME = 6
WORDS_SAID = "words"
"""The field of a request that holds what they said."""


def is_talk(info: FieldInfo) -> bool:
    """Tell whether a field holds the lines of a talk."""
    return info.parts is TouchLine


def standing_note(info: FieldInfo, around: Around) -> Content:
    """Return what stands under a field before anything is typed; often nothing."""
    if is_talk(info):
        pieces = [
            piece
            for sign, kind, word in LEGEND
            for piece in ((sign, f"bold {_COLOURS[ROLES[kind]]}"), (f" {word}   ", "$muted"))
        ]
        return Content.assemble(*pieces).rstrip()
    if info.parts is CallShift:
        return Content.styled(f"one a line, such as {SHIFT}", "$muted")
    if info.parts is AgendaItem:
        return Content.styled(AGENDA_LEGEND, "$faint")
    if info.about.control is Control.PEOPLE and info.kind is not str and around.people:
        names = ", ".join(person.name for person in around.people[:_SOME])
        return Content.styled(names, "$faint")
    return Content("")


def note_for(kind: type, info: FieldInfo, typed: str, around: Around) -> Content:
    """Return how a typed text is understood; empty where the text says so itself."""
    if is_talk(info) and (unread := _unread(typed, around)):
        return Content.styled(unread, "$due")
    if not typed.strip() or is_talk(info):
        return standing_note(info, around)
    try:
        said = _understood(kind, info, typed, around)
    except InvalidInputError as error:
        return Content.styled(str(error), "$muted")
    if said and info.name == DUE and (late := _late(info, typed, around)):
        return Content.assemble((said, "$due"), (f": {late}", "$overdue"))
    return Content.styled(said, "$fine") if said else Content("")


def _late(info: FieldInfo, typed: str, around: Around) -> str:
    """Return that a due time has passed, where it has."""
    from clientdesk.services.when.past import PASSED, has_passed

    now = around.now.astimezone(ZoneInfo(around.wall_zone)) if around.wall_zone else around.now
    return PASSED if has_passed(read_moment(info, typed, around).moment, now) else ""


def _understood(kind: type, info: FieldInfo, typed: str, around: Around) -> str:
    match info.about.control:
        case Control.DATE | Control.MOMENT:
            return read_moment(info, typed, around).reading
        case Control.PEOPLE:
            return _people(typed, around)
        case Control.RECORDS if info.parts is CallShift:
            return _gaps(read(kind, info, typed, around), around)
        case Control.ZONE:
            zone = read(kind, info, typed, around)
            return str(zone) if zone != typed else ""
        case Control.TEXT if info.name == WORDS_SAID:
            return _vague(typed)
        case Control.RECORD if info.parts is Recurrence:
            return _repeated(read(kind, info, typed, around), around)
        case Control.RECORDS if info.parts is AgendaItem:
            from clientdesk.services.planning.preparing import lacking

            return lacking(read(kind, info, typed, around)) or AGENDA_LEGEND
        case Control.LINE if info.name == BIRTHDAY:
            return shown(info, read(kind, info, typed, around), around)
        case _:
            return ""


def _unread(typed: str, around: Around) -> str:
    """Return which words of a talk's promises mean a time and are none."""
    from clientdesk.services.practices.spoken_promises import unread_in

    found = [f"“{words}”" for words in unread_in(typed, around.now)]
    return f"{_no_date(found)}; type one such as fri 15:00 or 2 dec" if found else ""


def _vague(typed: str) -> str:
    """Return which times in what somebody said are none."""
    from clientdesk.services.practices.vague import no_time

    found = no_time(typed)
    return f"{found}: type the exact one under Due, or ask after saving" if found else ""


def _no_date(found: Sequence[str]) -> str:
    """Return that some quoted words are no date."""
    names = list(dict.fromkeys(found))
    none = "is no date" if len(names) == 1 else "are no dates"
    return f"{' and '.join(names)} {none}"


def _gaps(shifts: tuple[CallShift, ...], around: Around) -> str:
    """Return the working hours that no shift gives a name to."""
    gaps = CallSheet(shifts=shifts).gaps(around.hours) if around.hours else ()
    return f"no name: {', '.join(map(str, gaps))}" if gaps else "every working hour has a name"


def _repeated(rule: Recurrence, around: Around) -> str:
    from clientdesk.services.when.typed import recurrence_text

    named = rule.weekdays or rule.frequency is Frequency.DAILY
    return recurrence_text(rule, around.now) if named else "from its start on"


def _people(typed: str, around: Around) -> str:
    """Return who is meant; while the last name is typed, all whom it may mean."""
    *_, last = typed.split(",")
    found = fitting(last.strip(), around.people) if last.strip() else []
    if len(found) > 1:
        return " or ".join(person.name for person in found[:_SOME])
    return names_of(read_names(typed, around.people, around.gone), around.people)

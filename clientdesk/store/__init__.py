"""The desk file: a TinyDB file that survives everything.

with Desk.open(path) as desk:                        # clientdesk.store.desk; or Desk.in_memory()
    desk.notices                                     # sentences for the user: what was put right
    clients = desk.records(Client)                   # typed, frozen; trash included
    clients.get(id)  .find(id)  .all()  .of_client(client_id)  .count()  .project(View)  .unreadable
    with desk.change("add note", at=now) as change:  # one journal line, one undo, all or nothing
        change.save(record)                          # new, or in the place of the one with its id
        change.remove(record)
        change.put("table", None, {...})             # plain documents; returns the number
        change.delete("table", number)
    desk.undo(at=now)  desk.redo(at=now)             # the label; NotFoundError, ConflictError
    desk.undoables()  desk.redoables()               # Undoable(number, label, at), newest first
    desk.catch_up()                                  # {(table, id)} that other processes changed
    desk.revision                                    # grows with every change, own or foreign
    desk.table("notes").search(where("x") == 1)      # TinyDB's Table; a call is a change
    desk.backup()                                    # the path of a backup made now
    desk.warm()                                      # in a thread, after the first frame
    desk.checkpoint_if_idle()                        # from a timer, in a thread
    desk.checkpoint()                                # now; close() does it too

Beside an open desk: `recovery` (report, backups, preview, restore), `capture` (clients and append,
for a note from the shell that does not load the desk) and `unsaved` (text that is no record yet).
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clientdesk.store.change import Change
    from clientdesk.store.desk import Desk
    from clientdesk.store.records import Records

__all__ = ["Change", "Desk", "Records"]


def __getattr__(name: str) -> Any:
    # The note from the shell imports `clientdesk.store.capture` and must not pay for the rest.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{name.lower()}"), name)

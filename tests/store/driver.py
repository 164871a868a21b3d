"""A process that works on a desk: `driver.py insert|work|hold DESK [NAME COUNT]`."""

import sys
import time
from pathlib import Path

from clientdesk.store.desk import Desk


def say(word: object) -> None:
    """Tell the test something that it may count on."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def insert(path: Path, name: str, count: int) -> None:
    """Insert documents and print the number of each."""
    with Desk.open(path) as desk:
        for number in range(count):
            say(desk.table("notes").insert({"by": name, "n": number}))


def work(path: Path, name: str, count: int) -> None:
    """Insert documents, with a checkpoint after every third and a backup after every seventh."""
    with Desk.open(path) as desk:
        for number in range(count):
            say(desk.table("notes").insert({"by": name, "n": number}))
            if number % 3 == 0:
                desk.checkpoint()
            if number % 7 == 0:
                desk.backup()


def hold(path: Path) -> None:
    """Hold the desk for ever."""
    with Desk.open(path) as desk, desk.hold():
        say("held")
        time.sleep(600)


if __name__ == "__main__":
    command, desk_file, *rest = sys.argv[1:]
    if command == "hold":
        hold(Path(desk_file))
    else:
        {"insert": insert, "work": work}[command](Path(desk_file), rest[0], int(rest[1]))

"""A disk that remembers each call made to it, so that a crash can be tried after every one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "write", "ftruncate", "fsync", "replace", "unlink")


@dataclass
class File:
    """One file of the model: what was written, and what of it reached the disk."""

    written: bytearray = field(default_factory=bytearray)
    synced: bytes = b""


@dataclass(frozen=True)
class Picture:
    """What a folder may look like after a crash."""

    name: str
    acknowledged: int
    """How many steps of the scenario had been acknowledged."""
    files: dict[str, bytes]
    """The content of each file, by its path in the folder."""

    def put_into(self, folder: Path) -> None:
        for name, content in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


class RecordingDisk:
    """Lets calls through to the disk and works out what a kill or power cut would leave."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pictures: list[Picture] = []
        self.acknowledged = 0
        self._real: dict[str, Callable[..., Any]] = {name: getattr(os, name) for name in CALLS}
        self._held: dict[int, File] = {}
        self._folders: dict[int, str] = {}
        self._names: dict[str, File] = {}
        for found in root.rglob("*"):
            if found.is_file():
                content = found.read_bytes()
                self._names[self._name(found)] = File(bytearray(content), content)
        self._synced_names = dict(self._names)

    @contextmanager
    def watching(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(os, name, getattr(self, f"call_{name}"))
            yield
        self._crash("end")

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.root))

    def _inside(self, path: Any) -> bool:
        return Path(os.fspath(path)).is_relative_to(self.root)

    def call_open(self, path: Any, flags: int, mode: int = 0o777, **rest: Any) -> int:
        descriptor: int = self._real["open"](path, flags, mode, **rest)
        self._held.pop(descriptor, None)
        self._folders.pop(descriptor, None)
        if not self._inside(path):
            return descriptor
        name = self._name(Path(path))
        if Path(path).is_dir():
            self._folders[descriptor] = name
            return descriptor
        file = self._names.setdefault(name, File())
        if flags & os.O_TRUNC:
            file.written.clear()
        self._held[descriptor] = file
        if flags & os.O_CREAT:
            self._crash("open")
        return descriptor

    def call_write(self, descriptor: int, data: bytes) -> int:
        file = self._held.get(descriptor)
        if file is None:
            return int(self._real["write"](descriptor, data))
        start = os.lseek(descriptor, 0, os.SEEK_CUR)
        for torn in (bytes(data)[: len(data) // 2], bytes(len(data)), bytes(data)[:-1]):
            before = bytes(file.written)
            file.written[start : start + len(torn)] = torn
            self._crash("torn write")
            file.written[:] = before
        written = int(self._real["write"](descriptor, data))
        file.written[start : start + written] = bytes(data)[:written]
        self._crash("write")
        return written

    def call_ftruncate(self, descriptor: int, length: int) -> None:
        self._real["ftruncate"](descriptor, length)
        if descriptor in self._held:
            del self._held[descriptor].written[length:]
            self._crash("ftruncate")

    def call_fsync(self, descriptor: int) -> None:
        if descriptor in self._held:
            self._crash("before fsync")
            self._held[descriptor].synced = bytes(self._held[descriptor].written)
        elif descriptor in self._folders:
            self._sync_folder(self._folders[descriptor])
        self._crash("fsync")

    def _sync_folder(self, folder: str) -> None:
        for names in (self._names, self._synced_names):
            for name in [name for name in names if str(Path(name).parent) == folder]:
                if name in self._names:
                    self._synced_names[name] = self._names[name]
                else:
                    del self._synced_names[name]

    def call_replace(self, old: Any, new: Any) -> None:
        self._real["replace"](old, new)
        self._names[self._name(Path(new))] = self._names.pop(self._name(Path(old)))
        self._crash("replace")

    def call_unlink(self, path: Any) -> None:
        self._real["unlink"](path)
        if self._inside(path):
            self._names.pop(self._name(Path(path)), None)
            self._crash("unlink")

    def _crash(self, call: str) -> None:
        """Note what a kill, and four kinds of power cut, would leave at this moment."""
        kinds = {
            "kill": (self._names, False),
            "power cut, nothing unsynced stays": (self._synced_names, True),
            "power cut, names stay and bytes do not": (self._names, True),
            "power cut, bytes stay and names do not": (self._synced_names, False),
        }
        for kind, (names, only_synced) in kinds.items():
            files = {
                name: file.synced if only_synced else bytes(file.written)
                for name, file in names.items()
            }
            picture = Picture(f"{kind}, after {call}", self.acknowledged, files)
            if not any(picture.files == known.files for known in self.pictures[-12:]):
                self.pictures.append(picture)


class FailingDisk:
    """Refuses one call to the disk, or all from one on, with an error such as "no space left"."""

    def __init__(self, refused: int, number: int, *, for_good: bool) -> None:
        self.refused = refused
        self.number = number
        self.for_good = for_good
        self.count = 0

    @contextmanager
    def in_place(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "fsync", "replace"):
                patch.setattr(os, name, self._failing(name, getattr(os, name)))
            yield

    @property
    def reached(self) -> bool:
        return self.count > self.refused

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **rest: Any) -> Any:
            if name == "open" and not args[1] & os.O_CREAT:
                return real(*args, **rest)
            self.count += 1
            failing = (
                self.count - 1 >= self.refused
                if self.for_good
                else (self.count - 1 == self.refused)
            )
            if failing:
                if name == "write" and len(args[1]) > 1:
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                raise OSError(self.number, os.strerror(self.number))
            return real(*args, **rest)

        return call


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

"""Finding plug-ins: one module each in a package, or one file each in a list of folders."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Broken:
    """A plug-in that could not be loaded: it costs itself and nothing else."""

    name: str
    """The file at fault, as its stem or its path."""
    error: str
    """What went wrong, in one line."""


@dataclass(frozen=True, slots=True)
class Found:
    """The modules of a package: those that work, and those that do not."""

    modules: dict[str, ModuleType] = field(default_factory=dict)
    """The good ones by name, which is the stem of their file."""
    broken: tuple[Broken, ...] = ()
    """The others."""


def modules_in(package: ModuleType) -> Found:
    """Import every public module that stands directly in `package`.

    A module whose import raises is returned as `Broken`; the rest is not harmed.
    """
    modules: dict[str, ModuleType] = {}
    broken: list[Broken] = []
    for info in iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        try:
            modules[info.name] = import_module(f"{package.__name__}.{info.name}")
        except Exception as error:  # noqa: BLE001 - any fault of a plug-in is reported as its own
            broken.append(Broken(info.name, f"{type(error).__name__}: {error}"))
    return Found(modules, tuple(broken))


def files_in(folders: Iterable[Path], suffix: str) -> dict[str, Path]:
    """Return the files with `suffix` (such as ".yaml") in `folders`, by stem, sorted.

    A file in a later folder takes the place of one with the same stem in an earlier folder.
    A folder that does not exist holds no files.
    """
    found = {path.stem: path for folder in folders for path in sorted(folder.glob(f"*{suffix}"))}
    return dict(sorted(found.items()))

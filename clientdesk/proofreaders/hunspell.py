"""Any language with a Hunspell dictionary: a pair of files such as `sk_SK.dic` and `sk_SK.aff`."""

import os
import re
from importlib import import_module
from pathlib import Path

from clientdesk.proofreaders._dictionary_reader import DictionaryReader
from clientdesk.proofreading import Offer, UnavailableError

SYSTEM_FOLDERS = (
    Path("/usr/share/hunspell"),
    Path("/usr/share/myspell/dicts"),
    Path("/usr/local/share/hunspell"),
    Path("/opt/homebrew/share/hunspell"),
    Path("/Library/Spelling"),
)
"""Where systems keep dictionaries."""


def dictionary_of(language: str, folders: tuple[Path, ...]) -> Path | None:
    """Return the first `.dic` file of a language that has its `.aff` file beside it."""
    names = re.compile(rf"{re.escape(language)}(?:[_-]\w+)?\.dic", re.IGNORECASE)
    for folder in folders:
        for path in sorted(folder.glob("*.dic")) if folder.is_dir() else ():
            readable = all(os.access(each, os.R_OK) for each in (path, path.with_suffix(".aff")))
            if names.fullmatch(path.name) and readable:
                return path
    return None


def _start(language: str, folders: tuple[Path, ...]) -> DictionaryReader:
    """Load the dictionary of a language."""
    path = dictionary_of(language, (*folders, *SYSTEM_FOLDERS))
    if path is None:
        raise UnavailableError(
            f"there is no dictionary; put {language}.dic and {language}.aff into {folders[0]}"
            if folders
            else "there is no dictionary"
        )
    try:
        speller = import_module("hunspell").Hunspell(
            path.stem, hunspell_data_dir=str(path.parent), system_encoding="UTF-8"
        )
    except ImportError as error:
        raise UnavailableError(
            f"{path.name} cannot be read without chunspell-next; install clientdesk[spelling]"
        ) from error
    except (OSError, ValueError) as error:
        raise UnavailableError(f"{path} cannot be read ({error})") from error
    return DictionaryReader(language, speller)


offer = Offer(rank=1, languages=frozenset(), start=_start)

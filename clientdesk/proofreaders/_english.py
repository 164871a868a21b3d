"""English words, which mails in other languages are full of."""

from functools import cache

from clientdesk.paths import shipped


@cache
def english() -> frozenset[str]:
    """Return the frequent words of four letters and more; none where the list cannot be read."""
    path = shipped("data") / "dictionaries" / "en" / "en.txt"
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except (OSError, UnicodeDecodeError):
        return frozenset()

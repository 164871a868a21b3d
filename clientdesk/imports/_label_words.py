"""The words for labels of addresses in other programs' tables, and the desk's own for them."""

_WORDS = {
    "work": "work business office company praca prace pracovny pracovne pracovna firemny firma "
    "pejabat kerja pracovisko kancelaria",
    "home": "home personal private domov domaci domace domaca sukromny sukromne rumah peribadi "
    "bydlisko",
    "mobile": "mobile cell cellphone mobil mobilny mobilne bimbit handphone mobilephone mobily",
    "fax": "fax faks",
    "other": "other iny ine ina ostatne lain",
    "pager": "pager",
    "car": "car auto kereta",
    "main": "main hlavny hlavne utama",
    "": "primary preferred smtp ex primarny internet voice",
    "assistant": "assistant asistent",
}
LABELS = {word: label for label, words in _WORDS.items() for word in words.split()}
"""The desk's label for each word, in lower case without accents."""


def label_words(text: str) -> str:
    """Return a label in the desk's words; one with any other word in it stays as it is."""
    from unicodedata import combining, normalize

    said = " ".join(text.replace("*", " ").split())
    apart = normalize("NFKD", said.casefold())
    words = "".join(mark for mark in apart if not combining(mark)).split()
    if not all(word in LABELS for word in words):
        return said
    return " ".join(dict.fromkeys(filter(None, (LABELS[word] for word in words))))

"""What the columns of other programs' tables are called, and which field each one is."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from clientdesk.imports._label_words import LABELS, label_words

_MEANINGS = {
    "id": "id clientid",
    "client": "client clientname customer customername account accountname klient zakaznik "
    "pelanggan primarycompany associatedcompany",
    "name": "name fullname displayname fileas meno nazov nama namapenuh celemeno menoapriezvisko",
    "company": "company companyname organization organisation organizationname organisationname "
    "organization1name business firm firma spolocnost syarikat employer legalname organizacia "
    "organisasi zamestnavatel",
    "first": "firstname givenname forename krstnemeno namapertama first given",
    "middle": "middlename additionalname druhemeno namatengah middle",
    "last": "lastname familyname surname priezvisko namakeluarga namaakhir last family",
    "prefix": "nameprefix prefix salutation honorificprefix titulpredmenom gelaran",
    "suffix": "namesuffix suffix honorificsuffix titulzamenom",
    "contact": "contact contactname contactperson maincontact kontakt kontaktnaosoba "
    "orangdihubungi",
    "others": "otherpeople people",
    "more emails": "moreemails otheremails",
    "more phones": "morephones otherphones",
    "email label": "emaillabel",
    "phone label": "phonelabel",
    "role": "role jobtitle title position organization1title organizationtitle pozicia funkcia "
    "jawatan pracovnapozicia",
    "trade": "trade industry sector field branch odvetvie industri",
    "status": "status",
    "zone": "timezone zone tz casovapasmo casovepasmo zonmasa zonwaktu",
    "language": "language lang locale jazyk bahasa preferredlanguage",
    "place": "place city town businesscity location address1city mesto bandar workcity "
    "officecity addresscity bydlisko",
    "country": "country countrycode businesscountryregion address1country krajina negara stat "
    "workcountry countryregion",
    "birthday": "birthday birthdate dateofbirth narodeniny datumnarodenia harilahir tarikhlahir "
    "harijadi bday",
    "projects": "projects project projekt projekty projek",
    "tags": "tags tag labels label groups groupmembership categories category stitky kategorie "
    "skupiny kategori",
    "note": "note notes comment comments remarks remark description poznamka poznamky nota catatan "
    "body memo",
    "computed": "lasttouch nextcheckin",
}
_KNOWN = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}
_KINDS = {
    "email": "email emails mail mails emel eposta mejl adresaemail",
    "phone": "phone phones telephone telephones tel telefon telefonne telefony handphone mobile "
    "cell cellphone mobil mobilny bimbit fax faks pager mobilephone",
    "number": "number numbers cislo nomor nombor",
    "website": "website web url webpage homepage page webstranka stranka laman lamanweb site",
}
_OF = {kind: frozenset(words.split()) for kind, words in _KINDS.items()}
_VALUE = {"value", "address", "adresa", "alamat", "hodnota", "nilai", "no", "id"}
_NAMING = {"label", "type", "typ", "jenis"}
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_SPELT = re.compile(r"\be[\s_-]+(?=(?:mail|mel|post))")


class Column(NamedTuple):
    """What one column is."""

    header: str
    """Its name in the file."""
    meaning: str
    """The field that it is; empty if it has none."""
    label: str = ""
    """The label that its addresses have."""
    number: int = 0
    """Which of several it is: the 2 of `E-mail 2 - Value`."""

    @property
    def told(self) -> str:
        """What becomes of the column, in words."""
        if self.meaning == "computed":
            return "left out: the desk works it out itself"
        if self.meaning.startswith("label of"):
            return f"{self.meaning} {self.number}".rstrip(" 0")
        if self.label:
            return f"{self.meaning} ({self.label})"
        return self.meaning or "kept in the client's note"


def columns_of(headers: list[str]) -> list[Column]:
    """Return what the columns of a table are, by their headers together."""
    found = [column_of(header) for header in headers]
    exact = {_folded(each.header) for each in found}
    if exact & {"jobtitle", "position"}:
        # There the column Title holds what stands before a name.
        found = [
            each._replace(meaning="prefix") if _folded(each.header) == "title" else each
            for each in found
        ]
    meanings = {each.meaning for each in found}
    if "last" in meanings and "first" not in meanings:
        # Beside a surname the word for a name, as Slovak has it, is the first name.
        found = [
            each._replace(meaning="first") if each.meaning == "name" else each for each in found
        ]
    if {"first", "last"} & {each.meaning for each in found}:
        # There the column Name is a person's, and the firm is the client.
        found = [
            each._replace(meaning="contact") if each.meaning == "name" else each for each in found
        ]
    return found


@lru_cache(maxsize=1_024)
def column_of(header: str) -> Column:
    """Return what a column is by its own header."""
    word = _folded(header)
    if word in _KNOWN:
        return Column(header, _KNOWN[word])
    tokens = _TOKEN.findall(_SPELT.sub("e", _plain(header)))
    number = int(next((each for each in tokens if each.isdigit() and len(each) < 4), "0"))  # noqa: PLR2004
    words = [each for each in tokens if not each.isdigit()]
    kind = _kind(words)
    rest = [each for each in words if each not in _OF.get(kind, frozenset()) | _OF["number"]]
    labels = [each for each in rest if each in LABELS]
    parts = [each for each in rest if each not in LABELS]
    if not kind or set(parts) - _VALUE - _NAMING:
        return Column(header, "")
    if set(parts) & _NAMING:
        return Column(header, f"label of {kind}", number=number)
    own = [each for each in words if kind == "phone" and each in _OF["phone"] and each in LABELS]
    return Column(header, kind, label_words(" ".join([*labels, *own])), number)


def meaning_of(header: str) -> str:
    """Return the field that a column header means, or an empty text."""
    return column_of(header).meaning


def _kind(words: list[str]) -> str:
    return next((k for k in ("email", "phone", "website") if _OF[k] & set(words)), "")


def _plain(header: str) -> str:
    apart = unicodedata.normalize("NFKD", header.casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


def _folded(header: str) -> str:
    return "".join(mark for mark in _plain(header) if mark.isalnum())

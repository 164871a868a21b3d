"""What the columns of other programs' tables are called, and which field each one is."""

import re
import unicodedata

_MEANINGS = {
    "id": "id clientid",
    "client": "client clientname customer customername account accountname klient zakaznik "
    "pelanggan",
    "name": "name fullname displayname fileas meno nazov nama namapenuh",
    "company": "company companyname organization organisation organizationname organisationname "
    "organization1name business firm firma spolocnost syarikat employer legalname",
    "first": "firstname givenname forename krstnemeno namapertama",
    "last": "lastname familyname surname priezvisko namakeluarga",
    "contact": "contact contactname contactperson maincontact kontakt kontaktnaosoba "
    "orangdihubungi",
    "others": "otherpeople people",
    "role": "role jobtitle title position organization1title pozicia funkcia jawatan",
    "email": "email emailaddress mail emails emel eposta contactemail primaryemail",
    "phone": "phone phonenumber telephone tel telefon telefonnecislo nomortelefon contactphone "
    "businessphone workphone primaryphone",
    "mobile": "mobile mobilephone cell cellphone handphone mobil",
    "home": "homephone",
    "trade": "trade industry sector field branch odvetvie industri",
    "status": "status",
    "zone": "timezone zone tz casovapasmo zonmasa",
    "language": "language lang locale jazyk bahasa preferredlanguage",
    "place": "place city town businesscity location address1city mesto bandar",
    "country": "country countrycode businesscountryregion address1country krajina negara",
    "website": "website web url webpage homepage website1value webstranka lamanweb",
    "projects": "projects project projekt projekty projek",
    "tags": "tags tag labels label groups groupmembership categories category stitky",
    "note": "note notes comment comments remarks remark description poznamka poznamky nota catatan "
    "body memo",
    "computed": "lasttouch nextcheckin",
}
_KNOWN = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}
_NUMBERED = re.compile(r"^(email|phone|mobile|homephone|website)(?:address)?\d+(?:value|address)?$")


def meaning_of(header: str) -> str:
    """Return the field that a column header means, or an empty text."""
    apart = unicodedata.normalize("NFKD", header.casefold())
    word = "".join(mark for mark in apart if mark.isalnum())
    if word in _KNOWN:
        return _KNOWN[word]
    found = _NUMBERED.match(word)
    return _KNOWN.get(found[1], "") if found else ""

"""Tables as Google, Outlook, Numbers, HubSpot and khard write them, in three languages."""

import pytest

from clientdesk.imports._headers import column_of
from clientdesk.imports.csv import read

GOOGLE = (
    "First Name,Middle Name,Last Name,Name Suffix,Organization Name,Organization Title,Birthday,"
    "Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Website 1 - Value,Custom Field 1 - Value\n"
    'Žofia,,Ďurišová,PhD.,Čajovňa,Nákup,1985-04-12,"Má rada\nčaj",* myContacts ::: Klienti,* Work,'
    "z@x.example,Súkromný,z@y.example ::: z@z.example,Mobile,+421 905 1,https://x.example,44\n"
)
OUTLOOK = (
    "Title;First Name;Last Name;Company;Job Title;Business Phone;Mobile Phone;E-mail Address;"
    "E-mail Type;E-mail 2 Address;Categories;Notes;Birthday\r\n"
    "Ing.;Štefan;Kováč;Drevo s.r.o.;Majster;055 1;0905 2;s@x.example;SMTP;s@y.example;A;;0/0/00\r\n"
)
HUBSPOT = (
    '"Record ID","First Name","Last Name","Email","Phone Number","Primary Company","Job Title"\n'
    '"7","Anna","Иванова","anna@bereg.example","+7 1","Берег","Директор"\n'
)


def test_a_table_from_google() -> None:
    held = read(GOOGLE.encode("utf-16"))
    (row,) = held.rows
    (person,) = row.people
    assert (row.name, person.name, person.role) == ("Čajovňa", "Žofia Ďurišová PhD.", "Nákup")
    assert [(each.value, each.label) for each in person.emails] == [
        ("z@x.example", "work"),
        ("z@y.example", "home"),
        ("z@z.example", "home"),
    ]
    assert [(each.value, each.label) for each in person.phones] == [("+421 905 1", "mobile")]
    assert person.birthday == "1985-04-12"
    assert row.tags == ("myContacts", "Klienti")
    assert row.note == "Má rada\nčaj\nCustom Field 1 - Value: 44"
    told = dict(held.mapping)
    assert told["E-mail 1 - Label"] == "label of email 1"
    assert told["Custom Field 1 - Value"] == "kept in the client's note"
    assert told["Middle Name"] == "left out: nothing stands in it"


def test_a_table_from_outlook_in_the_encoding_of_old_windows() -> None:
    (row,) = read(OUTLOOK.encode("cp1250")).rows
    (person,) = row.people
    assert (row.name, person.name, person.role) == ("Drevo s.r.o.", "Ing. Štefan Kováč", "Majster")
    assert [each.value for each in person.emails] == ["s@x.example", "s@y.example"]
    assert [(each.value, each.label) for each in person.phones] == [
        ("055 1", "work"),
        ("0905 2", "mobile"),
    ]
    assert (row.tags, row.note) == (("A",), "")


def test_a_table_from_hubspot() -> None:
    (row,) = read(HUBSPOT.encode()).rows
    assert (row.name, row.people[0].name, row.note) == ("Берег", "Anna Иванова", "Record ID: 7")


@pytest.mark.parametrize(
    ("table", "client", "person", "phone"),
    [
        ("Meno;Priezvisko;Firma;Mobil\nEva;Malá;Čaj;0905 1\n", "Čaj", "Eva Malá", "mobile"),
        ("Nama\tSyarikat\tTelefon Bimbit\nSiti\tBatik\t+60 1\n", "Siti", "Siti", "mobile"),
        ("Nama Pertama,Nama Akhir,Telefon Pejabat\nSiti,Aminah,1\n", "Siti Aminah", "", "work"),
        ("Name,Phone,Email\n张伟,+86 1,w@x.example\n", "张伟", "", ""),
        (
            "Last name;First name;Company;Home Phone\nحداد;ليلى;النخيل;1\n",
            "النخيل",
            "ليلى حداد",
            "home",
        ),
    ],
)
def test_tables_in_other_languages(table: str, client: str, person: str, phone: str) -> None:
    (row,) = read(table.encode()).rows
    (contact,) = row.people
    assert (row.name, contact.name) == (client, person or client)
    assert contact.phones[0].label == phone


@pytest.mark.parametrize(
    ("header", "meaning", "label"),
    [
        ("E-mail (práca)", "email", "work"),
        ("Súkromný e-mail", "email", "home"),
        ("Business Fax", "phone", "work fax"),
        ("Telefón domov", "phone", "home"),
        ("E-mel pejabat", "email", "work"),
        ("Mobile Phone 2", "phone", "mobile"),
        ("Phone 2 - Type", "label of phone", ""),
        ("Tarikh Lahir", "birthday", ""),
        ("Email Opt Out", "", ""),
        ("Shoe size", "", ""),
    ],
)
def test_a_header_says_what_its_column_is(header: str, meaning: str, label: str) -> None:
    column = column_of(header)
    assert (column.meaning, column.label) == (meaning, label)

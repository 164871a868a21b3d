"""Address books as well-known programs write them, in three alphabets and more."""

from clientdesk.importing import Contact, Incoming, Outcome
from clientdesk.imports.vcf import read
from tests.imports.conftest import sample


def only(name: str) -> tuple[Incoming, Contact]:
    row = read(sample(name)).rows[0]
    return row, row.people[0]


def told(contact: Contact) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return (
        [(each.value, each.label) for each in contact.emails],
        [(each.value, each.label) for each in contact.phones],
    )


def test_a_card_from_google() -> None:
    row, person = only("google.vcf")
    assert (row.name, person.name, person.role) == (
        "Tatranská čajovňa",
        "Žofia Ďurišová",
        "Vedúca nákupu",
    )
    assert told(person) == (
        [("zofia@cajovna.example", "work"), ("zofka@doma.example", "Súkromný")],
        [("+421 905 111 222", "mobile"), ("+421 2 555 666", "")],
    )
    assert person.birthday == "1985-04-12"
    assert row.tags == ("myContacts", "Klienti")
    assert [note.text for note in row.notes] == [
        "Má rada, keď je čaj zelený; nie čierny.\nVolať ráno."
    ]
    assert {"item4.X-ABDATE:2015-06-20", "item4.X-ABLabel:_$!<Anniversary>!$_"} <= set(person.vcard)


def test_a_card_from_outlook_in_an_old_encoding() -> None:
    row, person = only("outlook.vcf")
    assert (row.name, person.name, person.role) == ("Drevo s.r.o.", "Ing. Štefan Kováč", "Majster")
    assert told(person) == (
        [("stefan@drevo.example", "")],
        [("+421 55 1234", "work"), ("0905 333 444", "mobile")],
    )
    assert row.notes[0].text.startswith("Ozve sa\nv štvrtok večer")
    assert any(line.startswith("PHOTO;TYPE=JPEG;ENCODING=BASE64:\n AAEC") for line in person.vcard)


def test_cards_from_apple() -> None:
    held = read(sample("apple.vcf"))
    first, firm = held.rows
    (person,) = first.people
    assert (first.name, person.name) == ("Студия «Берег»", "Анна Петровна Иванова")
    assert told(person) == (
        [("anna@bereg.example", "home"), ("office@bereg.example", "other")],
        [("+7 912 000-11-22", "iphone mobile"), ("+7 495 000-00-00", "home fax")],
    )
    assert person.birthday == "--02-29"
    assert first.tags == ("Заказчики",)
    assert firm.name == firm.people[0].name == "Банк «Нева»"
    assert not firm.of_person
    (group,) = held.unusable
    assert (group.outcome, group.name) == (Outcome.GROUP, "Заказчики")


def test_a_card_of_version_four_from_khard() -> None:
    row, person = only("khard.vcf")
    assert (row.name, person.name, person.role) == ("中村食品", "张伟", "设计师")
    assert told(person) == (
        [("zhang.wei@mail.example", "home"), ("wei@nakamura.example", "work")],
        [("+86-10-5555-0101 ext 22", "work"), ("+86-139-0000-1111", "mobile")],
    )
    assert (person.birthday, person.zone, person.language) == ("--04-12", "Asia/Shanghai", "en")
    assert {"LANG;PREF=2:zh", "ANNIVERSARY:20090808", "X-QQ:10001"} <= set(person.vcard)


def test_a_card_from_nextcloud() -> None:
    row, person = only("nextcloud.vcf")
    assert (row.name, person.name, person.zone) == ("دار النخيل", "ليلى حداد", "Asia/Dubai")
    assert row.tags == ("عملاء", "VIP")
    assert told(person)[1] == [("+971 50 000 0000", "mobile")]


def test_cards_from_an_old_phone() -> None:
    first, second = read(sample("nokia.vcf")).rows
    assert (first.name, first.people[0].name) == ("Kvetinárstvo Ľalia", "Ľuboš Žiak")
    assert [note.text for note in first.notes] == ["Привет, это очень длинная заметка"]
    assert (second.name, second.of_person) == ("Mama", True)

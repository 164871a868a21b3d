"""Recipients: completed as they are typed, and traced to their client."""

from clientdesk.services.mail.addressbook import AddressBook
from tests.builders import a_client, a_person

HALDEN = a_client(
    "Halden & Foss", people=(a_person("Ingrid Halden", "ingrid@halden.example"), a_person("Leif"))
)
PEAT = a_client("Peat", people=(a_person('Ewan "Mac" Muir', "ewan@peat.example"),))
BOOK = AddressBook([HALDEN, PEAT])


def test_a_name_is_completed_with_its_address() -> None:
    assert BOOK.complete("ing") == "ingrid Halden <ingrid@halden.example>"


def test_a_client_who_has_no_people_is_named_too() -> None:
    book = AddressBook([a_client("Nordlys, Sons & Co"), HALDEN])
    assert book.complete("hald") == "halden & Foss"
    assert book.complete("Nord") == "Nordlys, Sons & Co"
    assert book.client_of("nordlys, sons & co") != HALDEN.id
    assert book.client_of("Halden & Foss") == HALDEN.id


def test_an_address_is_completed() -> None:
    assert BOOK.complete("ewan@") == "ewan@peat.example"


def test_only_the_last_recipient_is_completed() -> None:
    assert BOOK.complete("x@y.example, Lei") == "x@y.example, Leif"


def test_nothing_is_completed_where_nobody_fits() -> None:
    assert BOOK.complete("zoe") == BOOK.complete("") == BOOK.complete("Leif, ") == ""


def test_a_name_with_quotes_is_written_so_that_it_can_be_read_again() -> None:
    written = BOOK.complete('"Ewan')
    assert written == "\"Ewan 'Mac' Muir\" <ewan@peat.example>"
    assert BOOK.client_of(written) == PEAT.id


def test_a_recipient_is_traced_by_address_by_name_and_by_both() -> None:
    for typed in ("INGRID@halden.example", "ingrid halden", "I <ingrid@halden.example>", "Leif"):
        assert BOOK.client_of(typed) == HALDEN.id


def test_the_first_known_recipient_counts() -> None:
    assert BOOK.client_of("x@y.example, ewan@peat.example, Leif") == PEAT.id


def test_a_stranger_belongs_to_nobody() -> None:
    assert BOOK.client_of("stranger@else.example") == BOOK.client_of("") == ""

"""The dictionary: words that spelling accepts, in mails to one client or in all."""

from dataclasses import replace

from clientdesk.model.client import Client
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.text import clean_line
from clientdesk.services.me import Me
from clientdesk.services.office import Office


class Dictionary:
    """The verbs of accepted words. Case does not count."""

    def __init__(self, office: Office, me: Me) -> None:
        """Keep the words of a desk."""
        self._office = office
        self._me = me

    def words(self, client_id: str = "") -> tuple[str, ...]:
        """Return the words accepted for a client, or those accepted everywhere."""
        return self._office.client(client_id).dictionary if client_id else self._me.get().dictionary

    def accept(self, word: str, client_id: str = "") -> tuple[str, ...]:
        """Accept a word for a client, or everywhere without one; return all accepted there.

        Raises InvalidInputError for what is no word, NotFoundError for an unknown client.
        """
        new = clean_line(word).strip()
        if not any(mark.isalpha() for mark in new):
            raise InvalidInputError(f"{word!r} is no word; a word has letters")
        held = self.words(client_id)
        if new.casefold() in {each.casefold() for each in held}:
            return held
        return self._keep((*held, new), client_id, f"Accept the word {new}")

    def forget(self, word: str, client_id: str = "") -> tuple[str, ...]:
        """Accept a word no longer; return those that are left."""
        held = self.words(client_id)
        left = tuple(each for each in held if each.casefold() != word.strip().casefold())
        return held if left == held else self._keep(left, client_id, f"Forget the word {word}")

    def _keep(self, words: tuple[str, ...], client_id: str, label: str) -> tuple[str, ...]:
        if client_id:
            client: Client = replace(self._office.client(client_id), dictionary=words)
            return self._office.save(client, f"{label} for {client.name}").dictionary
        return self._office.save(replace(self._me.get(), dictionary=words), label).dictionary

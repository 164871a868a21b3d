"""Where the blanks of templates get their values: the CLIENT fields of one client's records."""

from collections.abc import Callable
from typing import Any

from clientdesk.language.manner import (
    FIRST,
    GREETING,
    NAME,
    SIGN_OFF,
    chosen,
    is_named,
    is_whole,
)
from clientdesk.language.wordings import ways, wording
from clientdesk.model.draft import Draft
from clientdesk.model.errors import InvalidInputError
from clientdesk.model.field import Privacy, visible
from clientdesk.model.policy import Policy
from clientdesk.model.preference import Formality
from clientdesk.model.promise import Owner, PromiseState
from clientdesk.services.mail.promise_sources import RECENT
from clientdesk.services.mail.record_sources import RecordSources

UPDATE = "business-as-usual"
"""Name of the template that says that all goes as planned."""


class Sources(RecordSources):
    """All sources; each public method is the first word of one."""

    def value(self, path: str) -> Any:
        """Return the value of a source such as `promise.what`; None if there is none.

        Raises InvalidInputError for a source that does not exist.
        """
        root, _, rest = path.partition(".")
        giver: Callable[[], Any] | None = getattr(self, root, None) if root in GIVERS else None
        if giver is None:
            raise InvalidInputError(f"there is no source {path!r}; there are {', '.join(GIVERS)}")
        found = giver()
        if not rest or found is None:
            return found
        if rest not in found:
            raise InvalidInputError(f"there is no source {path!r}; it is one of {', '.join(found)}")
        return found[rest]

    def greeting(self) -> str:
        """Tell how the mail begins: as I begin mails of its language, else as the language does."""
        person = self.person
        manner = self.reader.preferences.formality
        formal = manner is Formality.FORMAL
        name, first = (person.name, person.first_name) if person else ("", "")
        mine = chosen(self.my.get().voice.greetings, GREETING, self.language, manner)
        if not mine or (not name and is_named(mine)):
            return self.phrases.greeting(name, first, formal=formal)
        called = self.phrases.address(name, first, formal=formal) if name else ""
        if not is_whole(mine):
            mine = (
                f"{mine}," if not name or self.phrases.words.get("goes_on") else f"{mine} {NAME},"
            )
        return mine.replace(NAME, called).replace(FIRST, first)

    def sign_off(self) -> str | None:
        """Tell how I end mails of its language; None where I never said, and the template does."""
        manner = self.reader.preferences.formality
        return chosen(self.my.get().voice.sign_offs, SIGN_OFF, self.language, manner) or None

    def recipient(self) -> dict[str, Any] | None:
        """Tell whom it is for."""
        person = self.person
        if person is None:
            return None
        return {**visible(person, Privacy.CLIENT), "first_name": person.first_name}

    def client(self) -> dict[str, Any]:
        """Tell who they are."""
        held = self.seen(self.reader)
        return {**held, "project": next(iter(held["projects"]), None)}

    def me(self) -> dict[str, Any]:
        """Tell who I am: my name, and my hours by both clocks."""
        profile = self.my.get()
        held = visible(profile, Privacy.CLIENT)
        hours = profile.hours
        theirs, mine = self.clock.hours(hours.start, hours.end)
        told = {
            "days": self.phrases.days(hours.days),
            "start": self.phrases.clock(mine[0]),
            "end": self.phrases.clock(mine[1]),
            "their_start": self.phrases.clock(theirs[0]) if theirs != mine else None,
            "their_end": self.phrases.clock(theirs[1]) if theirs != mine else None,
            "town": self.clock.my_town,
        }
        return {**held, **told, "response": self._mine(held["response_promise"])}

    def policy(self) -> dict[str, Any] | None:
        """Tell my escalation policy, as far as it is written in the mail's language."""
        held = self.one(Policy, self.office.living(Policy))
        if held is None:
            return None
        seen = self.seen(held)
        return {
            "emergency": self._mine(seen["emergency"]),
            "response": self._mine(seen["response"]),
            "channels": ways(seen["channels"], self.language),
        }

    def update(self) -> dict[str, Any]:
        """Tell what I kept since I last told them how it goes, and what stands against it.

        What they owe is told by its day, or as `late` once that passed; `behind` is set while a
        day of mine has passed.
        """
        told = self.of_client(Draft, lambda one: one.template == UPDATE and one.sent_at)
        since = max(
            (one.sent_at for one in told if one.sent_at), default=self.office.now() - RECENT
        )
        theirs = self._promises(Owner.THEIRS, PromiseState.OPEN)
        mine = self._promises(Owner.MINE, PromiseState.OPEN)
        return {
            "kept": self._kept_since(since),
            "theirs": self._listed(one for one in theirs if not self._past(one)),
            "late": self._listed(one for one in theirs if self._past(one)),
            "behind": any(self._past(one) for one in mine) or None,
        }

    def _mine(self, text: str) -> str | None:
        """Return words of mine in the mail's language, as far as they are written in it."""
        return wording(text, self.language) or None


GIVERS = (
    "answer_by",
    "checkin",
    "client",
    "feedback",
    "greeting",
    "incident",
    "me",
    "milestone",
    "moved",
    "policy",
    "promise",
    "promises",
    "pushback",
    "recap",
    "recipient",
    "request",
    "share",
    "sign_off",
    "summary",
    "trip",
    "update",
    "waiting",
)
"""The first words of sources."""

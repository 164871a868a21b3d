"""The escalation policy: written once, told to each client, and every call on it logged."""

from dataclasses import replace
from datetime import datetime

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.policy import Policy, PolicyUse
from clientdesk.model.text import clean_line
from clientdesk.services.me import Me
from clientdesk.services.office import Office


class Escalation:
    """The verbs of the policy."""

    def __init__(self, office: Office, me: Me) -> None:
        """Keep the policy of a desk."""
        self._office = office
        self._me = me

    def policy(self) -> Policy | None:
        """Return the policy, of which there is one, or None while none is written."""
        return next(iter(self._office.living(Policy)), None)

    def used(
        self, client_id: str, what: str, *, justified: bool = True, at: datetime | None = None
    ) -> Policy:
        """Log that a client called on the policy, now unless another aware moment is named.

        Raises InvalidInputError without a policy, for no words, and for a moment in the future.
        """
        policy = self.policy()
        if policy is None:
            raise InvalidInputError("there is no escalation policy yet; write it with g e")
        words = clean_line(what)
        if not words:
            raise InvalidInputError("say what the call was about; a few words will do")
        moment = at or self._office.now()
        if moment > self._office.now():
            raise InvalidInputError("a call on the policy took place; name a time that has passed")
        client = self._office.client(client_id)
        use = PolicyUse(at=moment, client=client.id, what=words, justified=justified)
        called = replace(policy, uses=(*policy.uses, use))
        return self._office.save(called, f"Emergency call of {client.name}")

    def uses(self, client_id: str) -> tuple[PolicyUse, ...]:
        """Return a client's calls on the policy, oldest first."""
        policy = self.policy()
        held = policy.uses if policy else ()
        return tuple(use for use in held if use.client == client_id)

    def misuses(self, client_id: str) -> int:
        """Count a client's calls that were no emergency; for my own summaries only."""
        policy = self.policy()
        return policy.misuses(client_id) if policy else 0

    def unready(self) -> tuple[str, ...]:
        """Return what is to be written before a client can be told how to reach me."""
        policy, profile = self.policy(), self._me.get()
        facts = {
            "your name": profile.name,
            "how fast you answer": profile.response_promise,
            "what an emergency is": policy and policy.emergency,
            "how to reach you in one": policy and policy.channels,
        }
        return tuple(name for name, said in facts.items() if not said)

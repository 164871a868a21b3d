"""My own profile and my time zone."""

from zoneinfo import ZoneInfo

from clientdesk.model.errors import InvalidInputError
from clientdesk.model.profile import Profile
from clientdesk.services.office import Office
from clientdesk.services.zones import machine_zone, zone_named

THE_ONE = "00000000000000000000000000"
"""The id of the one profile, the same in every desk, so that two processes cannot make two."""


class Me:
    """Who I am: one profile a desk."""

    def __init__(self, office: Office) -> None:
        """Speak of the owner of a desk."""
        self._office = office
        self._known: tuple[int, ZoneInfo] | None = None
        self._machine: ZoneInfo | None = None

    def get(self) -> Profile:
        """Return my profile; an empty one as long as none was saved."""
        found = self._office.desk.records(Profile).all()
        return found[0] if found else Profile(id=THE_ONE, created_at=self._office.now())

    def save(self, profile: Profile) -> Profile:
        """Save my profile. Raises InvalidInputError for an unknown zone."""
        return self._office.save(profile, "My profile")

    def zone(self) -> ZoneInfo:
        """Return my time zone: the profile's, else the machine's, else UTC."""
        revision = self._office.desk.revision
        if self._known is None or self._known[0] != revision:
            self._known = (revision, self._find_zone())
        return self._known[1]

    def look_again(self) -> bool:
        """Look whether the machine was taken to another zone; tell whether mine changed by it."""
        if self._machine is None:
            return False
        found = machine_zone()
        if found == self._machine:
            return False
        self._known = None
        return self.zone() == found

    def _find_zone(self) -> ZoneInfo:
        self._machine = None
        for profile in self._office.desk.records(Profile).all()[:1]:
            if profile.zone:
                try:
                    return zone_named(profile.zone)
                except InvalidInputError:
                    break  # a zone that this machine does not know; the form says so when opened
        self._machine = machine_zone()
        return self._machine

"""The mail room: the services of drafts, each loaded when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from clientdesk.services.foundation import Foundation

if TYPE_CHECKING:
    from clientdesk.services.mail.composer import Composer
    from clientdesk.services.mail.dictionary import Dictionary
    from clientdesk.services.mail.handover import HandOver
    from clientdesk.services.mail.proofing import Proofing
    from clientdesk.services.mail.templates import Templates


@dataclass(frozen=True)
class MailRoom(Foundation):
    """What drafts, their judgement, their templates and their ways out need."""

    @cached_property
    def composer(self) -> "Composer":
        """Drafts."""
        from clientdesk.services.mail.composer import Composer

        return Composer(self.office, self.me, self.overview)

    @cached_property
    def proofing(self) -> "Proofing":
        """Spelling and grammar; nothing is started before a text is given."""
        from clientdesk.paths import dictionary_folders
        from clientdesk.services.mail.proofing import Proofing

        return Proofing(dictionary_folders(self.settings.config))

    @cached_property
    def dictionary(self) -> "Dictionary":
        """Words that spelling accepts, for one client or for all."""
        from clientdesk.services.mail.dictionary import Dictionary

        return Dictionary(self.office, self.me)

    @cached_property
    def templates(self) -> "Templates":
        """Email templates."""
        from clientdesk.paths import templates_folders
        from clientdesk.services.mail.templates import Templates

        return Templates(self.office, self.me, lambda: templates_folders(self.settings.config))

    @cached_property
    def handover(self) -> "HandOver":
        """The review of a draft, and the ways in which it leaves the desk."""
        from clientdesk.services.mail.handover import HandOver

        return HandOver(self.office, self.me, self.composer, lambda: self.templates)

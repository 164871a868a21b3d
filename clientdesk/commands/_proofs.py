"""A verdict with spelling and grammar in it, and what is said where they were not looked at."""

from clientdesk.checking import Known
from clientdesk.model.finding import Verdict
from clientdesk.services.mail.judge import judge, merged
from clientdesk.services.mail.proofing import Proofing


def judged(text: str, known: Known, proofing: Proofing | None) -> tuple[Verdict, str]:
    """Judge a text, and proofread it unless `proofing` is None.

    Return the verdict, and a remark where spelling is off or half on; an empty one if all is well.
    """
    if proofing is None:
        return judge(text, known), ""
    coming = proofing.submit(text, known)
    verdict = judge(text, known)
    proofs = coming.result()
    lack = f"spelling ({proofs.language}) {proofs.state}" if proofs.state.why else ""
    return merged(verdict, proofs.findings), lack

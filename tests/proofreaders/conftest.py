"""One English proofreader for all tests: it takes most of a second to start."""

import pytest

from clientdesk.proofreaders import harper
from clientdesk.proofreading import Proofreader


@pytest.fixture(scope="session")
def english() -> Proofreader:
    return harper.offer.start("en", ())

"""Address books in the style of well-known programs, and a desk to take them in."""

from pathlib import Path

import pytest

from clientdesk.importing import ImportPlan
from clientdesk.services.workbench import Workbench

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def planned(bench: Workbench, folder: Path, data: bytes | str, name: str = "in.vcf") -> ImportPlan:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return bench.porter.plan_import(path)


def taken(bench: Workbench, folder: Path, data: bytes | str, name: str = "in.vcf") -> ImportPlan:
    plan = planned(bench, folder, data, name)
    bench.porter.apply(plan)
    return plan


@pytest.fixture
def bench(workbench: Workbench) -> Workbench:
    return workbench

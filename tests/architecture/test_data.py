"""The data can be read wherever Python runs: also where YAML's C library is missing."""

from pathlib import Path

import pytest
import yaml

from tests.architecture.source import ROOT

FILES = sorted([*(ROOT / "data").rglob("*.yaml"), *(ROOT / "themes").glob("*.yaml")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_data_file_means_the_same_to_both_yaml_readers(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    assert yaml.safe_load(text) == yaml.load(text, Loader=fast)  # noqa: S506 - both are safe loaders

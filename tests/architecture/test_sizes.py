"""Small by nature: a file, a class or a function that outgrows its budget is named here."""

import ast
from collections.abc import Iterator
from statistics import median

from tests.architecture.source import Source

LONGEST_FILE = 300
LONGEST_CLASS = 200
LONGEST_FUNCTION = 40
MOST_FILES_OVER = 4
MEDIAN_FILE = 110
CATCH_ALL_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def definitions(source: Source) -> Iterator[tuple[Definition, int]]:
    for node in ast.walk(source.tree):
        if isinstance(node, Definition):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def test_few_files_are_long_and_none_is_very_long(sources: list[Source]) -> None:
    long = {source.name: source.lines for source in sources if source.lines > LONGEST_FILE}
    assert len(long) <= MOST_FILES_OVER, long
    assert all(lines <= 2 * LONGEST_FILE for lines in long.values()), long


def test_half_of_the_files_are_short(sources: list[Source]) -> None:
    assert median(source.lines for source in sources if source.lines > 2) <= MEDIAN_FILE


def test_no_class_is_a_god(sources: list[Source]) -> None:
    offenders = [
        f"{source.name}:{node.lineno} {node.name} has {lines} lines"
        for source in sources
        for node, lines in definitions(source)
        if isinstance(node, ast.ClassDef) and lines > LONGEST_CLASS
    ]
    assert not offenders, "\n".join(offenders)


def test_no_function_outgrows_a_screen(sources: list[Source]) -> None:
    offenders = [
        f"{source.name}:{node.lineno} {node.name} has {lines} lines"
        for source in sources
        for node, lines in definitions(source)
        if not isinstance(node, ast.ClassDef) and lines > LONGEST_FUNCTION
    ]
    assert not offenders, "\n".join(offenders)


def test_no_module_is_a_drawer_for_everything(sources: list[Source]) -> None:
    assert not [source.name for source in sources if source.path.stem in CATCH_ALL_NAMES]

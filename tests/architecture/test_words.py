"""Everything public says what it is."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Source


def missing_field_words(source: Source) -> Iterator[str]:
    """Name the fields of dataclasses that have no docstring below them."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
            continue
        if not any("dataclass" in ast.unparse(decorator) for decorator in node.decorator_list):
            continue
        for field, below in zip(node.body, [*node.body[1:], None], strict=True):
            if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
                continue
            if field.target.id.startswith("_") or "ClassVar" in ast.unparse(field.annotation):
                continue
            if not (
                isinstance(below, ast.Expr)
                and isinstance(below.value, ast.Constant)
                and isinstance(below.value.value, str)
            ):
                yield f"{source.name}:{field.lineno} {node.name}.{field.target.id}"


def test_every_module_opens_with_a_sentence(sources: list[Source]) -> None:
    offenders = [
        source.name
        for source in sources
        if not (words := ast.get_docstring(source.tree))
        or not words.split("\n")[0].endswith((".", ":"))
    ]
    assert not offenders


def test_every_field_of_a_public_value_has_its_docstring(sources: list[Source]) -> None:
    offenders = [words for source in sources for words in missing_field_words(source)]
    assert not offenders, "\n".join(offenders)


def test_every_action_has_a_docstring_which_is_its_tooltip(sources: list[Source]) -> None:
    offenders = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("action_")
        and not ast.get_docstring(node)
    ]
    assert not offenders, "\n".join(offenders)

"""YAML from files that people write: read safely, by the fast reader where there is one."""

from typing import Any


def read_yaml(text: str) -> Any:
    """Return what a YAML text holds: plain values, lists and dicts only.

    Raises ValueError with the problem in one line if it is not YAML.
    """
    # Imported where it is needed: it takes longer than most of what a start imports.
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark is not None else ""
        raise ValueError(f"{place}{error.problem or error.context}") from error
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error

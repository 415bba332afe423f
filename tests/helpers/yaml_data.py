"""The YAML of `tests/data`, read by libyaml where PyYAML has it, which takes a tenth of the time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def load_yaml(path: Path) -> Any:
    """What the file says."""
    return yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def load_yaml_words(path: Path) -> Any:
    """What the file says, every scalar as it is written."""
    return yaml.load(path.read_bytes(), getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506


def load_cases(path: Path) -> list[dict[str, Any]]:
    """The cases that the file lists; their `on` is a word, which YAML 1.1 takes for true."""
    return [{"on" if key is True else key: value for key, value in case.items()} for case in load_yaml(path)]

"""The tool behind `make mutants`: what it changes in a module, and what it leaves alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.helpers.yaml_data import load_yaml
from tests.mutants.mutants import ROOT, all_mutants, explanations, sample, watching
from tests.mutants.operators import changes

NEEDS_GIT = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an unpacked sdist is not in git")
SOURCE = '''"""First, if any."""
def first(days: list[int] = [], on: int = 0) -> int | None:
    if not days or max(days) < on:
        return None
    found.add(on)
    return min(day + 1 for day in days if day >= on)  # 最早
'''
LINES = {
    3: {"if days or max(days) < on:", "if not days and max(days) < on:", "if not days or min(days) < on:"}
    | {"if not days or max(days) <= on:", "if True:", "if False:"},
    5: {"pass"},
    6: {"return None  # 最早", "return max(day + 1 for day in days if day >= on)  # 最早"}
    | {
        "return min(day - 1 for day in days if day >= on)  # 最早",
        "return min(day + 2 for day in days if day >= on)  # 最早",
    }
    | {
        "return min(day + 1 for day in days if day > on)  # 最早",
        "return min(day + 1 for day in days if True)  # 最早",
    },
}


def test_each_operator_changes_one_line() -> None:
    source = SOURCE.encode()
    found: dict[int, set[str]] = {}
    for change in changes(source):
        found.setdefault(change.line, set()).add(change.made_in(source).decode().splitlines()[change.line - 1].strip())
    assert found.pop(2) == {"def first(days: list[int] = [], on: int = 1) -> int | None:"}
    assert found == LINES


def test_queries_are_changed_but_for_what_is_filled_in() -> None:
    source = b'found = f"SELECT min(day) FROM {min(tables)} WHERE day <= {on - 1}"; said = f"min(day) <= {on}"\n'
    assert {change.made_in(source).decode()[8:62].strip() for change in changes(source) if change.start < 62} >= {
        'f"SELECT max(day) FROM {min(tables)} WHERE day <= {on',
        'f"SELECT min(day) FROM {min(tables)} WHERE day < {on -',
    }
    assert not any(change.start > source.index(b"said") for change in changes(source))


@NEEDS_GIT
@pytest.mark.slow
def test_every_mutant_is_a_module_and_has_tests() -> None:
    mutants = all_mutants()
    assert len(mutants) > 1000
    for mutant in sample(mutants, 60, seed=1):
        ast.parse(mutant.source)
        assert mutant.before != mutant.after or "\n" in ast.unparse(ast.parse(mutant.source))
        assert all((ROOT / path).exists() for path in watching(mutant.path)), mutant.path
    assert sample(mutants, 20, seed=1) == sample(mutants, 20, seed=1) != sample(mutants, 20, seed=2)


@NEEDS_GIT
@pytest.mark.slow
def test_every_explanation_is_of_a_mutant_that_exists() -> None:
    entries = load_yaml(ROOT / "tests" / "mutants" / "explained.yaml")
    explained = explanations(all_mutants())
    assert len({(mutant.path, mutant.before, mutant.after) for mutant in explained}) == len(entries)
    assert all(entry["reason"] and Path(ROOT / entry["file"]).exists() for entry in entries)

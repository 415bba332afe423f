"""The mutants of the library's modules, and the tests that should notice each."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.helpers.yaml_data import load_yaml
from tests.mutants.operators import Change, changes

ROOT = Path(__file__).parents[2]
ROOMS = ("model", "solver", "certladder/workforce")

# Which tests should notice a change, by the beginning of the file's path: the first entry that fits. Those of the file
# itself come first, then those of its room and of all that uses it, because the first failure ends the run.
_SOLVER = "tests/solver tests/properties tests/project/test_public.py tests/drawing tests/report tests/cli tests/against_reference"
WATCHED_BY: tuple[tuple[str, str], ...] = (
    ("model/parsing/", "tests/parsing tests/project/test_speed.py tests/model tests/solver/test_cases.py tests/cli"),
    ("model/standard", "tests/parsing tests/model tests/project/test_speed.py tests/report " + _SOLVER),
    ("model/wording/", "tests/model tests/solver tests/parsing tests/drawing tests/report tests/cli"),
    ("model/", "tests/model tests/parsing " + _SOLVER),
    ("solver/lint/", "tests/solver/test_lint.py tests/properties/test_finding_laws.py tests/cli"),
    ("solver/wording", "tests/solver/test_words.py tests/solver tests/drawing tests/report tests/cli"),
    ("solver/interview.py", "tests/solver/test_interview.py tests/solver/test_apply_answer.py " + _SOLVER),
    ("solver/eligibility/", "tests/solver/test_findings.py tests/solver/test_fixes.py " + _SOLVER),
    ("solver/evaluate/", "tests/solver/test_evaluators.py tests/solver/test_work_time.py " + _SOLVER),
    ("solver/", _SOLVER),
    ("certladder/workforce/", "tests/workforce tests/solver/test_new_requirement_type.py tests/cli/test_workforce.py"),
)


@dataclass(frozen=True)
class Mutant:
    """A change of one module."""

    path: str
    change: Change

    @property
    def before(self) -> str:
        """The line as it is."""
        return self._line(_source(self.path))

    @property
    def after(self) -> str:
        """The line with the change."""
        return self._line(self.source)

    @property
    def source(self) -> bytes:
        """The module with the change."""
        return self.change.made_in(_source(self.path))

    def _line(self, source: bytes) -> str:
        return source.splitlines()[self.change.line - 1].decode().strip()


@cache
def _source(path: str) -> bytes:
    return (ROOT / path).read_bytes()


@cache
def all_mutants(under: tuple[str, ...] = ()) -> list[Mutant]:
    """Every mutant of the rooms, or of the files and folders named."""
    listed = subprocess.run(["git", "ls-files", *ROOMS], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    paths = [path for path in listed.stdout.split() if path.endswith(".py")]
    wanted = [path for path in paths if not under or any(path.startswith(one) for one in under)]
    return [Mutant(path, change) for path in wanted for change in changes(_source(path))]


def sample(mutants: Sequence[Mutant], number: int | None, seed: int) -> list[Mutant]:
    """So many of them, by chance that depends on the seed and the mutant's own line: all others come and go without
    another choice, so that CI asks about the same ones until their lines change. In the order of files and lines.
    """
    if number is None or number >= len(mutants):
        return list(mutants)
    lot = {
        mutant: sha256(f"{seed} {mutant.path} {mutant.before} {mutant.after}".encode()).digest() for mutant in mutants
    }
    chosen = set(sorted(mutants, key=lot.__getitem__)[:number])
    return [mutant for mutant in mutants if mutant in chosen]


def watching(path: str) -> list[str]:
    """What should notice a change of the file."""
    return list(dict.fromkeys(next(tests for prefix, tests in WATCHED_BY if path.startswith(prefix)).split()))


def explanations(mutants: Iterable[Mutant]) -> dict[Mutant, str]:
    """The mutants that mean the same as before, with the reason (`explained.yaml`)."""
    entries = load_yaml(Path(__file__).parent / "explained.yaml")
    reasons = {(entry["file"], entry["before"], entry["after"]): entry["reason"] for entry in entries}
    keys = ((mutant, (mutant.path, mutant.before, mutant.after)) for mutant in mutants)
    return {mutant: reasons[key] for mutant, key in keys if key in reasons}

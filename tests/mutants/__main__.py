"""One-line changes of meaning that the tests should notice: `python -m tests.mutants [--sample N] [--seed S] [file or folder ...]`.

Each mutant is put into a copy of the checkout, and the tests of its room run there until one fails. Printed are the
mutants that no test noticed; the exit code is 1 if more than one in twenty of those asked about is not explained. A mutant
that takes much longer than the tests without a change is noticed too (an endless loop), and is printed as TOO LONG.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.mutants import ROOT, Mutant, all_mutants, explanations, sample, watching

MOST = 0.05  # of the mutants may survive without an explanation
SECONDS = 600.0  # a mutant that runs longer than this, and than thrice the tests without a change, has been noticed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("under", nargs="*", help="files and folders, such as solver/planning; all without")
    parser.add_argument("--sample", type=int, help="so many mutants by chance; all without")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--trust", action="store_true", help="do not first run the tests without a change")
    options = parser.parse_args()
    listed = all_mutants(tuple(options.under))
    mutants = sample(listed, options.sample, options.seed)
    print(f"{len(mutants)} of {len(listed)} mutants", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(options.jobs):
            copies.put(_copy(Path(folder) / str(number)))
        seconds = SECONDS if options.trust else max(SECONDS, 3 * _unchanged(copies, mutants))
        with ThreadPoolExecutor(options.jobs) as pool:
            noticed = pool.map(lambda mutant: _try(copies, mutant, seconds), mutants)
            survivors = [mutant for mutant, is_noticed in zip(mutants, noticed, strict=True) if not is_noticed]
    return _report(mutants, survivors)


def _copy(to: Path) -> Path:
    """The files of the checkout, as they are now."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name, follow_symlinks=False)
    subprocess.run(["git", "init", "-q"], cwd=to, check=True)  # noqa: S607 - some tests ask git for the files
    return to


def _unchanged(copies: SimpleQueue[Path], mutants: list[Mutant]) -> float:
    """Without a change the tests pass: else every mutant would seem to be noticed. How long the longest take."""
    copy, longest = copies.get(), 0.0
    for tests in sorted({tuple(watching(mutant.path)) for mutant in mutants}):
        start = time.monotonic()
        if not _passes(copy, list(tests), None):
            sys.exit(f"These fail without any change: pytest {' '.join(tests)}")
        longest = max(longest, time.monotonic() - start)
    copies.put(copy)
    return longest


def _try(copies: SimpleQueue[Path], mutant: Mutant, seconds: float) -> bool:
    """Whether a test notices the mutant."""
    copy, start = copies.get(), time.monotonic()
    file = copy / mutant.path
    unchanged = file.read_bytes()
    file.write_bytes(mutant.source)
    try:
        passes = _passes(copy, watching(mutant.path), seconds)
    finally:
        file.write_bytes(unchanged)
        copies.put(copy)
    verdict = {True: "SURVIVED", False: "noticed ", None: "TOO LONG"}[passes]
    print(f"{verdict} {time.monotonic() - start:5.0f} s  {mutant.path}:{mutant.change.line}", flush=True)
    return not passes


def _passes(copy: Path, tests: list[str], seconds: float | None) -> bool | None:
    """Whether the tests pass there; None if they take longer."""
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(copy), "CERTLADDER_TESTS": "short"}
    try:
        finished = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return None
    return finished.returncode == 0


def _report(mutants: list[Mutant], survivors: list[Mutant]) -> int:
    explained = explanations(survivors)
    for mutant in survivors:
        print(f"\n{mutant.path}:{mutant.change.line}\n  before: {mutant.before}\n  after:  {mutant.after}")
        if mutant in explained:
            print(f"  means the same: {explained[mutant]}")
    rooms = Counter("/".join(mutant.path.split("/")[:2]) for mutant in mutants)
    survived = Counter("/".join(mutant.path.split("/")[:2]) for mutant in survivors if mutant not in explained)
    print("\nsurvived without an explanation, of all asked about:")
    for room, number in sorted(rooms.items()):
        print(f"  {survived[room]:3} of {number:3}  {room}")
    unexplained = len(survivors) - len(explained)
    print(f"  {unexplained:3} of {len(mutants):3}  {unexplained / max(1, len(mutants)):.1%}")
    return int(unexplained > ceil(MOST * len(mutants)))


if __name__ == "__main__":
    sys.exit(main())

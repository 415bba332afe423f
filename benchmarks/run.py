"""Times what people wait for: fronts, beside other solvers; one check; one import. Run it with `make bench`."""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import certladder as cl
from benchmarks.compare_planners import compare
from tests.helpers.random_persons import random_person
from tests.helpers.related_occupations import mutually_related

ON = "2026-11-22"
PERSONS = 200


def timed(calls: Iterator[Callable[[], object]]) -> list[float]:
    """Milliseconds of each call."""
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


def ordinary(advisor: cl.Advisor) -> Iterator[Callable[[], object]]:
    """A person with one certificate and one job asked about each of the 25 targets, 40 times."""
    targets = [(standard.occupation, level) for standard in advisor.catalog.standards for level in standard.levels]
    for number in range(40):
        for occupation, level in targets:
            certificate = cl.Certificate(
                occupation=occupation, level=min(level + 1, 5), issued=f"2022-05-{number % 28 + 1:02}"
            )
            person = cl.Person(
                certificates=[certificate], work=[cl.Work(occupation=occupation, start=f"2019-03-{number % 28 + 1:02}")]
            )
            yield lambda person=person, occupation=occupation, level=level: advisor.check(
                person, occupation, level, on=ON
            )


def checks(advisor: cl.Advisor) -> Iterator[Callable[[], object]]:
    """Each of 200 random persons asked about each of the 25 targets, with findings, questions and fixes."""
    rng = random.Random(1)
    targets = [(standard.occupation, level) for standard in advisor.catalog.standards for level in standard.levels]
    for _ in range(PERSONS):
        person = random_person(rng)
        for occupation, level in targets:
            yield lambda person=person, occupation=occupation, level=level: advisor.check(
                person, occupation, level, on=ON
            )


def fronts(advisor: cl.Advisor, **wishes: str) -> Iterator[Callable[[], object]]:
    """The whole front for 化学检验员 一级 from nothing, 500 times."""
    for _ in range(500):
        yield lambda: advisor.plans(cl.Person(), "化学检验员", 1, on=ON, **wishes)


HOLDER = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="电工", start="2019-07-01")],
)


def targets(advisor: cl.Advisor) -> Iterator[Callable[[], object]]:
    """The soonest plan to every certificate, 20 times."""
    for _ in range(20):
        yield lambda: advisor.targets(HOLDER, ON)


def improvements(advisor: cl.Advisor) -> Iterator[Callable[[], object]]:
    """Every single change tried by planning again, 20 times."""
    for _ in range(20):
        yield lambda: advisor.improvements(HOLDER, "电工", 1, ON)


def related(number: int, *study: cl.StudyOption) -> Iterator[Callable[[], object]]:
    """The front of a beginner for the highest level, with so many occupations that are all related to one another."""
    advisor = cl.Advisor(mutually_related(number))
    for _ in range(3):
        yield lambda: advisor.plans(cl.Person(), "铣工", 1, on=ON, undocumented="obtainable", study=study)


def imports() -> list[float]:
    """Milliseconds of `import certladder` and its first name in a fresh interpreter."""
    script = (
        "import time; start = time.perf_counter(); import certladder; certladder.Advisor; "
        "print(time.perf_counter() - start)"
    )
    runs = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True) for _ in range(9)
    )
    return [float(run.stdout) * 1000 for run in runs]


def helps() -> list[float]:
    """Milliseconds of `certladder --help`, with the interpreter's own start."""
    return timed(iter([_help] * 9))


def _help() -> None:
    subprocess.run([sys.executable, "-m", "certladder", "--help"], capture_output=True, check=True)


def main() -> None:
    """Print the table of planners, then one line for each other figure."""
    compare()
    print()
    advisor = cl.Advisor()
    rows = [
        ("one check, ordinary persons, with findings, questions and fixes", timed(ordinary(advisor))),
        ("one check, random persons with many records", timed(checks(advisor))),
        ("front: 化学检验员 一级 from nothing", timed(fronts(advisor))),
        ("the same, 五级 obtainable", timed(fronts(advisor, undocumented="obtainable"))),
        *(
            (f"front: 铣工 一级, {n} occupations related to one another", timed(related(n)))
            for n in (2, 4, 8, 16, 32, 64)
        ),
        ("the same with 8, the usual programmes offered", timed(related(8, *cl.usual_programmes()))),
        ("all 25 targets of a person", timed(targets(advisor))),
        ("improvements of a plan: 电工 一级", timed(improvements(advisor))),
        ("import certladder, and its first name", imports()),
        ("certladder --help", helps()),
    ]
    print(f"{'median':>10}  {'90 %':>10}  what")
    for name, times in rows:
        print(f"{statistics.median(times):7.3f} ms  {statistics.quantiles(times, n=10)[-1]:7.3f} ms  {name}")


if __name__ == "__main__":
    main()

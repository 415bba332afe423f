"""Times a workforce of made-up persons: how long, how much memory, how much faster than one check after another.

`make bench` with SIZES, or `python benchmarks/workforce.py 0.1 1 10` for so many millions of persons. Each size runs in a
process of its own: two spells of work and one certificate a person, some schooling and training, asked about all targets.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

import certladder as cl

ON = "2026-11-22"
SAMPLE = 400
NAMES = "['电工', '化学检验员', '汽车修理工', '铣工', '车工', '钳工', '客户服务管理员', '焊工', '厨师']"


def _pick(salt: str, of: int) -> str:
    """A number below `of`, the same for the same row and salt."""
    return f"CAST(hash(i, '{salt}') % {of} AS INTEGER)"


def _name(salt: str) -> str:
    return f"({NAMES})[1 + {_pick(salt, 9)}]"


TABLES = {
    "certificates": f"""SELECT 'P' || i AS person, {_name("work")} AS occupation, 1 + {_pick("level", 5)} AS level,
        CASE WHEN {_pick("no date", 50)} > 0 THEN DATE '2012-01-01' + {_pick("issued", 5300)} END AS issued,
        CASE WHEN {_pick("kind", 3)} > 0 THEN 'skill_level' ELSE 'qualification' END AS kind""",
    "work": f"""SELECT 'P' || (i // 2) AS person,
        CASE WHEN {_pick("stays", 4)} > 0 THEN ({NAMES})[1 + CAST(hash(i // 2, 'work') % 9 AS INTEGER)]
        ELSE {_name("other")} END AS occupation,
        DATE '2005-01-01' + CAST(i % 2 * 3000 AS INTEGER) + {_pick("start", 4000)} AS start,
        CASE WHEN i % 2 = 0 OR {_pick("left", 4)} = 0
        THEN DATE '2005-01-01' + CAST(i % 2 * 3000 AS INTEGER) + {_pick("start", 4000)} + {_pick("length", 3000)} END AS "end" """,
    "education": f"""SELECT 'P' || (i * 2) AS person,
        (['中等职业学校', '技工学校', '技师学院', '高等职业学校', '大学'])[1 + {_pick("school", 5)}] AS school,
        CASE WHEN {_pick("own", 3)} > 0 THEN {_name("major")} || ':本专业' END AS relevance,
        DATE '2000-01-01' + {_pick("graduated", 9900)} AS graduated""",
    "training": f"""SELECT 'P' || (i * 5) AS person, {_name("work")} AS occupation, 1 + {_pick("training", 4)} AS level,
        DATE '2020-01-01' + {_pick("completed", 2500)} AS completed""",
}
SHARES = {"certificates": 1.0, "work": 2.0, "education": 0.5, "training": 0.2}


def generate(folder: Path, persons: int) -> None:
    """Write the four tables of so many persons."""
    for name, query in TABLES.items():
        many = int(persons * SHARES[name])
        duckdb.sql(f"COPY ({query} FROM range({many}) t(i)) TO '{folder / name}.parquet' (FORMAT parquet)")


def declared() -> cl.Catalog:
    """The built-in catalog where the metal trades are related and nothing else is."""
    catalog = cl.Catalog.builtin()
    metal = ("铣工", "车工", "钳工", "焊工")
    for occupation in catalog.occupations:
        for other in (*catalog.occupations, "焊工", "厨师"):
            if other != occupation:
                catalog = catalog.relate(occupation, other, occupation in metal and other in metal)
    return catalog


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Print how long it took, and the most memory so far."""
    start = time.perf_counter()
    yield
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"  {time.perf_counter() - start:8.2f} s  {peak:5.2f} GB  {name}", flush=True)


def measure(persons: int, folder: Path) -> None:
    """Load, check, count, write and look ahead, and one check after another for a sample."""
    with stage("load the tables: every row read, used or set aside"):
        workforce = cl.Workforce(folder, memory="3GB")
    workforce.catalog = declared()
    with stage("check all 25 targets, every relation between occupations declared or denied"):
        workforce.check(on=ON)
    workforce.catalog = cl.Catalog.builtin()
    start = time.perf_counter()
    with stage("check all 25 targets, no relation known: most answers are undetermined"):
        answers = workforce.check(on=ON)
    took = time.perf_counter() - start
    with stage("summary"):
        summary = answers.summary().to_pylist()
    with stage("write every answer to Parquet"):
        answers.write(folder / "answers.parquet")
    with stage("who becomes eligible within half a year, with the day"):
        soon = len(workforce.becoming_eligible("2027-05-22", ON))
    advisor = cl.Advisor()
    people = [workforce.person(f"P{number}") for number in range(SAMPLE)]
    targets = [(row["occupation"], row["level"]) for row in summary]
    start = time.perf_counter()
    for person in people:
        for occupation, level in targets:
            advisor.check(person, occupation, level, on=ON)
    one_by_one = (time.perf_counter() - start) / SAMPLE * persons
    eligible = sum(row["eligible"] for row in summary)
    print(f"  {persons * len(targets):,} answers, {eligible:,} of them yes; {soon:,} soon")
    print(f"  one Advisor.check after another would take {one_by_one:,.0f} s: {one_by_one / took:,.0f} times as long")


def main(sizes: list[str]) -> None:
    """Each size in a fresh process, with its tables in a folder that is deleted afterwards."""
    for millions in sizes:
        persons = int(float(millions) * 1_000_000)
        with tempfile.TemporaryDirectory() as folder:
            generate(Path(folder), persons)
            print(f"{persons:,} persons", flush=True)
            subprocess.run([sys.executable, __file__, "measure", str(persons), folder], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(sys.argv[1:] or ["0.1", "1"])

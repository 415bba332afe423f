"""The corpus: texts of further occupations, and what a person reads in them.

`corpus/<name>.txt` begins with a line `# 来源: ...`, which says where the facts are from and is no part of the text.
`corpus/<name>.yaml` is the reading: a key is occupation/level/clause/alternative (clauses counted by their place in the
level, whatever their number), its value the requirements of that alternative, one line each; `about` holds what the
header and the notes say. The language of the lines is that of `expected/`, and also

    age [up to|below] <n> years                     apprenticeship <scope>
    title <junior|intermediate|senior>              permit <name as written>
    working <scope>                                 unread <exact words>
    work <n> years <mode> <scope> [trainee] [after certificate|diploma|title]
    diploma [school <a+b>] [programme <a+b>] [degree <d>] [or_higher] [major <scope>] [trains_to <n>] [expected]
    student [school <a+b>] [programme <a+b>] [major <scope>]

Run this file to see how much of the corpus the compiler reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import certladder as cl
from tests.helpers.yaml_data import load_yaml

CORPUS = Path(__file__).parents[1] / "data" / "corpus"
FILES = sorted(CORPUS.glob("*.txt"))
LEVELS = {"五级": 5, "四级": 4, "三级": 3, "二级": 2, "一级": 1}

Lines = tuple[str, ...]
Place = tuple[str, int, int]  # occupation, level, the clause's place in the level (from 1)


def text_of(path: Path) -> str:
    """The text without the line that names its source (left empty, so that places keep their line)."""
    source, rest = path.read_text(encoding="utf-8").split("\n", 1)
    assert source.startswith("# 来源："), path
    return f"\n{rest}"


def reading_of(path: Path) -> dict[Place, list[Lines]]:
    """Clause -> its alternatives, as the person read them."""
    clauses: dict[Place, list[Lines]] = {}
    for key, lines in _table(path).items():
        if key == "about":
            continue
        occupation, level, number, alternative = key.split("/")
        alternatives = clauses.setdefault((occupation, LEVELS[level], int(number)), [])
        assert int(alternative) == len(alternatives) + 1, key
        alternatives.append(tuple(lines))
    return clauses


def about(path: Path) -> dict[str, dict[str, Any]]:
    """Occupation -> what the header and the notes say."""
    return _table(path).get("about", {})


def _table(path: Path) -> dict[str, Any]:
    table: dict[str, Any] = load_yaml(path.with_suffix(".yaml"))
    return table


def clauses_of(catalog: cl.Catalog) -> dict[Place, cl.Clause]:
    """Every clause of the catalog by its place."""
    return {
        (standard.occupation, int(level), number): clause
        for standard in catalog.standards
        for level, clauses in standard.levels.items()
        for number, clause in enumerate(clauses, start=1)
    }


def lines_of(alternative: Iterable[Any]) -> Lines:
    """The requirements of a compiled alternative as lines of the reading."""
    requirements = tuple(alternative)
    return tuple(line(requirement, requirements) for requirement in requirements)


def _time(requirement: Any) -> tuple[int, str]:
    return (requirement.total_months, "months") if requirement.months else (requirement.years, "years")


def line(requirement: Any, among: tuple[Any, ...] = ()) -> str:
    """One compiled requirement as a line. `among`: its alternative, in which the anchor of work must stand too."""
    match requirement.type:
        case "age":
            words = ["age", requirement.years, "years"]
        case "age_limit":
            words = ["age", "below" if requirement.below else "up to", requirement.years, "years"]
        case "apprenticeship" | "working":
            words = [requirement.type, requirement.scope]
        case "title":
            words = ["title", requirement.level]
        case "permit":
            words = ["permit", requirement.name]
        case "training":
            words = ["training", int(requirement.level)]
        case "unread":
            words = ["unread", requirement.words]
        case "work":
            words = ["work", *_time(requirement), requirement.mode, requirement.scope]
            words += ["trainee"] if getattr(requirement, "trainee", False) else []
            if requirement.after:
                words += ["after", requirement.after.type]
                words += [] if requirement.after in among else ["(elsewhere)"]
        case "certificate":
            level = int(requirement.level) if requirement.level else "-"
            words = ["certificate", level, requirement.scope, "+".join(sorted(requirement.kinds))]
            words += ["held", *_time(requirement)] if requirement.total_months else []
        case "diploma" | "student":
            words = [requirement.type, *_schooling(requirement)]
        case other:
            raise AssertionError(f"no line for {other}")
    return " ".join(str(getattr(word, "value", word)) for word in words)


def _schooling(requirement: Any) -> Iterator[str]:
    for name, values in (("school", requirement.schools), ("programme", getattr(requirement, "programmes", ()))):
        if values:
            yield from (name, "+".join(values))
    if requirement.type == "diploma":
        if requirement.degree:
            yield from ("degree", requirement.degree.value)
        if requirement.or_higher:
            yield "or_higher"
    if major := getattr(requirement, "major", None):
        yield from ("major", major.value)
    if trains_to := getattr(requirement, "trains_to", None):
        yield from ("trains_to", str(int(trains_to)))
    if getattr(requirement, "expected", False):
        yield "expected"


def cases(alternative: Lines) -> set[Lines]:
    """An alternative with each list of schools taken apart, in one order: two that ask for the same have the same cases."""
    return {tuple(sorted(lines)) for lines in product(*(_each_school(each) for each in alternative))}


VALUED = ("school", "programme", "degree", "major", "trains_to")
FLAGS = ("or_higher", "expected")
SENIOR_AND_UP = "pre_technician+senior_worker+technician"


def _each_school(text: str) -> list[str]:
    head, *words = text.split(" ")
    if head not in ("diploma", "student"):
        return ["unread"] if head == "unread" else [text]
    said: dict[str, str] = {}
    while words:
        word = words.pop(0)
        assert word in FLAGS or (word in VALUED and words), text
        said[word] = "" if word in FLAGS else words.pop(0)
    if said.get("programme") == "senior_worker" and "or_higher" in said:
        said["programme"] = SENIOR_AND_UP
    each = []
    for school in sorted(said.get("school", "").split("+")):
        one = said | ({"school": school} if school else {})
        if "degree" not in one and school != "secondary_vocational_school":
            one.pop("or_higher", None)  # of the schools, only 中等及以上职业学校 has higher ones
        if "programme" in one:
            one["programme"] = "+".join(sorted(one["programme"].split("+")))
        each.append(" ".join([head, *(f"{name} {one[name]}".strip() for name in (*VALUED, *FLAGS) if name in one)]))
    return each


@dataclass(frozen=True)
class Difference:
    """A clause that is not read as the person reads it. `kind`: unread, wrong, lost, extra or refused."""

    kind: str
    place: str
    words: str
    expected: list[Lines]
    got: list[Lines]

    def __str__(self) -> str:
        return "\n".join(
            [
                f"{self.kind}: {self.place}: {self.words}",
                *(f"    expected: {' | '.join(lines)}" for lines in self.expected),
                *(f"    got:      {' | '.join(lines)}" for lines in self.got),
            ]
        )


@dataclass(frozen=True)
class Comparison:
    """How a file was read: the differences, and how many alternatives were read how."""

    differences: tuple[Difference, ...]
    counts: Counter[str]


def compare(path: Path) -> Comparison:
    """Compile a file of the corpus and compare it with its reading."""
    expected = reading_of(path)
    try:
        compiled = clauses_of(cl.Catalog.from_text(text_of(path), source=path.name))
    except cl.StandardParseError as error:
        alternatives = [lines for each in expected.values() for lines in each]
        refused = Difference("refused", path.stem, str(error), [], [])
        return Comparison((refused,), Counter(refused=len(alternatives)))
    differences, counts = [], Counter[str]()
    for place in [*expected, *(place for place in compiled if place not in expected)]:
        clause = compiled.get(place)
        got = [lines_of(alternative) for alternative in clause.alternatives] if clause else []
        kinds = _kinds(expected.get(place, []), got)
        counts.update(kinds)
        if set(kinds) != {"exact"}:
            kind = next(kind for kind in ("extra", "lost", "wrong", "unread") if kind in kinds)
            name = "/".join(map(str, place))
            differences.append(Difference(kind, name, clause.text if clause else "", expected.get(place, []), got))
    return Comparison(tuple(differences), counts)


def _kinds(expected: list[Lines], got: list[Lines]) -> list[str]:
    """For each expected alternative how it was read, and `extra` for each that was not expected."""
    if not got:
        return ["lost"] * len(expected)
    asked = set().union(*map(cases, expected))
    read = set().union(*map(cases, got))
    honest = {case for case in read if case in asked or _part_of(case, asked)}
    wrong = len(read) > len(honest)
    kinds = []
    for alternative in expected:
        left = cases(alternative) - read
        unread = all(any(_part_of(case, {one}) for case in honest) for one in left)
        kinds.append("exact" if not left else "unread" if unread and not wrong else "wrong")
    return kinds if not wrong or "wrong" in kinds else [*kinds, "extra"]


def _part_of(case: Lines, asked: set[Lines]) -> bool:
    """Whether `case` has an unread part and all else in it is asked for by one of the cases `asked`."""
    rest = Counter(each for each in case if each != "unread")
    return "unread" in case and any(rest <= Counter(one) for one in asked)


def shares(comparisons: Iterable[Comparison]) -> str:
    """The figure: how many alternatives were read exactly, how many with an unread part, how many wrongly."""
    counts = sum((comparison.counts for comparison in comparisons), Counter[str]())
    total = sum(counts.values()) or 1
    parts = (f"{kind} {counts[kind]} ({counts[kind] / total:.1%})" for kind in KINDS)
    return f"{total} alternatives: {', '.join(parts)}"


KINDS = ("exact", "unread", "wrong", "lost", "extra", "refused")

if __name__ == "__main__":
    everything = {path: compare(path) for path in FILES}
    for path, comparison in everything.items():
        print(f"{path.stem}: {shares([comparison])}")
    print(shares(everything.values()))

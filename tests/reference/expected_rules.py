"""The tables in `expected/` as data: what a person read in the official text, alternative by alternative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

EXPECTED = Path(__file__).parents[1] / "data" / "expected"

DEGREES = ["secondary", "associate", "bachelor", "master", "doctor"]
LEVELS = {"五级": 5, "四级": 4, "三级": 3, "二级": 2, "一级": 1}


@dataclass(frozen=True)
class CertificateLine:
    """certificate <level> <scope> <kinds> [held <n> years|months]"""

    level: int | None
    scope: str
    kinds: frozenset[str]
    held_months: int | None = None


@dataclass(frozen=True)
class DiplomaLine:
    """diploma [school <a+b>] [degree <d>] [or_higher] [major <scope>] [trains_to <n>] [expected]"""

    schools: tuple[str, ...] = ()
    school_or_higher: bool = False
    degree: str | None = None
    degree_or_higher: bool = False
    major: str | None = None
    trains_to: int | None = None
    expected: bool = False


@dataclass(frozen=True)
class WorkLine:
    """work <n> years|months <manner> <scope> [after certificate|diploma]; `anchor` is the line it counts from."""

    months: int
    manner: str
    scope: str
    anchor: CertificateLine | DiplomaLine | None = None


@dataclass(frozen=True)
class TrainingLine:
    """training <level>"""

    level: int


@dataclass(frozen=True)
class StudentLine:
    """student school <a+b> programme <c+d>"""

    schools: tuple[str, ...]
    programmes: frozenset[str]


Line = CertificateLine | DiplomaLine | WorkLine | TrainingLine | StudentLine
Rules = dict[str, dict[int, list[tuple[str, int, list[Line]]]]]


@cache
def load_rules(folder: Path = EXPECTED) -> Rules:
    """Occupation -> level -> [(clause id, alternative, lines)], in the order of the tables."""
    rules: Rules = {}
    for path in sorted(folder.glob("*.yaml")):
        table: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for key, texts in table.items():
            clause_id, alternative = key.rsplit("/", 1)
            occupation, level, _ = clause_id.split("/")
            alternatives = rules.setdefault(occupation, {}).setdefault(LEVELS[level], [])
            alternatives.append((clause_id, int(alternative), _read_lines(texts)))
    return rules


def _read_lines(texts: list[str]) -> list[Line]:
    lines: list[Line] = []
    for text in texts:
        head, *words = text.split()
        match head:
            case "certificate":
                lines.append(_read_certificate(words))
            case "diploma":
                lines.append(_read_diploma(words))
            case "work":
                lines.append(_read_work(words, lines))
            case "training":
                [level] = words
                lines.append(TrainingLine(int(level)))
            case "student":
                lines.append(_read_student(words))
            case _:
                raise ValueError(f"not a line of the table: {text}")
    return lines


def _read_certificate(words: list[str]) -> CertificateLine:
    level, scope, kinds, *rest = words
    assert scope in ("own", "own_or_related"), words
    line = CertificateLine(None if level == "-" else int(level), scope, frozenset(kinds.split("+")))
    assert line.kinds <= {"qualification", "skill_level", "pre_technician"}, words
    if not rest:
        return line
    held, *time = rest
    assert held == "held", words
    return replace(line, held_months=_months(*time))


def _months(number: str, unit: str) -> int:
    return int(number) * {"years": 12, "months": 1}[unit]


def _read_diploma(words: list[str]) -> DiplomaLine:
    line = DiplomaLine()
    rest = list(words)
    previous = ""
    while rest:
        match word := rest.pop(0):
            case "school":
                line = replace(line, schools=tuple(rest.pop(0).split("+")))
            case "degree":
                line = replace(line, degree=rest.pop(0))
                assert line.degree in DEGREES, words
            case "or_higher" if previous == "school":
                line = replace(line, school_or_higher=True)
            case "or_higher" if previous == "degree":
                line = replace(line, degree_or_higher=True)
            case "major":
                line = replace(line, major=rest.pop(0))
                assert line.major in ("own", "own_or_related"), words
            case "trains_to":
                line = replace(line, trains_to=int(rest.pop(0)))
            case "expected":
                line = replace(line, expected=True)
            case _:
                raise ValueError(f"not a word of a diploma line: {word}")
        previous = word
    return line


def _read_work(words: list[str], before: list[Line]) -> WorkLine:
    number, unit, manner, scope, *rest = words
    months = _months(number, unit)
    assert manner in ("cumulative", "continuous"), words
    assert scope in ("own", "own_or_related"), words
    if not rest:
        return WorkLine(months, manner, scope)
    after, what = rest
    assert after == "after", words
    if what == "certificate":
        [certificate] = [line for line in before if isinstance(line, CertificateLine)]
        return WorkLine(months, manner, scope, certificate)
    assert what == "diploma", words
    [diploma] = [line for line in before if isinstance(line, DiplomaLine)]
    return WorkLine(months, manner, scope, diploma)


def _read_student(words: list[str]) -> StudentLine:
    school, schools, programme, programmes = words
    assert (school, programme) == ("school", "programme"), words
    return StudentLine(tuple(schools.split("+")), frozenset(programmes.split("+")))

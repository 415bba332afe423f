"""The measure itself: the readings are well formed, and no difference between a reading and a rule goes unnoticed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import certladder as cl
from tests.helpers import corpus as readings
from tests.helpers.corpus import FILES, about, cases, lines_of, reading_of, text_of
from tests.helpers.yaml_data import load_yaml

SCOPE = "(own|own_or_related)"
MAJOR = "(own|own_or_related|unrelated)"
SCHOOL = r"(school [a-z_+]+)"
PROGRAMME = r"(programme [a-z_+]+)"
DEGREE = "(degree (junior_high|high_school|secondary|associate|bachelor|master|doctor))"
LINE = re.compile(
    "|".join(
        [
            r"age (up to |below )?\d+ years",
            f"(apprenticeship|working) {SCOPE}",
            "title (junior|intermediate|senior)",
            r"permit \S+",
            r"unread \S+",
            "training [1-5]",
            rf"certificate [1-5-] {SCOPE} (qualification|skill_level|\+|pre_technician)+( held \d+ years)?",
            rf"work \d+ years (cumulative|continuous) {SCOPE}( trainee)?( after (certificate|diploma|title))?",
            rf"diploma( {SCHOOL})?( {PROGRAMME})?( {DEGREE})?( or_higher)?( major {MAJOR})?( trains_to [34])?( expected)?",
            f"student( {SCHOOL})?( {PROGRAMME})?( major {MAJOR})?",
        ]
    )
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_reading_is_well_formed(path: Path) -> None:
    """Every line is of the language, clauses count from 1, and unread words and permits stand in the text."""
    text, clauses = text_of(path), reading_of(path)
    for (occupation, level, number), alternatives in clauses.items():
        assert number == 1 or (occupation, level, number - 1) in clauses
        for lines in alternatives:
            assert len(lines) == len(set(lines))
            for line in lines:
                assert LINE.fullmatch(line), line
                head, words = line.split(" ", 1)
                assert head not in ("unread", "permit") or words in text
                if " after " in line:
                    assert any(other.startswith(line.rsplit(" ", 1)[1]) for other in lines), lines
    assert {occupation for occupation, *_ in clauses} >= set(about(path))


def test_the_corpus_covers_what_it_should() -> None:
    occupations = {occupation for path in FILES for occupation, *_ in reading_of(path)}
    assert len(occupations - set(cl.Catalog.builtin().occupations)) >= 25
    lines = {
        line for path in FILES for alternatives in reading_of(path).values() for lines in alternatives for line in lines
    }
    types = ("age", "apprenticeship", "certificate", "diploma", "permit", "student", "title", "training")
    assert {line.split(" ", 1)[0] for line in lines} == {*types, "unread", "work", "working"}


def test_the_seven_occupations_are_what_the_tables_say() -> None:
    """The same lines, with the same comparison, as the tables of the seven."""
    compiled = readings.clauses_of(cl.Catalog.builtin())
    for path in (Path(__file__).parents[1] / "data" / "expected").glob("*.yaml"):
        table: dict[str, list[str]] = load_yaml(path)
        for key, lines in table.items():
            occupation, level, number, alternative = key.split("/")
            clause = compiled[occupation, readings.LEVELS[level], int(number)]
            assert cases(lines_of(clause.alternatives[int(alternative) - 1])) == cases(tuple(lines)), key


def read(expected: list[list[str]], got: list[list[str]]) -> list[str]:
    return readings._kinds([tuple(lines) for lines in expected], [tuple(lines) for lines in got])


CERTIFICATE = "certificate 5 own qualification"
WORK = "work 4 years cumulative own after certificate"


@pytest.mark.parametrize(
    ("expected", "got", "kinds"),
    [
        ([[CERTIFICATE, WORK]], [[WORK, CERTIFICATE]], ["exact"]),
        ([[CERTIFICATE, WORK]], [], ["lost"]),
        ([[CERTIFICATE, WORK]], [[CERTIFICATE]], ["wrong"]),
        ([[CERTIFICATE, WORK]], [[CERTIFICATE, "unread 工作"]], ["unread"]),
        ([[CERTIFICATE, WORK]], [["unread 取得证书后工作"]], ["unread"]),
        ([[CERTIFICATE, WORK]], [[CERTIFICATE, WORK.replace("4", "3")]], ["wrong"]),
        ([[CERTIFICATE, WORK]], [[CERTIFICATE, WORK.replace("4", "3"), "unread 工作"]], ["wrong"]),
        ([[CERTIFICATE, WORK]], [[CERTIFICATE, WORK + " (elsewhere)"]], ["wrong"]),
        ([[CERTIFICATE, WORK]], [[CERTIFICATE, WORK, "unread 身体健康"]], ["unread"]),
        ([[CERTIFICATE, "unread 身体健康"]], [[CERTIFICATE, "unread 身体健康，"]], ["exact"]),
        ([[CERTIFICATE, "unread 身体健康"]], [[CERTIFICATE]], ["wrong"]),
        ([[CERTIFICATE]], [[CERTIFICATE], [WORK]], ["exact", "extra"]),
        ([[CERTIFICATE], [WORK]], [[CERTIFICATE, WORK]], ["wrong", "wrong"]),
        ([[CERTIFICATE], [WORK]], [["unread 全部"]], ["unread", "unread"]),
        ([[CERTIFICATE], [WORK]], [[CERTIFICATE]], ["exact", "wrong"]),
        ([], [[CERTIFICATE]], ["extra"]),
        (
            [["diploma school a+b major own"]],
            [["diploma school b major own"], ["diploma school a major own"]],
            ["exact"],
        ),
        ([["diploma school a+b major own"]], [["diploma school a major own"]], ["wrong"]),
        ([["student programme a+b school c"]], [["student school c programme b+a"]], ["exact"]),
    ],
)
def test_a_difference_is_noticed(expected: list[list[str]], got: list[list[str]], kinds: list[str]) -> None:
    assert read(expected, got) == kinds

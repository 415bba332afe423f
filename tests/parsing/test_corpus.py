"""The compiler against a person's reading of texts it was not made for (`corpus/`, see `readings.py`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import certladder as cl
from tests.helpers.corpus import CORPUS, FILES, about, clauses_of, compare, reading_of, shares, text_of

ABOUT = [(path, occupation) for path in FILES for occupation in about(path)]


def by_name(value: object) -> str:
    return value.stem if isinstance(value, Path) else str(value)


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_the_rules_are_what_a_person_reads(path: Path) -> None:
    comparison = compare(path)
    listed = "\n".join(map(str, comparison.differences))
    assert not comparison.differences, f"{shares([comparison])}\n{listed}"


def test_no_alternative_is_read_wrongly() -> None:
    """The figure: what is not read exactly must at least be shown as unread."""
    comparisons = [compare(path) for path in FILES]
    print(figure := shares(comparisons))
    counts = sum((comparison.counts for comparison in comparisons[1:]), comparisons[0].counts)
    assert not counts["wrong"] + counts["lost"] + counts["extra"], figure


@pytest.mark.parametrize(("path", "occupation"), ABOUT, ids=by_name)
def test_header_and_notes_are_what_a_person_reads(path: Path, occupation: str) -> None:
    """`either_majors`: a list that names 本专业或相关专业 together may be kept as the one or as the other."""
    catalog = cl.Catalog.from_text(text_of(path), source=path.name)
    [standard] = [standard for standard in catalog.standards if standard.occupation == occupation]
    for name, expected in about(path)[occupation].items():
        if name == "either_majors":
            got: Any = {*(standard.majors or ()), *(standard.related_majors or ())}
        else:
            got = getattr(standard, name)
        assert (set(got or ()) if isinstance(expected, list) else got) == (
            set(expected) if isinstance(expected, list) else expected
        ), name


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_strict_refuses_exactly_what_a_person_cannot_read_either(path: Path) -> None:
    lines = [line for alternatives in reading_of(path).values() for lines in alternatives for line in lines]
    unread = {line.removeprefix("unread ") for line in lines if line.startswith("unread ")} - {"同等学力"}  # R19
    if not unread:
        cl.Catalog.from_text(text_of(path), source=path.name, strict=True)
        return
    with pytest.raises(cl.StandardParseError) as caught:
        cl.Catalog.from_text(text_of(path), source=path.name, strict=True)
    listed = [problem.words for problem in caught.value.problems]
    assert all(any(words in problem for problem in listed) for words in unread), listed
    assert all(any(words in problem for words in unread) for problem in listed), listed


def letters(text: str) -> str:
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_every_clause_keeps_its_words(path: Path) -> None:
    """A clause's text stands in the file line by line (a shared condition first), and its spans lie within it."""
    text = letters(text_of(path))
    for clause in clauses_of(cl.Catalog.from_text(text_of(path), source=path.name)).values():
        assert all(letters(part) in text for part in clause.text.split("\n")), clause.id
        for requirement in (requirement for alternative in clause.alternatives for requirement in alternative):
            assert clause.words(requirement), (clause.id, requirement)
            if requirement.type == "unread":
                assert letters(requirement.words) in letters(clause.text)


FILLER = re.compile(
    r"拟?从事(本职业或相关职业|本职业)工作|从事或|(具备|满足)(以下|下列)条件(之一)?者?|可?申报[一二三四五]级(\W?\w*(工|技师))?"
    r"|普通受教育程度|同时|以及|[并或和及且的后者应]"
)


@pytest.mark.parametrize("path", FILES, ids=by_name)
def test_no_word_is_dropped_silently(path: Path) -> None:
    """What no requirement has for its own is punctuation or filler."""
    for clause in clauses_of(cl.Catalog.from_text(text_of(path), source=path.name)).values():
        kept = [False] * len(clause.text)
        for requirement in (requirement for alternative in clause.alternatives for requirement in alternative):
            start, end = requirement.span
            kept[start:end] = [True] * (end - start)
        left = "".join("|" if own else char for own, char in zip(kept, clause.text, strict=True))
        assert not letters(FILLER.sub("", left)), (clause.id, re.sub(r"\|+", "|", left))


@pytest.mark.parametrize(
    ("occupation", "before", "after"),
    [
        ("企业人力资源管理师", ("2019-02-28", "2007年版"), ("2019-03-01", "2019年版")),
        ("消防设施操作员", ("2024-12-31", "2019年版"), ("2025-01-01", "2024年版")),
        ("茶艺师", ("2018-12-31", "2002年版"), ("2019-01-01", "2018年版")),
    ],
)
def test_two_editions_of_an_occupation(
    tmp_path: Path, occupation: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    """D15: a folder with both editions; the one in force on the day applies."""
    for path in CORPUS.glob(f"*{occupation}-*.txt"):
        tmp_path.joinpath(path.name).write_text(text_of(path), encoding="utf-8")
    catalog = cl.Catalog.load(tmp_path)
    assert len(catalog.standards) == 2
    for day, edition in (before, after):
        assert catalog.standard(occupation, day).edition == edition

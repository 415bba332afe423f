"""The questions on which the planners are timed, row by row."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from itertools import permutations

import certladder as cl
from tests.helpers.random_persons import OCCUPATIONS, ON, random_person
from tests.helpers.related_occupations import mutually_related
from tests.reference.expected_rules import load_rules
from tests.reference.queries import catalog_of
from tests.reference.question import Question, Wishes, levels_described

OBTAINABLE = Wishes(undocumented="obtainable")
ALL_RELATED = {(one, other): True for one in OCCUPATIONS for other in OCCUPATIONS if one != other}


def _question(
    person: cl.Person,
    occupation: str,
    level: int,
    relations: dict[tuple[str, str], bool] | None = None,
    study: Sequence[cl.StudyOption] = (),
) -> Question:
    wishes = dataclasses.replace(OBTAINABLE, study=tuple(study))
    return Question(person, occupation, level, ON, relations or {}, wishes=wishes)


def beginners() -> list[Question]:
    """From nothing to the highest level of each occupation."""
    return [_question(cl.Person(), occupation, min(levels_described(occupation))) for occupation in OCCUPATIONS]


def random_persons() -> list[Question]:
    """200 persons with many records, each with one of the targets."""
    rng = random.Random(8)
    questions = []
    for _ in range(200):
        occupation = rng.choice(OCCUPATIONS)
        questions.append(_question(random_person(rng), occupation, rng.choice(levels_described(occupation))))
    return questions


def programmes() -> list[Question]:
    """The beginners, and all usual programmes offered."""
    usual = cl.usual_programmes()
    return [
        _question(cl.Person(), occupation, min(levels_described(occupation)), study=usual) for occupation in OCCUPATIONS
    ]


def related() -> list[Question]:
    """Seven occupations, all related to one another: the beginners, and people who have begun in another of them."""
    questions = []
    for number, occupation in enumerate(OCCUPATIONS):
        other = OCCUPATIONS[number - 1]
        changer = cl.Person(
            certificates=[cl.Certificate(occupation=other, level=4, issued="2024-05-20")],
            work=[cl.Work(occupation=other, start="2019-03-01")],
        )
        for person in (cl.Person(), changer):
            questions.append(_question(person, occupation, min(levels_described(occupation)), ALL_RELATED))
    return questions


def copies(number: int) -> list[Question]:
    """A beginner to the top of the first of so many occupations, all related to one another: copies of a few built in."""
    names = [standard.occupation for standard in mutually_related(number).standards]
    rules = load_rules()  # the tables of the other planners, which from now on hold the copies too
    for name in names:
        original = name.rstrip("0123456789")
        rules[name] = {
            level: [(clause.replace(original, name), *rest) for clause, *rest in rows]
            for level, rows in rules[original].items()
        }
    return [_question(cl.Person(), names[0], 1, dict.fromkeys(permutations(names, 2), True))]


def catalog_for(question: Question) -> cl.Catalog:
    """The catalog of a question, with copies of occupations where its relations name any."""
    named = {name for pair in question.relations for name in pair}
    return catalog_of(question) if named <= set(OCCUPATIONS) else mutually_related(len(named))

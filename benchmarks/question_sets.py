"""The questions on which the planners are timed, row by row."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence

import certladder as cl
from tests.helpers.random_persons import OCCUPATIONS, ON, random_person
from tests.reference.question import Question, Wishes, levels_described

__all__ = ["beginners", "programmes", "random_persons", "related"]

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

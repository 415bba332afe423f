"""The hardest questions found, with their fronts (`hardest.yaml`).

`python tests/hardest.py` looks for them anew: among the made-up questions those with the largest fronts, those over
which the library takes longest, and those in which full-time study delays the finish most against the same study
beside work, which is how relaxations look at it. A front is written down only where CP-SAT and the brute force agree.
"""

from __future__ import annotations

import dataclasses
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

import certladder as cl
from tests.helpers.hard_questions import hard_question
from tests.reference.brute_force import Case, Wishes
from tests.reference.brute_force_study import Quadruple, StudyCase, study_front
from tests.reference.cpsat import Unstated, front
from tests.reference.queries import TooLong, front_of_plans

__all__ = ["Hard", "load_hardest"]

FILE = Path(__file__).parents[1] / "data" / "hardest.yaml"
SEARCHED = 3000
OF_EACH = 7
PATIENCE = 100  # seconds for each planner


@dataclasses.dataclass(frozen=True)
class Hard:
    """A question and its front; `why` says what is hard about it."""

    name: str
    why: str
    question: StudyCase
    front: frozenset[Quadruple]


def load_hardest() -> list[Hard]:
    """All of them, as they are written down."""
    return [_read(entry) for entry in yaml.safe_load(FILE.read_text(encoding="utf-8"))]


def _read(entry: dict[str, Any]) -> Hard:
    wishes = dict(entry["wishes"])
    for name in ("avoid", "via"):
        wishes[name] = tuple(wishes[name])
    case = Case(
        person=cl.Person.model_validate(entry["person"]),
        occupation=entry["occupation"],
        level=entry["level"],
        on=entry["on"],
        relations={(occupation, other): related for occupation, other, related in entry["relations"]},
        policy=cl.Policy.model_validate(entry["policy"]),
        wishes=Wishes(**wishes),
    )
    study = tuple(cl.StudyOption.model_validate(option) for option in entry["study"])
    question = StudyCase(case, study, entry["no_full_time"], entry["max_programmes"])
    found = frozenset(
        (days, certificates, trainings, programmes) for days, certificates, trainings, programmes in entry["front"]
    )
    return Hard(entry["name"], entry["why"], question, found)


def _write(hard: Hard) -> dict[str, Any]:
    question, case = hard.question, hard.question.case
    wishes = dataclasses.asdict(case.wishes)
    return {
        "name": hard.name,
        "why": hard.why,
        "occupation": case.occupation,
        "level": case.level,
        "on": case.on,
        "person": case.person.model_dump(mode="json", exclude_defaults=True),
        "relations": [[occupation, other, related] for (occupation, other), related in case.relations.items()],
        "policy": case.policy.model_dump(mode="json", exclude_defaults=True),
        "wishes": {name: list(value) if isinstance(value, tuple) else value for name, value in wishes.items()},
        "study": [option.model_dump(mode="json", exclude_defaults=True) for option in question.study],
        "no_full_time": question.no_full_time,
        "max_programmes": question.max_programmes,
        "front": [list(plan) for plan in sorted(hard.front)],
    }


# --- the search ---


def _beside_work(question: StudyCase) -> StudyCase:
    """The same question with all study part-time."""
    study = tuple(option.model_copy(update={"full_time": False}) for option in question.study)
    return dataclasses.replace(question, study=study, no_full_time=False)


def _delay(question: StudyCase) -> int:
    """By how many days full-time study delays the soonest finish."""
    ours = front_of_plans(question)
    return min(ours)[0] - min(front_of_plans(_beside_work(question)))[0] if ours else 0


def _taken(question: StudyCase) -> float:
    start = time.process_time()
    front_of_plans(question)
    return time.process_time() - start


REASONS: dict[str, Callable[[StudyCase], float]] = {
    "a large front": lambda question: len(front_of_plans(question)),
    "takes long": _taken,
    "full-time study delays": _delay,
}


def _proved(question: StudyCase) -> frozenset[Quadruple] | None:
    """The front on which CP-SAT and the brute force agree; None where they do not finish.

    And None where a way through related occupations would be better: that is a question of its own.
    """
    with multiprocessing.Pool(1) as pool:
        try:
            exhaustive = pool.apply_async(study_front, (question,)).get(PATIENCE)
        except multiprocessing.TimeoutError:
            return None
    try:
        proved, elsewhere = (front(question, through, PATIENCE) for through in (False, True))
    except (TooLong, Unstated):
        return None
    if proved != exhaustive:
        raise AssertionError(f"CP-SAT and the brute force differ: {question}")
    return frozenset(exhaustive) if elsewhere == exhaustive else None


def _find(seeds: Iterable[int]) -> list[Hard]:
    questions = {f"hard_question({seed})": hard_question(seed) for seed in seeds}
    found: dict[str, Hard] = {}
    for why, measure in REASONS.items():
        measured = {name: measure(question) for name, question in questions.items()}
        candidates = sorted(measured, key=lambda name: -measured[name])
        for name in candidates:
            if sum(hard.why == why for hard in found.values()) == OF_EACH:
                break
            if name not in found and (proved := _proved(questions[name])) is not None:
                found[name] = Hard(name, why, questions[name], proved)
                print(why, name, measured[name], sorted(proved), file=sys.stderr, flush=True)
    return list(found.values())


if __name__ == "__main__":
    entries = [_write(hard) for hard in _find(range(SEARCHED))]
    FILE.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")

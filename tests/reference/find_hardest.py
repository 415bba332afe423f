"""Looks for the hardest questions anew, and writes them to `data/hardest.yaml`: `python -m tests.reference.find_hardest`.

Among random questions: those with the largest fronts, those over which the library takes longest, and those in which
full-time study delays the finish most against the same study beside work, which is how lower bounds look at it. A front is
written down only where CP-SAT and the brute force agree.
"""

from __future__ import annotations

import dataclasses
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable

import yaml

from tests.helpers.hardest_questions import FILE, Hard, as_entry
from tests.helpers.random_questions import random_question
from tests.reference import brute_force, cpsat
from tests.reference.cpsat_work import Unstated
from tests.reference.queries import TooLong, front_of_plans
from tests.reference.question import Figures, Question

SEARCHED = 3000
OF_EACH = 16
PATIENCE = 100  # seconds for each planner


def _beside_work(question: Question) -> Question:
    """The same question with all study part-time."""
    study = tuple(option.model_copy(update={"full_time": False}) for option in question.wishes.study)
    return dataclasses.replace(question, wishes=dataclasses.replace(question.wishes, study=study, no_full_time=False))


def _delay(question: Question) -> int:
    """By how many days full-time study delays the soonest finish."""
    ours = front_of_plans(question)
    return min(ours)[0] - min(front_of_plans(_beside_work(question)))[0] if ours else 0


def _taken(question: Question) -> float:
    start = time.process_time()
    front_of_plans(question)
    return time.process_time() - start


REASONS: dict[str, Callable[[Question], float]] = {
    "a large front": lambda question: len(front_of_plans(question)),
    "takes long": _taken,
    "full-time study delays": _delay,
}


def _proved(question: Question) -> frozenset[Figures] | None:
    """The front on which CP-SAT and the brute force agree; None where they do not finish."""
    with multiprocessing.Pool(1) as pool:
        try:
            exhaustive = pool.apply_async(brute_force.front, (question,)).get(PATIENCE)
        except multiprocessing.TimeoutError:
            return None
    try:
        proved = cpsat.front(question, seconds=PATIENCE)
    except (TooLong, Unstated):
        return None
    if proved != exhaustive:
        raise AssertionError(f"CP-SAT and the brute force differ: {question}")
    return frozenset(exhaustive)


def _find(seeds: Iterable[int]) -> list[Hard]:
    questions = {f"study {seed}": random_question(seed, "study") for seed in seeds}
    found: dict[str, Hard] = {}
    for why, measure in REASONS.items():
        measured = {name: measure(question) for name, question in questions.items()}
        for name in sorted(measured, key=lambda name: -measured[name]):
            if sum(hard.why == why for hard in found.values()) == OF_EACH:
                break
            if name not in found and (proved := _proved(questions[name])) is not None:
                found[name] = Hard(name, why, questions[name], proved)
                print(why, name, measured[name], sorted(proved), file=sys.stderr, flush=True)
    return list(found.values())


if __name__ == "__main__":
    entries = [as_entry(hard) for hard in _find(range(SEARCHED))]
    FILE.write_text(
        yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None),
        encoding="utf-8",
    )

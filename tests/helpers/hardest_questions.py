"""The hardest questions found, with their fronts, as `data/hardest.yaml` holds them."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import certladder as cl
from tests.helpers.yaml_data import load_yaml
from tests.reference.question import Figures, Question, Wishes

FILE = Path(__file__).parents[1] / "data" / "hardest.yaml"


@dataclasses.dataclass(frozen=True)
class Hard:
    """A question and its front; `why` says what is hard about it."""

    name: str
    why: str
    question: Question
    front: frozenset[Figures]


def load_hardest() -> list[Hard]:
    """All of them, as they are written down."""
    return [_read(entry) for entry in load_yaml(FILE)]


def _read(entry: dict[str, Any]) -> Hard:
    wishes = dict(entry.get("wishes", {}))
    for name in ("avoid", "via"):
        wishes[name] = tuple(wishes.get(name, ()))
    wishes["study"] = tuple(cl.StudyOption.model_validate(option) for option in wishes.get("study", ()))
    question = Question(
        person=cl.Person.model_validate(entry["person"]),
        occupation=entry["occupation"],
        level=entry["level"],
        on=entry["on"],
        relations={
            (name, other): related
            for related, key in ((True, "related"), (False, "unrelated"))
            for name, others in entry.get(key, {}).items()
            for other in others
        },
        policy=cl.Policy.model_validate(entry.get("policy", {})),
        wishes=Wishes(**wishes),
    )
    front = frozenset((days, *counts) for days, *counts in entry["front"])
    return Hard(entry["name"], entry["why"], question, front)


def as_entry(hard: Hard) -> dict[str, Any]:
    """What is written down: all that is not as by default."""
    question, wishes = hard.question, dataclasses.asdict(hard.question.wishes)
    wishes["study"] = [option.model_dump(mode="json", exclude_defaults=True) for option in question.wishes.study]
    wishes = {name: value for name, value in wishes.items() if value != getattr(Wishes(), name) and value != []}
    entry: dict[str, Any] = {
        "name": hard.name,
        "why": hard.why,
        "occupation": question.occupation,
        "level": int(question.level),
        "on": question.on,
        "person": question.person.model_dump(mode="json", exclude_defaults=True),
        "policy": question.policy.model_dump(mode="json", exclude_defaults=True),
        "wishes": {name: list(value) if isinstance(value, tuple) else value for name, value in wishes.items()},
        "front": [list(plan) for plan in sorted(hard.front)],
    }
    for key, wanted in (("related", True), ("unrelated", False)):
        entry[key] = {}
        for (name, other), related in question.relations.items():
            if related is wanted:
                entry[key].setdefault(name, []).append(other)
    return {key: value for key, value in entry.items() if value != {}}

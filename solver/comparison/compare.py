"""Two catalogs compared: occupation by occupation, level by level, clause by clause; and by their answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, cast

from ...model.catalog import Catalog
from ...model.person import Person
from ...model.policy import Policy
from ...model.standard import Clause, Standard
from ...model.wording import joined, say
from ..eligibility.check import survey
from .change import AnswerState, CatalogDiff, Change, ChangedAnswer

__all__ = ["STATED", "changed_answers", "compare", "stated"]

STATED = (
    "names", "possible_names", "edition", "code", "valid_from", "valid_until", "related", "majors", "related_majors",
    "training_hours",
)  # fmt: skip
"""What a text states of an occupation beside its conditions."""

_ALIKE = 0.6
"""From which similarity on two texts are taken to be one clause in two versions."""


def compare(old: Catalog, new: Catalog) -> CatalogDiff:
    """What differs; an edition is compared with the same one, else the latest ones that have no counterpart."""
    names = dict.fromkeys((*old.occupations, *new.occupations))
    pairs = [pair for name in names for pair in _pairs(_editions(old, name), _editions(new, name))]
    return CatalogDiff(changes=tuple(change for pair in pairs for change in _standard(*pair)))


def _editions(catalog: Catalog, occupation: str) -> list[Standard]:
    """The editions of an occupation, the latest first."""
    editions = [one for one in catalog.standards if one.occupation == occupation]
    return sorted(editions, key=lambda one: one.valid_from or dt.date.min, reverse=True)


def _pairs(old: list[Standard], new: list[Standard]) -> Iterator[tuple[Standard | None, Standard | None]]:
    for one in list(new):
        same = next((other for other in old if other.is_same_edition(one)), None)
        if same is not None:
            yield same, one
            old.remove(same)
            new.remove(one)
    yield from zip_longest(old, new)


def _standard(old: Standard | None, new: Standard | None) -> Iterator[Change]:
    occupation = next(one.occupation for one in (old, new) if one)
    before, after = (one.levels if one else {} for one in (old, new))
    if old and new:
        yield from _statements(old, new)
    else:
        yield Change(kind="added" if new else "removed", occupation=occupation)
    for level in sorted({*before, *after}, reverse=True):
        if old and new and not (level in before and level in after):
            yield Change(kind="added" if level in after else "removed", occupation=occupation, level=level)
        for change in _clauses(before.get(level, ()), after.get(level, ())):
            yield Change(occupation=occupation, level=level, **change)


def _statements(old: Standard, new: Standard) -> Iterator[Change]:
    for name in STATED:
        values = (stated(standard, name, "zh") for standard in (old, new))
        before, after = (None if value is None else str(value) for value in values)
        if before != after:
            yield Change(kind="stated", occupation=new.occupation, field=name, values=(before, after))


def stated(standard: Standard, name: str, lang: str) -> str | dt.date | None:
    """What a text states: a day, else words; "" is that there is none, None nothing at all."""
    value = getattr(standard, name)
    is_open = {"related": standard.related_open, "majors": standard.majors_open, "related_majors": standard.majors_open}
    if name == "training_hours":
        value = tuple(
            say("conditions.hours_of", lang, level=say(f"ladder.level.{int(level)}", lang), hours=hours)
            for level, hours in value.items()
        )
    if isinstance(value, tuple):
        return joined(value, lang) + ("等" if is_open.get(name) else "")
    return cast("str | dt.date | None", value)


def _clauses(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[dict[str, Any]]:
    """The fields of each change in a level's clauses."""
    before = dict(_counterparts(old, new))
    for clause in new:
        counterpart = before.get(clause)
        if counterpart is None:
            yield {"kind": "added", "new": clause}
        elif counterpart != clause:
            yield {"old": counterpart, "new": clause, **_difference(counterpart, clause)}
    yield from ({"kind": "removed", "old": clause} for clause in old if clause not in before.values())


def _difference(old: Clause, new: Clause) -> dict[str, Any]:
    if old.text == new.text:
        return {"kind": "renumbered"}
    lost = tuple(one for one in old.alternatives if one not in new.alternatives)
    gained = tuple(one for one in new.alternatives if one not in old.alternatives)
    return {"kind": "changed" if lost or gained else "reworded", "lost": lost, "gained": gained}


def _counterparts(old: Iterable[Clause], new: Iterable[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Each new clause with the old one that it is a version of: of equal words first, then the most alike."""
    likeness = {
        (one, other): 2.0 if other.text == one.text else SequenceMatcher(None, other.text, one.text, False).ratio()
        for one in new
        for other in old
    }
    left, right = list(new), list(old)
    for one, other in sorted(likeness, key=lambda pair: (-likeness[pair], pair[0].id != pair[1].id)):
        if one in left and other in right and likeness[one, other] >= _ALIKE:
            yield one, other
            left.remove(one)
            right.remove(other)


def changed_answers(
    person: Person, old: Catalog, new: Catalog, policy: Policy, on: dt.date
) -> tuple[ChangedAnswer, ...]:
    """The levels for which a person's verdict, or its first day, is another by the new catalog."""
    before, after = (
        {
            (one.occupation, one.level): AnswerState(verdict=one.verdict, eligible_from=one.eligible_from)
            for one in survey(person, catalog, policy, on)
        }
        for catalog in (old, new)
    )
    return tuple(
        ChangedAnswer(occupation=target[0], level=target[1], old=before.get(target), new=after.get(target))
        for target in dict.fromkeys((*before, *after))
        if before.get(target) != after.get(target)
    )

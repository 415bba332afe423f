"""Two catalogs compared: occupation by occupation, level by level, clause by clause; and by their answers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, cast

from ...model.catalog import Catalog
from ...model.person import Person
from ...model.policy import Policy
from ...model.standard import Clause, Standard
from ...model.terms import Level
from ...model.wording import joined, say
from ..eligibility.check import survey
from .change import AnswerState, CatalogDiff, Change, ChangedAnswer

STATED = (
    "names", "possible_names", "edition", "code", "valid_from", "valid_until", "related", "majors", "related_majors",
    "training_hours",
)  # fmt: skip
"""What a text states of an occupation beside its conditions."""

_ALIKE = 0.6
"""From which similarity on two texts are taken to be one clause in two versions."""


def compare(old: Catalog, new: Catalog) -> CatalogDiff:
    """What differs; an edition is compared with the same one, else the latest ones that have no counterpart."""
    changes: list[Change] = []
    latest_first = [
        sorted(catalog.standards, key=lambda one: one.valid_from or dt.date.min, reverse=True) for catalog in (old, new)
    ]
    for name in dict.fromkeys((*old.occupations, *new.occupations)):
        before, after = ([one for one in standards if one.occupation == name] for standards in latest_first)
        for one in list(after):
            same = next((other for other in before if other.is_same_edition(one)), None)
            if same is not None:
                changes += _changes(name, same, one)
                before.remove(same)
                after.remove(one)
        changes += [change for pair in zip_longest(before, after) for change in _changes(name, *pair)]
    return CatalogDiff(changes=tuple(changes))


def _changes(occupation: str, old: Standard | None, new: Standard | None) -> Iterator[Change]:
    before, after = (one.levels if one else {} for one in (old, new))
    if old and new:
        for name in STATED:
            values = (stated(standard, name, "zh") for standard in (old, new))
            was, is_now = (None if value is None else str(value) for value in values)
            if was != is_now:
                yield Change(kind="stated", occupation=occupation, field=name, values=(was, is_now))
    else:
        yield Change(kind="added" if new else "removed", occupation=occupation)
    for level in sorted({*before, *after}, reverse=True):
        if old and new and not (level in before and level in after):
            yield Change(kind="added" if level in after else "removed", occupation=occupation, level=level)
        for found in _clauses(before.get(level, ()), after.get(level, ())):
            yield Change(occupation=occupation, level=level, **found)


def stated(standard: Standard, name: str, lang: str) -> str | dt.date | None:
    """What a text states: a day, else words; "" is that there is none, None nothing at all."""
    value = getattr(standard, name)
    is_open = standard.related_open if name == "related" else name.endswith("majors") and standard.majors_open
    if name == "training_hours":
        value = tuple(
            say("conditions.hours_of", lang, level=say(f"ladder.level.{int(level)}", lang), hours=hours)
            for level, hours in value.items()
        )
    if isinstance(value, tuple):
        return say("conditions.and_others", lang, names=value) if is_open else joined(value, lang)
    return cast("str | dt.date | None", value)


def _clauses(old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[dict[str, Any]]:
    """The fields of each change in a level's clauses.

    Each new clause is compared with the old one that it is a version of: of equal words first, then the most alike.
    """
    likeness = {
        (one, other): 2.0 if other.text == one.text else SequenceMatcher(None, other.text, one.text, False).ratio()
        for one in new
        for other in old
    }
    counterparts: dict[Clause, Clause] = {}
    for one, other in sorted(likeness, key=lambda pair: (-likeness[pair], pair[0].id != pair[1].id)):
        if likeness[one, other] >= _ALIKE and one not in counterparts and other not in counterparts.values():
            counterparts[one] = other
    for one in new:
        former = counterparts.get(one)
        if former is None:
            yield {"kind": "added", "new": one}
        elif former != one:
            lost = tuple(asked for asked in former.alternatives if asked not in one.alternatives)
            gained = tuple(asked for asked in one.alternatives if asked not in former.alternatives)
            kind = "renumbered" if former.text == one.text else "changed" if lost or gained else "reworded"
            yield {"kind": kind, "old": former, "new": one, "lost": lost, "gained": gained}
    yield from ({"kind": "removed", "old": other} for other in old if other not in counterparts.values())


def changed_answers(
    person: Person, old: Catalog, new: Catalog, policy: Policy, on: dt.date
) -> tuple[ChangedAnswer, ...]:
    """The levels for which a person's verdict, or its first day, is another by the new catalog."""
    states: dict[tuple[str, Level], list[AnswerState | None]] = {}
    for place, catalog in enumerate((old, new)):
        for one in survey(person, catalog, policy, on):
            both = states.setdefault((one.occupation, one.level), [None, None])
            both[place] = AnswerState(verdict=one.verdict, eligible_from=one.eligible_from)
    each = [
        ChangedAnswer(occupation=name, level=level, old=one, new=other)
        for (name, level), (one, other) in states.items()
    ]
    return tuple(answer for answer in each if answer.old != answer.new)

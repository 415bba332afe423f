"""From requirements to answers: the least of an alternative's requirements, the best of a level's alternatives."""

from __future__ import annotations

from collections.abc import Sequence

import ibis

from ..model.terms import Verdict
from .engine import Query, bit_or, rows
from .records import Records
from .rulebook import BITS, RuleBook
from .rules import Rules

__all__ = ["answers", "decoded", "targets_met"]


def targets_met(truths: Query, rules: Rules, when: list[str]) -> Query:
    """For each person and target with an alternative that certainly or possibly holds: `sure` and `maybe`, those
    alternatives as bits, and `topics`, what is unknown of those that only possibly hold."""
    asked = rules.needs.join(rules.alternatives, "alternative")
    only = truths.join(asked.filter(asked.needed == 1), "asked")
    several = truths.join(asked.filter(asked.needed > 1), "asked")
    certain = several.truth == 2
    counted = several.group_by(["person", "alternative", "target", "bit", "needed", *when]).agg(
        truth=several.truth.min(),
        possible=several.count(),
        topics=bit_or(ibis.ifelse(certain, 0, several.topics)),
    )
    columns = ["person", "target", *when, "bit", "truth", "topics"]
    met = ibis.union(only.select(*columns), counted.filter(counted.possible == counted.needed).select(*columns))
    certain = met.truth == 2
    return met.group_by(["person", "target", *when]).agg(
        sure=bit_or(ibis.ifelse(certain, met.bit, 0)),
        maybe=bit_or(ibis.ifelse(certain, 0, met.bit)),
        topics=bit_or(ibis.ifelse(certain, 0, met.topics)),
    )


def _held(records: Records, rules: Rules, day: int) -> Query:
    """Who holds which target already, or a higher level."""
    found = records.documents.filter(records.documents.day.isnull() | (records.documents.day <= day))
    return found.join(rules.held, "kind").select("person", "target").distinct()


def answers(truths: Query, rules: Rules, records: Records, day: int) -> Query:
    """For each person and target with anything to say: alternatives as bits, topics, and whether it is held."""
    int64 = "int64"
    columns = ["person", "target", "sure", "maybe", "topics", "held"]
    met = targets_met(truths, rules, []).mutate(held=ibis.literal(0, int64))
    have = _held(records, rules, day).mutate(
        **{name: ibis.literal(0, int64) for name in ("sure", "maybe", "topics")}, held=ibis.literal(1, int64)
    )
    both = ibis.union(met.select(*columns), have.select(*columns))
    return both.group_by(["person", "target"]).agg(**{name: bit_or(both[name]) for name in columns[2:]})


def decoded(answers: Query, book: RuleBook, records: Records, verdicts: Sequence[Verdict]) -> Query:
    """The answers in words, one row for each person and target; without NOT_ELIGIBLE among `verdicts`, only the others."""
    engine = records.engine
    codes = engine.fetch(answers.select("target", "sure", "maybe", "topics").distinct()).to_pylist()
    int64, words = "int64", "words"
    meaning = engine.put(
        rows(
            (_meaning(book, code) for code in codes),
            target=int64, sure=int64, maybe=int64, topics=int64,
            verdict="string", alternatives=words, undetermined=words, unknown=words,
        )
    )  # fmt: skip
    said = answers.join(meaning, ["target", "sure", "maybe", "topics"])
    said = said.select("person", "target", "verdict", "held", "alternatives", "undetermined", "unknown")
    targets = engine.put(
        rows(
            (
                {"target": number, "occupation": target.standard.occupation, "level": int(target.level)}
                for number, target in enumerate(book.targets)
            ),
            target=int64, occupation="string", level=int64,
        )
    )  # fmt: skip
    if Verdict.NOT_ELIGIBLE in verdicts:
        everybody = records.persons.select("id", "person").cross_join(targets)
        table = everybody.left_join(said, ["person", "target"])
        nothing = ibis.literal([], "array<string>")
        table = table.mutate(
            verdict=table.verdict.fill_null(Verdict.NOT_ELIGIBLE.value),
            held=table.held.fill_null(0),
            **{name: ibis.coalesce(table[name], nothing) for name in ("alternatives", "undetermined", "unknown")},
        )
    else:
        table = said.join(targets, "target").join(records.persons.select("id", "person"), "person")
    table = table.filter(table.verdict.isin([verdict.value for verdict in verdicts]))
    return table.select(
        "occupation", "level", "verdict", "alternatives", "undetermined", "unknown", person="id", held=table.held > 0
    ).select("person", "occupation", "level", "verdict", "held", "alternatives", "undetermined", "unknown")


def _meaning(book: RuleBook, code: dict[str, int]) -> dict[str, object]:
    """What bits of a target stand for."""
    own = [alternative for alternative in book.alternatives if alternative.target == code["target"]]
    verdict = Verdict.ELIGIBLE if code["sure"] else Verdict.UNDETERMINED if code["maybe"] else Verdict.NOT_ELIGIBLE
    open_ = verdict is Verdict.UNDETERMINED
    return code | {
        "verdict": verdict.value,
        "alternatives": [a.label for a in own if code["sure"] >> a.place & 1],
        "undetermined": [a.label for a in own if code["maybe"] >> a.place & 1],
        "unknown": [topic for topic, bit in BITS.items() if open_ and code["topics"] & bit],
    }

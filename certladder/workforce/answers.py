"""From requirements to answers: the least of an alternative's requirements, the best of a level's alternatives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import ibis

from ..model.terms import Verdict
from .engine import Query, bit_or, rows
from .looks import each_target
from .records import Records
from .rulebook import BITS, RuleBook, Target
from .rules import Rules

__all__ = ["answers", "decoded", "holders", "targets_met"]


def targets_met(truths: Query, rules: Rules, when: list[str]) -> Query:
    """For each person and model with an alternative that certainly or possibly holds: `sure` and `maybe`, those
    alternatives as bits, and `topics`, what is unknown of those that only possibly hold."""
    return _by_target(_alternatives_met(truths, rules, when), ["person", "model", *when])


def _by_target(met: Query, by: list[str]) -> Query:
    return met.group_by(by).agg(**{name: bit_or(met[name]) for name in met.columns if name not in by})


def _alternatives_met(truths: Query, rules: Rules, when: list[str]) -> Query:
    """The alternatives of which one requirement after the other holds, as bits in `sure` or in `maybe`."""
    truths = truths.mutate(topics=ibis.ifelse(truths.truth == 2, 0, truths.topics))
    parts = []
    for many in rules.sizes:
        needs = rules.needs.filter(rules.needs.needed == many)
        met = truths.join(needs.filter(needs.place == 0), "asked")
        for place in range(1, many):
            more = truths.join(needs.filter(needs.place == place), "asked")
            more = more.select("person", "alternative", *when, its_truth=more.truth, its_topics=more.topics)
            met = met.join(more, ["person", "alternative", *when])
            met = met.mutate(truth=ibis.least(met.truth, met.its_truth), topics=met.topics | met.its_topics)
            met = met.drop("its_truth", "its_topics")
        certain = met.truth == 2
        sure, maybe = ibis.ifelse(certain, met.bit, 0), ibis.ifelse(certain, 0, met.bit)
        parts.append(met.select("person", "model", *when, "topics", sure=sure, maybe=maybe))
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def holders(records: Records, rules: Rules, day: int) -> Query:
    """Who holds which level already, or a higher one."""
    found = records.documents.filter(records.documents.day.isnull() | (records.documents.day <= day))
    return found.join(rules.held, "kind").select("person", "model")


def answers(truths: Query, rules: Rules, records: Records, day: int) -> Query:
    """For each person and target with anything to say: alternatives as bits, topics, and whether it is held."""
    none = ibis.literal(0, "int64")
    met = _alternatives_met(truths, rules, []).mutate(held=none)
    have = holders(records, rules, day).mutate(topics=none, sure=none, maybe=none, held=ibis.literal(1, "int64"))
    return _by_target(ibis.union(met, have.select(*met.columns)), ["person", "model"])


def decoded(answers: Query, rules: Rules, records: Records, verdicts: Sequence[Verdict]) -> Query:
    """The answers in words, one row for each person and target; without NOT_ELIGIBLE among `verdicts`, only the others."""
    engine, targets = records.engine, rules.book.targets
    codes = defaultdict(list)
    for code in engine.fetch(answers.select("model", "sure", "maybe", "topics").distinct()).to_pylist():
        codes[code["model"]].append(code)
    int64, words = "int64", "words"
    meaning = engine.put(
        rows(
            (
                {"target": number, **_meaning(rules.book, target, code)}
                for number, target in enumerate(targets)
                for code in codes[target.model]
            ),
            target=int64, sure=int64, maybe=int64, topics=int64,
            verdict="string", alternatives=words, undetermined=words, unknown=words,
        )
    )  # fmt: skip
    said = each_target(answers, rules, records).join(meaning, ["target", "sure", "maybe", "topics"])
    said = said.select("person", "target", "verdict", "held", "alternatives", "undetermined", "unknown")
    names = engine.put(
        rows(
            (
                {"target": number, "occupation": target.standard.occupation, "level": int(target.level)}
                for number, target in enumerate(targets)
            ),
            target=int64, occupation="string", level=int64,
        )
    )  # fmt: skip
    if Verdict.NOT_ELIGIBLE in verdicts:
        everybody = records.persons.select("id", "person").cross_join(names)
        table = everybody.left_join(said, ["person", "target"])
        nothing = ibis.literal([], "array<string>")
        table = table.mutate(
            verdict=table.verdict.fill_null(Verdict.NOT_ELIGIBLE.value),
            held=table.held.fill_null(0),
            **{name: ibis.coalesce(table[name], nothing) for name in ("alternatives", "undetermined", "unknown")},
        )
    else:
        table = said.join(names, "target").join(records.persons.select("id", "person"), "person")
    table = table.filter(table.verdict.isin([verdict.value for verdict in verdicts]))
    return table.select(
        "occupation", "level", "verdict", "alternatives", "undetermined", "unknown", person="id", held=table.held > 0
    ).select("person", "occupation", "level", "verdict", "held", "alternatives", "undetermined", "unknown")


def _meaning(book: RuleBook, target: Target, code: dict[str, int]) -> dict[str, object]:
    """What bits stand for."""
    verdict = Verdict.ELIGIBLE if code["sure"] else Verdict.UNDETERMINED if code["maybe"] else Verdict.NOT_ELIGIBLE
    open_ = verdict is Verdict.UNDETERMINED
    return code | {
        "verdict": verdict.value,
        "alternatives": book.labels(target, code["sure"]),
        "undetermined": book.labels(target, code["maybe"]),
        "unknown": [topic for topic, bit in BITS.items() if open_ and code["topics"] & bit],
    }

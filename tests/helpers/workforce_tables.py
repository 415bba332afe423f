"""Persons as a workforce's tables, and the workforce's answers beside the advisor's."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

import certladder as cl
from certladder.model.person import RECORD_KINDS
from certladder.workforce.columns import TABLES

LISTS = tuple(kind.list_name for kind in RECORD_KINDS.values())


def as_tables(persons: Mapping[str, cl.Person]) -> dict[str, pa.Table]:
    """The tables that say what the persons say, every cell a word."""
    rows: dict[str, list[dict[str, str | None]]] = {form.name: [] for form in TABLES.values()}
    for id_, person in persons.items():
        known = {name: "unknown" if person.unknown(name) else None for name in LISTS}
        for words, met in person.meets.items():
            rows["conditions"].append({"person": id_, "words": words, "met": "是" if met else "否"})
        rows["persons"].append({"person": id_, "born": _cell(person.born), **known})
        for name in LISTS:
            for record in getattr(person, name) or ():
                fields = {field: _cell(getattr(record, field)) for field in type(record).model_fields}
                if name == "work" and record.end is None:
                    fields["end"] = "至今"  # which a row that begins later does not put in doubt
                rows[name].append({"person": id_, **fields})
    return {
        form.name: pa.table(
            {
                column: pa.array([row[column] for row in rows[form.name]], pa.string())
                for column in ("person", *form.words, *form.days)
            }
        )
        for form in TABLES.values()
    }


def _cell(value: Any) -> str | None:
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else None
    if isinstance(value, int):
        return str(int(value))
    return None if value is None else str(value)


def differences(
    answers: Iterable[Mapping[str, Any]], persons: Mapping[str, cl.Person], advisor: cl.Advisor, on: dt.date
) -> Iterator[tuple[object, ...]]:
    """Where an answer of the workforce is not the advisor's: verdict, days, alternatives, what is unknown, and held."""
    for row in answers:
        person = persons[row["person"]]
        answer = advisor.check(person, row["occupation"], row["level"], on=on)
        theirs = {
            "eligible_from": answer.eligible_from,
            "possible_from": answer.possible_from,
            "verdict": answer.verdict.value,
            "held": answer.held,
            "alternatives": _labels(answer, cl.Verdict.ELIGIBLE),
            "undetermined": _labels(answer, cl.Verdict.UNDETERMINED),
            "unknown": {question.topic for question in answer.questions},
        }
        mine = {name: row[name] for name in theirs} | {"unknown": set(row["unknown"])}
        if mine != theirs:
            yield row["person"], row["occupation"], row["level"], mine, theirs


def _labels(answer: cl.Eligibility, verdict: cl.Verdict) -> list[str]:
    return [
        result.clause.id if len(result.clause.alternatives) == 1 else f"{result.clause.id}#{result.alternative}"
        for result in answer.clauses
        if result.verdict is verdict
    ]


def alternatives_reached(answers: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str]]:
    """The alternatives that hold for a person, and those that are undetermined for one."""
    sure: set[str] = set()
    maybe: set[str] = set()
    for row in answers:
        sure.update(row["alternatives"])
        maybe.update(row["undetermined"])
    return sure, maybe

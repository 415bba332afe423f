"""A rule book as tables in an engine, for queries over any part of the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ibis

from ..model.requirements import DiplomaRequirement, WorkYears
from ..solver.evaluate.evaluate import evaluator_of
from .engine import Engine, Query, rows
from .records import Records
from .rulebook import BITS, Asked, RuleBook
from .serving import Cases

__all__ = ["Rules"]


_NEEDS = ("alternative", "model", "bit", "needed", "place", "asked")


@dataclass
class Rules:
    """What does not depend on the day: which kinds of records serve what, and what the alternatives need."""

    book: RuleBook
    usual: Query
    special: Query
    cases: Query
    counts: Query
    held: Query
    answered: Query
    lists: Query
    anchors: Query
    keys: Query
    shapes: Query
    targets: Query
    needs: Query
    sizes: list[int]
    """How many requirements alternatives need."""

    @classmethod
    def of(cls, book: RuleBook, records: Records) -> Rules:
        """The tables for one rule book and the kinds of records there are."""

        def put(rows_: Iterable[Mapping[str, object]], *columns: str, **more: str) -> Query:
            return records.engine.put(rows(rows_, **dict.fromkeys(columns, "int64"), **more))

        cases = Cases.of(book, records.kinds)
        numbered = cases.numbers.items()
        return cls(
            book,
            usual=put(cases.usual, "kind", "shape", "case"),
            special=put(cases.special, "kind", "shape", "look", "case"),
            cases=put(
                ({"kind": n, "asked": a, "topics": t} for c, n in numbered for a, t in c.served),
                "kind", "asked", "topics",
            ),
            counts=put(
                ({"kind": n, "key": k, "topics": t} for c, n in numbered for k, t in c.counted), "kind", "key", "topics"
            ),
            held=put(({"kind": n, "model": m} for c, n in numbered for m in c.held), "kind", "model"),
            answered=put(
                ({"kind": n, "asked": a, "met": met} for c, n in numbered for a, met in c.answered),
                "kind", "asked", met="bool",
            ),
            lists=put(_lists(book), "shape", "asked", "topics", list="string", needed="bool"),
            anchors=put(_anchors(book), "anchor", "undated"),
            keys=put(({"shape": key.shape, "key": n} for key, n in book.work_keys.items()), "shape", "key"),
            shapes=put(
                ({"shape": n, "look": len(book.standards) + n} for n in range(len(book.shapes))), "shape", "look"
            ),
            targets=put(
                ({"target": n, "look": t.look, "model": t.model} for n, t in enumerate(book.targets)),
                "target", "look", "model",
            ),
            needs=put(_needs(book), *_NEEDS),
            sizes=sorted({len(alternative.needs) for alternative in book.alternatives}),
        )  # fmt: skip

    def forget(self, engine: Engine) -> None:
        """Drop the tables from the engine."""
        for table in vars(self).values():
            if isinstance(table, ibis.Table):
                engine.forget(table)


def _needs(book: RuleBook) -> Iterator[dict[str, int]]:
    """For each alternative, the requirements it needs one by one."""
    for number, of in enumerate(book.alternatives):
        for place, asked in enumerate(of.needs):
            row = (number, of.model, 1 << of.place, len(of.needs), place, asked)
            yield dict(zip(_NEEDS, row, strict=True))


def _lists(book: RuleBook) -> Iterator[dict[str, object]]:
    """For each requirement of a record, and each that anchors work: the list it looks at."""
    for asked, number in book.asked.items():
        name = evaluator_of(asked.requirement).list_name
        if name is not None and name != "work":
            yield {
                "shape": asked.shape,
                "asked": number,
                "list": name,
                "topics": BITS[name],
                "needed": number in book.needed,
            }


def _anchors(book: RuleBook) -> Iterator[dict[str, object]]:
    """For each requirement that anchors work: what is unknown where its record has no date."""
    after = {
        Asked(asked.shape, asked.requirement.after)
        for _, asked in book.of_type(WorkYears)
        if isinstance(asked.requirement, WorkYears) and asked.requirement.after is not None
    }
    for asked, number in book.asked.items():
        if asked in after:
            undated = BITS["graduated" if isinstance(asked.requirement, DiplomaRequirement) else "issued"]
            yield {"anchor": number, "undated": undated}

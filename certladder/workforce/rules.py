"""A rule book as tables in an engine, for queries over any part of the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import ibis

from ..model.terms import Mode
from .engine import Engine, Query, rows
from .records import Records
from .rulebook import RuleBook
from .serving import Cases

__all__ = ["DayRules", "Rules"]


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
            lists=put(book.lists(), "shape", "asked", "topics", list="string", needed="bool"),
            anchors=put(book.anchors(), "anchor", "undated"),
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


@dataclass
class DayRules:
    """What the rules ask of dates, on the day asked or, for some persons, on a day of their own (`person`, `on`)."""

    documents: Query
    cumulative: Query
    continuous: Query
    working: Query
    ages: Query
    unread: Query
    when: list[str]

    @classmethod
    def of(cls, book: RuleBook, records: Records, days: list[int], probes: Query | None = None) -> DayRules:
        """The rules for some days; with `probes` (person, asked, on) for those only."""
        put = records.engine.put
        int64 = "int64"
        work = {"asked": int64, "key": int64, "anchor": int64, "on": int64, "cutoff": int64}
        tables = {
            "documents": put(
                rows(
                    (row for day in days for row in book.documents(day)),
                    asked=int64, on=int64, cutoff=int64, undated=int64, student="bool", expected="bool",
                )
            ),
            "cumulative": put(
                rows(
                    (row for day in days for row in book.work(day, Mode.CUMULATIVE, records.earliest)),
                    **work, until=int64, days=int64, fewest=int64, most=int64,
                )
            ),
            "continuous": put(
                rows((row for day in days for row in book.work(day, Mode.CONTINUOUS, 0)), **work, years=int64)
            ),
            "working": put(rows((row for day in days for row in book.working(day)), asked=int64, key=int64, on=int64)),
            "ages": put(
                rows((row for day in days for row in book.ages(day)), shape=int64, asked=int64, on=int64, cutoff=int64)
            ),
            "unread": put(rows((row for day in days for row in book.unread(day)), shape=int64, asked=int64, on=int64)),
        }  # fmt: skip
        if probes is None:
            return cls(**tables, when=[])
        return cls(**{name: probes.join(table, ["asked", "on"]) for name, table in tables.items()}, when=["on"])

    def whose(self, column: str) -> list[str]:
        """The columns by which a table of persons meets these rules: its own persons where the rules are for some."""
        return ["person", column] if self.when else [column]

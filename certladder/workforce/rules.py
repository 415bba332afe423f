"""A rule book as tables in an engine, for queries over any part of the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model.terms import Mode
from .engine import Query, rows
from .records import Records
from .rulebook import RuleBook
from .serving import held, serves, work_counts

__all__ = ["DayRules", "Rules"]


@dataclass
class Rules:
    """What does not depend on the day: which kinds of records serve what, and what the alternatives need."""

    book: RuleBook
    kinds: Query
    lists: Query
    anchors: Query
    counts: Query
    keys: Query
    needs: Query
    sizes: list[int]
    """How many requirements alternatives need."""
    held: Query

    @classmethod
    def of(cls, book: RuleBook, records: Records) -> Rules:
        """The tables for one rule book and the kinds of records there are."""
        put, kinds = records.engine.put, records.kinds
        int64 = "int64"
        return cls(
            book,
            kinds=put(rows(serves(book, kinds), kind=int64, asked=int64, topics=int64)),
            lists=put(rows(book.lists(), asked=int64, list="string", topics=int64, needed="bool")),
            anchors=put(rows(book.anchors(), anchor=int64, undated=int64)),
            counts=put(rows(work_counts(book, kinds), kind=int64, key=int64, topics=int64)),
            keys=put(rows(({"key": key} for key in book.work_keys.values()), key=int64)),
            needs=put(rows(_needs(book), **dict.fromkeys(_NEEDS, int64))),
            sizes=sorted({len(needed) for needed in book.needs}),
            held=put(rows(held(book, kinds), kind=int64, target=int64)),
        )


_NEEDS = ("alternative", "target", "bit", "needed", "place", "asked")


def _needs(book: RuleBook) -> Iterator[dict[str, int]]:
    """For each alternative, the requirements it needs one by one."""
    for number, (alternative, needed) in enumerate(zip(book.alternatives, book.needs, strict=True)):
        for place, asked in enumerate(needed):
            yield dict(
                zip(
                    _NEEDS, (number, alternative.target, 1 << alternative.place, len(needed), place, asked), strict=True
                )
            )


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
            "ages": put(rows((row for day in days for row in book.ages(day)), asked=int64, on=int64, cutoff=int64)),
            "unread": put(rows(book.unread(), asked=int64)),
        }  # fmt: skip
        if probes is None:
            return cls(**tables, when=[])
        unread = tables.pop("unread")
        return cls(
            **{name: probes.join(table, ["asked", "on"]) for name, table in tables.items()}, unread=unread, when=["on"]
        )

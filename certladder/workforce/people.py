"""Single persons out of the tables, as the library's records: for explanations, and to compare with."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from ..model.dates import FOREVER
from ..model.person import RECORD_KINDS, Education, Person, Record
from .columns import Condition
from .engine import Query
from .records import Records

__all__ = ["people"]


def people(records: Records, ids: Query) -> dict[str, Person]:
    """The persons of a table of ids (`id`), by id."""
    fetch = records.engine.fetch
    persons = fetch(records.persons.semi_join(ids, "id")).to_pylist()
    keys = records.persons.semi_join(ids, "id").select("person")
    lists: defaultdict[object, list[Record]] = defaultdict(list)
    meets: defaultdict[object, dict[str, bool]] = defaultdict(dict)
    for row in fetch(records.documents.semi_join(keys, "person")).to_pylist():
        kind = records.kinds[row["kind"]]
        if isinstance(kind, Condition):
            meets[row["person"]][kind.words] = kind.met
        else:
            lists[row["person"]].append(_document(kind, row))
    for row in fetch(records.work.semi_join(keys, "person")).to_pylist():
        end = None if row["stop"] == FOREVER else _date(row["stop"] - 1)
        work = records.kinds[row["kind"]].model_copy(update={"start": _date(row["start"]), "end": end})
        lists[row["person"]].append(work)
    gaps: defaultdict[object, set[str]] = defaultdict(set)
    for row in fetch(records.gaps.semi_join(keys, "person")).to_pylist():
        gaps[row["person"]].add(row["list"])
    return {
        row["id"]: _person(row["born"], lists[row["person"]], gaps[row["person"]], meets[row["person"]])
        for row in persons
    }


def _person(born: int | None, records: list[Record], gaps: set[str], meets: dict[str, bool]) -> Person:
    lists: dict[str, Any] = {kind.list_name: () for kind in RECORD_KINDS.values()}
    for record in records:
        lists[RECORD_KINDS[type(record)].list_name] += (record,)
    said = {"born": None if born is None else _date(born), "incomplete": frozenset(gaps), "meets": meets}
    return Person.model_validate(lists | said)


def _document(kind: Record, row: dict[str, Any]) -> Record:
    days = {RECORD_KINDS[type(kind)].date_field: None if row["day"] is None else _date(row["day"])}
    if isinstance(kind, Education) and row["enrolled"] is not None:
        days["enrolled"] = _date(row["enrolled"])
    return kind.model_copy(update=days)


def _date(day: int) -> dt.date:
    return dt.date.fromordinal(day)

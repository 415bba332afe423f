"""Single persons out of the tables, as the library's records: for explanations, and to compare with."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from ..model.dates import FOREVER
from ..model.person import LIST_NAMES, Certificate, Education, Permit, Person, Record, Title
from .columns import Condition
from .engine import Query
from .records import Records

__all__ = ["day_field", "people"]


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
    lists: dict[str, Any] = dict.fromkeys(LIST_NAMES.values(), ())
    for record in records:
        lists[LIST_NAMES[type(record)]] += (record,)
    said = {"born": None if born is None else _date(born), "incomplete": frozenset(gaps), "meets": meets}
    return Person.model_validate(lists | said)


def day_field(record: Record) -> str:
    """The field that holds the one date of a record.

    >>> day_field(Permit(name="机动车驾驶证"))
    'issued'
    """
    if isinstance(record, Certificate | Permit):
        return "issued"
    if isinstance(record, Education):
        return "graduated"
    return "granted" if isinstance(record, Title) else "completed"


def _document(kind: Record, row: dict[str, Any]) -> Record:
    days = {day_field(kind): None if row["day"] is None else _date(row["day"])}
    if isinstance(kind, Education) and row["enrolled"] is not None:
        days["enrolled"] = _date(row["enrolled"])
    return kind.model_copy(update=days)


def _date(day: int) -> dt.date:
    return dt.date.fromordinal(day)

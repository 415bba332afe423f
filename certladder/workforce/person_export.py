"""Single persons out of the tables, as the library's records: for explanations, and to compare with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..model.dates import FOREVER, PartialDate, RecordDate, earliest, latest
from ..model.person import RECORD_KINDS, Education, Person, Record
from .columns import Condition
from .engine import quoted
from .records import Records

__all__ = ["export_person"]


def export_person(records: Records, id_: str) -> Person | None:
    """The person with an id; None if there is none."""

    def fetch(table: str) -> list[dict[str, Any]]:
        key = f"SELECT person FROM {records.persons} p WHERE p.id = {quoted(id_)}"
        return list(records.engine.fetch(f"SELECT * FROM {table} t WHERE t.person IN ({key})").to_pylist())

    found = fetch(records.persons)
    if not found:
        return None
    lists: dict[str, Any] = {kind.list_name: () for kind in RECORD_KINDS.values()}
    meets: dict[str, bool] = {}
    for row in fetch(records.documents):
        kind = records.kinds[row["kind"]]
        if isinstance(kind, Condition):
            meets[kind.words] = kind.met
        else:
            lists[RECORD_KINDS[type(kind)].list_name] += (_document(kind, row),)
    for row in fetch(records.work):
        end = None if row["stopped"] == FOREVER else _date(row["stopped_first"] - 1, row["stopped"] - 1)
        start = _date(row["began"], row["began_last"])
        work = records.kinds[row["kind"]].model_copy(update={"start": start, "end": end})
        lists["work"] += (work,)
    incomplete = frozenset(row["list_name"] for row in fetch(records.gaps))
    return Person.model_validate(
        lists | {"born": _date(found[0]["born"], found[0]["born_last"]), "incomplete": incomplete, "meets": meets}
    )


def _document(kind: Record, row: dict[str, Any]) -> Record:
    days = {RECORD_KINDS[type(kind)].date_field: _date(row["day"], row["last"])}
    if isinstance(kind, Education):
        days["enrolled"] = _date(row["enrolled"], row["enrolled_last"])
    return kind.model_copy(update=days)


def _date(first: int | None, last: int | None) -> RecordDate | None:
    if first is None or last is None:
        return None
    day = dt.date.fromordinal(first)
    if first == last:
        return day
    month = PartialDate(day.year, day.month)
    return month if (earliest(month), latest(month)) == (first, last) else PartialDate(day.year)

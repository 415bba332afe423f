"""Single persons out of the tables, as the library's records: for explanations, and to compare with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..model.dates import FOREVER
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
        end = None if row["stopped"] == FOREVER else _date(row["stopped"] - 1)
        work = records.kinds[row["kind"]].model_copy(update={"start": _date(row["began"]), "end": end})
        lists["work"] += (work,)
    incomplete = frozenset(row["list_name"] for row in fetch(records.gaps))
    return Person.model_validate(lists | {"born": _date(found[0]["born"]), "incomplete": incomplete, "meets": meets})


def _document(kind: Record, row: dict[str, Any]) -> Record:
    days = {RECORD_KINDS[type(kind)].date_field: _date(row["day"])}
    if isinstance(kind, Education):
        days["enrolled"] = _date(row["enrolled"])
    return kind.model_copy(update=days)


def _date(day: int | None) -> dt.date | None:
    return None if day is None else dt.date.fromordinal(day)

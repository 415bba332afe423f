"""Single persons out of the tables, as the library's records: for explanations, and to compare with."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..model.dates import FOREVER
from ..model.person import LIST_NAMES, Certificate, Education, Permit, Person, Record, Title
from .columns import Condition
from .engine import quoted
from .records import Records

__all__ = ["day_field", "export_person"]


def export_person(records: Records, id_: str) -> Person | None:
    """The person with an id; None if there is none."""

    def fetch(table: str) -> list[dict[str, Any]]:
        key = f"SELECT person FROM {records.persons} p WHERE p.id = {quoted(id_)}"
        return list(records.engine.fetch(f"SELECT * FROM {table} t WHERE t.person IN ({key})").to_pylist())

    found = fetch(records.persons)
    if not found:
        return None
    lists: dict[str, Any] = dict.fromkeys(LIST_NAMES.values(), ())
    meets: dict[str, bool] = {}
    for row in fetch(records.documents):
        kind = records.kinds[row["kind"]]
        if isinstance(kind, Condition):
            meets[kind.words] = kind.met
        else:
            lists[LIST_NAMES[type(kind)]] += (_document(kind, row),)
    for row in fetch(records.work):
        end = None if row["stopped"] == FOREVER else _date(row["stopped"] - 1)
        work = records.kinds[row["kind"]].model_copy(update={"start": _date(row["began"]), "end": end})
        lists["work"] += (work,)
    incomplete = frozenset(row["list_name"] for row in fetch(records.gaps))
    return Person.model_validate(lists | {"born": _date(found[0]["born"]), "incomplete": incomplete, "meets": meets})


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
    days = {day_field(kind): _date(row["day"])}
    if isinstance(kind, Education):
        days["enrolled"] = _date(row["enrolled"])
    return kind.model_copy(update=days)


def _date(day: int | None) -> dt.date | None:
    return None if day is None else dt.date.fromordinal(day)

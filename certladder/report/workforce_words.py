"""What there is to tell of a workforce's tables, in Chinese or English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.catalog import Catalog
from ..workforce import Workforce
from ..workforce.reasons import in_chinese

__all__ = ["note_words", "occupation_names", "reasons_told", "unlisted_words"]


def occupation_names(catalog: Catalog, summary: Iterable[Mapping[str, Any]], on: dt.date, zh: bool) -> dict[str, str]:
    """The occupations in the rows of a summary, each with the name to show."""
    names = {}
    for name in dict.fromkeys(row["occupation"] for row in summary):
        english = catalog.standard(name, on).english
        names[name] = name if zh or not english else f"{name} ({english})"
    return names


def unlisted_words(workforce: Workforce, zh: bool) -> list[str]:
    """The occupations that the catalog does not hold, each with those that may be meant."""
    return [_unlisted(name, near, zh) for name, near in workforce.unknown_occupations().items()]


def _unlisted(name: str, near: tuple[str, ...], zh: bool) -> str:
    if not near:
        return name
    return f"{name}（是否指：{'、'.join(near)}？）" if zh else f"{name} (did you mean {', '.join(near)}?)"


def note_words(workforce: Workforce, zh: bool) -> list[str]:
    """The files and columns that are not used."""
    return [in_chinese(note) if zh else note for note in workforce.notes]


def reasons_told(workforce: Workforce, zh: bool) -> list[tuple[str, str, str]]:
    """Where, why and how many rows are set aside, most first."""
    return [
        (
            " / ".join(filter(None, (row["source"], row["column"]))),
            in_chinese(row["reason"]) if zh else row["reason"],
            f"{row['rows']:,}",
        )
        for row in workforce.set_aside_by_reason().to_pylist()
    ]

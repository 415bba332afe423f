"""A sheet with one record a row and one fact a column: what clerks put side by side or into one cell is taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from .cell_parsers import named_levels
from .columns import TableForm, table_named
from .headers import meanings, means, names_persons

__all__ = ["Row", "tidy"]

Row = tuple[int, list[str]]
"""A row's number and its cells."""

_NUMBER = re.compile(r"第?[(（]?([1-9一二三四])[)）]?")
_AND = re.compile(r"[及和与、]")
_SEPARATOR = re.compile(r"[\s、,，;；/]+")
_DATE = re.compile(r"[0-9]{4}(\s*[-/.年]\s*[0-9]{1,2}(\s*[-/.月]\s*[0-9]{1,2})?)?\s*[年月日]?")


def tidy(names: Sequence[str], rows: Sequence[Row], title: str = "") -> tuple[list[str], list[Row]]:
    """The columns and rows of a sheet that is called `title`; one row may become several with its number.

    >>> _, rows = tidy(["工号", "技能等级", "发证日期"], [(2, ["1", "电工四级、焊工五级", "2015、2016"])])
    >>> [(number, *cells[-3:]) for number, cells in rows]
    [(2, '电工', '4', '2015'), (2, '焊工', '5', '2016')]
    """
    return _certificates_apart(*_stacked(*_divided(list(names), list(rows))), table_named(title))


def _divided(names: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """学历及毕业时间, 毕业院校及专业: a column for each."""
    for at in reversed(range(len(names))):
        parts = [] if means(names[at]) else _AND.split(names[at].rpartition("\t")[2])
        if len(parts) == 2 and all(means(part) and part not in names for part in parts):
            days = [any(one.form.fields[one.column].day for one in meanings(part)) for part in parts]
            names[at : at + 1] = parts
            for _, cells in rows:
                cells[at : at + 1] = _split(cells[at], days)
    return names, rows


def _split(cell: str, days: Sequence[bool]) -> list[str]:
    """The two parts of a cell, of which one may be a day."""
    date = _DATE.search(unicodedata.normalize("NFKC", cell))
    if True not in days:
        return [*_SEPARATOR.split(cell, maxsplit=1), ""][:2]
    rest = unicodedata.normalize("NFKC", cell).replace(date[0], "") if date else cell
    parts = [rest.replace("毕业", "").strip(" (),;、"), date[0] if date else ""]
    return parts[::-1] if days[0] else parts


def _stacked(names: list[str], rows: list[Row]) -> tuple[list[str], list[Row]]:
    """证书1等级, 证书2等级: a row for each number, which says nothing else of the person."""
    bases: dict[int, tuple[str, str]] = {}
    for at, name in enumerate(names):
        for match in _NUMBER.finditer(name):
            base = name[: match.start()] + name[match.end() :]
            if means(base):
                bases[at] = base, match[1]
    columns = list(dict.fromkeys(base for base, _ in bases.values()))
    bases |= {at: (name, "") for at, name in enumerate(names) if name in columns}
    common = [at for at in range(len(names)) if at not in bases]
    numbers = list(dict.fromkeys(bases[at][1] for at in sorted(bases))) or [""]
    found: list[Row] = []
    for row, cells in rows:
        for number in numbers:
            own = {base: cells[at] for at, (base, of) in bases.items() if of == number}
            first = number == numbers[0]
            if first or any(own.values()):
                shared = (cells[at] if first or names_persons(names[at]) else "" for at in common)
                found.append((row, [*shared, *(own.get(base, "") for base in columns)]))
    return [*(names[at] for at in common), *columns], found


def _certificates_apart(names: list[str], rows: list[Row], form: TableForm | None) -> tuple[list[str], list[Row]]:
    """电工四级、焊工五级 in one cell, with their dates in another if there are as many: a row for each certificate."""
    level, occupation, issued = (_certificate_column(names, column) for column in ("level", "occupation", "issued"))
    if level is None or not any(named_levels(cells[level]) for _, cells in rows):
        return names, rows
    found: list[Row] = []
    for row, cells in rows:
        own = cells[occupation] if occupation is not None else ""
        dates = [cells[issued]] if issued is not None else [""]
        certificates = named_levels(cells[level]) or [("", cells[level])]
        if len(certificates) > 1:  # one date for several is that of any of them
            dates = _SEPARATOR.split(dates[0].strip())
        if len(certificates) != len(dates):
            dates = [""] * len(certificates)
        for place, ((named, words), date) in enumerate(zip(certificates, dates, strict=True)):
            kept = ["" if place and not names_persons(name) else cell for name, cell in zip(names, cells, strict=True)]
            found.append((row, [*kept, named or own, words, date]))
    taken = {names[at] for at in (level, issued) if at is not None}
    if occupation is not None and {
        one.form.name for one in meanings(names[occupation]) if form in (None, one.form)
    } == {"certificates"}:
        taken.add(names[occupation])
    return [*("" if name in taken else name for name in names), "证书\t职业", "证书\t等级", "证书\t发证日期"], found


def _certificate_column(names: Sequence[str], column: str) -> int | None:
    """The place of a column of certificates, by its best name."""
    found = [
        (one.worth, at)
        for at, name in enumerate(names)
        for one in meanings(name)
        if (one.form.name, one.column) == ("certificates", column)
    ]
    return min(found)[1] if found else None

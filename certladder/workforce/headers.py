"""Which given column is which: in a table that is named, and in a sheet that holds several kinds of records in a row.

A given name may be two names parted by a tab: what stands above it in a header of two rows, or what a mapping says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .columns import (
    FALLBACK,
    SHARED,
    SPECIFIC,
    TABLES,
    TableForm,
    WorkforceError,
    id_column,
    misspelt,
    plain,
    readings_of,
    table_named,
)

__all__ = ["Header", "Meaning", "Part", "find_header", "match_header", "meanings", "means", "names_persons", "shown"]

_OF_ANSWERS = frozenset(("verdict", "结论", "申报结论"))
"""Columns of the answers to an earlier check: its levels are no certificates."""
_PERSONS = next(form for form in TABLES if form.name == "persons")
_HEADER_WITHIN = 30
"""A header is looked for in so many rows."""


@dataclass
class Part:
    """What a table says of one kind of record: which given column is which of the form's, by the form's names."""

    form: TableForm
    columns: dict[str, str]
    main: bool = False
    """The table is about these records, and not about persons with some of them in each row."""

    @property
    def own(self) -> list[str]:
        """The columns without which a row says nothing of the kind: a 工种 alone is no certificate."""
        shared = not self.main and self.form.name != "work"
        return [name for name in self.columns if not (shared and name == "occupation")]

    @property
    def missing(self) -> list[str]:
        """The columns that must be there and are not."""
        there = {*self.columns, *(("start", "end") if "period" in self.columns else ())}
        return [column.name for column in self.form.columns[1:] if column.required and column.name not in there]

    def lacks(self, missing: Sequence[str], given: Sequence[str]) -> dict[str, object]:
        """The arguments of the message that columns are missing."""
        labels = {column.name: column.label for column in self.form.columns}
        return {"missing": [f"{name} ({labels[name]})" for name in missing], "given": list(map(shown, given))}


@dataclass
class Header:
    """What the columns of a table are: its parts, the columns that name persons by how they do, and the others."""

    parts: list[Part]
    given: Sequence[str]
    ids: dict[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    trade: str = ""
    """The column of a roster that says what somebody works as."""


class Meaning(NamedTuple):
    """What a column may be: one of a form's, and what its name is worth."""

    form: TableForm
    column: str
    worth: int


_MEANINGS: defaultdict[str, list[Meaning]] = defaultdict(list)
for _form in TABLES:
    for _column in _form.fields.values():
        for _name, _worth in _column.names.items():
            _MEANINGS[_name].append(Meaning(_form, _column.name, _worth))


def means(given: str) -> bool:
    """Whether a column could be one of a record's."""
    return bool(meanings(given))


def names_persons(given: str) -> bool:
    """Whether a column says whose a row is."""
    return id_column(given.rpartition("\t")[2]) is not None


def shown(name: str) -> str:
    """A given name as it is said: both of two names."""
    return "/".join(filter(None, name.split("\t")))


def meanings(given: str) -> list[Meaning]:
    """What a column may be, by its likeliest name that means anything."""
    above, _, name = given.rpartition("\t")
    found = _by_name(above + name) if above else []
    if group := _group(above):
        own = [Meaning(one.form, one.column, SPECIFIC) for one in _by_name(name, group)]
        found = own or [one for one in found if one.worth != SHARED]
    return found or _by_name(name)


def _group(above: str) -> TableForm | None:
    """The kind of records that stands above a column."""
    form = table_named(above) if above else None
    return form if form is not None and form.record is not None else None


def _by_name(name: str, form: TableForm | None = None) -> list[Meaning]:
    each = ([one for one in _MEANINGS.get(reading, ()) if form in (None, one.form)] for reading in readings_of(name))
    return next(filter(None, each), [])


def match_header(
    form: TableForm | None, given: Sequence[str], where: str, renamed: Mapping[str, str] | None = None
) -> Header:
    """What the columns of a table are; `form` is what its own name says, if that says anything.

    `renamed`: the names under which to look for some of them; "" for those to leave out.

    Raises:
        WorkforceError: a column that must be there is not, two mean the same, or one looks like a misspelt one.

    >>> found = match_header(table_named("work"), ["工号", "职业", "start", "部门"], "work.csv")
    >>> found.parts[0].columns, found.ignored
    ({'occupation': '职业', 'start': 'start'}, ['部门'])
    >>> roster = match_header(None, ["工号", "工种", "入职日期", "技能等级", "发证日期"], "花名册")
    >>> {part.form.name: list(part.columns) for part in roster.parts}
    {'work': ['start', 'occupation'], 'certificates': ['level', 'issued', 'occupation'], 'persons': []}
    """
    return _Matcher(form, where, renamed or {}).match(given)


class _Matcher:
    def __init__(self, form: TableForm | None, where: str, renamed: Mapping[str, str]) -> None:
        self.form, self.where, self.renamed = form, where, renamed
        self.is_record = form is not None and form.record is not None
        self.found: defaultdict[TableForm, dict[str, tuple[bool, str]]] = defaultdict(dict)
        """The given columns, by the form's names, each with whether it is there only until a better one is."""

    def match(self, given: Sequence[str]) -> Header:
        self.header = Header([], given)
        shared: list[tuple[str, list[Meaning]]] = []
        if self.form is None and any(plain(name) in _OF_ANSWERS for name in given):
            return self.header
        for name in given:
            said = self.renamed.get(name, name)
            could, kind = meanings(said), id_column(said.rpartition("\t")[2])
            if name in self.renamed and said and not could and kind is None:
                raise WorkforceError("map_no_field", where=self.where, column=shown(name), given=shown(said))
            own = [one for one in could if one.form is self.form]
            sure = own or [one for one in could if one.worth != SHARED and not self.is_record]
            if not own and kind is not None:
                if self.header.ids.setdefault(kind, name) != name:
                    self._refuse_both(self.header.ids[kind], name, "person")
            elif sure:
                self._take(sure[0], name)
            elif self.is_record or not could:
                self.header.ignored += [name] if said else []
            else:
                shared.append((name, could))
                if any((one.form.name, one.column) == ("work", "occupation") for one in could):
                    self.header.trade = self.header.trade or name
        self._share(shared)
        self._finish()
        return self.header

    def _take(self, one: Meaning, name: str) -> None:
        """The column is this one, unless a better one is; two that are as good are one too many."""
        columns, new = self.found[one.form], (one.worth == FALLBACK, name)
        there = columns.setdefault(one.column, new)
        if there is not new:
            if there[0] == new[0]:
                self._refuse_both(there[1], name, one.column)
            columns[one.column], worse = sorted((there, new))
            self.header.ignored.append(worse[1])

    def _refuse_both(self, first: str, second: str, column: str) -> None:
        raise WorkforceError("same_column", where=self.where, first=shown(first), second=shown(second), column=column)

    def _share(self, shared: list[tuple[str, list[Meaning]]]) -> None:
        """Names such as 工种 and 等级 belong to the kinds of records that other columns show to be there."""
        left = [pair for pair in shared if not self._give(*pair)]
        if any(meaning.column != "occupation" for _, meanings in left for meaning in meanings):
            self._complete(shared)
        used = {name for columns in self.found.values() for _, name in columns.values()}
        self.header.ignored += [name for name, _ in left if name not in used]

    def _give(self, name: str, meanings: list[Meaning]) -> bool:
        lacking = [one for one in meanings if one.form in self.found and one.column not in self.found[one.form]]
        if any(one.column != "occupation" for one in lacking) and len(lacking) > 1:
            lacking = [one for one in lacking if (one.form.name, one.column) == ("certificates", "level")]
        for one in lacking:
            self._take(one, name)
        return bool(lacking)

    def _complete(self, shared: list[tuple[str, list[Meaning]]]) -> None:
        """A kind of record of which all that must be there is: the one of which most is."""
        best: dict[str, str] = {}
        for form in TABLES:
            columns = {one.column: name for name, meanings in shared for one in meanings if one.form is form}
            fits = form.record and form not in self.found and not Part(form, columns).missing
            if fits and len(columns) > len(best):
                best, kind = columns, form
        if best:
            self.found[kind] = {column: (False, name) for column, name in best.items()}
            self.header.trade = ""

    def _finish(self) -> None:
        if self.found or self.form is not None:
            self.found.setdefault(_PERSONS if self.form is None else self.form, {})
        for form, columns in self.found.items():
            part = Part(form, {column: name for column, (_, name) in columns.items()})
            first_day = part.form.days[0] if part.form.extras else ""
            if part.form is not self.form and part.columns.keys() <= {"status"} and part.form.record:
                unused = [*part.columns]
            else:
                self.header.parts.append(part)
                unused = ["period"] if first_day in part.columns and "period" in part.columns else []
            self.header.ignored += [part.columns.pop(column) for column in unused]
        records = [part for part in self.header.parts if part.form.record]
        for part in self.header.parts:
            part.main = part.form is self.form or (self.form is None and records == [part])
            there = {*part.columns, *(["person"] if self.header.ids else [])}
            for missed in (column for column in part.form.columns if column.name not in there):
                if like := misspelt(missed, (name for name in self.header.ignored if not means(name))):
                    raise WorkforceError("misspelt_column", where=self.where, given=shown(like), column=missed.name)
            missing = ([] if self.header.ids else ["person"]) + (part.missing if part.form is self.form else [])
            if missing:
                raise WorkforceError("missing_columns", where=self.where, **part.lacks(missing, self.header.given))


def find_header(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """The names of the columns of a sheet, and the place of the first row below: those of most columns that are known.

    A header may have two rows; then what stands above holds up to the next word.

    >>> find_header([["花名册"], ["", "", "证书", ""], ["工号", "姓名", "等级", "发证日期"], ["01", "王", "四级", "2020-01-01"]])
    (['工号', '姓名', '证书\\t等级', '证书\\t发证日期'], 3)
    """
    best: tuple[int, list[str], int] | None = None
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        for names, below in _headers(row, rows[place + 1 : place + 2], place):
            score = sum(_score(name) for name in names)
            if (best is None and any(row)) or (best is not None and score > max(best[0], 1)):
                best = score, names, below
    return best[1:] if best else ([], len(rows))


def _headers(row: Sequence[str], following: Sequence[Sequence[str]], place: int) -> Iterator[tuple[list[str], int]]:
    yield list(row), place + 1
    for lower in following:
        above, names = "", []
        for at, name in enumerate(lower):
            own = row[at] if at < len(row) else ""
            above = own or above
            names.append(
                f"{above}\t{name}" if name and above and above != name and _groups(above, name) else name or own
            )
        yield names, place + 2


def _groups(above: str, name: str) -> bool:
    """Whether what stands above says more of the column than its own name does."""
    return _group(above) is not None or bool(_by_name(above + name))


def _score(name: str) -> int:
    """How much a name says: nothing, that it is one, or of which kind of record as well."""
    if not name:
        return 0
    return (2 if "\t" in name else 1) if means(name) or names_persons(name) else 0

"""Which given column is which: in a table that is named, and in a sheet that holds several kinds of records in a row.

A given name may be two names parted by a tab: what stands above it in a header of two rows, or what a mapping says. Columns
that say the same of several records (证书1等级, 证书2等级; 中级工取证时间, 高级工取证时间) are parts of their own, each of them read as if
it stood alone beside the columns that have no number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ..model.terms import Level
from .columns import (
    TABLES,
    Meaning,
    TableForm,
    WorkforceError,
    id_column,
    is_misspelt,
    meanings_of,
    named_after,
    plain,
    table_named,
)

__all__ = ["FORMS", "Header", "Part", "find_header", "is_known", "is_label", "match_header", "missing_columns", "shown"]

FORMS = {form.name: form for form in TABLES}
_OF_ANSWERS = frozenset(("verdict", "结论", "申报结论"))
"""Columns of the answers to an earlier check: its levels are no certificates."""
_HEADER_WITHIN = 30
"""A header is looked for in so many rows."""
_NUMBER = re.compile(r"第?[(（]?(?<![0-9])([1-9一二三四])(?![0-9])[)）]?")
_HELD = re.compile("^(?!.*(毕业|学历|学位|结业|培训|教育|操作|驾|安全|申报|报考|拟)).*(证书|持.*证)")
"""现持有何种证书: what a column says that is known by no name, where no other tells of certificates."""
_AND = re.compile(r"[及和与、]")
_Columns = dict[str, Sequence[Meaning]]
"""Given columns, with what they may be."""


@dataclass
class Part:
    """What a table says of one kind of record: which given column is which of the form's, by the form's names.

    A column that is several of them is taken apart. `trade` is what somebody works as where a certificate's own
    occupation may not be said.
    """

    form: TableForm
    columns: dict[str, str]
    group: str = ""
    """What its columns have in common besides: a number, a level, or what stands above them."""
    main: bool = False
    """The table is about these records, and not about persons with some of them in each row."""

    @property
    def own(self) -> list[str]:
        """The columns without which a row says nothing of the kind: a 工种 alone is no certificate."""
        others = ("trade",) if self.main or self.form.name == "work" else ("occupation", "trade")
        return [name for name in self.columns if name not in others]

    @property
    def level(self) -> str:
        """The level that the names of the columns say: 高级工取证时间."""
        return self.group if "level" not in self.columns and Level.named(self.group) else ""

    @property
    def missing(self) -> list[str]:
        """The columns that must be there and are not."""
        return [name for name in self.form.required if not (name in self.columns or (name == "level" and self.level))]


@dataclass
class Header:
    """What the columns of a table are: its parts, the columns that name persons by how they do, and the others."""

    given: Sequence[str]
    parts: list[Part] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    trade: str = ""
    """The column of a roster that says what somebody works as, if no part says since when."""
    posts: frozenset[str] = frozenset()
    """Columns that say what somebody's post is, which may be a trade: 电工, or 值班员."""


def is_known(given: str) -> bool:
    """Whether a column could be one of a record's, or says whose a row is."""
    name = given.rpartition("\t")[2]
    return id_column(name) is not None or (bool(_grouped(given)[1]) and not Level.named(name))


def is_label(given: str) -> bool:
    """Whether a cell asks for a date or an identity card."""
    return id_column(given) == "identity" or any(set(one.fields) & set(one.form.days) for one in meanings_of(given))


def shown(name: str) -> str:
    """A given name as it is said: both of two names."""
    return "/".join(filter(None, name.split("\t")))


def missing_columns(where: str, form: TableForm, missing: Sequence[str], given: Sequence[str]) -> WorkforceError:
    """The error that columns of a table are missing."""
    named = [f"{name} ({form.names[name][:2][-1]})" for name in missing]
    return WorkforceError("missing_columns", where=where, missing=named, given=list(map(shown, given)))


@lru_cache(maxsize=4096)
def _grouped(given: str) -> tuple[str, tuple[Meaning, ...]]:
    """The group that a column belongs to, by a number or a level in its name, and what it may be there.

    >>> [(group, could[0].form.name, could[0].fields) for group, could in map(_grouped, ("等级2", "中级工取证时间", "发证日期"))]
    [('2', 'certificates', ('level',)), ('中级工', 'certificates', ('issued',)), ('', 'certificates', ('issued',))]
    """
    for match in _NUMBER.finditer(given):
        base = given[: match.start()] + given[match.end() :]
        if (found := _meanings(base)) and ("\t" not in given[match.end() :] or _kind_of(base.partition("\t")[0])):
            return match[1], tuple(found)
    whole = given.replace("\t", "")
    for at in range(len(whole) - 1, 1, -1):
        for one in meanings_of(whole[at:]):
            if "level" in one.form.words and "level" not in one.fields and Level.named(whole[:at]):
                return whole[:at], (Meaning(one.form, one.fields),)
    level = given.rpartition("\t")[2]
    if Level.named(level):  # with a tick below, or a date
        return level, (Meaning(FORMS["certificates"], ("issued",)),)
    return "", tuple(_meanings(given))


def _meanings(given: str) -> list[Meaning]:
    """What a column may be, by its likeliest name that means anything."""
    above, _, name = given.rpartition("\t")
    found = meanings_of(above + name) if above else []
    if kind := _kind_of(above):
        own = [Meaning(kind, one.fields) for one in meanings_of(name, kind)]
        found = own or [one for one in found if not one.shared]
    return found or meanings_of(name) or named_after(name) or _both(name)


def _kind_of(above: str) -> TableForm | None:
    """The kind of records that stands above a column."""
    form = table_named(above) if above else None
    return form if form is not None and form.record is not None else None


def _is_post(given: str) -> bool:
    return any(one.shared and one.fallback for one in _grouped(given)[1])


def _both(name: str) -> list[Meaning]:
    """What a column of two things may be: 学历及毕业时间, 毕业院校及专业."""
    first, *second = _AND.split(name)
    pairs = ((one, other) for one in meanings_of(first) for other in meanings_of("".join(second), one.form))
    return [Meaning(one.form, one.fields + other.fields, shared=one.shared and other.shared) for one, other in pairs]


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
    >>> roster = match_header(None, ["工号", "工种", "入职日期", "技能等级", "等级2", "发证日期2"], "花名册")
    >>> [(part.form.name, part.group, part.columns.get("occupation")) for part in roster.parts]
    [('certificates', '', '工种'), ('work', '', '工种'), ('certificates', '2', '工种'), ('persons', '', None)]
    """
    matcher = _Matcher(form, given, where, renamed or {})
    if form is not None or not any(plain(name) in _OF_ANSWERS for name in given):
        matcher.match()
    return matcher.header


class _Matcher:
    def __init__(self, form: TableForm | None, given: Sequence[str], where: str, renamed: Mapping[str, str]) -> None:
        self.form, self.where, self.renamed = form, where, renamed
        self.is_record = form is not None and form.record is not None
        self.header = Header(given)
        self.said = {name: said for name in given if (said := renamed.get(name, name))}

    def match(self) -> None:
        header, groups = self.header, self._groups()
        common = groups.pop("", {})
        header.parts = self._parts(common, {})
        for group, columns in groups.items():
            header.parts += self._of_group(group, columns, common, first=group == next(iter(groups)))
        repeated = {part.form for part in header.parts if part.group}
        header.parts = [part for part in header.parts if part.group or part.form not in repeated or not part.missing]
        if not self.is_record and header.ids and all(part.form.name != "certificates" for part in header.parts):
            told = [name for name in self._unused() if _HELD.search(name)]
            header.parts += [Part(FORMS["certificates"], {"level": name, "trade": header.trade}) for name in told[:1]]
        about = self.form or FORMS["persons"]
        if (header.parts or self.form) and all(part.form is not about for part in header.parts):
            header.parts.append(Part(about, {}))
        header.ignored = self._unused()
        header.posts = frozenset(name for name, said in self.said.items() if _is_post(said))
        for part in header.parts:
            part.main = part.form is self.form or (
                self.form is None and all(p.form in (part.form, about) for p in header.parts)
            )
            self._refuse_unfit(part)

    def _groups(self) -> dict[str, _Columns]:
        """The columns of each group; those that name persons are put into the header."""
        found: defaultdict[str, _Columns] = defaultdict(dict)
        times: Counter[tuple[object, ...]] = Counter()
        for name, said in self.said.items():
            (group, could), kind = _grouped(said), id_column(said.rpartition("\t")[2])
            if name in self.renamed and not could and kind is None:
                raise WorkforceError("map_no_field", where=self.where, column=shown(name), given=shown(said))
            if kind is not None and all(one.form is not self.form for one in could):
                self._refuse_both(self.header.ids.setdefault(kind, name), name, "person")
            else:
                found[group][name] = could
                times[group, *could[:1]] += bool(could)
        if not self.header.ids:  # a table of counts
            found = defaultdict(dict, {group: cols for group, cols in found.items() if not Level.named(group)})
        above = {name: self.said[name].rpartition("\t")[0] for name in found[""]}
        clash = {above[name] for name, could in found[""].items() if times["", *could[:1]] > 1} - {""}
        for name in [
            name for name, group in above.items() if group in clash
        ]:  # 学历 below 全日制教育, and below 在职教育
            found[above[name]][name] = found[""].pop(name)
        return found

    def _refuse_both(self, first: str, second: str, column: str) -> None:
        if first != second:
            raise WorkforceError(
                "same_column", where=self.where, first=shown(first), second=shown(second), column=column
            )

    def _of_group(self, group: str, columns: _Columns, common: _Columns, *, first: bool) -> list[Part]:
        """The parts of a group. What the other columns say holds for its records too, but not the 工种 of today's job for
        those of earlier jobs."""
        said = {one[:2] for could in columns.values() for one in could}
        alike = {could[0].form for could in common.values() if could and could[0][:2] in said}
        also = {name: could for name, could in common.items() if could and could[0][:2] not in said}
        parts = [part for part in self._parts(columns, also) if not columns.keys().isdisjoint(part.columns.values())]
        for part in parts:
            part.group = group
            alone = any(part.form is other.form and not (other.group or other.missing) for other in self.header.parts)
            if (alone and part.form not in alike) or (part.form.name == "work" and not self.is_record and not first):
                part.columns = {column: name for column, name in part.columns.items() if name in columns}
        return [part for part in parts if part.columns.keys() != {"occupation"}]

    def _parts(self, columns: _Columns, also: _Columns) -> list[Part]:
        """The kinds of records that columns hold, with others beside them that are less than they."""
        sure: list[tuple[tuple[bool, ...], str, Meaning]] = []
        shared: _Columns = {}
        for name, could in (also | columns).items():
            own = [one for one in could if one.form is self.form]
            certain = own or [one for one in could if not one.shared and not self.is_record]
            if certain:
                sure.append(((name in also, len(certain[0].fields) > 1, certain[0].fallback), name, certain[0]))
            elif could and not self.is_record:
                shared[name] = could
        found: defaultdict[TableForm, dict[str, str]] = defaultdict(dict)
        ranks: dict[str, tuple[bool, ...]] = {}
        for rank, name, one in sorted(sure, key=lambda column: column[0]):
            there = next((found[one.form][column] for column in one.fields if column in found[one.form]), None)
            if there is None:
                found[one.form] |= dict.fromkeys(one.fields, name)
                ranks[name] = rank
            elif ranks[there] == rank:
                self._refuse_both(there, name, one.fields[0])
        for form in [form for form, own in found.items() if form.required and set(form.days).issuperset(own)]:
            others = {
                name: [one for one in _grouped(self.said[name])[1] if one.shared] for name in found[form].values()
            }
            if any(one.form in found for could in others.values() for one in could):  # 发证日期 beside 操作证名称 alone
                del found[form]
                shared |= others
        trade = self._share(found, dict(sorted(shared.items(), key=lambda column: column[1][0].fallback)))
        if not also:
            self.header.trade = trade
        parts = []
        resumes = [(name, one.form) for _, name, one in sure if one.fallback and one.fields == ("start", "end")]
        for name, form in resumes:
            if found[form].get("start") == name:
                found[form].setdefault("occupation", name)
            elif not self.is_record:  # 工作简历 beside 上岗日期: jobs before that of today
                parts.append(Part(form, dict.fromkeys(("start", "end", "occupation"), name), group=name))
        if certificates := found.get(FORMS["certificates"]):
            # 证书名称 may be 电工（四级）, or 职业技能等级证书 for somebody whose 工种 says of what
            trade = trade or found.get(FORMS["work"], {}).get("occupation", "")
            named = certificates.get("occupation", "")
            if any(not one.shared and one.fields[0] == "occupation" for one in _grouped(self.said.get(named, ""))[1]):
                certificates.setdefault("level", named)
            if trade and not self.is_record:
                certificates["trade"] = trade
                certificates.setdefault("occupation", trade)
        parts += [Part(form, own) for form, own in found.items() if form is self.form or own.keys() != {"status"}]
        return parts

    def _share(self, found: dict[TableForm, dict[str, str]], shared: _Columns) -> str:
        """Names such as 工种 and 等级 belong to the kinds of records that other columns show to be there, or are a kind
        together of which all that must be there is. The column that says what somebody works as, if one does."""
        left = False
        for name, could in shared.items():
            lacking = [one for one in could if one.form in found and found[one.form].keys().isdisjoint(one.fields)]
            if len(lacking) > 1 and any(one.fields != ("occupation",) for one in lacking):
                lacking = [one for one in lacking if one.form.name == "certificates" and "level" in one.fields]
            for one in lacking:
                found[one.form] |= dict.fromkeys(one.fields, name)
            left |= not lacking and any(one.fields != ("occupation",) for one in could)
        kinds: defaultdict[TableForm, dict[str, str]] = defaultdict(dict)
        for one, name in ((one, name) for name, could in shared.items() for one in could):
            kinds[one.form] = dict.fromkeys(one.fields, name) | kinds[one.form]
        whole = [Part(form, own) for form, own in kinds.items() if left and form.record and form not in found]
        whole = [part for part in whole if len(part.columns) > 1 and not part.missing]
        if best := max(whole, key=lambda part: len(part.columns), default=None):
            found[best.form] = best.columns
            return ""
        return kinds[FORMS["work"]].get("occupation", "")

    def _unused(self) -> list[str]:
        used = {name for part in self.header.parts for name in part.columns.values()}
        return [name for name in self.said if name not in used and name not in self.header.ids.values()]

    def _refuse_unfit(self, part: Part) -> None:
        """Refuse a part of which a column is misspelt or missing."""
        there = {*part.columns, *(["person"] if self.header.ids else [])}
        for like in (name for name in self.header.ignored if not is_known(name)):
            for missed in dict.fromkeys([*part.form.days, *part.form.required]):
                if missed not in there and is_misspelt(like, part.form.names[missed]):
                    raise WorkforceError("misspelt_column", where=self.where, given=shown(like), column=missed)
        missing = ([] if self.header.ids else ["person"]) + (part.missing if part.form is self.form else [])
        if missing:
            raise missing_columns(self.where, part.form, missing, self.header.given)


def find_header(rows: Sequence[Sequence[str]]) -> tuple[list[str], int]:
    """The names of the columns of a sheet, and the place of the first row below: those of most columns that are known.

    A header may have two rows; then what stands above holds up to the next word.

    >>> find_header([["花名册"], ["", "", "证书", ""], ["工号", "姓名", "等级", "发证日期"], ["01", "王", "四级", "2020-01-01"]])
    (['工号', '姓名', '证书\\t等级', '证书\\t发证日期'], 3)
    """
    best, at = -1, len(rows)
    names: list[str] = []
    for place, row in enumerate(rows[:_HEADER_WITHIN]):
        lower = rows[place + 1 : place + 2]
        for below, header in enumerate([list(row), *(_below(row, names) for names in lower)], place + 1):
            score = sum(1 + ("\t" in name) for name in header if name and is_known(name))
            levels = {Level.named(name.rpartition("\t")[2]) for name in header}
            score += len(levels) if len(levels) > 3 else 0  # 初级工, 中级工, 高级工 and columns that are no levels
            if (best < 0 and any(row)) or (best >= 0 and score > max(best, 1)):
                best, names, at = score, header, below
    return names, at


def _below(row: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The names of a header of two rows; what stands above counts where it says more of a column than its own name does."""
    upper = [*row, *[""] * len(lower)][: len(lower)]
    above: list[str] = []
    for own in upper:
        above.append(own or (above[-1] if above else ""))
    shared = {above[at] for at, name in enumerate(lower) if lower.count(name) > 1 and is_known(name)} - {""}
    names: list[str] = []
    for group, own, name in zip(above, upper, lower, strict=True):
        both = f"{group}\t{name}"
        says_more = (
            name and group not in ("", name) and bool(_kind_of(group) or meanings_of(group + name) or _grouped(both)[0])
        )
        names.append(both if name and (says_more or group in shared) else name or own)
    return names

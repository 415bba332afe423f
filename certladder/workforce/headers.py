"""Which given column is which: in a table that is named, and in a sheet that holds several kinds of records in a row.

Columns that say the same of several records (证书1等级, 证书2等级; 中级工取证时间, 高级工取证时间) are groups, each of them read as
if it stood alone, but for an occupation in a column of no group.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from ..model.terms import Level
from .columns import DOUBTS, TABLES, Meaning, TableForm, WorkforceError, canonical, id_column, is_misspelt, read_name

_OF_ANSWERS = frozenset(("verdict", "结论", "申报结论"))
"""Columns of the answers to an earlier check: its levels are no certificates."""
_HELD = re.compile("^(?!.*(毕业|学历|学位|结业|培训|教育|操作|驾|安全|申报|报考|拟|注销|作废|吊销)).*(证书|持.*证)")
"""现持有何种证书: what a column says that is known by no name, where no other tells of certificates."""
_NOT_HELD = re.compile("号|日期|时间|机构|单位|有效|数|备注|说明|其[他它]|另|外语|计算机|职称")
_OTHER_DAY = re.compile("换证|补证|换发|补发|复审|年检|有效|到期|转正")  # 换证日期 is no slip of 发证日期
_EARLIER, _AGAIN = re.compile("原|曾|上次|前次|首次|初次"), re.compile("再|二次|第二次|重新|返聘|复职")
_WISH = re.compile("^拟?(?:申报|申请|报考|报名)的?职业$")
_WORKS_AS, _CERTIFIED = ((TABLES[name], ("occupation",)) for name in ("work", "certificates"))
_Could = dict[str, list[Meaning]]  # given columns, with what they may be


@dataclass
class Part:
    """What a table says of one kind of record: which given column is which of the form's, by the form's names; `trade` is
    what somebody works as where a certificate's own occupation may not be said."""

    form: TableForm
    columns: dict[str, str]
    group: str = ""  # what its columns have in common: a number, a level, or what stands above them
    main: bool = False  # the table is about these records, and not about persons with some of them in each row
    doubts: list[tuple[str, str, str]] = field(default_factory=list)
    """Columns of which some cells put the row's record in doubt: the table they speak of, the column, the cells' pattern."""
    since_entry: bool = False
    """Whether it is work that is said to begin with the day of entry, which is no day of the trade's."""

    def concerned(self, table: str) -> bool:
        """Whether what puts such records of a table in doubt does so with these."""
        of_work = table == "off" or (table == "entry" and self.since_entry)
        return self.form.name == ("work" if of_work else table)

    @property
    def level(self) -> str:
        """The level that the names of the columns say: 高级工取证时间."""
        return self.group if "level" not in self.columns and Level.named(self.group) else ""

    @property
    def missing(self) -> list[str]:
        """The columns that must be there and are not."""
        return [name for name in self.form.required if not (name in self.columns or (name == "level" and self.level))]


class Header:
    """What the columns of a table are: its parts, the columns that name persons by how they do, and the others.

    `form` is what the table's own name says, if that says anything; `renamed` are the names under which to look for some
    columns, "" for those to leave out.

    >>> found = Header(TABLES["work"], ["工号", "职业", "start", "部门"], "work.csv", {})
    >>> found.parts[0].columns, found.ignored
    ({'occupation': '职业', 'start': 'start'}, ['部门'])
    >>> roster = Header(None, ["工号", "工种", "入职日期", "技能等级", "等级2", "发证日期2"], "花名册", {})
    >>> [(part.form.name, part.group, part.columns.get("occupation")) for part in roster.parts]
    [('certificates', '', '工种'), ('work', '', '工种'), ('certificates', '2', '工种'), ('persons', '', None)]
    """

    def __init__(self, form: TableForm | None, given: Sequence[str], where: str, renamed: Mapping[str, str]) -> None:
        self.form, self.given, self.where, self.renamed = form, given, where, renamed
        self.parts: list[Part] = []
        self.ids: dict[str, str] = {}
        self.ignored: list[str] = []
        self.trade = ""  # the column of a roster that says what somebody works as, if no part says since when
        self.is_record = form is not None and form.record is not None
        self._said = {name: said for name in given if (said := renamed.get(name, name))}
        self.wish = next((name for name, said in self._said.items() if _WISH.search(canonical(said))), "")
        """The column of what somebody applies for, which is 本职业 where no other says what that is."""
        self.posts = frozenset(
            name for name, said in self._said.items() if any(one[2:] == (True, True) for one in read_name(said)[1])
        )
        """Columns that say what somebody's post is, which may be a trade: 电工, or 值班员."""
        if form is None and any(canonical(name) in _OF_ANSWERS for name in given):
            return
        groups = self._groups()
        common = groups.pop("", {})
        self.parts = self._parts(common, {})
        for group, columns in groups.items():
            self.parts += self._of_group(group, columns, common, first=group == next(iter(groups)))
        repeated = {part.form for part in self.parts if part.group}
        self.parts = [part for part in self.parts if part.group or part.form not in repeated or not part.missing]
        if not self.is_record and self.ids:
            self._find_held()
        about = self.form or TABLES["persons"]
        if (self.parts or self.form) and all(part.form is not about for part in self.parts):
            self.parts.append(Part(about, {}))
        kinds = {part.form for part in self.parts} - {about}
        for part in self.parts:
            part.main = part.form is form or (form is None and kinds <= {part.form})
            start = read_name(self._said[part.columns["start"]])[1] if "start" in part.columns else []
            part.since_entry = any(one.fields == ("start",) and one.fallback > 1 for one in start)
            if self.is_record or not part.since_entry:  # work that is told may begin when it will
                part.columns.pop("first", None)
        self.ignored = self._unused()
        self._refuse_unfit()
        self.told: dict[str, list[tuple[str, str]]] = {}
        """By kind of record, columns of which some cells, by a pattern, put a person's records in other tables in doubt."""
        for name, (table, column, cell, besides) in product(self._said, DOUBTS):
            if not column.search(canonical(name)):
                continue
            if not (besides or self.is_record):
                self.told.setdefault(table, []).append((name, cell))
            if name in (*self.ignored, *self.ids.values()) and self.parts:
                doubtful = [part for part in self.parts if part.concerned(table) and part.columns]
                if besides:
                    known = {cell: name} if cell in TABLES[table].names else {}
                    main = any(part.main for part in self.parts if part.form.name == table)
                    self.parts.append(Part(TABLES[table], known, name, main))
                    doubtful = [] if known else self.parts[-1:]
                for part in doubtful:
                    part.doubts.append((table, name, cell))

    def _groups(self) -> dict[str, _Could]:
        """The columns of each group; those that name persons become `ids`."""
        found: defaultdict[str, _Could] = defaultdict(dict)
        times: Counter[tuple[str, Meaning]] = Counter()
        for name, said in self._said.items():
            (group, could), kind = read_name(said), id_column(said.rpartition("\t")[2])
            if name in self.renamed and not could and kind is None:
                raise WorkforceError("map_no_field", where=self.where, column=shown(name), given=shown(said))
            if kind is not None and all(one.form is not self.form for one in could):
                self._refuse_both(self.ids.setdefault(kind, name), name, "person")
            elif could:
                found[group][name] = could
                times[group, could[0]] += 1
        if not self.ids:  # a table of counts
            found = defaultdict(dict, {group: columns for group, columns in found.items() if not Level.named(group)})
        above = {name: self._said[name].rpartition("\t")[0] for name in found[""]}
        twice = {above[name] for name, could in found[""].items() if times["", could[0]] > 1} - {""}
        for name in [name for name in above if above[name] in twice]:  # 学历 below 全日制教育, and below 在职教育
            found[above[name]][name] = found[""].pop(name)
        starts = [name for name, could in found[""].items() if could[0].fields[0] == "start"]
        for name, could in list(found[""].items()):  # 原等级 beside 现等级, 再入职日期 beside 入职日期
            if times["", could[0]] > 1 and _EARLIER.match(name):
                found["原"][name] = found[""].pop(name)
            elif name in starts and len(starts) > 1 and _AGAIN.match(name):
                found["再"][name] = found[""].pop(name)
        return found

    def _find_held(self) -> None:
        """A column of certificates that goes by no known name (现持有何种证书) tells of those whose level, or occupation
        (技能证书 beside 证书等级), is in no other."""
        told = sorted((name for name in self._unused() if _HELD.search(name)), key=lambda name: "级" not in name)
        parts = [part for part in self.parts if part.form.name == "certificates"]
        if not parts:
            of = {"trade": self.trade} if self.trade else {}
            self.parts += [Part(TABLES["certificates"], {"level": name, **of}) for name in told[:1]]
        for part, name in product(parts, told[:1]):
            if not part.group and part.missing and not _NOT_HELD.search(name):
                part.columns.setdefault(part.missing[-1], name)

    def lacks(self, form: TableForm, missing: Sequence[str]) -> WorkforceError:
        """The error that columns are missing."""
        named = [f"{name} ({form.names[name][:2][-1]})" for name in missing]
        return WorkforceError("missing_columns", where=self.where, missing=named, given=list(map(shown, self.given)))

    def _refuse_both(self, first: str, second: str, column: str) -> None:
        if first != second:
            raise WorkforceError(
                "same_column", where=self.where, first=shown(first), second=shown(second), column=column
            )

    def _of_group(self, group: str, columns: _Could, common: _Could, *, first: bool) -> list[Part]:
        """The parts of a group. Their occupation may be in a column of no group, but today's 工种 is none of earlier jobs."""
        said = {name: [one for one in could if one.fields == ("occupation",)] for name, could in common.items()}
        parts = self._parts(columns, {name: could for name, could in said.items() if could})
        for part in parts:
            part.group = group
            if part.form.name == "work" and not self.is_record and not first:
                part.columns = {column: name for column, name in part.columns.items() if name in columns}
        own = [part for part in parts if not columns.keys().isdisjoint(part.columns.values())]
        return [part for part in own if part.columns.keys() != {"occupation"}]

    def _parts(self, columns: _Could, also: _Could) -> list[Part]:
        """The kinds of records that columns hold, with others beside them that are less than they.

        A name says of which kind it is, or else (工种, 等级) its column is of each kind that is there and lacks it.
        """
        could = self._could(also | columns)
        ranks = {
            name: (one.shared, name in also, len(one.fields) > 1, one.fallback) for name, (one, *_) in could.items()
        }
        order = sorted(could, key=ranks.__getitem__)
        shared = {name: could[name] for name in order if could[name][0].shared}
        found: dict[TableForm, dict[str, str]] = {could[name][0].form: {} for name in order if name not in shared}
        trade = next((name for name, ones in shared.items() if any(one[:2] == _WORKS_AS for one in ones)), "")
        if whole := _whole(shared, found):
            found[whole.form], trade = whole.columns, ""
        if not also:
            self.trade = trade
        for name in order:
            there = [one for one in could[name] if one.form in found]
            free = [one for one in there if found[one.form].keys().isdisjoint(one.fields)]
            if len(free) > 1 and any(one.fields != ("occupation",) for one in free):
                # a day or a level that could be of several is nobody's, or the certificate's
                free = [one for one in free if one.form.name == "certificates" and "level" in one.fields]
            for one in free:
                found[one.form] |= dict.fromkeys(one.fields, name)
            if not free and name not in shared:
                [one] = there
                other = next(found[one.form][column] for column in one.fields if column in found[one.form])
                if ranks[other] == ranks[name]:
                    self._refuse_both(other, name, one.fields[0])
        parts, work = self._resumes(could, found), found.get(TABLES["work"], {})
        if self.wish and "本职业" in canonical(start := work.get("start", "")) and "岗" not in start:
            work.setdefault("occupation", self.wish)
        trade = trade or work.get("occupation", "")
        for own in found.values():
            of = self.wish if "报" in own.get("relevance", "") else trade
            if of and "relevance" in own and not self.is_record:  # 专业对口: 本专业, of what somebody works as
                own["trade"] = of
        if trade and self.wish in ("", trade) and not self.is_record and (training := found.get(TABLES["training"])):
            training.setdefault("occupation", trade)
        if certificates := found.get(TABLES["certificates"]):
            # 证书名称 may be 电工（四级）, or 职业技能等级证书 for somebody whose 工种 says of what
            named = certificates.get("occupation")
            if named and any(one[:2] == _CERTIFIED and not one.shared for one in read_name(self._said[named])[1]):
                certificates.setdefault("level", named)
            if trade and not self.is_record:
                certificates["trade"] = trade
                certificates.setdefault("occupation", trade)
        return parts + [
            Part(form, own)
            for form, own in found.items()
            if form is self.form or not own.keys() <= {"end", "status", "contract"}
        ]

    def _resumes(self, could: _Could, found: dict[TableForm, dict[str, str]]) -> list[Part]:
        """A resume names occupations besides days; beside 上岗日期 it tells of jobs before that of today."""
        parts = []
        for name, (one, *_) in could.items():
            if one.fallback and one.fields == ("start", "end"):
                if found[one.form].get("start") == name:
                    found[one.form].setdefault("occupation", name)
                elif not self.is_record:
                    parts.append(Part(one.form, dict.fromkeys(("start", "end", "occupation"), name), group=name))
        return parts

    def _could(self, columns: _Could) -> _Could:
        """What each column may be in this table: of one kind, or of several where its name does not say of which."""
        could: _Could = {}
        for name, ones in columns.items():
            own = [one._replace(shared=False) for one in ones if one.form is self.form]
            sure = [one for one in ones if not one.shared][:1]
            could[name] = own[:1] if own or self.is_record else sure or ones
        could = {name: ones for name, ones in could.items() if ones}
        kinds = dict.fromkeys(one.form for one, *_ in could.values() if not one.shared)
        for form in list(kinds):
            names = [name for name, (one, *_) in could.items() if one.form is form and not one.shared]
            if form.required and all(set(form.days).issuperset(could[name][0].fields) for name in names):
                others = {name: [one for one in columns[name] if one.shared and one.form in kinds] for name in names}
                if all(others.values()):  # 发证日期 beside 操作证名称 alone
                    del kinds[form]
                    could |= others
        return could

    def _unused(self) -> list[str]:
        used = {name for part in self.parts for name in part.columns.values()}
        return [name for name in self._said if name not in used and name not in self.ids.values()]

    @property
    def used(self) -> list[str]:
        """The columns that say anything of a person."""
        parts = [name for part in self.parts for name in part.columns.values()]
        parts += [name for part in self.parts for _, name, _ in part.doubts]
        told = [name for columns in self.told.values() for name, _ in columns]
        return list(filter(None, [*parts, *told, *self.ids.values(), self.trade]))

    def _refuse_unfit(self) -> None:
        """Refuse a part of which a column is misspelt or missing."""
        for part in self.parts:
            for like in (name for name in self.ignored if not (is_known(name) or _OTHER_DAY.search(name))):
                for missed in dict.fromkeys([*part.form.days, *part.form.required]):
                    if missed not in part.columns and is_misspelt(like, part.form.names[missed]):
                        raise WorkforceError("misspelt_column", where=self.where, given=shown(like), column=missed)
            missing = ([] if self.ids else ["person"]) + (part.missing if part.form is self.form else [])
            if missing:
                raise self.lacks(part.form, missing)


def is_known(given: str) -> bool:
    """Whether a column could be one of a record's, or says whose a row is."""
    name = given.rpartition("\t")[2]
    return id_column(name) is not None or (bool(read_name(given)[1]) and not Level.named(name))


def shown(name: str) -> str:
    """A given name as it is said: both of two names."""
    return "/".join(filter(None, name.split("\t")))


def _whole(shared: _Could, there: Collection[TableForm]) -> Part | None:
    """The kind of records of which columns that could be of several kinds are all that must be there: 工种, 等级, 取得日期."""
    left = [ones for ones in shared.values() if not any(one.form in there for one in ones)]
    if all(one.fields == ("occupation",) for ones in left for one in ones):
        return None
    kinds: defaultdict[TableForm, dict[str, str]] = defaultdict(dict)
    for name, ones in shared.items():
        for one in ones:
            kinds[one.form] = dict.fromkeys(one.fields, name) | kinds[one.form]
    parts = [Part(form, own) for form, own in kinds.items() if form.record and form not in there and len(own) > 1]
    return max((part for part in parts if not part.missing), key=lambda part: len(part.columns), default=None)

"""The tables of a workforce and their columns, under the names of the records' fields and under Chinese ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel, ConfigDict

from ..model.errors import CertladderError, close_matches
from ..model.person import RECORD_KINDS, ListName, Record
from ..model.wording import say

__all__ = [
    "LISTS",
    "PERSON",
    "TABLES",
    "Column",
    "Condition",
    "Kind",
    "TableForm",
    "WorkforceError",
    "match_columns",
    "near_table",
    "table_named",
]


class WorkforceError(CertladderError, ValueError):
    """A workforce's tables that cannot be used; the message names the file or table and what would be right."""

    def explain(self, lang: str = "zh") -> str:
        """The message in Chinese ("zh") or English ("en")."""
        return say(f"workforce.{self.code}", lang, **self.arguments)


class Condition(BaseModel):
    """Whether somebody meets a condition in words that nobody could read (D14): one entry of `Person.meets`."""

    model_config = ConfigDict(frozen=True)
    words: str
    met: bool


Kind = Record | Condition
"""What a row says of a person, without its days."""


@dataclass(frozen=True)
class Column:
    """A column: its name, the other names it may have, whether it holds days, and whether it must be there."""

    name: str
    others: tuple[str, ...] = ()
    day: bool = False
    required: bool = False


@dataclass(frozen=True)
class TableForm:
    """A table: its name, the other names it may have, its columns, and the records in its rows."""

    name: str
    others: tuple[str, ...]
    columns: tuple[Column, ...]
    record: type[Record] | type[Condition] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The columns that say what the record is, all but the person and the days."""
        return tuple(column.name for column in self.columns if not column.day and column is not PERSON)

    @property
    def days(self) -> tuple[str, ...]:
        """The columns that hold days."""
        return tuple(column.name for column in self.columns if column.day)


PERSON = Column(
    "person",
    (
        "id",
        "person_id",
        "person id",
        "人员编号",
        "编号",
        "工号",
        "员工编号",
        "人员",
        "身份证号",
        "身份证号码",
        "证件号码",
    ),
    required=True,
)
_OCCUPATION = Column("occupation", ("职业", "工种", "职业名称", "职业(工种)", "职业工种", "从事职业"), required=True)
_LEVEL = Column("level", ("等级", "级别", "技能等级", "职业等级", "证书等级", "培训等级"), required=True)
_COMPLETED = ("结业日期", "完成日期", "毕(结)业日期", "培训完成日期", "期满日期", "出师日期")
_RELEVANCE = Column("relevance", ("专业相关性", "对口职业", "专业对应", "专业对口"))


def _form(record: type[Record], others: Sequence[str], *columns: Column) -> TableForm:
    return TableForm(RECORD_KINDS[record].list_name, tuple(others), (PERSON, *columns), record)


_RECORDS = {record.__name__: record for record in RECORD_KINDS}
LISTS: tuple[ListName, ...] = get_args(ListName)

TABLES: tuple[TableForm, ...] = (
    TableForm(
        "persons",
        ("person", "people", "人员", "员工", "职工", "人员信息", "花名册"),
        (
            PERSON,
            Column("born", ("birthday", "出生日期", "生日", "出生年月日"), day=True),
            Column("certificates", ("certificates_known", "证书齐全")),
            Column("work", ("work_known", "工作经历齐全")),
            Column("education", ("education_known", "学历齐全")),
            Column("training", ("training_known", "培训齐全")),
            Column("apprenticeships", ("apprenticeships_known", "学徒经历齐全")),
            Column("titles", ("titles_known", "职称齐全")),
            Column("permits", ("permits_known", "证件齐全")),
        ),
    ),
    _form(
        _RECORDS["Certificate"],
        ("certificate", "证书", "职业证书", "技能证书", "职业技能证书"),
        _OCCUPATION,
        _LEVEL,
        Column("issued", ("发证日期", "取得日期", "取证日期", "颁发日期", "发证时间"), day=True),
        Column("kind", ("证书类型", "证书种类", "类型")),
    ),
    _form(
        _RECORDS["Work"],
        ("works", "jobs", "工作", "工作经历", "从业经历"),
        _OCCUPATION,
        Column("start", ("开始日期", "起始日期", "入职日期", "开始时间", "上岗日期"), day=True, required=True),
        Column("end", ("结束日期", "终止日期", "离职日期", "结束时间", "离岗日期"), day=True),
    ),
    _form(
        _RECORDS["Education"],
        ("educations", "学历", "教育", "教育经历", "学习经历"),
        Column("school", ("学校", "学校类型", "院校类型", "学校类别")),
        Column("degree", ("学历", "学位", "学历层次")),
        Column("major", ("专业", "所学专业", "专业名称")),
        _RELEVANCE,
        Column("enrolled", ("入学日期", "入学时间"), day=True),
        Column("graduated", ("毕业日期", "毕业时间", "预计毕业日期"), day=True),
        Column("trains_to", ("培养目标", "培养等级", "培养目标等级")),
        Column("programme", ("program", "班型", "班级类型", "培养班次")),
    ),
    _form(
        _RECORDS["Training"],
        ("trainings", "培训", "培训记录", "培训经历"),
        _OCCUPATION,
        _LEVEL,
        Column("completed", _COMPLETED, day=True, required=True),
    ),
    _form(
        _RECORDS["Apprenticeship"],
        ("apprenticeship", "学徒", "学徒经历"),
        _OCCUPATION,
        Column("completed", _COMPLETED, day=True),
    ),
    _form(
        _RECORDS["Title"],
        ("title", "职称", "专业技术职称"),
        Column("level", ("等级", "级别", "职称", "职称等级"), required=True),
        Column("granted", ("取得日期", "授予日期", "评定日期"), day=True),
        _RELEVANCE,
    ),
    _form(
        _RECORDS["Permit"],
        ("permit", "证件", "许可证", "操作证"),
        Column("name", ("名称", "证件名称", "许可证名称"), required=True),
        Column("issued", ("发证日期", "取得日期", "领证日期"), day=True),
    ),
    TableForm(
        "conditions",
        ("condition", "meets", "条件", "其他条件"),
        (
            PERSON,
            Column("words", ("条件", "条件原文", "原文"), required=True),
            Column("met", ("符合", "是否符合", "是否满足", "满足"), required=True),
        ),
        Condition,
    ),
)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name.removeprefix("\ufeff")).casefold()
    return "".join(character for character in folded if not character.isspace() and character != "_")


def _find(name: str, forms: Iterable[Column | TableForm]) -> str | None:
    asked = _plain(name)
    return next((form.name for form in forms if asked in map(_plain, (form.name, *form.others))), None)


def table_named(name: str) -> TableForm | None:
    """The table that goes by a name, English or Chinese; None if none does.

    >>> table_named("工作经历").name
    'work'
    """
    found = _find(name, TABLES)
    return next((form for form in TABLES if form.name == found), None)


def match_columns(form: TableForm, given: Sequence[str], where: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Which given column is which of the table's, and the given ones that are none of them.

    Raises:
        WorkforceError: a column that must be there is not, a name comes twice, or looks like a misspelt one.

    >>> match_columns(table_named("work"), ["工号", "职业", "start", "部门"], "work.csv")
    ({'person': '工号', 'occupation': '职业', 'start': 'start'}, ('部门',))
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    for name in given:
        column = _find(name, form.columns)
        if column is None:
            rest.append(name)
        elif column in found:
            raise WorkforceError("same_column", where=where, first=found[column], second=name, column=column)
        else:
            found[column] = name
    absent = [column for column in form.columns if column.name not in found]
    for missed in absent:
        like = near_columns(missed, rest)
        if like:
            raise WorkforceError("misspelt_column", where=where, given=like[0], column=missed.name)
    missing = [f"{missed.name} ({missed.others[0]})" for missed in absent if missed.required]
    if missing:
        raise WorkforceError("missing_columns", where=where, missing=missing, given=given)
    return found, tuple(rest)


def near_columns(column: Column, given: Sequence[str]) -> list[str]:
    """The given names that look like a misspelling of the column's."""
    known = [_plain(name) for name in (column.name, *column.others)]
    return [name for name in given if any(_alike(_plain(name), other) for other in known)]


def _alike(given: str, known: str) -> bool:
    """One wrong, missing or additional letter in a longer name, or letters swapped."""
    if len(known) < 4 or abs(len(given) - len(known)) > 1:
        return False
    return bool(close_matches(given, [known])) and (_one_edit(given, known) or sorted(given) == sorted(known))


def _one_edit(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def near_table(name: str) -> str | None:
    """The table whose name `name` looks like a misspelling of."""
    return next(
        (form.name for form in TABLES if any(_alike(_plain(name), _plain(n)) for n in (form.name, *form.others))), None
    )

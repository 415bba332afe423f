"""The terms of the field as enumerations, each with its code, Chinese and English names (DESIGN §3)."""

from __future__ import annotations

import re
from enum import Enum, IntEnum, StrEnum
from functools import lru_cache
from numbers import Real
from typing import Any, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .errors import UnknownTerm, truncate
from .spelling import folded
from .wording import Message, say

_T = TypeVar("_T", bound="Term")

_PAPER = re.compile("(?:毕业|学历)?(?:证书?)?$")
_PARTS = re.compile(r"[/()、\s]+|(?<=[一二三四五]级)(?=\w)|(?<=\w)(?=(?<![第0-9])[一二三四五1-5]级)")
_HINTS = (
    (re.compile("特级技师|首席技师"), "level_is_a_post"),
    (re.compile("(?:操作|作业|上岗)(?:资格)?证"), "level_is_a_permit"),
    (re.compile("肄业|结业"), "no_diploma"),
    (re.compile("在读|在校|未毕业"), "not_graduated"),
)
"""What is no term, though it looks like one, and the message that says why."""


class Term(Enum):
    """What all enumerations share: they are read from their code, their names and the short forms people type."""

    zh: str
    en: str
    forms: tuple[str, ...]

    @classmethod
    def named(cls, value: object) -> Self | None:
        """The member that `value` names, by code, Chinese or English name or short form; None if none does."""
        if isinstance(value, cls):
            return value
        if isinstance(value, bool) or not isinstance(value, str | Real):
            return None
        plain, known = folded(truncate(value).removesuffix(".0")), _by_name(cls)
        whole = known.get(plain) or known.get(cls._bare(plain))
        # people write 本科毕业, 三级证书 and 专科（高职） too: each part must name the same one
        parts = [part for part in map(cls._bare, _PARTS.split(plain)) if part]
        named = {whole} if whole else {known.get(part) for part in parts}
        return named.pop() if len(named) == 1 else None

    @classmethod
    def _bare(cls, words: str) -> str:
        """The words without those that say no more than that it is a term of this kind."""
        return _PAPER.sub("", words)

    @classmethod
    def parse(cls, value: object) -> Self:
        """The member that `value` names.

        Raises:
            UnknownTerm: nothing goes by that name; the message lists what does.
        """
        if (member := cls.named(value)) is not None:
            return member
        given = truncate(value)
        raise UnknownTerm(
            next((code for words, code in _HINTS if words.search(given)), "unknown_term"),
            given=given,
            kind=Message(f"word.kind.{cls.__name__}"),
            known=tuple(Message("word.option", code=str(member.value), name=member.zh) for member in cls),
        )

    def words(self, lang: str) -> str:
        """The term's name in Chinese ("zh") or English ("en")."""
        return say("word.term", lang, zh=self.zh, en=self.en)

    _missing_ = parse

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(cls.parse, handler(source))

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """What is written is the code; what is read is every name that is listed here (and wider forms of them)."""
        reference = handler(schema)
        if handler.mode == "validation":
            found = handler.resolve_ref_schema(reference)
            found.pop("type", None)
            names = (name for one in cls for name in (one.value, str(one.value), one.zh, *one.forms, one.en))
            found["enum"] = list(dict.fromkeys(names))
        return reference


@lru_cache
def _by_name(terms: type[_T]) -> dict[str, _T]:
    """The members by everything that names them: a code before a name, a member before those after it."""
    names = [(name, member) for member in terms for name in (member.zh.casefold(), member.en.casefold(), *member.forms)]
    return dict(reversed(names)) | {str(member.value): member for member in terms}


_NO_LEVEL = re.compile(
    "^(?:中华人民共和国|国家|国职)?(?:职业)?(?:技能|资格)?(?:等级)?(?:认定)?(?:证书?)?[第:]?|(?:技能)?(?:证书?|等级证?书?)$|(?<=级)技能$"
)


class Level(Term, IntEnum):
    """A certificate level, 5 (五级/初级工) up to 1 (一级/高级技师): the smaller number is the higher level.

    >>> Level.parse("中级工") is Level.parse("四级") is Level(4)
    True
    >>> Level(1).zh, Level(1).en
    ('一级/高级技师', 'level 1 (senior technician)')
    """

    ELEMENTARY = 5, "五级", "初级工", "elementary", "初级", "初级技工"
    INTERMEDIATE = 4, "四级", "中级工", "intermediate", "中级", "中级技工"
    ADVANCED = 3, "三级", "高级工", "advanced", "高级", "高级技工"
    TECHNICIAN = 2, "二级", "技师", "technician"
    SENIOR_TECHNICIAN = 1, "一级", "高级技师", "senior technician"

    grade: str

    def __new__(cls, number: int, grade: str = "", title: str = "", english: str = "", *short: str) -> Self:
        member = int.__new__(cls, number)
        member._value_ = number
        member.grade = grade
        member.zh, member.en = f"{grade}/{title}", f"level {number} ({english})"
        roman = ("i", "ii", "iii", "iv", "v")[number - 1]  # Ⅲ, folded
        figures = (grade[0], f"国{grade[0]}", f"{number}级", f"{roman}级", roman, f"level {number}")
        member.forms = (grade, title, *short, english, *figures)
        return member

    @classmethod
    def _bare(cls, words: str) -> str:
        """国家职业资格三级 and 高级技能 name levels; 技能等级2 may be the second one."""
        bare = _NO_LEVEL.sub("", words)
        return words if re.fullmatch("[0-9一二三四五]", bare) else bare

    def covers(self, asked: Level | None) -> bool:
        """Whether a certificate of this level serves where one of the level `asked` is: the same or a higher one (D7)."""
        return asked is not None and self <= asked


class CodedTerm(Term, StrEnum):
    """A term whose code is a word; `place` is its place in the order of definition, from 0."""

    place: int

    def __new__(cls, code: str, zh: str = "", en: str = "", forms: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.place = len(cls.__members__)
        member.zh, member.en, member.forms = zh, en, tuple(forms.split())
        return member


class Verdict(CodedTerm):
    """An answer: yes, no, or not decided by the facts given.

    >>> Verdict.UNDETERMINED.en
    'undetermined'
    """

    ELIGIBLE = "eligible", "符合", "eligible"
    UNDETERMINED = "undetermined", "待定", "undetermined"
    NOT_ELIGIBLE = "not_eligible", "不符合", "not eligible"

    @property
    def sign(self) -> str:
        """One character for lists and tables."""
        return {"eligible": "✓", "undetermined": "?", "not_eligible": "✗"}[self.value]


class Scope(CodedTerm):
    """Whose work or certificate counts: the occupation's own, or a related occupation's too (D6).

    >>> Scope.parse("本职业或相关职业").value
    'own_or_related'
    """

    OWN = "own", "本职业", "this occupation"
    OWN_OR_RELATED = "own_or_related", "本职业或相关职业", "this or a related occupation"


class CountingMode(CodedTerm):
    """How years of work are counted: added up (D3) or in one unbroken stretch (D4).

    >>> CountingMode.parse("连续").value
    'continuous'
    """

    CUMULATIVE = "cumulative", "累计", "cumulative"
    CONTINUOUS = "continuous", "连续", "continuous"


class CertificateKind(CodedTerm):
    """What kind of certificate: 职业资格证书, 技能等级证书 (equivalent, D8) or 预备技师证书 (D7).

    >>> CertificateKind.parse("职业技能等级证书").value
    'skill_level'
    """

    QUALIFICATION = (
        "qualification", "职业资格证书", "vocational qualification certificate", "职业资格 国家职业资格 技术等级 工人技术等级"
    )  # fmt: skip
    SKILL_LEVEL = "skill_level", "技能等级证书", "skill level certificate", "职业技能等级 技能等级"
    PRE_TECHNICIAN = "pre_technician", "预备技师证书", "pre-technician certificate", "预备技师 预备技师资格"


class Relevance(CodedTerm):
    """What a major is to an occupation (D9).

    >>> Relevance.parse("相关专业").value
    'related'
    """

    OWN = "own", "本专业", "the occupation's own major", "本职业(专业)"
    RELATED = "related", "相关专业", "a related major", "相关 相近专业"
    UNRELATED = "unrelated", "无关专业", "an unrelated major", "不相关专业 非相关专业 不相关 非相关 无关 其他专业"


class MajorScope(CodedTerm):
    """Whose major serves: the occupation's own, a related one too, or one that is neither (D9).

    >>> MajorScope.parse("其他专业").value
    'unrelated'
    """

    OWN = "own", "本专业", "the occupation's own major"
    OWN_OR_RELATED = "own_or_related", "本专业或相关专业", "its own or a related major"
    UNRELATED = "unrelated", "其他专业", "a major that is neither its own nor related"


class School(CodedTerm):
    """A kind of school; the three 技工院校 are `technical_school`, `senior_technical_school`, `technician_college`.

    >>> School.parse("技师学院").value
    'technician_college'
    """

    SECONDARY_VOCATIONAL = (
        "secondary_vocational_school", "中等职业学校", "secondary vocational school",
        "中职 中等职业 中专学校 中等专业学校 普通中专 成人中专 职高 职业高中 职业中专 职专 职教中心",
    )  # fmt: skip
    TECHNICAL = "technical_school", "技工学校", "technical school", "技校 中技"
    SENIOR_TECHNICAL = "senior_technical_school", "高级技工学校", "senior technical school", "高级技校"
    TECHNICIAN_COLLEGE = "technician_college", "技师学院", "technician college"
    HIGHER_VOCATIONAL = (
        "higher_vocational_college", "高等职业学校", "higher vocational college",
        "高职 高等职业 高职院校 高职高专 高等专科学校 职业学院 职业技术学院 职业本科 高职本科",
    )  # fmt: skip
    UNIVERSITY = "university", "大学", "university", "普通高校 本科院校"
    GENERAL_HIGH_SCHOOL = "general_high_school", "普通高中", "general high school"
    OTHER = "other", "其他学校", "another kind of school"


class Degree(CodedTerm):
    """A degree of schooling, in ascending order; 高中 and 中专 are of one rank.

    >>> Degree.parse("大专").rank < Degree.parse("本科").rank
    True
    """

    JUNIOR_HIGH = "junior_high", "初中", "junior high school diploma", "初级中学 初中及以下"
    HIGH_SCHOOL = "high_school", "高中", "high school diploma", "高级中学"
    SECONDARY = "secondary", "中专", "secondary diploma", "中技 中职 职高 中师"
    ASSOCIATE = "associate", "大专", "associate degree", "大学专科 专科 高职 高职高专"
    BACHELOR = "bachelor", "大学本科", "bachelor's degree", "本科 学士 大本 专升本 职业本科 高职本科"
    MASTER = "master", "硕士", "master's degree", "硕士研究生 研究生"
    DOCTOR = "doctor", "博士", "doctorate", "博士研究生"

    @property
    def rank(self) -> int:
        """0 for the lowest degree, 5 for the highest."""
        return self.place - (self.place > 1)


class Programme(CodedTerm):
    """A class of study at a 技工院校.

    >>> Programme.parse("预备技师班").value
    'pre_technician'
    """

    INTERMEDIATE_WORKER = "intermediate_worker", "中级工班", "intermediate-level programme"
    SENIOR_WORKER = "senior_worker", "高级工班", "advanced-level programme"
    PRE_TECHNICIAN = "pre_technician", "预备技师班", "pre-technician programme", "预备技师"
    TECHNICIAN = "technician", "技师班", "technician programme"
    OTHER = "other", "其他班", "another programme"


_RANKED = re.compile("(?!.*技师).*?(技术员|助理|初级|中级|[正副]?高级|工程师).*?(?<=[师员称格务])(?:证书?)?")


class ProfessionalTitleLevel(CodedTerm):
    """A level of professional title (职称), in ascending order: a higher one serves for a lower one (D20).

    >>> ProfessionalTitleLevel.parse("副高级").rank > ProfessionalTitleLevel.parse("工程师").rank
    True
    """

    JUNIOR = "junior", "初级职称", "junior title", "初级 助理级 助理 员级 助理工程师 助工 技术员"
    INTERMEDIATE = "intermediate", "中级职称", "intermediate title", "中级 工程师 中级工程师"
    SENIOR = "senior", "高级职称", "senior title", "高级 副高级 正高级 副高 正高 高级工程师 高工 正高级工程师"

    @classmethod
    def _bare(cls, words: str) -> str:
        """电气助理工程师, 高级经济师 and 中级专业技术资格; not 高级技师, which is no title."""
        found = _RANKED.fullmatch(words)
        return found[1] if found else words

    @property
    def rank(self) -> int:
        """0 for the lowest level, 2 for the highest."""
        return self.place


AnyLevel = Level | int | str
"""A level, or what names one: 4, "四级", "中级工"."""

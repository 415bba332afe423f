"""Requirements -> the official wording of 2018 or 2023, which reads back as the same requirements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..requirements import (
    Anchoring,
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    UnreadText,
    WorkStarted,
    WorkYears,
)
from ..standard import Clause, NotExpressible, WordingGeneration
from ..terms import CertificateKind, Degree, Level, School, Scope
from .grammar.clause_parser import read_clause
from .names import NamePattern

__all__ = ["canonical_text"]

_SCHOOLS = {
    School.SECONDARY_VOCATIONAL: "中等职业学校",
    School.TECHNICAL: "技工学校",
    School.SENIOR_TECHNICAL: "高级技工学校",
    School.TECHNICIAN_COLLEGE: "技师学院",
    School.HIGHER_VOCATIONAL: "高等职业学校",
    School.GENERAL_HIGH_SCHOOL: "普通高中",
}
_DEGREES: dict[tuple[Degree | None, bool], str] = {
    (Degree.JUNIOR_HIGH, True): "初中及以上",
    (Degree.HIGH_SCHOOL, True): "高中及以上",
    (Degree.SECONDARY, False): "中专",
    (Degree.SECONDARY, True): "中专及以上",
    (Degree.ASSOCIATE, False): "大专",
    (Degree.ASSOCIATE, True): "大专及以上",
    (Degree.BACHELOR, True): "大学本科及以上",
    (Degree.MASTER, True): "硕士及以上",
    (Degree.DOCTOR, False): "博士",
    (Degree.DOCTOR, True): "博士及以上",
}
_SKILLS = {Level.ELEMENTARY: "初级", Level.INTERMEDIATE: "中级", Level.ADVANCED: "高级"}
_TRAININGS = {**_SKILLS, Level.TECHNICIAN: "技师", Level.SENIOR_TECHNICIAN: "高级技师"}
_MAJORS = {None: "", Scope.OWN: "本专业", Scope.OWN_OR_RELATED: "本专业或相关专业"}
_EXPECTED = {
    "2018": "（含尚未取得毕业证书的在校应届毕业生）",
    "2023": "（含在读应届毕业生）",
}
_BOTH_KINDS = {
    "2018": "职业资格证书（技能等级证书）",
    "2023": "职业资格（职业技能等级）证书",
}
_KINDS: dict[tuple[CertificateKind, ...], str] = {
    (CertificateKind.QUALIFICATION,): "职业资格证书",
    (CertificateKind.SKILL_LEVEL,): "职业技能等级证书",
}


def canonical_text(clause: Clause, generation: WordingGeneration = "2023") -> str:
    """What the clause asks for in the official wording of a generation: read, it gives the same requirements.

    What was unread keeps its words.

    Raises:
        NotExpressible: the wording has no words for something, or would be read as something else.

    >>> from certladder import Catalog
    >>> canonical_text(Catalog.builtin().standard("电工").levels[4][0])
    '取得本职业五级/初级工职业资格（职业技能等级）证书后，累计从事本职业工作满4年。'
    """
    text = "；或".join(_branches(clause.alternatives, generation)).removesuffix("。") + "。"
    read = read_clause(text, NamePattern((clause.id.partition("/")[0] or clause.id or "?",))).alternatives
    if read != clause.alternatives:
        raise NotExpressible("not_expressible", clause=clause.id, text=text)
    return text


def _branches(alternatives: tuple[tuple[Requirement, ...], ...], generation: WordingGeneration) -> Iterator[str]:
    """Each alternative in words."""
    for option in alternatives:
        anchors = [asked.after for asked in option if isinstance(asked, WorkYears) and asked.after is not None]
        yield "，".join(
            _words(asked, generation) + ("后" if isinstance(asked, Anchoring) and asked in anchors else "")
            for asked in option
        )


def _work(asked: WorkYears, generation: WordingGeneration) -> str:
    work = "见习工作" if asked.trainee else "工作"
    return f"{asked.mode.zh}从事{asked.scope.zh}{work}{_years(asked.years, generation)}"


def _diploma(asked: DiplomaRequirement, generation: WordingGeneration) -> str:
    certificate = "学历证书" if asked.degree and asked.major is None else "毕业证书"
    return f"取得{_courses(asked)}{certificate}{_EXPECTED[generation] if asked.expected else ''}"


def _title(asked: TitleRequirement, generation: WordingGeneration) -> str:
    return f"取得{'符合专业对应关系的' if asked.matching else ''}{asked.level.zh}（专业技术人员职业资格）"


def _training(asked: TrainingRequirement, generation: WordingGeneration) -> str:
    return f"经本职业{_TRAININGS[asked.level]}正规培训达规定标准学时数，并取得结业证书"


def _words(asked: Requirement, generation: WordingGeneration) -> str:
    if type(asked) not in _WORDS:
        raise NotExpressible("no_words", type=asked.type)
    return _WORDS[type(asked)](asked, generation)


def _years(years: int, generation: WordingGeneration) -> str:
    return f"满{years}年" if generation == "2023" else f"{years}年（含）以上"


def _held(asked: CertificateRequirement, generation: WordingGeneration) -> str:
    held = _years(asked.years, generation) if asked.years else ""
    if asked.level is None:
        return f"取得{asked.scope.zh}预备技师证书{held}"
    return f"取得{asked.scope.zh}{asked.level.zh}{_KINDS.get(asked.kinds, _BOTH_KINDS[generation])}{held}"


def _courses(asked: DiplomaRequirement | EnrolmentRequirement) -> str:
    """What was studied: 经评估论证、以中级技能为培养目标的中等及以上职业学校本专业或相关专业."""
    degree = asked.degree if isinstance(asked, DiplomaRequirement) else None
    trains_to = asked.trains_to if isinstance(asked, DiplomaRequirement) else None
    programmes = "、".join(programme.zh for programme in asked.programmes)
    general = asked.schools == (School.HIGHER_VOCATIONAL, School.UNIVERSITY)
    if (degree, asked.or_higher) in _DEGREES:
        schools = [_DEGREES[degree, asked.or_higher] + ("普通高等学校" if general else "")]
    elif general:
        schools = ["普通高等学校"]
    elif degree is None and asked.or_higher:
        schools = ["中等及以上职业学校"]
    else:
        schools = [_SCHOOLS.get(school, school.zh) for school in asked.schools]
    approval = f"经评估论证、以{_SKILLS[trains_to]}技能为培养目标的" if trains_to in _SKILLS else ""
    return approval + ("、".join(school + programmes for school in schools) or programmes) + _MAJORS[asked.major]


_WORDS: dict[type, Callable[[Any, WordingGeneration], str]] = {
    CertificateRequirement: _held,
    WorkYears: _work,
    WorkStarted: lambda asked, generation: f"从事{asked.scope.zh}工作",
    DiplomaRequirement: _diploma,
    EnrolmentRequirement: lambda asked, generation: f"{_courses(asked)}学生",
    TitleRequirement: _title,
    TrainingRequirement: _training,
    ApprenticeshipRequirement: lambda asked, generation: f"{asked.scope.zh}学徒期满",
    MinimumAge: lambda asked, generation: f"年满{asked.years}周岁",
    PermitRequirement: lambda asked, generation: f"持有{asked.name}",
    UnreadText: lambda asked, generation: asked.words,
}
"""How each type of requirement is said; one without an entry has no words (`NotExpressible`)."""

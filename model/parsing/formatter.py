"""Requirements -> the official wording of 2018 or 2023, which reads back as the same requirements."""

from collections.abc import Callable
from typing import Any

from ..errors import require_type
from ..requirements import Anchoring, DiplomaRequirement, EnrolmentRequirement, Requirement, TimedRequirement, WorkYears
from ..standard import Clause, NotExpressible, WordingGeneration
from ..terms import Level, School
from .grammar.clause_parser import read_clause
from .names import NamePattern

_EXPECTED = {"2018": "（含尚未取得毕业证书的在校应届毕业生）", "2023": "（含在读应届毕业生）"}
_BOTH_KINDS = {"2018": "职业资格证书（技能等级证书）", "2023": "职业资格（职业技能等级）证书"}


def canonical_text(clause: Clause, generation: WordingGeneration = "2023") -> str:
    """What the clause asks for in the official wording of a generation: read, it gives the same requirements.

    What was unread keeps its words.

    Raises:
        NotExpressible: the wording has no words for something, or would be read as something else.

    >>> from certladder import Catalog
    >>> canonical_text(Catalog.builtin().standard("电工").levels[4][0])
    '取得本职业五级/初级工职业资格（职业技能等级）证书后，累计从事本职业工作满4年。'
    """
    require_type(clause, Clause, "the clause")
    options = ("，".join(_words(asked, option, generation) for asked in option) for option in clause.alternatives)
    text = "；或".join(options).removesuffix("。") + "。"
    read = read_clause(text, NamePattern((clause.id.partition("/")[0] or clause.id or "?",))).alternatives
    if read != clause.alternatives:  # 大学毕业 has no official words, nor has 大专 of a 技师学院
        raise NotExpressible("not_expressible", clause=clause.id, text=text)
    return text


def _words(asked: Requirement, option: tuple[Requirement, ...], generation: WordingGeneration) -> str:
    if asked.type not in _WORDS:
        raise NotExpressible("no_words", type=asked.type)
    anchors = [other.after for other in option if isinstance(other, WorkYears)]
    alike = [other for other in option if other.type == asked.type and asked.type in ("work", "diploma")]
    also = "且" if alike and asked is not alike[0] else ""  # with a comma alone, one of the two could be enough
    after = "后" if isinstance(asked, Anchoring) and asked in anchors else ""
    return also + _WORDS[asked.type](asked, generation) + after


def _time(asked: TimedRequirement, generation: WordingGeneration) -> str:
    time = asked.time.words("zh").replace(" ", "")
    return f"满{time}" if generation == "2023" else f"{time}（含）以上"


def _courses(asked: DiplomaRequirement | EnrolmentRequirement) -> str:
    """经评估论证、以中级技能为培养目标的中等及以上职业学校本专业或相关专业."""
    degree, trains_to = (getattr(asked, name, None) for name in ("degree", "trains_to"))
    general = "普通高等学校" if asked.schools == (School.HIGHER_VOCATIONAL, School.UNIVERSITY) else ""
    if degree:
        schools = [f"{degree.zh}{'及以上' if asked.or_higher else ''}{general}"]
    elif asked.or_higher:
        schools = ["中等及以上职业学校"]
    else:
        schools = [general] if general else [school.zh for school in asked.schools]
    approval = f"经评估论证、以{_skill(trains_to)}技能为培养目标的" if trains_to else ""
    programmes = "、".join(programme.zh for programme in asked.programmes)
    major = asked.major.zh if asked.major else ""
    return approval + ("、".join(school + programmes for school in schools) or programmes) + major


def _skill(level: Level) -> str:
    """初级, 中级, 高级, 技师 or 高级技师."""
    return level.zh.partition("/")[2].removesuffix("工")


_WORDS: dict[str, Callable[[Any, WordingGeneration], str]] = {
    "age": lambda asked, _: f"年满{asked.years}周岁",
    "age_limit": lambda asked, _: f"{'未满' if asked.below else '不超过'}{asked.years}周岁",
    "apprenticeship": lambda asked, _: f"{asked.scope.zh}学徒期满",
    "certificate": lambda asked, generation: (
        f"取得{asked.scope.zh}{asked.level.zh if asked.level else ''}"
        f"{asked.kinds[0].zh if len(asked.kinds) == 1 else _BOTH_KINDS[generation]}"
        f"{_time(asked, generation) if asked.total_months else ''}"
    ),
    "diploma": lambda asked, generation: (
        f"取得{_courses(asked)}{'学历' if asked.degree and asked.major is None else '毕业'}证书"
        f"{_EXPECTED[generation] if asked.expected else ''}"
    ),
    "permit": lambda asked, _: f"持有{asked.name}",
    "student": lambda asked, _: f"{_courses(asked)}学生",
    "title": lambda asked, _: (
        f"取得{'符合专业对应关系的' if asked.matching else ''}{asked.level.zh}（专业技术人员职业资格）"
    ),
    "training": lambda asked, _: f"经本职业{_skill(asked.level)}正规培训达规定标准学时数，并取得结业证书",
    "unread": lambda asked, _: asked.words,
    "work": lambda asked, generation: (
        f"{asked.mode.zh}从事{asked.scope.zh}{'见习' if asked.trainee else ''}工作{_time(asked, generation)}"
    ),
    "working": lambda asked, _: f"从事{asked.scope.zh}工作",
}
"""How each type of requirement is said; one without an entry has no words (`NotExpressible`)."""

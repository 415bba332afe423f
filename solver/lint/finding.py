"""What the lint finds: typed, with a severity, and told in Chinese or English."""

from __future__ import annotations

from ...model.base import FrozenModel
from ...model.terms import CodedTerm, Level, speaks

__all__ = ["LintFinding", "LintKind", "Severity"]


class Severity(CodedTerm):
    """How much a finding matters: an error in the rules, a likely one, or something worth knowing.

    >>> Severity.WARNING.zh
    '警告'
    """

    ERROR = "error", "错误", "error"
    WARNING = "warning", "警告", "warning"
    INFO = "info", "提示", "info"


class LintKind(CodedTerm):
    """What kind of thing was found.

    >>> LintKind.DOMINATED.en
    'never the best'
    """

    DOMINATED = "dominated", "永远不是最好的", "never the best"
    ALIKE = "alike", "要求相同", "two that ask for the same"
    UNREACHABLE = "unreachable", "无法达到的等级", "level out of reach"
    UNDESCRIBED = "undescribed", "未载条件的等级", "level asked for but not described"
    UNUSUAL_YEARS = "unusual_years", "年数与模板不同", "years unlike the template's"
    ONE_WAY = "one_way", "单向的相关职业", "relation declared one way only"
    UNREAD = "unread", "未读懂的文字", "unread words"


class LintFinding(FrozenModel):
    """One finding about a standard: `clauses` are the ids it is about, the one at fault first.

    `alternative` (1-based) says which of the first clause's; None means the clause as a whole. `other`
    is the alternative it is compared with, of the last clause. `level` is the level
    that is out of reach, or not described, or whose clauses these are; `related` the other occupation of a relation;
    `years` what a clause asks for, and `usual` what the template does; `words` what was not read.

    >>> from certladder import Catalog
    >>> finding = Catalog.builtin().lint()[0]
    >>> finding.kind.value, finding.severity.value, finding.level.zh, finding.clauses
    ('undescribed', 'warning', '五级/初级工', ('电工/四级/1',))
    """

    kind: LintKind
    severity: Severity
    occupation: str
    edition: str | None = None
    level: Level | None = None
    clauses: tuple[str, ...] = ()
    alternative: int | None = None
    other: int | None = None
    related: str | None = None
    years: tuple[int, ...] = ()
    usual: tuple[tuple[int, ...], ...] = ()
    words: str | None = None

    def explain(self, lang: str = "zh") -> str:
        """The finding in a sentence, in Chinese or English ("en").

        Raises:
            UnknownTerm: another language.

        >>> from certladder import Catalog
        >>> Catalog.builtin().lint()[0].explain("en")
        'warning: 电工: the conditions of level 5 (elementary) are not in the catalog, but 电工/四级/1 asks for it'
        """
        zh = speaks(lang)
        where = " ".join(filter(None, (self.occupation, self.edition)))
        mark = "：" if zh else ": "
        severity = self.severity.zh if zh else self.severity.en
        return f"{severity}{mark}{where}{mark}{_chinese(self) if zh else _english(self)}"


def _years(years: tuple[int, ...]) -> str:
    return "+".join(map(str, years))


def _chinese(finding: LintFinding) -> str:
    first, others = "、".join(finding.clauses[:1]), "、".join(finding.clauses[1:] or finding.clauses)
    way = first + (f" 的第 {finding.alternative} 种情形" if finding.alternative else "")
    others += f" 的第 {finding.other} 种情形" if finding.other else ""
    level = finding.level.zh if finding.level else ""
    usual = "、".join(map(_years, finding.usual))
    return {
        LintKind.DOMINATED: f"符合{way}的人，必不晚于此时符合 {others}，因此它永远不是最好的",
        LintKind.ALIKE: f"{way}与 {others} 要求相同",
        LintKind.UNREACHABLE: f"按目录所载条件，无人能达到{level}：{'、'.join(finding.clauses)}",
        LintKind.UNDESCRIBED: f"{'、'.join(finding.clauses)} 要求{level}，而目录未载该等级的条件",
        LintKind.UNUSUAL_YEARS: f"{way}要求 {_years(finding.years)} 年，同代模板为 {usual} 年",
        LintKind.ONE_WAY: f"已声明{finding.related}为其相关职业，反向则没有",
        LintKind.UNREAD: f"{first or '条文之外'}有未读懂的文字：“{finding.words}”",
    }[finding.kind]


def _english(finding: LintFinding) -> str:
    first, others = ", ".join(finding.clauses[:1]), ", ".join(finding.clauses[1:] or finding.clauses)
    way = (f"alternative {finding.alternative} of " if finding.alternative else "") + first
    others = (f"alternative {finding.other} of " if finding.other else "") + others
    level = finding.level.en if finding.level else ""
    usual = " or ".join(map(_years, finding.usual))
    asks = "asks" if len(finding.clauses) == 1 else "ask"
    return {
        LintKind.DOMINATED: f"{way} is never the best: whoever meets it meets {others} no later",
        LintKind.ALIKE: f"{way} asks for the same as {others}",
        LintKind.UNREACHABLE: f"nobody can reach {level} by what the catalog holds: {', '.join(finding.clauses)}",
        LintKind.UNDESCRIBED: f"the conditions of {level} are not in the catalog, but {', '.join(finding.clauses)} {asks} for it",
        LintKind.UNUSUAL_YEARS: f"{way} asks for {_years(finding.years)} years, where the template of its generation has {usual}",
        LintKind.ONE_WAY: f"{finding.related} is declared related to it, but not the other way round",
        LintKind.UNREAD: f"unread words in {first or 'no clause'}: “{finding.words}”",
    }[finding.kind]

"""What the lint finds: typed, with a severity, and worded in Chinese or English."""

from typing import Any, Self

from ...model.base import Explained
from ...model.standard import Standard
from ...model.terms import CodedTerm, Level
from ...model.wording import say


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
    'never needed'
    """

    DOMINATED = "dominated", "不会派上用场", "never needed"
    ALIKE = "alike", "要求相同", "two that ask for the same"
    UNREACHABLE = "unreachable", "无法达到的等级", "level out of reach"
    UNDESCRIBED = "undescribed", "未收录条件的等级", "level asked for but not described"
    ONE_WAY = "one_way", "单向的相关职业", "relation declared one way only"
    REPLACED = "replaced", "两处都有的等级", "level described twice"
    UNREAD = "unread", "未能识别的文字", "unread words"


class LintFinding(Explained):
    """One finding about a standard: `clauses` are the ids it is about, the faulty one first.

    `alternative` (1-based) is that of the first clause, None the clause as a whole, `other` that of the last, with which it
    is compared. `level` is out of reach, not described, or that of the clauses; `related` the other occupation of a
    relation; `words` what was not read, or the text whose conditions of a level described twice apply.

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
    words: str | None = None

    @classmethod
    def about(cls, standard: Standard, kind: LintKind, severity: Severity = Severity.WARNING, **fields: Any) -> Self:
        """A finding about a standard."""
        edition = standard.edition or (str(standard.valid_from) if standard.valid_from else None)
        return cls(kind=kind, severity=severity, occupation=standard.occupation, edition=edition, **fields)

    def explain(self, lang: str = "zh") -> str:
        """The finding in a sentence, in Chinese ("zh") or English ("en")."""
        code = "unread_outside" if self.kind is LintKind.UNREAD and not self.clauses else self.kind.value
        clauses = [_clause(one, self.alternative, lang) for one in self.clauses[:1]]
        others = [_clause(one, self.other, lang) for one in self.clauses[1:] or self.clauses]
        what = say(f"lint.{code}", lang, **{**dict(self), "clause": clauses, "others": tuple(others)})
        where = " ".join(filter(None, (self.occupation, self.edition)))
        return say("lint.finding", lang, severity=self.severity, where=where, what=what)


def _clause(clause: str, alternative: int | None, lang: str) -> str:
    return say("lint.alternative", lang, clause=clause, number=alternative) if alternative else clause

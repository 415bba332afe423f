"""What differs between two catalogs and in their answers, as data and in words."""

import datetime as dt
from itertools import groupby
from typing import Literal

from ...model.base import Explained
from ...model.requirements import Requirement
from ...model.standard import Clause
from ...model.terms import Level, Verdict
from ...model.wording import linked, say
from ..wording import target_words, understood_words

Alternative = tuple[Requirement, ...]

_SIGNS = {"added": "+", "removed": "-"}


class Change(Explained):
    """One difference, of an occupation, of a level, or of a clause (`old` and `new`).

    It is in one catalog only (added, removed), or the clause asks for something else (changed: `lost` are the alternatives
    that it had, `gained` those that it has), for the same in other words (reworded), or has another id (renumbered).
    Stated: what the text says beside its conditions differs (`field`: names, related, training_hours ...); of the `values`,
    None is that it says nothing, "" that there is none.
    """

    kind: Literal["added", "removed", "changed", "reworded", "renumbered", "stated"]
    occupation: str
    level: Level | None = None
    old: Clause | None = None
    new: Clause | None = None
    lost: tuple[Alternative, ...] = ()
    gained: tuple[Alternative, ...] = ()
    field: str | None = None
    values: tuple[str | None, str | None] = (None, None)

    def explain(self, lang: str = "zh") -> str:
        """The difference in words, clauses verbatim, in Chinese ("zh") or English ("en")."""
        sign = _SIGNS.get(self.kind, "±")
        if self.field is not None:
            nothing = {None: say("conditions.not_stated", lang), "": say("diff.nothing", lang)}
            old, new = (nothing.get(value, value) for value in self.values)
            return f"{sign} {say(f'conditions.{self.field}', lang, value=say('diff.then', lang, old=old, new=new))}"
        clauses = [clause for clause in (self.old, self.new) if clause]
        what: object = self.occupation if self.level is None else self.level
        if clauses:
            old, new = clauses[0].id, clauses[-1].id
            what = new if old == new else say("diff.then", lang, old=old, new=new)
        lines = [f"{sign} {say(f'diff.{self.kind}', lang, what=what)}"]
        texts = [say("eligibility.text", lang, text=text) for text in dict.fromkeys(clause.text for clause in clauses)]
        if len(texts) > 1:
            texts = [say(f"diff.{code}", lang, text=text) for code, text in zip(("old", "new"), texts, strict=True)]
        lines += [f"    {text}" for text in texts]
        for sign, alternative in [*(("-", one) for one in self.lost), *(("+", one) for one in self.gained)]:
            asked = linked("word.comma", [understood_words(one, lang) for one in alternative], lang)
            lines.append(f"    {sign} {asked}")
        return "\n".join(lines)


class CatalogDiff(Explained):
    """What differs between two catalogs: occupations, levels, clauses, and what the texts say beside; empty if nothing.

    >>> from certladder import Catalog
    >>> text = "职业：茶艺师\\n申报条件（四级）\\n累计从事本职业工作{}年。"
    >>> old, new = (Catalog.from_text(text.format(years)) for years in (6, 5))
    >>> print(old.diff(new))
    茶艺师
      ± 茶艺师/四级/1：要求有变
          旧：“累计从事本职业工作6年。”
          新：“累计从事本职业工作5年。”
          - 累计从事本职业工作满 6 年
          + 累计从事本职业工作满 5 年
    """

    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def explain(self, lang: str = "zh") -> str:
        """The differences, occupation by occupation, in Chinese ("zh") or English ("en")."""
        if not self.changes:
            return say("diff.same", lang)
        lines = []
        for occupation, changes in groupby(self.changes, key=lambda change: change.occupation):
            lines.append(occupation)
            lines += [f"  {line}" for change in changes for line in change.explain(lang).splitlines()]
        return "\n".join(lines)


class AnswerState(Explained):
    """An answer by one catalog: its verdict, and from which day it is certainly a yes."""

    verdict: Verdict
    eligible_from: dt.date | None

    def explain(self, lang: str = "zh") -> str:
        """The answer in words, in Chinese ("zh") or English ("en")."""
        code = "state_from" if self.eligible_from and self.verdict is not Verdict.ELIGIBLE else "state"
        return say(f"diff.{code}", lang, verdict=self.verdict, day=self.eligible_from)


class ChangedAnswer(Explained):
    """A level whose answer is another by the other catalog; None where a catalog does not describe the level."""

    occupation: str
    level: Level
    old: AnswerState | None
    new: AnswerState | None

    def explain(self, lang: str = "zh") -> str:
        """Both answers in words, in Chinese ("zh") or English ("en")."""
        target = target_words(self.occupation, self.level, lang)
        old, new = (state.explain(lang) if state else say("diff.not_described", lang) for state in (self.old, self.new))
        return say("diff.verdict", lang, target=target, old=old, new=new)

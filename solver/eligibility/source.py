"""The text that an answer rests on."""

from __future__ import annotations

from ...model.base import Explained
from ...model.dates import Day
from ...model.errors import require_language
from ...model.standard import Standard
from ...model.terms import Level
from ...model.wording import joined, say

__all__ = ["Source"]


class Source(Explained):
    """The text that an answer rests on (D15): what is None is not known; `trust` (A to D) if it is not the official one.

    >>> from certladder import Catalog
    >>> print(Source.of(Catalog.builtin().standard("电工"), Level(4)))
    《职业技能等级培训申报条件》一、电工申报条件（版本未注明）
    """

    title: str | None
    edition: str | None
    code: str | None
    valid_from: Day | None
    valid_until: Day | None
    trust: str | None = None

    @classmethod
    def of(cls, standard: Standard, level: Level) -> Source:
        """The source of a level's conditions."""
        text = standard.source_of(level)
        known = {name: getattr(standard, name) for name in ("code", "valid_from", "valid_until")}
        return cls.unvalidated(title=text.source, edition=text.edition, **known, trust=text.trust)

    def explain(self, lang: str = "zh") -> str:
        """Title, edition, code and days in force, in Chinese ("zh") or English ("en")."""
        title = self.title or say("source.no_title", require_language(lang))
        known = [say(f"source.{name}", lang, value=value) for name, value in dict(self).items() if value]
        details = known[bool(self.title) :]
        if not self.edition:
            details.insert(0, say("source.no_edition", lang))
        return say("source.text", lang, title=title, details=joined(details, lang))

"""The catalog as callers meet it: read from texts, checked, in words, as a graph, and as pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from .drawing.ladder_svg import ladder_svg
from .drawing.short_label import short_label, short_level
from .model import catalog
from .model.base import Shown
from .model.dates import resolve_date
from .model.errors import require_type
from .model.graph import CertificateNode
from .model.parsing.document import read_document
from .model.parsing.files import read_files, read_installed
from .model.standard import Standard
from .model.standards import builtin_standards
from .model.terms import AnyLevel, Level
from .model.wording import joined, linked, say
from .solver.comparison.change import CatalogDiff
from .solver.comparison.compare import STATED, compare, stated
from .solver.lint.finding import LintFinding
from .solver.lint.run import lint

if TYPE_CHECKING:
    import networkx as nx


AnyDay = dt.date | str | None
"""A day, or what names one: "2026-11-22"; None is today."""


class Catalog(Shown, catalog.Catalog):
    """Standards by occupation and edition, and relations between occupations (D6, D9, D15). It never changes.

    What names an occupation, a level, a day or a language is refused as by `Advisor`.

    >>> catalog = Catalog.builtin()
    >>> len(catalog.occupations)
    7
    >>> catalog.standard("化学检验工").occupation
    '化学检验员'
    """

    @classmethod
    def builtin(cls, *, supplements: bool = False) -> Catalog:
        """The seven occupations that come with certladder.

        `supplements`: also levels that the official text at hand lacks, and the majors of 电工, from sources that are no
        official publication; every answer and plan that rests on one names it.

        >>> sum(len(standard.levels) for standard in Catalog.builtin(supplements=True).standards)
        29
        """
        return _builtin(supplements)

    @classmethod
    def from_text(
        cls, text: str, *, source: str = "<text>", strict: bool = False, occupation: str | None = None
    ) -> Self:
        """Read one or many occupations from text as it is published or pasted.

        Words of a clause that cannot be read stay in it as unread (D14; see `Standard.unread`); with `strict` they are
        errors. `occupation`: whose conditions they are, for a text that does not name it.

        Raises:
            StandardParseError: no conditions were found, or with `strict` something is unread; every place is listed.

        >>> text = "一、茶艺师申报条件\\n申报条件（四级）\\n累计从事本职业工作6年（含）以上。"
        >>> Catalog.from_text(text).standard("茶艺师").levels[4][0].id
        '茶艺师/四级/1'
        """
        require_type(text, str, "the text of standards")
        return cls(tuple(read_document(text, source, strict=strict, occupation=occupation).standards))

    @classmethod
    def load(cls, path: str | Path, *, strict: bool = False) -> Self:
        """Read a standards file, or all `*.txt` files of a folder (UTF-8).

        Raises:
            StandardParseError: a file cannot be read; the places in all files are listed together.
        """
        return cls(tuple(read_files(Path(path), strict=strict)))

    @classmethod
    def installed(cls, *names: str) -> Self:
        """The standards that installed packages bring, all or those of these names.

        They are joined to others with `Catalog.builtin() | Catalog.installed()`. A package names, as an entry point of
        the group `certladder.standards`, a package whose `*.txt` files are the texts; `examples/standards_package` is
        one.

        Raises:
            UnknownTerm: no package of that name is installed; the message lists those that are.
            StandardParseError: a text cannot be read.
        """
        return cls(tuple(read_installed(names)))

    def explain(
        self, occupation: str | None = None, level: AnyLevel | None = None, *, on: AnyDay = None, lang: str = "zh"
    ) -> str:
        """The conditions of an occupation's levels (or of one) on a day: at a glance, verbatim, with their source.

        Without an occupation: all occupations with their levels; on a day, those in force.

        >>> print(Catalog.builtin().explain("电工", 1, on="2026-11-22", lang="en").splitlines()[-2])
          电工/一级/1  level 2 certificate + 4 years of work in total
        """
        if occupation is None:
            return _occupations(self, None if on is None else resolve_date(on), lang)
        return _conditions(self.standard(occupation, on), None if level is None else Level.parse(level), lang)

    def lint(self) -> tuple[LintFinding, ...]:
        """What in the standards is likely a mistake, or worth knowing, standard by standard.

        >>> text = "一、茶艺师申报条件\\n申报条件（四级）\\n（1）累计从事本职业工作6年。（2）累计从事本职业工作7年。"
        >>> [finding.clauses for finding in Catalog.from_text(text).lint() if finding.kind.value == "dominated"]
        [('茶艺师/四级/2', '茶艺师/四级/1')]
        """
        return lint(self)

    def diff(self, other: catalog.Catalog) -> CatalogDiff:
        """What is otherwise in the other catalog: occupations, levels, clauses, and what the texts say beside.

        >>> old = Catalog.builtin()
        >>> len(old.diff(old | Catalog.from_text("职业：电工\\n申报条件（五级）\\n累计从事本职业工作1年。")).changes)
        2
        """
        require_type(other, catalog.Catalog, "the other catalog")
        return compare(self, other)

    def graph(self, on: AnyDay = None) -> nx.MultiDiGraph[CertificateNode]:
        """The requirement graph of the editions in force on a day, today by default: a networkx graph of your own.

        Nodes are (occupation, level), level None for the pre-technician certificate, and `certladder.model.graph.START`;
        edges have `clause`, `alternative` and `kind` ("asks", or "serves": D7 and declared relations).

        >>> graph = Catalog.builtin().graph("2026-11-22")
        >>> [clause for *_, clause in graph.edges(("电工", 2), data="clause")]
        ['电工/一级/1']
        >>> import networkx as nx
        >>> sorted(str(node) for node in nx.ancestors(graph, ("电工", 3)))
        ['START', '电工/五级', '电工/四级']
        """
        return self.requirement_graph(resolve_date(on)).copy()

    def ladder_svg(self, occupations: str | Sequence[str] | None = None, *, on: AnyDay = None, lang: str = "zh") -> str:
        """The ladder of an occupation (or of several, or of all) as an SVG picture, in Chinese or English ("en").

        The certificates stand one above the other, the highest on top, with the conditions that lead to each.
        `Advisor.ladder_svg` draws a person's.

        >>> Catalog.builtin().ladder_svg("电工")[:4]
        '<svg'
        """
        day = resolve_date(on)
        return ladder_svg(self, self.chosen(occupations, day), day, lang)

    def chosen(self, occupations: str | Sequence[str] | None, on: dt.date) -> tuple[Standard, ...]:
        """The standards in force of an occupation, of several, or (None) of all."""
        if occupations is None:
            return self.in_force(on)
        require_type(occupations, Iterable, "occupations")
        names = (occupations,) if isinstance(occupations, str) else occupations
        return tuple(self.standard(name, on) for name in names)

    def __str__(self) -> str:
        return self.explain()


@lru_cache(maxsize=2)
def _builtin(supplements: bool) -> Catalog:
    return Catalog(builtin_standards(supplements=supplements))


def occupation_words(standard: Standard, lang: str) -> str:
    """An occupation's name, in English also the English one where that is known."""
    code = "word.occupation_in_english" if standard.english else "word.occupation"
    return say(code, lang, occupation=standard.occupation, english=standard.english)


def _occupations(catalog: Catalog, day: dt.date | None, lang: str) -> str:
    """The occupations with their levels, a line each, and how many there are."""
    lines, standards = [], catalog.standards if day is None else catalog.in_force(day)
    for standard in standards:
        named = " ".join(filter(None, (occupation_words(standard, lang), standard.edition)))
        levels = joined([short_level(one, lang) for one in standard.levels], lang)
        lines.append(say("conditions.line", lang, name=named, levels=levels))
    clauses = [len(clauses) for standard in standards for clauses in standard.levels.values()]
    counts = {"n": len(standards), "levels": len(clauses), "clauses": sum(clauses)}
    lines.append(say("conditions.total" if day is None else "conditions.in_force", lang, day=day, **counts))
    return "\n".join(lines)


def _conditions(standard: Standard, level: Level | None, lang: str) -> str:
    """What a level, or each one, asks for: at a glance, then in the official words; and where these are from."""
    facts = {name: stated(standard, name, lang) for name in STATED} | {"source": standard.source}
    for name in ("related", "majors", "related_majors"):
        if facts[name] == "":  # an answer, not a gap
            facts[name] = say("diff.nothing", lang)
    facts["edition"] = facts["edition"] or say("conditions.not_stated", lang)
    lines = [occupation_words(standard, lang)]
    lines += [f"  {say(f'conditions.{name}', lang, value=value)}" for name, value in facts.items() if value]
    for one in standard.levels if level is None else [level]:
        clauses = standard.clauses(one)
        lines += ["", say("conditions.one_of" if len(clauses) > 1 else "conditions.level", lang, level=one)]
        for clause in clauses:
            asked = [short_label(alternative, lang, whole=True) for alternative in clause.alternatives]
            asked_words = linked("conditions.or", asked, lang)
            lines.append(f"  {say('conditions.clause', lang, clause=clause.id, asked=asked_words)}")
            lines.append(f"    {say('eligibility.text', lang, text=clause.text)}")
    lines += [problem.explain(lang) for problem in standard.unread]
    return "\n".join(lines)

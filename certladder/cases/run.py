"""Cases asked of the rules: which differ from the answers and why, and which clauses they cover."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ..model.base import Explained, FrozenModel
from ..model.catalog import Catalog
from ..model.errors import CertladderError, close_matches
from ..model.policy import Policy
from ..model.terms import Verdict
from ..model.wording import LANGUAGES, default_language, joined, say
from ..solver.case import Case
from ..solver.eligibility.alternative_result import AlternativeResult
from ..solver.eligibility.check import check
from ..solver.eligibility.result import Eligibility
from ..solver.wording import target_words, understood_words
from .rule_case import RuleCase


class CaseDifference(Explained):
    """Something that a case expects otherwise: a verdict, a first day, or a clause that is not there (then no `found`).

    `near` are the ids most like that of a clause which is not there.
    """

    what: Literal["verdict", "level_verdict", "eligible_from", "clause", "alternative", "sentence", "asks", "error"]
    expected: Verdict | dt.date | str | None
    found: Verdict | dt.date | str | None = None
    near: tuple[str, ...] = ()

    def explain(self, lang: str = "zh") -> str:
        """What was expected and what was found, in Chinese ("zh") or English ("en")."""
        never = say("cases.never", lang)
        expected, found = (never if value is None else value for value in (self.expected, self.found))
        return say(f"cases.{self.what}", lang, expected=expected, found=found, near=self.near)


class CaseFailure(Explained):
    """A case that the rules answer otherwise; `result` is what they say of its clause, or of the one that decides."""

    case: RuleCase
    differences: tuple[CaseDifference, ...]
    result: AlternativeResult | None = None

    def explain(self, lang: str = "zh") -> str:
        """The case, what differs, and why the rules say what they say, in Chinese ("zh") or English ("en")."""
        case = self.case
        target = target_words(case.occupation, case.level, lang)
        lines = [f"✗ {case.where} {case.name}".replace("  ", " "), say("cases.asked", lang, target=target, on=case.on)]
        lines += [difference.explain(lang) for difference in self.differences]
        lines += self.result.explain(lang).splitlines() if self.result else []
        return "\n    ".join(lines)


class Coverage(FrozenModel):
    """How many cases expect a yes of an alternative (1-based) of a clause, and how many a no."""

    clause: str
    alternative: int
    alternatives: int
    cases_for: int = 0
    cases_against: int = 0

    def label(self, lang: str) -> str:
        """The clause's id, and which of its alternatives if there are several."""
        number = say("word.alternative", lang, number=self.alternative) if self.alternatives > 1 else ""
        return f"{self.clause}{number}"


class CaseReport(Explained):
    """What the cases showed: how many there are, those that differ, the alternatives of the occupations asked about."""

    cases: int
    failures: tuple[CaseFailure, ...]
    coverage: tuple[Coverage, ...]

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The alternatives that lack a case for or a case against."""
        return tuple(one for one in self.coverage if not (one.cases_for and one.cases_against))

    def explain(self, lang: str = "zh") -> str:
        """The cases that differ, then the coverage, in Chinese ("zh") or English ("en")."""
        lines = [failure.explain(lang) for failure in self.failures]
        lines.append(say("cases.total", lang, n=self.cases, failed=len(self.failures)))
        lacking = {
            code: [one.label(lang) for one in self.coverage if not getattr(one, code)]
            for code in ("cases_for", "cases_against")
        }
        covered = {code: len(self.coverage) - len(labels) for code, labels in lacking.items()}
        lines.append(say("cases.coverage", lang, n=len(self.coverage), **covered))
        lines += [say(f"cases.no_{code}", lang, clauses=labels) for code, labels in lacking.items() if labels]
        return "\n".join(lines)


def run_cases(cases: Iterable[RuleCase], catalog: Catalog, policy: Policy) -> CaseReport:
    """Which cases the rules of a catalog answer otherwise, and what the cases cover.

    An alternative is covered by the cases that name its clause: the others do not say which one is meant.
    """
    given = tuple(cases)
    counts: Counter[tuple[str, int, Verdict]] = Counter()
    failures = []
    for case in given:
        meant: list[AlternativeResult] = []
        try:
            declared = catalog
            for occupation, other, accepted in case.relations:
                declared = declared.relate(occupation, other, accepted)
            standard = declared.standard(case.occupation, case.on)
            answer = check(Case(case.person, declared, case.policy or policy, standard, case.level, case.on))
            meant = [
                result
                for result in answer.clauses
                if case.clause in (None, result.clause.id) and case.alternative in (None, result.alternative)
            ]
            differences = tuple(_differences(case, answer, meant))
        except CertladderError as error:
            differences = (CaseDifference(what="error", expected=error.explain("zh"), found=error.explain("en")),)
        if case.clause is not None:
            counts.update((result.clause.id, result.alternative, case.verdict) for result in meant)
        if differences:
            result = _deciding(meant) if meant else None
            failures.append(CaseFailure(case=case, differences=differences, result=result))
    asked = {catalog.name(case.occupation) for case in given}
    coverage = tuple(
        Coverage(
            clause=clause.id,
            alternative=number,
            alternatives=len(clause.alternatives),
            cases_for=counts[clause.id, number, Verdict.ELIGIBLE],
            cases_against=counts[clause.id, number, Verdict.NOT_ELIGIBLE],
        )
        for standard in catalog.standards
        if standard.occupation in asked
        for clauses in standard.levels.values()
        for clause in clauses
        for number in range(1, len(clause.alternatives) + 1)
    )
    return CaseReport(cases=len(given), failures=tuple(failures), coverage=coverage)


def _differences(case: RuleCase, answer: Eligibility, meant: Sequence[AlternativeResult]) -> Iterator[CaseDifference]:
    if not meant:
        known = tuple(dict.fromkeys(result.clause.id for result in answer.clauses))
        if case.clause in known:
            yield CaseDifference(what="alternative", expected=str(case.alternative))
        else:
            near = close_matches(str(case.clause), known) or known
            yield CaseDifference(what="clause", expected=case.clause, near=near)
        return
    if case.sentence is not None and not any(case.sentence in result.clause.text for result in meant):
        yield CaseDifference(what="sentence", expected=case.sentence)
    if case.asks is not None:
        alternatives = [result.clause.alternatives[result.alternative - 1] for result in meant]
        words = {lang: [[understood_words(one, lang) for one in each] for each in alternatives] for lang in LANGUAGES}
        if not any(_plain(case.asks) == _plain(asked) for each in words.values() for asked in each):
            lang = default_language()
            found = " / ".join(joined(asked, lang) for asked in words[lang])
            yield CaseDifference(what="asks", expected=joined(case.asks, lang), found=found)
    deciding = answer if case.clause is None else _deciding(meant)
    if case.verdict != deciding.verdict:
        yield CaseDifference(what="verdict", expected=case.verdict, found=deciding.verdict)
    if case.level_verdict not in (None, answer.verdict):
        yield CaseDifference(what="level_verdict", expected=case.level_verdict, found=answer.verdict)
    first = min((result.eligible_from for result in meant if result.eligible_from), default=None)
    if "eligible_from" in case.model_fields_set and case.eligible_from != first:
        yield CaseDifference(what="eligible_from", expected=case.eligible_from, found=first)


def _plain(words: Iterable[str]) -> list[str]:
    """Spaces do not matter."""
    return ["".join(one.split()) for one in words]


def _deciding(results: Sequence[AlternativeResult]) -> AlternativeResult:
    """The result that decides a clause or a level: the best one, of equals the soonest, of these the first."""
    return min(results, key=lambda one: (one.verdict.place, one.eligible_from or dt.date.max))

"""Cases asked of the rules, and what they expect compared with the answers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..model.catalog import Catalog
from ..model.errors import CertladderError, close_matches
from ..model.policy import Policy
from ..model.terms import Verdict
from ..model.wording import LANGUAGES, default_language, joined
from ..solver.case import Case
from ..solver.eligibility.alternative_result import AlternativeResult
from ..solver.eligibility.check import check
from ..solver.eligibility.result import Eligibility
from ..solver.wording import understood_words
from .report import CaseDifference, CaseFailure, CaseReport, Coverage
from .rule_case import RuleCase

__all__ = ["run_cases"]

_Counts = Counter[tuple[str, int, Verdict]]


def run_cases(cases: Iterable[RuleCase], catalog: Catalog, policy: Policy) -> CaseReport:
    """Which cases the rules of a catalog answer otherwise, and what the cases cover.

    An alternative is covered by the cases that name its clause: the others do not say which one is meant.
    """
    given = tuple(cases)
    counts: _Counts = Counter()
    failures = [failure for case in given if (failure := _run(case, catalog, policy, counts))]
    asked = {catalog.name(case.occupation) for case in given}
    coverage = [
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
    ]
    return CaseReport(cases=len(given), failures=tuple(failures), coverage=tuple(coverage))


def _run(case: RuleCase, catalog: Catalog, policy: Policy, counts: _Counts) -> CaseFailure | None:
    try:
        for occupation, other, accepted in case.relations:
            catalog = catalog.relate(occupation, other, accepted)
        standard = catalog.standard(case.occupation, case.on)
        answer = check(Case(case.person, catalog, case.policy or policy, standard, case.level, case.on))
    except CertladderError as error:
        why = CaseDifference(what="error", expected=error.explain("zh"), found=error.explain("en"))
        return CaseFailure(case=case, differences=(why,))
    meant = [result for result in answer.clauses if case.clause in (None, result.clause.id)]
    meant = [result for result in meant if case.alternative in (None, result.alternative)]
    if case.clause is not None and case.verdict is not Verdict.UNDETERMINED:
        counts.update((result.clause.id, result.alternative, case.verdict) for result in meant)
    differences = tuple(_differences(case, answer, meant))
    if not differences:
        return None
    return CaseFailure(case=case, differences=differences, result=_deciding(meant) if meant else None)


def _differences(case: RuleCase, answer: Eligibility, meant: Sequence[AlternativeResult]) -> Iterator[CaseDifference]:
    if not meant:
        known = tuple(dict.fromkeys(result.clause.id for result in answer.clauses))
        if case.clause in known:
            yield CaseDifference(what="alternative", expected=str(case.alternative))
        else:
            yield CaseDifference(
                what="clause", expected=case.clause, near=close_matches(str(case.clause), known) or known
            )
        return
    if case.sentence is not None and not any(case.sentence in result.clause.text for result in meant):
        yield CaseDifference(what="sentence", expected=case.sentence)
    if case.asks is not None and not any(_is_asked(case.asks, result) for result in meant):
        understood = (joined(_understood(result, default_language()), default_language()) for result in meant)
        yield CaseDifference(what="asks", expected=joined(case.asks, default_language()), found=" / ".join(understood))
    found = answer if case.clause is None else _deciding(meant)
    if case.verdict is not found.verdict:
        yield CaseDifference(what="verdict", expected=case.verdict, found=found.verdict)
    if case.level_verdict not in (None, answer.verdict):
        yield CaseDifference(what="level_verdict", expected=case.level_verdict, found=answer.verdict)
    first = min((result.eligible_from for result in meant if result.eligible_from), default=None)
    if case.expects_first_day and case.eligible_from != first:
        yield CaseDifference(what="eligible_from", expected=case.eligible_from, found=first)


def _is_asked(asks: Sequence[str], result: AlternativeResult) -> bool:
    """Whether this is what the alternative is understood to ask for; spaces do not matter."""
    expected = ["".join(words.split()) for words in asks]
    return any(expected == ["".join(words.split()) for words in _understood(result, lang)] for lang in LANGUAGES)


def _understood(result: AlternativeResult, lang: str) -> list[str]:
    asked = result.clause.alternatives[result.alternative - 1]
    return [understood_words(requirement, lang) for requirement in asked]


def _deciding(results: Sequence[AlternativeResult]) -> AlternativeResult:
    """The result that decides a clause or a level: the best one, of equals the soonest, of these the first."""
    order = list(Verdict)
    return min(results, key=lambda one: (order.index(one.verdict), one.eligible_from or dt.date.max))

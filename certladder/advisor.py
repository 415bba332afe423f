"""The advisor: one catalog, one policy, and the questions one can ask of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from .cases import CaseReport, RuleCase, run_cases
from .catalog import AnyDay, Catalog
from .drawing.ladder_svg import ladder_svg
from .interview import Interview
from .model import catalog as catalog_of_standards
from .model.dates import resolve_date
from .model.errors import require_type
from .model.person import Person
from .model.policy import Policy
from .model.terms import AnyLevel, Level
from .report.plan_page import plan_page
from .solver.case import Case
from .solver.comparison.change import ChangedAnswer
from .solver.comparison.compare import changed_answers
from .solver.eligibility.check import check, survey
from .solver.eligibility.receipt import Receipt, ReceiptMismatch
from .solver.eligibility.result import Eligibility, Survey
from .solver.evaluate.question import Question
from .solver.interview import apply_answer, next_question
from .solver.planning.improvements import improvements
from .solver.planning.infeasible import NoPath
from .solver.planning.plan import Improvement, Plan
from .solver.planning.planner import Targets, plans, targets
from .solver.planning.wishes import PlanRequest, Wishes


class Advisor:
    """Answers by the rules of a catalog (the built-in one by default) under a policy.

    What names an occupation, a level or a day is refused as `check` says, wishes and paths as `plans` does, a language
    that is neither "zh" nor "en" with UnknownTerm; with ReceiptMismatch a `plan` that is none of `plans` for the same
    person, target, day and wishes, or that is for an occupation which is not drawn.

    >>> from certladder import Person, Work
    >>> me = Person(work=[Work(occupation="电工", start="2019-07-01")])
    >>> Advisor().check(me, "电工", 4, on="2026-11-22").verdict.value
    'eligible'
    """

    def __init__(self, catalog: Catalog | None = None, policy: Policy | None = None) -> None:
        self.catalog = Catalog.builtin() if catalog is None else catalog
        self.policy = Policy() if policy is None else policy
        require_type(self.catalog, catalog_of_standards.Catalog, "catalog")
        require_type(self.policy, Policy, "policy")

    def __repr__(self) -> str:
        return f"Advisor({self.catalog!r}, {self.policy!r})"

    def check(self, person: Person, occupation: str, level: AnyLevel, on: AnyDay = None) -> Eligibility:
        """Whether a person may apply for a level on a day (today), by which clause, and what is missing (D1 to D26).

        Raises:
            UnknownOccupation: no occupation goes by that name; the near ones are named.
            UnknownTerm: `level` names no level.
            UndescribedLevel: the catalog does not hold the level's conditions; the message lists those it holds.
            NoEditionInForce: no edition is in force on that day (D15).
            InvalidDay: `on` is not a day.
        """
        return check(self._case(person, occupation, level, on))

    def recheck(self, receipt: Receipt, person: Person) -> Eligibility:
        """The answer of a receipt, worked out again by its policy, day and declarations from this advisor's texts.

        Raises:
            ReceiptMismatch: it is of another person, other texts or another version.

        >>> answer = Advisor().check(Person(), "电工", 4, on="2026-11-22")
        >>> Advisor().recheck(answer.receipt, Person()) == answer
        True
        """
        require_type(receipt, Receipt, "the receipt")
        said = (receipt.relations, receipt.aliases)
        declared = ({(one, other): counts for one, other, counts in pairs} for pairs in said)
        catalog = Catalog(self.catalog.standards, *declared)
        answer = Advisor(catalog, receipt.policy).check(person, receipt.occupation, receipt.level, receipt.on)
        receipt.require_equal(answer.receipt)
        return answer

    def survey(self, person: Person, on: AnyDay = None) -> Survey:
        """Every occupation and level: those the person may apply for first, then the soonest; in words summed up."""
        require_type(person, Person, "person")
        return survey(person, self.catalog, self.policy, resolve_date(on))

    def affected(self, person: Person, other: Catalog, on: AnyDay = None) -> tuple[ChangedAnswer, ...]:
        """The levels for which a person's verdict, or its first day, is another by the `other` catalog.

        >>> new = Catalog.builtin() | Catalog.from_text("职业：电工\\n申报条件（四级）\\n累计从事本职业工作5年。")
        >>> [answer.explain() for answer in Advisor().affected(Person.model_validate(
        ...     {"work": [{"occupation": "电工", "start": "2021-06-01"}]}), new, on="2026-11-22")]
        ['电工 四级/中级工：不符合（2027年6月1日起） → 符合']
        """
        require_type(person, Person, "person")
        require_type(other, catalog_of_standards.Catalog, "the other catalog")
        return changed_answers(person, self.catalog, other, self.policy, resolve_date(on))

    def test(self, cases: Iterable[RuleCase]) -> CaseReport:
        """Which cases (`read_cases`) the rules answer otherwise than experts expect, and which clauses they cover.

        >>> case = RuleCase(name="a beginner", person=Person(), occupation="电工", level=4, on="2026-11-22", verdict="符合")
        >>> print(Advisor().test([case]).failures[0].differences[0].explain("en"))
        verdict: expected eligible, found not eligible
        """
        return run_cases(cases, self.catalog, self.policy)

    def question(
        self, person: Person, occupation: str, level: AnyLevel, on: AnyDay = None, declined: Collection[Question] = ()
    ) -> Question | None:
        """The question to ask next: the one after which, over its likely answers, the fewest alternatives are open.

        None if the verdict of `check` is decided, or if nothing is left to ask but what was `declined` ("not known").

        >>> from certladder import Person, Work
        >>> me = Person(certificates=None, work=[Work(occupation="厨师", start="2010-01-01")])
        >>> print(Advisor().question(me, "铣工", 4, on="2026-11-22"))
        厨师是否为铣工的相关职业？
        """
        return next_question(self._case(person, occupation, level, on), declined)

    def answer(self, question: Question, value: object, person: Person) -> tuple[Advisor, Person]:
        """The advisor and the person once a question is answered: of names and relations the catalog keeps the answer.

        - relevance, school, degree, programme: the term, or a word for it; trains_to: a level, or no (False);
        - issued, graduated, enrolled, born, start, end, completed: a date; within the month or year that is known;
        - relation, same, corresponds, permit, unread: yes or no;
        - a list: one record that is not listed yet, or a list of all of them ([]: there are no more);
        - a no, 没有 or 都不是 where one of several is asked for, or a list: none of them;
        - None or words for it (不清楚), "not known", changes nothing.

        Raises:
            AnswerError: the answer does not fit the question, or the question is not about this person.
        """
        require_type(question, Question, "the question")
        answered, catalog = apply_answer(question, value, person, self.catalog)
        return (self if catalog is self.catalog else Advisor(catalog, self.policy)), answered

    def interview(self, person: Person, occupation: str, level: AnyLevel, on: AnyDay = None) -> Interview:
        """An interview about a level on a day (today): it asks as little as it can until the verdict is decided."""
        case = self._case(person, occupation, level, on)
        case.standard.clauses(case.level)  # refused now, not when the first question is asked
        return Interview(person, self.catalog, self.policy, case.standard, case.level, case.on)

    def plan(self, person: Person, occupation: str, level: AnyLevel, on: AnyDay = None, **wishes: Any) -> Plan:
        """The best plan for a level from a day (today) on; see `plans` for the wishes and errors.

        >>> plan = Advisor().plan(Person(), "电工", 4, on="2026-11-22")
        >>> plan.reached, plan.steps[-1].clause.id
        (datetime.date(2032, 11, 22), '电工/四级/2')
        """
        return plans(_request(self._case(person, occupation, level, on), wishes), most=1)[0]

    def plans(self, person: Person, occupation: str, level: AnyLevel, on: AnyDay = None, **wishes: Any) -> list[Plan]:
        """The Pareto front over days, certificates, trainings, programmes and cost: every plan that no other dominates.

        The best comes first; a level held already gives one plan with no steps. Wishes, by name: `study`
        (`StudyOption`s), `no_full_time`, `deadline`, `max_certificates`, `max_trainings`, `max_programmes`, `prices`
        (`Prices`), `max_cost`, `via`, `avoid` and `only` (clause ids), `undocumented` ("unreachable" or "obtainable"),
        `assume_unknown` (all open questions are taken to be answered with yes), `answered` (just these are),
        `optimise` (("time", "certificates", "trainings")).

        Raises:
            NoPath: there is no path, or none that meets the wishes; it carries the reasons as data.
            WishesError: a wish that is not known, or has a wrong value; or too many routes are possible to compare them.
            UnknownClause: `via`, `avoid` or `only` names a clause that is not there.
            UnknownOccupation, UnknownTerm, NoEditionInForce, InvalidDay: as for `check`.
        """
        return plans(_request(self._case(person, occupation, level, on), wishes))

    def targets(self, person: Person, on: AnyDay = None, by: AnyDay = None, **wishes: Any) -> Targets:
        """What the person could become, and by when: the best plan to every certificate of the catalog, soonest first.

        Where there is none, the `NoPath` that says why follows after the plans. `by` is the wish `deadline`; the other
        wishes are those of `plans`.

        >>> [(plan.reached.year, plan.target()) for plan in Advisor().targets(Person(), on="2026-11-22")[:2]]
        [(2031, '化学检验员 四级/中级工'), (2032, '电工 四级/中级工')]
        """
        given = wishes if by is None else dict(deadline=resolve_date(by), **wishes)
        require_type(person, Person, "person")
        day = resolve_date(on)
        return targets(person, self.catalog, self.policy, day, Wishes.read(self.catalog, day, **given))

    def improvements(
        self,
        person: Person,
        occupation: str,
        level: AnyLevel,
        on: AnyDay = None,
        plan: Plan | None = None,
        **wishes: Any,
    ) -> list[Improvement]:
        """The single changes that bring a plan forward (the best one by default), the most practical first.

        >>> print(Advisor().improvements(Person(), "电工", 4, on="2026-11-22")[0].kind)
        record
        """
        request = _request(self._case(person, occupation, level, on), wishes)
        best = _front(request, plan)[0]
        return improvements(request, plan or best)

    def report(
        self,
        person: Person,
        occupation: str,
        level: AnyLevel,
        on: AnyDay = None,
        *,
        plan: Plan | None = None,
        others: bool = False,
        lang: str = "zh",
        **wishes: Any,
    ) -> str:
        """One HTML page on a certificate: may the person apply, a plan or why there is none, and what to bring.

        It is about `plan`, by default the best one; it needs no network, no scripts and no other file, and prints on
        A4. `others`: also by when each other certificate can be earned. The wishes are those of `plans`.

        >>> page = Advisor().report(Person(), "电工", 1, on="2026-11-22")
        >>> page.splitlines()[0], "电工/一级/1" in page
        ('<!doctype html>', True)
        """
        request = _request(self._case(person, occupation, level, on), wishes)
        found = self.targets(person, request.on, **wishes) if others else ()
        asked = request.standard.occupation, request.level
        other = [one for one in found if isinstance(one, Plan) and one.steps and (one.occupation, one.level) != asked]
        try:
            front = _front(request, plan)
        except NoPath as reasons:
            if plan is not None:
                raise
            return plan_page(request, reasons, (), other, lang)
        return plan_page(request, plan or front[0], front, other, lang)

    def ladder_svg(
        self,
        person: Person,
        occupations: str | Sequence[str] | None = None,
        on: AnyDay = None,
        *,
        plan: Plan | None = None,
        lang: str = "zh",
    ) -> str:
        """A person's ladder as an SVG picture: what they hold, may apply for and from when, and the route of a `plan`.

        It is drawn for an occupation, for several, or for all; `Catalog.ladder_svg` draws the rules alone.

        >>> Advisor().ladder_svg(Person(), "电工")[:4]
        '<svg'
        """
        require_type(person, Person, "person")
        require_type(plan, Plan | None, "plan")
        day = resolve_date(on)
        standards = self.catalog.chosen(occupations, day)
        if plan is not None and plan.occupation not in [standard.occupation for standard in standards]:
            raise ReceiptMismatch("plan_not_drawn", occupation=plan.occupation)
        answers = survey(person, self.catalog, self.policy, day, standards)
        return ladder_svg(self.catalog, standards, day, lang, person, answers, plan)

    def _case(self, person: Person, occupation: str, level: AnyLevel, on: AnyDay) -> Case:
        require_type(person, Person, "person")
        day = resolve_date(on)
        standard = self.catalog.standard(occupation, day)
        return Case(person, self.catalog, self.policy, standard, Level.parse(level), day)


def _request(case: Case, wishes: dict[str, Any]) -> PlanRequest:
    return PlanRequest(**vars(case), wishes=Wishes.read(case.catalog, case.on, **wishes))


def _front(request: PlanRequest, plan: Plan | None) -> list[Plan]:
    """The plans that are asked for; a given one has to be among them."""
    require_type(plan, Plan | None, "plan")
    front = plans(request)
    if plan is not None and plan not in front:
        raise ReceiptMismatch("plan_of_another", occupation=plan.occupation, level=plan.level, on=plan.on)
    return front

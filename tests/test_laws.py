"""Laws that every answer of `Advisor.check` and `Advisor.survey` keeps, on made-up questions.

Nothing here says what the right answer is: the laws say how answers to related questions hang together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from strategies import (
    BUILTIN,
    CATALOG,
    EXAMPLES,
    LISTS,
    NAMES,
    ON,
    ONE_DAY,
    Case,
    cases,
    courses,
    days,
    exchanged,
    one_more,
    persons,
    records,
    targets,
)

import certladder as cl
from certladder.model.person import Fact, ListName
from certladder.model.requirement import Requirement
from certladder.solver.facts import Facts
from certladder.solver.holds import anchors, holds
from certladder.solver.serving import DEGREE_OF

SURE = {cl.Verdict.NOT_ELIGIBLE: 0, cl.Verdict.UNDETERMINED: 1, cl.Verdict.ELIGIBLE: 2}


def rank(verdict: cl.Verdict) -> int:
    """0 for no, 1 for undetermined, 2 for yes."""
    return SURE[verdict]


def asks_for_a_student(result: cl.ClauseResult) -> bool:
    """Whether the alternative can stop holding (D13)."""
    return any(isinstance(finding.requirement, cl.Studying) for finding in result.findings)


def only(*facts: Fact) -> cl.Person:
    """A person with these records and no others."""
    return cl.Person().plus(*facts)


def pairs(one: cl.Eligibility, other: cl.Eligibility) -> Iterator[tuple[cl.ClauseResult, cl.ClauseResult]]:
    """The alternatives of two answers to questions about one level, side by side."""
    return zip(one.clauses, other.clauses, strict=True)


def result_of(answer: cl.Eligibility, clause: cl.Clause, alternative: int) -> cl.ClauseResult:
    """How one alternative of a clause stands."""
    return next(result for result in answer.clauses if (result.clause, result.alternative) == (clause, alternative))


def verdicts(answer: cl.Eligibility) -> Any:
    """What an answer comes to: all but the records it cites and the words of its questions."""
    results = [
        (result.clause.id, result.alternative, result.verdict, result.eligible_from) for result in answer.clauses
    ]
    found = [finding for result in answer.clauses for finding in result.findings]
    findings = [(finding.verdict, finding.holds_from, finding.need, finding.missing) for finding in found]
    return answer.verdict, answer.held, answer.eligible_from, results, findings


# --- questions that chance seldom asks, or that a law once did not hold for ---


def worker(start: dt.date, end: dt.date | None, *facts: Fact) -> cl.Person:
    """Who worked as a 化学检验员."""
    return only(cl.Work(occupation="化学检验员", start=start, end=end), *facts)


STOPPED_YESTERDAY = Case(worker(dt.date(2023, 11, 22), ON - ONE_DAY), "化学检验员", cl.Level.INTERMEDIATE)
"""Who worked through the day before the one asked: whoever works from that day on has not broken off."""

STOPPED_LATELY = Case(
    worker(dt.date(2023, 11, 22), ON - 3 * ONE_DAY),
    "化学检验员",
    cl.Level.INTERMEDIATE,
    policy=cl.Policy(continuity_gap_days=30),
)
"""Who stopped three days ago, where thirty do not break continuous work."""

BRIDGED = Case(
    worker(dt.date(2021, 11, 22), ON - 2 * ONE_DAY),
    "化学检验员",
    cl.Level.INTERMEDIATE,
    policy=cl.Policy(continuity_gap_days=1),
)
"""Who would have five years on the day asked, had the work not stopped, or going on after a gap that does not count."""

UNDATED = Case(only(cl.Certificate(occupation="电工", level=cl.Level.TECHNICIAN)), "电工", cl.Level.SENIOR_TECHNICIAN)
"""Who holds a certificate without a date, after which no work certainly counts (D17)."""

GRADUATES_TOMORROW = Case(
    only(
        cl.Certificate(occupation="客户服务管理员", level=cl.Level.SENIOR, issued=dt.date(2024, 11, 23)),
        cl.Education(
            school=cl.School.TECHNICIAN_COLLEGE,
            programme=cl.Programme.PRE_TECHNICIAN,
            enrolled=dt.date(2026, 1, 27),
            graduated=ON + ONE_DAY,
        ),
    ),
    "客户服务管理员",
    cl.Level.TECHNICIAN,
)
"""A student who graduates on the day on which the certificate has been held for two years: too late by a day (D13)."""


TO_THE_DAY = Case(
    worker(dt.date(2021, 11, 22), None, cl.Work(occupation="化学检验员", start=dt.date(2025, 1, 1))),
    "化学检验员",
    cl.Level.INTERMEDIATE,
)
"""Who has five years of work to the day, and a second job that adds nothing."""

UNSURE_FIRST = Case(
    only(
        cl.Certificate(occupation="焊工", level=cl.Level.INTERMEDIATE, issued=dt.date(2020, 1, 1)),
        cl.Certificate(occupation="汽车维修工", level=cl.Level.INTERMEDIATE, issued=dt.date(2021, 1, 1)),
        cl.Work(occupation="汽车维修工", start=dt.date(2021, 1, 1)),
    ),
    "汽车修理工",
    cl.Level.SENIOR,
)
"""Who holds a certificate that may serve, and then one that does."""


# --- more records ---


@given(cases(), st.data())
def test_another_record_never_makes_an_answer_worse(case: Case, data: st.DataObject) -> None:
    """Another record never turns a yes into less, nor a perhaps into a no, nor brings the first day later.

    There is no exception: also in a list that is not known, also for students and a bare 大专, each record serves on
    its own, and what one does not bring another may.
    """
    fewer, more, _ = data.draw(one_more(case))
    before, after = case.check(fewer), case.check(more)
    assert rank(after.verdict) >= rank(before.verdict)
    assert after.held >= before.held
    for worse, better in pairs(before, after):
        assert rank(better.verdict) >= rank(worse.verdict)
        if worse.eligible_from is not None:
            assert better.eligible_from is not None
            assert better.eligible_from <= worse.eligible_from


@given(cases(), st.data())
def test_a_better_record_never_makes_an_answer_worse(case: Case, data: st.DataObject) -> None:
    """A higher, earlier or longer record in place of one never turns a yes into less, nor a perhaps into a no.

    Except where that is not what is asked: a degree above a bare 大专, and a student who graduates sooner (D13).
    """
    found = [record for name in LISTS for record in getattr(case.person, name) or ()]
    assume(found)
    record = data.draw(st.sampled_from(found))
    better = record.model_copy(update=data.draw(betterments(record)))
    before, after = case.check(), case.check(exchanged(case.person, record, better))
    for worse, result in pairs(before, after):
        bare = any(is_bare(finding.requirement) for finding in worse.findings)
        if not isinstance(record, cl.Education) or not (bare or asks_for_a_student(worse)):
            assert rank(result.verdict) >= rank(worse.verdict)


def is_bare(requirement: Requirement) -> bool:
    """Whether a degree is asked for that no higher one serves (D9)."""
    return isinstance(requirement, cl.Graduated) and requirement.degree is not None and not requirement.or_higher


@st.composite
def betterments(draw: st.DrawFn, record: Fact) -> dict[str, Any]:
    """What to change in a record to make it higher, earlier or longer (D7, D9, D11)."""
    sooner = ONE_DAY * draw(st.integers(1, 1000))
    found: list[dict[str, Any]] = [{}]
    match record:
        case cl.Certificate(level=level, issued=issued):
            found += [{"level": higher} for higher in cl.Level if level and higher < level]
            found += [{"issued": issued - sooner}] if issued else []
        case cl.Work(start=start, end=end):
            found += [{"start": start - sooner}, {"end": end and end + sooner}, {"end": None}]
        case cl.Training(completed=completed):
            found += [{"completed": completed - sooner}]
        case cl.Education(degree=degree, trains_to=trained, enrolled=enrolled, graduated=graduated):
            found += [{"degree": higher} for higher in cl.Degree if degree and higher.rank > degree.rank]
            found += [{"trains_to": higher} for higher in cl.Level if trained and higher < trained]
            found += (
                [{"graduated": graduated - sooner, "enrolled": enrolled and enrolled - sooner}] if graduated else []
            )
    return draw(st.sampled_from(found))


# --- what is not known ---


@given(cases(), st.data())
def test_what_is_decided_survives_every_answer(case: Case, data: st.DataObject) -> None:
    """However what is not known turns out, a yes stays a yes and a no stays a no.

    Certificates and enrolments without a date are taken to be from before the day asked, as D17 and D10 take them.
    """
    before = case.check()
    known = data.draw(completions(case))
    after = known.check()
    assert before.verdict in (after.verdict, cl.Verdict.UNDETERMINED)
    for unknown, result in pairs(before, after):
        assert unknown.verdict in (result.verdict, cl.Verdict.UNDETERMINED)
        unread = any(isinstance(finding.requirement, cl.Unread) for finding in result.findings)
        assert unread or result.verdict is not cl.Verdict.UNDETERMINED


@st.composite
def completions(draw: st.DrawFn, case: Case) -> Case:
    """The question with everything known that is not."""
    lists: dict[str, list[Fact]] = {}
    for name in LISTS:
        unlisted = draw(st.lists(records(case.occupation), max_size=3)) if case.person.unknown(name) else []
        found = [*(getattr(case.person, name) or ()), *(record for record in unlisted if list_of(record) == name)]
        lists[name] = [draw(told(record, case)) for record in found]
    known = cl.Person.model_validate(lists)
    others = {spell.occupation for spell in known.work or ()} | {held.occupation for held in known.certificates or ()}
    standard = CATALOG.standard(case.occupation)
    relations = [
        ((case.occupation, other), draw(st.booleans()))
        for other in sorted(others - {*NAMES[case.occupation]})
        if case.advisor.catalog.related(standard, other) is None
    ]
    return Case(known, case.occupation, case.level, case.on, (*case.relations, *relations), case.policy)


def list_of(record: Fact) -> ListName:
    """The list of a person that holds such records."""
    return next(name for name in LISTS if getattr(only(record), name))


def told(record: Fact, case: Case) -> st.SearchStrategy[Fact]:
    """The record with everything said about it."""
    match record:
        case cl.Certificate(issued=None):
            return st.integers(0, 4000).map(lambda n: record.model_copy(update={"issued": case.on - ONE_DAY * n}))
        case cl.Education():
            return _course_told(record, case)
    return st.just(record)


@st.composite
def _course_told(draw: st.DrawFn, course: cl.Education, case: Case) -> cl.Education:
    known = course.__dict__.copy()
    for name, values in (("school", cl.School), ("trains_to", cl.Level), ("programme", cl.Programme)):
        if known[name] is None:
            known[name] = draw(st.sampled_from(list(values)))
    if known["degree"] is None and known["school"] not in DEGREE_OF:
        lowest = cl.Degree.ASSOCIATE if course.school is cl.School.UNIVERSITY else cl.Degree.SECONDARY
        known["degree"] = draw(st.sampled_from([degree for degree in cl.Degree if degree.rank >= lowest.rank]))
    enrolled, graduated = course.enrolled, course.graduated
    if enrolled is None:
        latest = case.on if graduated is None else min(case.on, graduated - ONE_DAY)
        known["enrolled"] = enrolled = latest - ONE_DAY * draw(st.integers(0, 1500))
    if graduated is None:
        known["graduated"] = enrolled + ONE_DAY * draw(st.integers(1, 3000))
    standard = CATALOG.standard(case.occupation)
    listed = course.major is not None and CATALOG.relevance(standard, course.major) is not None
    if not listed and not {*course.relevance} & {*NAMES[case.occupation]}:
        relevance = {case.occupation: draw(st.sampled_from(list(cl.Relevance)))}
        known["relevance"] = {**course.relevance, **relevance}
    return cl.Education.model_validate(known)


@given(cases())
def test_questions_are_asked_exactly_if_the_answer_is_open(case: Case) -> None:
    """An undetermined answer asks at least one question, once, and another answer none."""
    answer = case.check()
    assert bool(answer.questions) == (answer.verdict is cl.Verdict.UNDETERMINED)
    assert len(set(answer.questions)) == len(answer.questions)
    for result in answer.clauses:
        for finding in result.findings:
            assert bool(finding.questions) == (finding.verdict is cl.Verdict.UNDETERMINED)


@given(cases())
def test_certain_days_are_possible_days(case: Case) -> None:
    """Every day on which a requirement certainly holds is one on which it possibly does."""
    standard = CATALOG.standard(case.occupation)
    facts = Facts.of(case.person, case.advisor.catalog, standard, case.policy)
    for clauses in standard.levels.values():
        for requirement in [found for clause in clauses for asked in clause.alternatives for found in asked]:
            days = holds(requirement, facts)
            assert days.certain & days.possible == days.certain


# --- days ---


@given(cases())
def test_the_first_day_is_the_first(case: Case) -> None:
    """The first day found is certain, and if it is later than the day asked, the day before it is not."""
    answer = case.check()
    assert (answer.eligible_from == case.on) == (answer.verdict is cl.Verdict.ELIGIBLE)
    firsts = [result.eligible_from for result in answer.clauses if result.eligible_from]
    assert answer.eligible_from == min(firsts, default=None)
    for result in answer.clauses:
        first = result.eligible_from
        if first is not None:
            assert first >= case.on
            assert stands(case, result, first)
            assert first == case.on or not stands(case, result, first - ONE_DAY)


def stands(case: Case, result: cl.ClauseResult, day: dt.date) -> bool:
    """Whether the same alternative certainly holds on another day."""
    return result_of(case.check(on=day), result.clause, result.alternative).verdict is cl.Verdict.ELIGIBLE


@given(cases(), st.integers(1, 5000))
def test_what_holds_goes_on_holding(case: Case, later: int) -> None:
    """From its first day on an alternative holds every day, and a perhaps never becomes a no, but for students (D13)."""
    day = case.on + ONE_DAY * later
    for now, then in pairs(case.check(), case.check(on=day)):
        if not asks_for_a_student(now):
            reached = now.eligible_from is not None and now.eligible_from <= day
            assert (then.verdict is cl.Verdict.ELIGIBLE) == reached
            assert rank(then.verdict) >= rank(now.verdict)


@given(cases(), st.integers(0, 3000))
def test_records_from_after_the_day_asked_do_not_matter_on_it(case: Case, later: int) -> None:
    """A certificate, work or training from after the day asked does not exist yet on that day (D16)."""
    day = case.on + ONE_DAY * (later + 1)
    more = (
        cl.Certificate(occupation=case.occupation, level=cl.Level.SENIOR_TECHNICIAN, issued=day),
        cl.Work(occupation=case.occupation, start=day),
        cl.Training(occupation=case.occupation, level=cl.Level.SENIOR, completed=day),
    )
    before, after = case.check(), case.check(case.person.plus(*more))
    assert (before.verdict, before.held) == (after.verdict, after.held)
    assert [result.verdict for result in before.clauses] == [result.verdict for result in after.clauses]


# --- what does not matter ---


@given(cases(), st.randoms(use_true_random=False))
def test_order_and_repetition_of_records_do_not_matter(case: Case, random: Any) -> None:
    """Records in another order, and some of them twice, come to the same."""
    changed: dict[str, Any] = {}
    for name in LISTS:
        found = getattr(case.person, name)
        if found is not None:
            again = [*found, *(record for record in found if random.random() < 0.5)]
            changed[name] = tuple(random.sample(again, len(again)))
    before, after = case.check(), case.check(case.person.model_copy(update=changed))
    assert verdicts(before) == verdicts(after)
    assert set(before.questions) == set(after.questions)
    assert before.fixes == after.fixes


@given(cases())
def test_an_occupation_goes_by_any_of_its_names(case: Case) -> None:
    """An occupation under another of its names, in records and in the question, comes to the same."""
    for name in NAMES[case.occupation]:
        person = renamed(case.person, case.occupation, name)
        answer = case.advisor.check(person, name, case.level, case.on)
        assert verdicts(answer) == verdicts(case.check())
        assert answer.occupation == case.occupation
        assert answer.fixes == case.check().fixes


def renamed(person: cl.Person, occupation: str, name: str) -> cl.Person:
    """The person with the occupation under this name in all records."""

    def change(record: Fact) -> Fact:
        if isinstance(record, cl.Education):
            relevance = {name if key in NAMES[occupation] else key: value for key, value in record.relevance.items()}
            return record.model_copy(update={"relevance": relevance})
        return record.model_copy(update={"occupation": name}) if record.occupation in NAMES[occupation] else record

    lists = [(key, getattr(person, key)) for key in LISTS]
    changed: dict[str, Any] = {key: found and tuple(map(change, found)) for key, found in lists}
    return person.model_copy(update=changed)


# --- the facts a finding cites ---


@given(cases())
@example(TO_THE_DAY)
@example(UNSURE_FIRST)
def test_a_yes_rests_on_the_facts_it_cites(case: Case) -> None:
    """With only the facts that a yes cites it stands, and with any one of them taken away it falls."""
    for result in case.check().clauses:
        for number, finding in enumerate(result.findings):
            if finding.verdict is cl.Verdict.ELIGIBLE:
                assert finding.facts
                assert verdict_with(case, result, number, finding.facts) is cl.Verdict.ELIGIBLE
                for fact in finding.facts:
                    rest = [other for other in finding.facts if other is not fact]
                    assert verdict_with(case, result, number, rest) is not cl.Verdict.ELIGIBLE


@given(cases(known=True))
def test_a_perhaps_rests_on_the_facts_it_cites(case: Case) -> None:
    """With only the facts that a perhaps cites it stands, and with any one of them taken away it is a no.

    For lists that are known: from one that is not, anything could come, and a perhaps needs no record.
    """
    for result in case.check().clauses:
        for number, finding in enumerate(result.findings):
            if finding.verdict is cl.Verdict.UNDETERMINED:
                assert finding.facts or isinstance(finding.requirement, cl.Unread)
                assert verdict_with(case, result, number, finding.facts) is cl.Verdict.UNDETERMINED
                for fact in finding.facts:
                    rest = [other for other in finding.facts if other is not fact]
                    assert verdict_with(case, result, number, rest) is cl.Verdict.NOT_ELIGIBLE


def verdict_with(case: Case, result: cl.ClauseResult, number: int, facts: Any) -> cl.Verdict:
    """The verdict of one requirement for a person with these facts alone."""
    return result_of(case.check(only(*facts)), result.clause, result.alternative).findings[number].verdict


@given(cases())
def test_facts_cited_are_the_persons(case: Case) -> None:
    """Every fact that a finding cites, has or asks about is a record of the person."""
    own = {record for name in LISTS for record in getattr(case.person, name) or ()}
    for result in case.check().clauses:
        for finding in result.findings:
            assert own >= {*finding.facts}
            assert own >= {question.record for question in finding.questions if question.record}
            assert isinstance(finding.have, cl.Period) or own >= {*finding.have}


# --- what is needed, what is there, what is missing ---


@given(cases())
@example(BRIDGED)
def test_something_is_missing_exactly_unless_it_holds(case: Case) -> None:
    """Nothing is missing exactly where a requirement certainly holds.

    Except that no time is missing where work from the day asked on would bridge a gap and so reach the years that day.
    """
    person = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
    for result, then in pairs(case.check(), case.check(person)):
        for finding, working in zip(result.findings, then.findings, strict=True):
            if finding.verdict is cl.Verdict.ELIGIBLE:
                assert not finding.missing
            elif not finding.missing:
                assert case.policy.continuity_gap_days
                assert working.holds_from == case.on


@given(cases())
def test_an_alternative_holds_where_all_it_asks_for_does(case: Case) -> None:
    """An alternative stands as its weakest requirement does, and a level as its strongest alternative, on the day asked."""
    answer = case.check()
    for result in answer.clauses:
        assert result.verdict is min((finding.verdict for finding in result.findings), key=rank)
    assert answer.verdict is max((result.verdict for result in answer.clauses), key=rank)


@given(cases())
@example(STOPPED_YESTERDAY)
@example(STOPPED_LATELY)
def test_what_is_missing_is_how_long_it_takes(case: Case) -> None:
    """Who works on without a break from the day asked lacks exactly the time until the years are reached.

    Where the certificate or diploma is certainly there after which the work counts.
    """
    person = case.person.plus(cl.Work(occupation=case.occupation, start=case.on))
    facts = Facts.of(case.person, case.advisor.catalog, CATALOG.standard(case.occupation), case.policy)
    for result, then in pairs(case.check(), case.check(person)):
        for finding, working in zip(result.findings, then.findings, strict=True):
            if isinstance(finding.requirement, cl.Worked) and finding.missing:
                found = anchors(finding.requirement.after, facts)
                if any(not anchor.unknown and anchor.day <= case.on.toordinal() for anchor in found):
                    assert working.holds_from is not None
                    assert finding.missing == cl.Period.between(case.on, working.holds_from)


@given(cases())
def test_time_is_needed_as_asked(case: Case) -> None:
    """Of years of work, or of holding a certificate, as many are needed as the words say, and fewer had if they lack."""
    for result in case.check().clauses:
        for finding in result.findings:
            asked = finding.requirement
            if isinstance(asked, cl.Worked) or (isinstance(asked, cl.CertificateHeld) and asked.years):
                assert finding.need == cl.Period(years=asked.years)
                assert isinstance(finding.have, cl.Period)
                assert min(finding.have.years, finding.have.months, finding.have.days) >= 0
                assert not finding.missing or finding.have.years < asked.years
            else:
                assert finding.need == asked


# --- fixes ---


@given(cases())
@example(GRADUATES_TOMORROW)
def test_a_fix_does_what_it_says_and_nothing_less_does(case: Case) -> None:
    """With all gains the alternative holds on the day said and on none before it; leaving one out, not on that day."""
    for fix in case.check().fixes:
        fixed = result_of(case.check(case.person.plus(*fix.gains)), fix.clause, fix.alternative)
        assert fixed.eligible_from == fix.eligible_from
        for gain in fix.gains:
            less = case.person.plus(*(other for other in fix.gains if other is not gain))
            then = result_of(case.check(less, fix.eligible_from), fix.clause, fix.alternative)
            assert then.verdict is not cl.Verdict.ELIGIBLE


@given(cases())
def test_fixes_are_the_smallest_soonest_first(case: Case) -> None:
    """No fix asks for all that another asks for, unless it is sooner; the soonest come first."""
    fixes = case.check().fixes
    assert list(fixes) == sorted(fixes, key=lambda fix: (fix.eligible_from, len(fix.gains)))
    for fix in fixes:
        for other in fixes:
            if fix is not other and {*fix.gains} <= {*other.gains}:
                assert other.eligible_from < fix.eligible_from


@given(cases())
@example(UNDATED)
def test_there_is_a_fix_unless_there_is_nothing_to_mend(case: Case) -> None:
    """There are fixes exactly unless the answer is a yes, or every alternative holds words that nobody could read."""
    answer = case.check()
    readable = any(
        not any(isinstance(finding.requirement, cl.Unread) for finding in result.findings) for result in answer.clauses
    )
    assert bool(answer.fixes) == (answer.verdict is not cl.Verdict.ELIGIBLE and readable)


@given(cases())
def test_no_fix_is_later_than_waiting(case: Case) -> None:
    """The soonest fix is not later than the day that comes by itself."""
    answer = case.check()
    if answer.fixes and answer.eligible_from:
        assert answer.fixes[0].eligible_from <= answer.eligible_from


# --- survey ---


@st.composite
def surveyed(draw: st.DrawFn) -> tuple[cl.Person, dt.date]:
    """A person with something to do with one of the occupations, and a day."""
    occupation, _, alternative = draw(targets().filter(lambda target: target[0] in BUILTIN.occupations))
    return draw(persons(occupation, alternative)), draw(st.one_of(st.just(ON), days()))


@settings(max_examples=EXAMPLES // 4)
@given(surveyed())
def test_a_survey_is_every_answer_in_order(asked: tuple[cl.Person, dt.date]) -> None:
    """A survey holds the answer to every level once: a yes first, then the soonest, then perhaps before no."""
    person, on = asked
    advisor = cl.Advisor()
    answers = advisor.survey(person, on)
    described = {(name, level) for name in BUILTIN.occupations for level in BUILTIN.standard(name).levels}
    assert len(answers) == len(described) == 25
    assert {(answer.occupation, answer.level) for answer in answers} == described
    for answer in answers:
        assert answer == advisor.check(person, answer.occupation, answer.level, on)
    order = [
        (
            answer.verdict is not cl.Verdict.ELIGIBLE,
            answer.eligible_from or dt.date.max,
            answer.verdict is cl.Verdict.NOT_ELIGIBLE,
        )
        for answer in answers
    ]
    assert order == sorted(order)


# --- to JSON and back ---


@given(cases())
def test_persons_and_answers_go_to_json_and_back(case: Case) -> None:
    """A person and an answer are equal to what comes back from their JSON."""
    answer = case.check()
    assert cl.Person.model_validate_json(case.person.model_dump_json()) == case.person
    assert cl.Eligibility.model_validate_json(answer.model_dump_json()) == answer


@given(cases(), courses("电工"))
def test_equal_records_hash_alike(case: Case, course: cl.Education) -> None:
    """Records, persons and answers hash, and equal ones alike."""
    assert hash(course) == hash(cl.Education.model_validate_json(course.model_dump_json()))
    assert hash(case.person) == hash(cl.Person.model_validate_json(case.person.model_dump_json()))
    answer = case.check()
    assert hash(answer) == hash(cl.Eligibility.model_validate_json(answer.model_dump_json()))

"""What is needed, there and missing; what is asked; what would help: the cases that no other file shows."""

from __future__ import annotations

import datetime as dt

import pytest

import certladder as cl
from tests.helpers.technician_student import technician_student

ON = "2026-11-22"
ADVISOR = cl.Advisor()


def test_time_held_is_counted_from_the_issue_date() -> None:
    """D12."""
    student = technician_student("2025-10-01", "2024-09-01", "2028-07-01")
    answer = ADVISOR.check(student, "客户服务管理师", 2, on=ON)
    held = answer.clauses[-1].findings[1]
    assert (held.need, held.have, held.missing) == (
        cl.Period(years=2),
        cl.Period(years=1, months=1, days=21),
        cl.Period(months=10, days=9),
    )
    assert answer.eligible_from == dt.date(2027, 10, 1)


def test_continuous_work_that_was_broken_is_had_but_starts_anew() -> None:
    """D4: the longest stretch is had."""
    spells = [("2010-01-01", "2010-12-31"), ("2020-01-01", "2024-06-30"), ("2025-01-01", "2025-12-31")]
    for worked in (spells[1:2], spells):
        work = [cl.Work(occupation="化学检验员", start=start, end=end) for start, end in worked]
        finding = ADVISOR.check(cl.Person(work=work), "化学检验员", 4, on=ON).clauses[2].findings[0]
        assert (finding.have, finding.missing) == (cl.Period(years=4, months=6), cl.Period(years=5))


def test_a_certificate_without_a_date_needs_a_dated_one_or_an_answer() -> None:
    """D17: it is held, but work after it is only possible."""
    holder = cl.Person(
        certificates=[cl.Certificate(occupation="电工", level=4)], work=[cl.Work(occupation="电工", start="2020-01-01")]
    )
    answer = ADVISOR.check(holder, "电工", 3, on=ON)
    assert answer.verdict == "undetermined"
    assert [question.topic for question in answer.questions] == ["issued"]
    (fix,) = (fix for fix in answer.fixes if fix.clause.id == "电工/三级/1")
    assert fix.additions == (cl.Certificate(occupation="电工", level=4, issued=ON),)
    assert fix.eligible_from == dt.date(2031, 11, 22)


def test_nothing_helps_at_the_end_of_the_calendar() -> None:
    answer = ADVISOR.check(cl.Person(), "客户服务管理员", 2, on="9999-01-01")
    assert (answer.fixes, answer.eligible_from) == ((), None)


def test_a_student_of_the_wrong_programme_is_not_asked_again() -> None:
    """D13."""
    student = cl.Education(school="技师学院", programme="高级工班", enrolled="2024-09-01", graduated="2028-07-01")
    certificate = cl.Certificate(occupation="客户服务管理员", level=3, issued="2020-01-01")
    answer = ADVISOR.check(cl.Person(certificates=[certificate], education=[student]), "客户服务管理员", 2, on=ON)
    assert answer.verdict == "not_eligible"


def test_a_clause_prints_as_its_id() -> None:
    answer = ADVISOR.check(cl.Person(), "电工", 4, on=ON)
    assert [str(result.clause) for result in answer.clauses] == ["电工/四级/1", "电工/四级/2", *["电工/四级/3"] * 2]


def test_unread_words_are_a_question_and_never_a_no() -> None:
    """D14."""
    text = "磨工申报条件\n申报条件（四级）\n（1）累计从事本职业工作6年以上，身体健康。"
    advisor = cl.Advisor(cl.Catalog.from_text(text))
    worker = cl.Person(work=[cl.Work(occupation="磨工", start="2010-01-01")])
    answer = advisor.check(worker, "磨工", 4, on=ON)
    assert (answer.verdict, answer.eligible_from, answer.fixes) == ("undetermined", None, ())
    assert [str(question) for question in answer.questions] == ["您是否符合：“身体健康”？"]
    assert advisor.check(cl.Person(), "磨工", 4, on=ON).verdict == "not_eligible"


def test_kinds_that_are_not_equivalent() -> None:
    """D8: where they are not, the kind that the words name is needed, and what would help is of that kind."""
    worker = cl.Person(
        certificates=[cl.Certificate(occupation="化学检验员", level=4, issued="2020-01-01", kind="技能等级证书")],
        work=[cl.Work(occupation="化学检验员", start="2020-11-21")],
    )
    strict = cl.Advisor(policy=cl.Policy(equivalent_certificates=False))
    assert ADVISOR.check(worker, "化学检验员", 3, on=ON).verdict == "eligible"
    answer = strict.check(worker, "化学检验员", 3, on=ON)
    assert answer.verdict == "not_eligible"
    gains = {gain.kind for fix in answer.fixes for gain in fix.additions if isinstance(gain, cl.Certificate)}
    assert gains == {"qualification"}


def test_records_of_the_future_are_not_there_yet() -> None:
    """D16: neither cited nor counted, and the time that is missing runs from the day asked."""
    later = "2027-03-01"
    certificate = cl.Certificate(occupation="化学检验员", level=5, issued=later)
    work = cl.Work(occupation="化学检验员", start=later)
    person = cl.Person(certificates=[certificate], work=[work])
    after, *_ = (result for result in ADVISOR.check(person, "化学检验员", 4, on=ON).clauses)
    held, worked, _ = after.findings
    assert (held.verdict, held.holds_from) == ("not_eligible", dt.date(2027, 3, 1))
    assert (worked.have, worked.missing, worked.records) == (cl.Period(), cl.Period(years=3), ())
    higher = ADVISOR.check(person, "化学检验员", 3, on=ON).clauses[0].findings[0]
    assert (higher.verdict, higher.have) == ("not_eligible", ())
    assert ADVISOR.check(person, "化学检验员", 3, on=later).clauses[0].findings[0].have == (certificate,)


def test_a_level_is_held_from_the_day_of_its_certificate() -> None:
    """D16."""
    person = cl.Person(certificates=[cl.Certificate(occupation="电工", level=4, issued="2027-03-01")])
    days = ("2027-02-28", "2027-03-01")
    assert [ADVISOR.check(person, "电工", 4, on=day).held for day in days] == [False, True]


def test_work_that_begins_later_is_begun_today_to_be_sooner() -> None:
    """Work in the occupation that has not begun is no work that goes on."""
    person = cl.Person(work=[cl.Work(occupation="电工", start="2027-03-01")])
    answer = ADVISOR.check(person, "电工", 4, on=ON)
    assert answer.eligible_from == dt.date(2033, 3, 1)
    waiting, fix = (fix for fix in answer.fixes if fix.clause.id == "电工/四级/2")
    assert (waiting.additions, waiting.eligible_from) == ((), answer.eligible_from)
    assert fix.additions == (cl.Work(occupation="电工", start=ON),)
    assert fix.eligible_from == dt.date(2032, 11, 22)


def test_questions_about_records_of_the_future_are_not_asked() -> None:
    """D16: neither whether later work counts nor when another certificate will be issued decides anything today."""
    person = cl.Person(
        certificates=[cl.Certificate(occupation="铣工", level=5), cl.Certificate(occupation="镗工", level=5, issued="2027-03-01")],
        work=[cl.Work(occupation="铣工", start="2020-01-01"), cl.Work(occupation="磨工", start="2027-03-01")],
    )  # fmt: skip
    answer = ADVISOR.check(person, "铣工", 4, on=ON)
    asked = answer.clauses[0].findings[1]
    assert [question.topic for question in asked.questions] == ["issued"]


def test_a_record_that_only_later_could_serve_decides_nothing_today() -> None:
    person = cl.Person(
        certificates=[
            cl.Certificate(occupation="磨工", level=5, issued="2020-01-01"),
            cl.Certificate(occupation="镗工", level=5, issued="2027-03-01"),
        ]
    )
    held = ADVISOR.check(person, "铣工", 4, on=ON).clauses[0].findings[0]
    assert [question.related for question in held.questions] == ["磨工"]


def test_a_finding_cites_every_spell_that_it_needs() -> None:
    """The second spell alone would be enough some months later."""
    spells = (
        cl.Work(occupation="铣工", start="2018-01-01", end="2019-12-31"),
        cl.Work(occupation="铣工", start="2021-01-01"),
        cl.Work(occupation="铣工", start="2022-01-01", end="2022-12-31"),
    )
    (worked,) = ADVISOR.check(cl.Person(work=spells), "铣工", 4, on=ON).clauses[1].findings
    assert (worked.verdict, worked.records) == ("eligible", spells[:2])


def test_possible_from_is_the_first_day_that_is_not_a_no() -> None:
    related = cl.Person(work=[cl.Work(occupation="磨工", start="2022-01-01")])
    answer = ADVISOR.check(related, "铣工", 4, on=ON)
    assert (answer.verdict, answer.eligible_from, answer.possible_from) == (
        "not_eligible", None, dt.date(2028, 1, 1)
    )  # fmt: skip
    assert '"possible_from":"2028-01-01"' in answer.model_dump_json()
    worker = cl.Person(work=[cl.Work(occupation="铣工", start="2022-01-01")])
    sure = ADVISOR.check(worker, "铣工", 4, on=ON)
    assert sure.eligible_from == sure.possible_from == dt.date(2028, 1, 1)


def test_a_fix_asks_for_nothing_that_another_record_of_it_brings() -> None:
    """Two requirements that one certificate meets: held, and held for years."""
    held = cl.CertificateRequirement(level=4, kinds=["skill_level"])
    long_held = cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2)
    clause = cl.Clause(id="茶艺师/三级/1", text="略", alternatives=((held, long_held),))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={3: (clause,)}),)))
    coming = cl.Certificate(occupation="茶艺师", level=4, issued="2027-01-01")
    waiting, fix = advisor.check(cl.Person(certificates=[coming]), "茶艺师", 3, on=ON).fixes
    assert (waiting.additions, waiting.eligible_from) == ((), dt.date(2029, 1, 1))
    assert fix.additions == (cl.Certificate(occupation="茶艺师", level=4, issued=ON),)
    assert fix.eligible_from == dt.date(2028, 11, 22)


def test_only_what_could_decide_an_alternative_is_asked() -> None:
    """A day of birth decides nothing where the training is missing."""
    both, unread = (cl.TrainingRequirement(level=4), cl.MinimumAge(years=16)), (cl.UnreadText(words="身体健康"),)
    clause = cl.Clause(id="茶艺师/四级/1", text="略", alternatives=(both, unread))
    advisor = cl.Advisor(cl.Catalog((cl.Standard(occupation="茶艺师", levels={4: (clause,)}),)))
    trained = cl.Person(training=[cl.Training(occupation="茶艺师", level=4, completed="2020-01-01")])
    for person, topics in ((cl.Person(), ["unread"]), (trained, ["born", "unread"])):
        assert [question.topic for question in advisor.check(person, "茶艺师", 4, on=ON).questions] == topics


def test_a_survey_is_in_the_order_of_the_first_days() -> None:
    def standard(name: str, *asked: object) -> cl.Standard:
        clause = {"id": f"{name}/五级/1", "text": "略", "alternatives": [asked]}
        return cl.Standard.model_validate({"occupation": name, "levels": {5: [clause]}})

    def years(number: int) -> cl.WorkYears:
        return cl.WorkYears(years=number, mode="累计")

    standards = [
        standard("茶艺师", cl.TrainingRequirement(level=5)),
        standard("评茶员", cl.MinimumAge(years=16)),
        standard("焊工", years(9)),
        standard("插花员", years(8)),
        standard("花卉工", years(1)),
    ]
    names = [one.occupation for one in standards[2:]]
    me = cl.Person(work=[cl.Work(occupation=name, start="2020-01-01") for name in names])
    surveyed = cl.Advisor(cl.Catalog(standards)).survey(me, on=ON)
    assert [answer.occupation for answer in surveyed] == ["花卉工", "插花员", "焊工", "评茶员", "茶艺师"]


@pytest.mark.slow
def test_no_record_of_a_later_day_is_listed() -> None:
    """D16, of dates known to the day, the month and the year; a course is there from enrolment on."""
    for on in ("2026-11-22", "2027-12-31", "2028-06-30"):
        for later in ("2028-07-01", "2028-07", "2029"):
            coming = cl.Person(
                certificates=[cl.Certificate(occupation="电工", level=level, issued=later) for level in (5, 4, 3, 2)],
                work=[cl.Work(occupation="电工", start=later)],
                training=[cl.Training(occupation="电工", level=level, completed=later) for level in (4, 3, 2, 1)],
                education=[
                    cl.Education(school=school, degree=degree, graduated=later, relevance={"电工": "own"}, trains_to=3)
                    for school, degree in (("技师学院", None), ("大学", "本科"), ("高等职业学校", "大专"))
                ],
                titles=[cl.Title(level="工程师", granted=later)],
                permits=[cl.Permit(name="电工证", issued=later)],
                apprenticeships=[cl.Apprenticeship(occupation="电工", completed=later)],
            )
            for answer in ADVISOR.survey(coming, on=on):
                for finding in (finding for one in answer.clauses for finding in one.findings):
                    listed = (*finding.records, *(() if isinstance(finding.have, cl.Period) else finding.have))
                    asked = finding.requirement
                    of_students = asked.type == "student" or getattr(asked, "expected", False)
                    assert not listed or (of_students and finding.verdict != "not_eligible"), finding


def test_a_course_is_listed_from_enrolment_on() -> None:
    student = cl.Education(school="大学", degree="本科", enrolled="2025-09", graduated="2029-07")
    for on, listed in (("2025-08-31", ()), ("2025-09-01", (student,)), ("2026-11-22", (student,))):
        answer = ADVISOR.check(cl.Person(education=[student]), "客户服务管理员", 2, on=on)
        assert answer.clauses[3].findings[0].have == listed


def test_words_that_nobody_could_read_are_missing_until_they_are_met() -> None:
    """D14: what is asked for is named, whether it is open or said not to be met."""
    advisor = cl.Advisor(cl.Catalog.from_text("磨工申报条件\n申报条件（四级）\n身体健康。"))
    for meets, missing in (({}, True), ({"身体健康": False}, True), ({"身体健康": True}, False)):
        [result] = advisor.check(cl.Person(meets=meets), "磨工", 4, on="2026-11-22").clauses
        [finding] = result.findings
        assert finding.missing == (finding.requirement if missing else None)

"""What would help: the smallest sets of records, in the order in which a person would gain them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import certladder as cl
from certladder.model.person import Record
from certladder.model.requirements import Requirement

ON = dt.date(2026, 11, 22)
IN_A_YEAR, IN_TWO_YEARS = dt.date(2027, 11, 22), dt.date(2028, 11, 22)
HELD = cl.CertificateRequirement(level=4, kinds=["skill_level"])
ONE_YEAR = cl.WorkYears(years=1, mode="累计")
NEW_WORK = cl.Work(occupation="茶艺师", start=ON)
STUDENT = cl.EnrolmentRequirement(programmes=["技师班"])


def certificate(issued: dt.date) -> cl.Certificate:
    return cl.Certificate(occupation="茶艺师", level=4, issued=issued)


def fixes(
    asked: tuple[Requirement, ...], *records: Record, policy: cl.Policy | None = None, **fields: Any
) -> list[tuple[tuple[Record, ...], dt.date]]:
    clause = cl.Clause(id="茶艺师/三级/1", text="略", alternatives=(asked,))
    catalog = cl.Catalog((cl.Standard(occupation="茶艺师", levels={3: (clause,)}),)).relate("茶艺师", "评茶员")
    person = cl.Person.model_validate(fields).plus(*records)
    found = cl.Advisor(catalog, policy).check(person, "茶艺师", 3, on=ON).fixes
    return [(fix.additions, fix.eligible_from) for fix in found]


def test_work_comes_last_and_once() -> None:
    training = cl.TrainingRequirement(level=3)
    done = cl.Training(occupation="茶艺师", level=3, completed=ON)
    assert fixes((ONE_YEAR, cl.WorkStarted(), training)) == [((done, NEW_WORK), IN_A_YEAR)]


def test_work_that_goes_on_in_a_related_occupation_may_be_enough() -> None:
    """It counts once there is a certificate to count from; without the new certificate it never would."""
    after = cl.WorkYears(years=1, mode="累计", scope="own_or_related", after=HELD)
    going_on = cl.Work(occupation="评茶员", start="2020-01-01")
    ended = cl.Work(occupation="评茶员", start="2020-01-01", end="2026-01-01")
    assert fixes((HELD, after), going_on) == [((certificate(ON),), IN_A_YEAR)]
    assert fixes((HELD, after), ended) == [((certificate(ON), NEW_WORK), IN_A_YEAR)]


def test_what_will_be_there_in_time_is_not_gained() -> None:
    """Else there are both: to wait for it, or to gain it now."""
    coming = certificate(dt.date(2027, 3, 1))
    assert fixes((HELD, ONE_YEAR), coming) == [((NEW_WORK,), IN_A_YEAR)]
    assert fixes((HELD,), coming) == [((), dt.date(2027, 3, 1)), ((certificate(ON),), ON)]


def test_a_requirement_that_two_others_name_is_met_once() -> None:
    """Also where a student has to be one still when the work is enough."""
    after = cl.WorkYears(years=1, mode="累计", after=HELD)
    ((additions, day),) = fixes((HELD, STUDENT, after))
    assert [type(record) for record in additions] == [cl.Certificate, cl.Work, cl.Education]
    assert day == IN_A_YEAR
    assert additions[-1].graduated == IN_A_YEAR + dt.timedelta(days=1)  # a student on that day still, and no longer


def test_a_student_who_will_have_graduated_has_to_enrol_again() -> None:
    """What else will be there in time is not gained."""
    student = cl.Education(programme="技师班", enrolled="2025-09-01", graduated="2027-07-01")
    ((additions, day),) = fixes((STUDENT, HELD, ONE_YEAR), student, certificate(dt.date(2027, 3, 1)))
    assert [type(record) for record in additions] == [cl.Work, cl.Education]
    assert day == IN_A_YEAR
    long_held = cl.CertificateRequirement(level=4, kinds=["skill_level"], years=2)
    ((renewed, then),) = fixes((STUDENT, long_held), student)
    assert (len(renewed), then) == (2, IN_TWO_YEARS)


def test_an_undated_certificate_is_replaced_where_work_counts_from_it() -> None:
    """D17."""
    after = cl.WorkYears(years=1, mode="累计", after=HELD)
    undated = cl.Certificate(occupation="茶艺师", level=4)
    assert fixes((HELD, after), undated, NEW_WORK) == [((certificate(ON),), IN_A_YEAR)]


def test_a_certificate_that_expires_before_the_work_is_enough_is_renewed() -> None:
    pre = cl.CertificateRequirement(level=None, kinds=["pre_technician"])
    after = cl.WorkYears(years=1, mode="累计", after=pre)
    held = cl.Certificate(occupation="茶艺师", kind="pre_technician", issued="2025-06-01")
    renewed = held.model_copy(update={"issued": ON})
    two_years = cl.Policy(pre_technician_years=2)
    assert fixes((pre, after), held, policy=two_years) == [((renewed, NEW_WORK), IN_A_YEAR)]
    assert fixes((pre, after), held) == [((NEW_WORK,), IN_A_YEAR)]


def test_nothing_makes_up_for_words_or_a_birthday_that_are_not_known() -> None:
    """D14, D18."""
    assert fixes((HELD, cl.UnreadText(words="身体健康"))) == []
    assert fixes((HELD, cl.UnreadText(words="身体健康")), meets={"身体健康": True}) == [((certificate(ON),), ON)]
    assert fixes((HELD, cl.MinimumAge(years=16))) == []
    assert fixes((HELD, cl.MinimumAge(years=16)), born="2011-11-22") == [((certificate(ON),), IN_A_YEAR)]

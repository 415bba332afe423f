"""Which record serves which requirement: True, False, or None with the topics that are unknown (D6-D9, D11, D13, D19-D21)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ...model.person import Apprenticeship, Certificate, Education, Permit, Title, Training
from ...model.requirements import (
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    PermitRequirement,
    TitleRequirement,
    TrainingRequirement,
)
from ...model.schools import serving
from ...model.terms import CertificateKind, Degree, Relevance, School, Scope
from .question import Topic
from .record_view import RecordView

__all__ = [
    "apprenticeship_serves",
    "certificate_serves",
    "diploma_serves",
    "permit_serves",
    "student_serves",
    "title_serves",
    "training_serves",
]

Served = tuple[bool, tuple[Topic, ...]]
"""Whether the record could serve, and what would have to be known for it to serve for sure."""

DEGREE_OF = {
    School.SECONDARY_VOCATIONAL: Degree.SECONDARY,
    School.TECHNICAL: Degree.SECONDARY,
    School.SENIOR_TECHNICAL: Degree.SECONDARY,
    School.TECHNICIAN_COLLEGE: Degree.SECONDARY,
    School.HIGHER_VOCATIONAL: Degree.ASSOCIATE,
    School.GENERAL_HIGH_SCHOOL: Degree.HIGH_SCHOOL,
}
"""D9: the degree that follows from the school, where the record gives none."""


def certificate_serves(asked: CertificateRequirement, certificate: Certificate, view: RecordView) -> Served:
    """Whether a certificate serves by its kind (D7, D8), level (D7) and occupation (D6)."""
    if CertificateKind.PRE_TECHNICIAN in asked.kinds or certificate.kind is CertificateKind.PRE_TECHNICIAN:
        kind = certificate.kind in asked.kinds
    else:
        kind = view.policy.equivalent_certificates or certificate.kind in asked.kinds
    if not kind or (asked.level is not None and (certificate.level is None or certificate.level > asked.level)):
        return False, ()
    return _in_scope(certificate.occupation, asked.scope, view)


def diploma_serves(asked: DiplomaRequirement, education: Education, view: RecordView) -> Served:
    """Whether a course of study serves by its school, degree, training target and major (D9)."""
    return _all_of(_diploma(asked, education, view))


def student_serves(asked: EnrolmentRequirement, education: Education, view: RecordView) -> Served:
    """Whether a course of study makes its student one of those named (D13)."""
    return _all_of(_course(asked, education, view))


def training_serves(asked: TrainingRequirement, training: Training, view: RecordView) -> Served:
    """Whether a training serves: one for that level of the occupation itself (D11)."""
    own = view.catalog.name(training.occupation) == view.standard.occupation
    return own and training.level is asked.level, ()


def apprenticeship_serves(asked: ApprenticeshipRequirement, apprenticeship: Apprenticeship, view: RecordView) -> Served:
    """Whether an apprenticeship serves by its occupation (D6, D19)."""
    return _in_scope(apprenticeship.occupation, asked.scope, view)


def title_serves(asked: TitleRequirement, title: Title, view: RecordView) -> Served:
    """Whether a professional title serves by its level and its speciality (D20)."""
    if title.level.rank < asked.level.rank:
        return False, ()
    return _all_of(iter([(view.corresponds(title) if asked.matching else True, "corresponds")]))


_KINDS_OF_PERMIT = ("驾驶证", "操作证", "许可证", "健康证", "上岗证", "从业证", "从业资格证", "执业证", "执业资格证")


def permit_serves(asked: PermitRequirement, permit: Permit) -> Served:
    """Whether a permit is the one named; one that only shares its kind may be (D21)."""
    words, name = _plain(asked.name), _plain(permit.name)
    if words == name:
        return True, ()
    told = {_plain(other): serves for other, serves in permit.serves.items()}
    if words in told:
        return told[words], ()
    kin = words in name or name in words or any(kind in words and kind in name for kind in _KINDS_OF_PERMIT)
    return kin, ("permit",) if kin else ()


def _in_scope(occupation: str, scope: Scope, view: RecordView) -> Served:
    in_scope = view.in_scope(occupation, scope)
    return in_scope is not False, () if in_scope else ("relation",)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).removesuffix("书").casefold()


def _all_of(conditions: Iterator[tuple[bool | None, Topic]]) -> Served:
    unknown: list[Topic] = []
    for condition, topic in conditions:
        if condition is False:
            return False, ()
        if condition is None:
            unknown.append(topic)
    return True, tuple(unknown)


def _course(
    asked: DiplomaRequirement | EnrolmentRequirement, education: Education, view: RecordView
) -> Iterator[tuple[bool | None, Topic]]:
    if asked.schools:
        yield _school(asked.schools, education, or_higher=asked.or_higher), "school"
    if asked.programmes:
        yield None if education.programme is None else education.programme in asked.programmes, "programme"
    if asked.major is not None:
        yield _major(asked.major, view.relevance(education)), "relevance"


def _diploma(asked: DiplomaRequirement, education: Education, view: RecordView) -> Iterator[tuple[bool | None, Topic]]:
    yield from _course(asked, education, view)
    if asked.degree is not None:
        yield _degree(asked.degree, education, or_higher=asked.or_higher), "degree"
    if asked.trains_to is not None:
        yield None if education.trains_to is None else education.trains_to <= asked.trains_to, "trains_to"


def _school(named: tuple[School, ...], education: Education, *, or_higher: bool) -> bool | None:
    if education.school is None:
        return None
    return education.school in serving(named, or_higher=or_higher)


def _degree(asked: Degree, education: Education, *, or_higher: bool) -> bool | None:
    degree = education.degree or (DEGREE_OF.get(education.school) if education.school else None)
    if degree is not None:
        return degree.rank >= asked.rank if or_higher else degree is asked
    if education.school in (None, School.OTHER):
        return None
    at_least_associate = asked.rank <= Degree.ASSOCIATE.rank
    if or_higher and at_least_associate:
        return True
    return False if asked.rank < Degree.ASSOCIATE.rank else None


def _major(asked: Scope, relevance: Relevance | None) -> bool | None:
    if relevance is None:
        return None
    return relevance is Relevance.OWN or (asked is Scope.OWN_OR_RELATED and relevance is Relevance.RELATED)

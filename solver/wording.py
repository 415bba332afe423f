"""Records and requirements in words: what is known of a person, what they would do to gain it, and what a clause asks for.

Requirements are in the official words in Chinese, in English in what they were understood as.
"""

import datetime as dt

from ..model.periods import Period
from ..model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ..model.requirements import (
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MaximumAge,
    Requirement,
    TitleRequirement,
    WorkYears,
)
from ..model.standard import Clause
from ..model.terms import Level, School
from ..model.wording import TEXT_LANGUAGE, Message, joined, linked, say


def record_words(record: Record, lang: str) -> str:
    """A record with its day, or days."""
    match record:
        case Work():
            return say("record.work" if record.end else "record.work_to_now", lang, **dict(record))
        case Training():
            return say("record.training", lang, **dict(record))
        case Education():
            return education_words(record, lang)
    code = "record.undated" if record.date is None else "record.dated"
    return say(code, lang, record=_name(record, lang), day=record.date)


def gain_words(record: Record, lang: str) -> str:
    """What a person would do to gain a record."""
    match record:
        case Work() | Training() | Apprenticeship():
            return say(f"record.gain.{type(record).__name__.lower()}", lang, **dict(record))
        case Certificate():
            return say("record.gain.certificate", lang, record=_name(record, lang))
        case Title() | Permit():
            return say("record.gain.other", lang, record=_name(record, lang))
    if record.enrolled:
        return say("record.gain.study", lang, record=education_words(record, lang, dated=False))
    study = linked("record.study_parts", _studied(record, lang) or [Message("record.any_school")], lang)
    trains_to = record.trains_to and _trains_to(record.trains_to)
    diploma = say("record.diploma_trained" if trains_to else "record.diploma", lang, study=study, trains_to=trains_to)
    return say("record.gain.diploma", lang, record=diploma)


def _name(record: Certificate | Apprenticeship | Title | Permit, lang: str) -> str:
    match record:
        case Certificate():
            code = "record.pre_technician" if record.level is None else "record.certificate"
            return say(code, lang, **dict(record))
        case Apprenticeship():
            return say("record.apprenticeship", lang, occupation=record.occupation)
        case Permit():
            return record.name
    fits = (
        Message("record.matching" if fits else "record.not_matching", occupation=occupation)
        for occupation, fits in record.relevance.items()
    )
    return linked("word.comma", [record.level, *fits], lang)


def education_words(record: Education, lang: str, *, dated: bool = True) -> str:
    """A course of study in words; if `dated`, with its dates and whether it is full-time."""
    parts = _studied(record, lang)
    if record.trains_to is not None:
        parts.append(_trains_to(record.trains_to))
    if dated:
        if record.full_time is not None:
            parts.append(Message("record.full_time" if record.full_time else "record.part_time"))
        if record.enrolled:
            parts.append(Message("record.enrolled", day=record.enrolled))
        code = "record.graduated" if record.graduated else "record.graduated_undated"
        parts.append(Message(code, day=record.graduated))
    return linked("word.comma", parts, lang)


def _studied(record: Education, lang: str) -> list[object]:
    """The known ones of school, degree, programme and major."""
    terms = [term for term in (record.school, record.degree, record.programme) if term is not None]
    said = (Message(f"record.relevance.{term}", occupation=name) for name, term in record.relevance.items())
    relevance = joined(said, lang)
    if record.major is None:
        return [*terms, *([relevance] if relevance else [])]
    code = "record.major_relevance" if relevance else "record.major"
    return [*terms, Message(code, major=record.major, relevance=relevance)]


def _trains_to(level: Level) -> Message:
    return Message("record.trains_to_none" if level is Level.ELEMENTARY else "record.trains_to", level=level)


def rounded(start: dt.date, end: dt.date, lang: str) -> str:
    """The time between two days in years and months; days only where it is less than a month."""
    time = Period.between(start, end)
    whole = Period(years=time.years, months=time.months)
    return say("word.about", lang, time=whole) if whole and time.days else time.words(lang)


def requirement_words(clause: Clause, requirement: Requirement, lang: str) -> str:
    """A requirement of a clause: in the language of the official texts in their own words."""
    return clause.words(requirement) if lang == TEXT_LANGUAGE else understood_words(requirement, lang)


def alternative_label(clause: Clause, number: int, lang: str) -> str:
    """The label of one of the clause's alternatives (1-based), to follow its id; "" if it has only one."""
    return say("word.alternative", lang, number=number) if len(clause.alternatives) > 1 else ""


def target_words(occupation: str, level: Level, lang: str, english: str | None = None) -> str:
    """A certificate by its occupation and level; `english` is the occupation's English name, if it is known."""
    code = "word.target_in_english" if english else "word.target"
    return say(code, lang, occupation=occupation, english=english, level=level)


def understood_words(requirement: Requirement, lang: str) -> str:
    """What a requirement was understood as, in either language."""
    about = dict(requirement)
    match requirement:
        case CertificateRequirement():
            code = "requirement.pre_technician" if requirement.level is None else "requirement.certificate"
            words = say(code, lang, **{**about, "kinds": linked("word.or", requirement.kinds, lang)})
            return (
                say("requirement.held", lang, certificate=words, time=requirement.time) if requirement.time else words
            )
        case DiplomaRequirement() | EnrolmentRequirement():
            return say(f"requirement.{requirement.type}", lang, study=_course(requirement, lang))
        case MaximumAge(below=True):
            return say("requirement.age_below", lang, **about)
        case TitleRequirement():
            return say("requirement.title_matching" if requirement.matching else "requirement.title", lang, **about)
        case WorkYears():
            work = Message(f"requirement.job.{'trainee' if requirement.trainee else 'work'}")
            after = Message(f"requirement.after.{requirement.after.type}") if requirement.after else ""
            about |= {"time": requirement.time, "work": work, "after": after}
            return say(f"requirement.work.{requirement.mode}", lang, **about)
    return say(f"requirement.{requirement.type}", lang, **about)


def _course(requirement: DiplomaRequirement | EnrolmentRequirement, lang: str) -> str:
    """The school or degree, programme and major of a diploma or of a student, and what else is asked of a diploma."""
    diploma = requirement if isinstance(requirement, DiplomaRequirement) else None
    degree, schools = diploma and diploma.degree, list[object](requirement.schools)
    if diploma is None and School.TECHNICAL in schools:
        schools[schools.index(School.TECHNICAL)] = Message("requirement.any_technical_school")
    parts: list[object] = []
    if named := linked("word.or", [degree] if degree else schools, lang):
        parts.append(Message("requirement.or_higher", named=named) if requirement.or_higher else named)
    if requirement.programmes:
        parts.append(linked("word.or", requirement.programmes, lang))
    if requirement.major:
        parts.append(requirement.major)
    if degree and schools:
        parts.append(linked("word.or", schools, lang))
    if diploma and diploma.trains_to:
        parts.append(Message("requirement.trains_to", level=diploma.trains_to))
    if diploma and diploma.expected:
        parts.append(Message("requirement.expected"))
    return linked("word.comma", parts or [Message("requirement.any_school")], lang)

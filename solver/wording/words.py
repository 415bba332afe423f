"""Requirements, records and questions in words, Chinese and English. Nothing is computed here."""

from __future__ import annotations

import datetime as dt

from ...model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ...model.requirements import (
    Anchoring,
    ApprenticeshipRequirement,
    CertificateRequirement,
    DiplomaRequirement,
    EnrolmentRequirement,
    MinimumAge,
    PermitRequirement,
    Requirement,
    TitleRequirement,
    TrainingRequirement,
    WorkStarted,
    WorkYears,
)
from ...model.terms import CountingMode, Level, Relevance, School, Scope, speaks

__all__ = ["education_words", "fact_words", "gain_words", "question_words", "requirement_words", "speaks"]


def fact_words(record: Record, lang: str) -> str:
    """A record in words."""
    zh = speaks(lang)
    match record:
        case Certificate():
            issued = _date(record.issued, zh)
            return (
                f"{_certificate_words(record, zh)}（{issued}）"
                if zh
                else f"{_certificate_words(record, zh)} ({issued})"
            )
        case Work():
            if zh:
                return (
                    f"从事{record.occupation}（{record.start} {'至今' if record.end is None else f'至 {record.end}'}）"
                )
            return f"work as {record.occupation} ({record.start} to {record.end or 'now'})"
        case Training():
            return (
                f"{record.occupation}{record.level.zh}正规培训（{record.completed} 结业）"
                if zh
                else f"{record.occupation} {record.level.en} training (completed {record.completed})"
            )
        case Education():
            return education_words(record, zh)
    words, day = _attested_words(record, zh), _date(_attested_on(record), zh)
    return f"{words}（{day}）" if zh else f"{words} ({day})"


def gain_words(record: Record, lang: str) -> str:
    """What a person would do to gain a record."""
    zh = speaks(lang)
    match record:
        case Certificate():
            return f"取得{_certificate_words(record, zh)}" if zh else f"earn the {_certificate_words(record, zh)}"
        case Work():
            return (
                f"从 {record.start} 起从事{record.occupation}"
                if zh
                else f"work as {record.occupation} from {record.start}"
            )
        case Training():
            return (
                f"完成{record.occupation}{record.level.zh}正规培训"
                if zh
                else f"complete the formal training for {record.occupation} {record.level.en}"
            )
        case Apprenticeship():
            return f"完成{_attested_words(record, zh)}" if zh else f"complete an {_attested_words(record, zh)}"
        case Title() | Permit():
            return f"取得{_attested_words(record, zh)}" if zh else f"gain: {_attested_words(record, zh)}"
    if record.enrolled:
        return f"就读{education_words(record, zh)}" if zh else f"study: {education_words(record, zh)}"
    study = education_words(record, zh, dated=False)
    return f"取得毕业证书（{study}）" if zh else f"gain a diploma ({study})"


def _certificate_words(certificate: Certificate, zh: bool) -> str:
    level = certificate.level
    if zh:
        return f"{certificate.occupation}{level.zh if level else ''}{certificate.kind.zh}"
    return f"{certificate.occupation} {f'{level.en} ' if level else ''}{certificate.kind.en}"


def _attested_words(record: Apprenticeship | Title | Permit, zh: bool) -> str:
    match record:
        case Apprenticeship():
            return f"{record.occupation}学徒" if zh else f"apprenticeship as {record.occupation}"
        case Permit():
            return record.name
    fits = [
        f"{'' if fits else '不'}对应{occupation}" if zh else f"{'' if fits else 'not '}matching {occupation}"
        for occupation, fits in record.relevance.items()
    ]
    return ("，" if zh else ", ").join([record.level.zh if zh else record.level.en, *fits])


def _attested_on(record: Apprenticeship | Title | Permit) -> dt.date | None:
    match record:
        case Apprenticeship():
            return record.completed
        case Title():
            return record.granted
    return record.issued


def _date(day: object, zh: bool) -> str:
    return str(day) if day else ("日期不详" if zh else "date not known")


def education_words(record: Education, zh: bool, *, dated: bool = True) -> str:
    """A course of study in words; with its graduation date if `dated`."""
    terms = [record.school, record.degree, record.programme]
    parts = [term.zh if zh else term.en for term in terms if term is not None]
    if record.major:
        parts.append(f"{record.major}专业" if zh else f"major {record.major}")
    parts += [
        f"对{occupation}为{relevance.zh}" if zh else f"{_relevance_en(relevance)} {occupation}"
        for occupation, relevance in record.relevance.items()
    ]
    if record.trains_to is not None:
        parts.append(_trains_to_words(record.trains_to, zh))
    if record.enrolled:
        parts.append(f"{record.enrolled} 入学" if zh else f"enrolled {record.enrolled}")
    if dated:
        parts.append(f"毕业：{_date(record.graduated, zh)}" if zh else f"graduation: {_date(record.graduated, zh)}")
    return "，".join(parts) if zh else ", ".join(parts)


def _trains_to_words(level: Level, zh: bool) -> str:
    if level is Level.JUNIOR:
        return "未经认定以中级以上技能为培养目标" if zh else "not approved as training to level 4 or higher"
    return f"以{level.title}技能为培养目标" if zh else f"trains to {level.en}"


def _relevance_en(relevance: Relevance) -> str:
    return {"own": "own major of", "related": "related major for", "unrelated": "unrelated major for"}[relevance]


def requirement_words(requirement: Requirement) -> str:
    """A requirement in English; in Chinese the official words speak for themselves."""
    match requirement:
        case CertificateRequirement():
            held = f", held for {requirement.years} years" if requirement.years else ""
            return f"a {_certificate_en(requirement)}{held}"
        case WorkYears():
            mode = {CountingMode.CUMULATIVE: "in all", CountingMode.CONTINUOUS: "without a break"}[requirement.mode]
            work = "work as a trainee" if requirement.trainee else "work"
            after = f" after {_anchor_en(requirement.after)}" if requirement.after else ""
            years = f"{requirement.years} year{'s' if requirement.years != 1 else ''}"
            return f"{years} of {work} {mode} in {requirement.scope.en}{after}"
        case TrainingRequirement():
            return f"completed formal training for {requirement.level.en}"
        case DiplomaRequirement():
            return f"a diploma: {_diploma_en(requirement)}"
        case EnrolmentRequirement():
            return f"being a student of {_student_en(requirement)}"
        case WorkStarted():
            return f"work in {requirement.scope.en}, begun"
        case ApprenticeshipRequirement():
            return f"an apprenticeship in {requirement.scope.en}, completed"
        case MinimumAge():
            return f"an age of {requirement.years} years"
        case TitleRequirement():
            fits = " in a corresponding speciality" if requirement.matching else ""
            return f"{_a(requirement.level.en)}{fits}, or a higher one"
        case PermitRequirement():
            return f"the permit {requirement.name}"
    return f"something that could not be read: {requirement.words}"


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _certificate_en(requirement: CertificateRequirement) -> str:
    kinds = " or ".join(kind.en for kind in requirement.kinds)
    level = f"{requirement.level.en} " if requirement.level else ""
    return f"{level}{kinds} in {requirement.scope.en}"


def _anchor_en(anchor: Anchoring) -> str:
    return {"certificate": "that certificate", "diploma": "that diploma", "title": "that title"}[anchor.type]


_MAJOR_EN = {Scope.OWN: "the occupation's own major", Scope.OWN_OR_RELATED: "its own or a related major"}


def _student_en(requirement: EnrolmentRequirement) -> str:
    names = ["technical school of any tier" if s is School.TECHNICAL else s.en for s in requirement.schools]
    school = f"a {' or '.join(names)}{' or higher' if requirement.or_higher else ''}" if names else "any school"
    programmes = " or ".join(programme.en for programme in requirement.programmes)
    words = f"a {programmes} at {school}" if programmes else school
    return words + (f" in {_MAJOR_EN[requirement.major]}" if requirement.major else "")


def _diploma_en(requirement: DiplomaRequirement) -> str:
    named = [term.en for term in (*requirement.schools, *([requirement.degree] if requirement.degree else []))]
    first = " or ".join(named) + (" or higher" if requirement.or_higher else "")
    parts = [part for part in (first, " or ".join(programme.en for programme in requirement.programmes)) if part]
    if requirement.major:
        parts.append(_MAJOR_EN[requirement.major])
    if requirement.trains_to:
        parts.append(f"approved as training to {requirement.trains_to.en}")
    if requirement.expected:
        parts.append("final-year students included")
    return ", ".join(parts or ["of any school"])


_TOPICS = {
    "certificates": ("您持有哪些证书？", "Which certificates do you hold?"),
    "work": ("您做过哪些工作，各从何时到何时？", "Which jobs have you had, from when to when?"),
    "education": ("您读过哪些学校，何时毕业？", "Which schools did you attend, and when did you graduate?"),
    "training": ("您参加过哪些正规培训？", "Which formal trainings have you completed?"),
    "apprenticeships": ("您是否完成过学徒期？何时期满？", "Have you completed an apprenticeship, and when?"),
    "titles": ("您取得过哪些职称，何时取得？", "Which professional titles (职称) do you hold, and since when?"),
    "permits": ("您持有哪些证照？", "Which licences and permits do you hold?"),
    "born": ("您的出生日期是哪一天？", "What is your date of birth?"),
    "issued": ("发证日期是哪一天？", "On which day was it issued?"),
    "graduated": ("毕业日期是哪一天？", "On which day is the graduation?"),
    "enrolled": ("入学日期是哪一天？", "On which day was the enrolment?"),
    "school": ("毕业于哪一类学校？", "What kind of school was it?"),
    "degree": ("取得什么学历？", "Which degree was it?"),
    "programme": (
        "就读什么班（预备技师班、技师班或其他）？",
        "Which programme was it (pre-technician, technician, other)?",
    ),
    "trains_to": (
        "学校是否经评估论证或审核认定，以几级技能为培养目标？",
        "Was the school approved as training to a skill level, and to which?",
    ),
}


def question_words(
    topic: str, occupation: str, record: Record | None, related: str | None, words: str | None, lang: str
) -> str:
    """A question in words."""
    zh = speaks(lang)
    if topic == "relation":
        return (
            f"{related}是否属于{occupation}的相关职业？"
            if zh
            else f"Does {related} count as a related occupation (相关职业) of {occupation}?"
        )
    if topic == "unread":
        return f"您是否符合：“{words}”？" if zh else f"Do you meet this condition: “{words}”?"
    if topic == "permit":
        asked = f"是否符合“{words}”的要求？" if zh else f"Does it serve where “{words}” is asked for?"
    elif topic == "corresponds":
        asked = f"其专业是否与{occupation}对应？" if zh else f"Does its speciality correspond to {occupation}?"
    elif topic == "relevance":
        asked = (
            f"所学专业对{occupation}是本专业、相关专业还是无关专业？"
            if zh
            else f"For {occupation}, is the major its own, a related or an unrelated one?"
        )
    else:
        asked = _TOPICS[topic][0 if zh else 1]
    return asked if record is None else f"{fact_words(record, lang)}{'：' if zh else ': '}{asked}"

"""Records and lengths of time in words: what is known of a person, and what a person would do to gain it."""

from __future__ import annotations

import datetime as dt

from ...model.dates import Period
from ...model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ...model.terms import Level
from ...model.wording import Message, joined, linked, say

__all__ = ["education_words", "gain_words", "record_words", "rounded"]


def record_words(record: Record, lang: str) -> str:
    """A record with its day, or days."""
    match record:
        case Work():
            code = "record.work_to_now" if record.end is None else "record.work"
            return say(code, lang, occupation=record.occupation, start=record.start, end=record.end)
        case Training():
            return say("record.training", lang, occupation=record.occupation, level=record.level, day=record.completed)
        case Education():
            return education_words(record, lang, attendance=True)
    code = "record.undated" if record.date is None else "record.dated"
    return say(code, lang, record=_name(record, lang), day=record.date)


def gain_words(record: Record, lang: str) -> str:
    """What a person would do to gain a record."""
    match record:
        case Certificate():
            return say("record.gain.certificate", lang, record=_name(record, lang))
        case Work():
            return say("record.gain.work", lang, occupation=record.occupation, start=record.start)
        case Training():
            return say("record.gain.training", lang, occupation=record.occupation, level=record.level)
        case Apprenticeship():
            return say("record.gain.apprenticeship", lang, occupation=record.occupation)
        case Title() | Permit():
            return say("record.gain.other", lang, record=_name(record, lang))
    if record.enrolled:
        return say("record.gain.study", lang, record=education_words(record, lang))
    return say("record.gain.diploma", lang, record=_diploma(record, lang))


def _name(record: Certificate | Apprenticeship | Title | Permit, lang: str) -> str:
    match record:
        case Certificate():
            code = "record.pre_technician" if record.level is None else "record.certificate"
            return say(code, lang, occupation=record.occupation, level=record.level, kind=record.kind)
        case Apprenticeship():
            return say("record.apprenticeship", lang, occupation=record.occupation)
        case Permit():
            return record.name
    fits = (
        Message("record.matching" if fits else "record.not_matching", occupation=occupation)
        for occupation, fits in record.relevance.items()
    )
    return linked("word.comma", [record.level, *fits], lang)


def education_words(record: Education, lang: str, *, dated: bool = True, attendance: bool = False) -> str:
    """A course of study in words; with its graduation date if `dated`, and whether it is full-time if `attendance`."""
    parts = _studied(record, lang)
    if record.trains_to is not None:
        parts.append(_trains_to(record.trains_to))
    if attendance and record.full_time is not None:
        parts.append(Message("record.full_time" if record.full_time else "record.part_time"))
    if record.enrolled:
        parts.append(Message("record.enrolled", day=record.enrolled))
    if dated:
        code = "record.graduated" if record.graduated else "record.graduated_undated"
        parts.append(Message(code, day=record.graduated))
    return linked("word.comma", parts, lang)


def _diploma(record: Education, lang: str) -> str:
    study = linked("record.study_parts", _studied(record, lang) or [Message("record.any_school")], lang)
    if record.trains_to is None:
        return say("record.diploma", lang, study=study)
    return say("record.diploma_trained", lang, study=study, trains_to=_trains_to(record.trains_to))


def _studied(record: Education, lang: str) -> list[object]:
    """The known ones of school, degree, programme and major."""
    parts: list[object] = [term for term in (record.school, record.degree, record.programme) if term is not None]
    relevance = joined(
        (Message(f"record.relevance.{term}", occupation=name) for name, term in record.relevance.items()), lang
    )
    if record.major and relevance:
        parts.append(Message("record.major_relevance", major=record.major, relevance=relevance))
    elif record.major:
        parts.append(Message("record.major", major=record.major))
    elif relevance:
        parts.append(relevance)
    return parts


def _trains_to(level: Level) -> Message:
    if level is Level.ELEMENTARY:
        return Message("record.trains_to_none")
    return Message("record.trains_to", level=level)


def rounded(start: dt.date, end: dt.date, lang: str) -> str:
    """The time between two days in years and months; days only where it is less than a month."""
    time = Period.between(start, end)
    whole = Period(years=time.years, months=time.months)
    return say("word.about", lang, time=whole) if whole and time.days else time.words(lang)

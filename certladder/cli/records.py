"""Records as options write them: [职业:]五级@2021-06-01 and the like."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import click

from .days import DAY

if TYPE_CHECKING:
    from ..model.person import Apprenticeship, Certificate, Education, Permit, Title, Training, Work

__all__ = ["certificate", "education", "read", "training", "work", "work_since"]

_AT, _OF, _TO, _AND = re.compile("[@＠]"), re.compile("[:：]"), re.compile(r"\.\.|~|～|至"), re.compile("[,，、+]")


def certificate(words: str, occupation: str) -> Certificate:
    """[occupation:]level[@day]; without a day, the day is not known."""
    from ..model.person import Certificate
    from ..model.terms import CertificateKind

    level, occupation, issued = _parts(words, occupation)
    if level.removesuffix("证书") == CertificateKind.PRE_TECHNICIAN.zh.removesuffix("证书"):
        return Certificate(occupation=occupation, issued=issued, kind=CertificateKind.PRE_TECHNICIAN)
    return Certificate.model_validate({"occupation": occupation, "level": level, "issued": issued})


def work_since(words: str, occupation: str) -> Work:
    """[occupation:]day: still working there."""
    from ..model.person import Work

    occupation, since = _of(words, occupation)
    return Work(occupation=occupation, start=DAY.convert(since, None, None))


def work(words: str, occupation: str) -> Work:
    """[occupation:]first..last: the last day is the last one worked."""
    from ..model.person import Work

    occupation, span = _of(words, occupation)
    ends = _TO.split(span)
    if len(ends) != 2:
        raise click.BadParameter(f"{words!r}: 请写作 / write 2015-03-01..2018-06-30")
    start, end = (DAY.convert(day, None, None) for day in ends)
    return Work(occupation=occupation, start=start, end=end)


def training(words: str, occupation: str) -> Training:
    """[occupation:]level@day of completion."""
    from ..model.person import Training

    level, occupation, completed = _parts(words, occupation)
    if completed is None:
        raise click.BadParameter(f"{words!r}: 请写明结业日期 / the day of completion is missing: {level}@2024-05-30")
    return Training.model_validate({"occupation": occupation, "level": level, "completed": completed})


def education(words: str, occupation: str) -> Education:
    """Terms for school, degree, programme and major, with commas, and @day of graduation: 技工学校,本专业@2020-07-01."""
    from ..model.errors import UnknownTerm
    from ..model.person import Education
    from ..model.terms import Degree, Programme, Relevance, School

    said, _, graduated = _AT.sub("@", words).partition("@")
    fields: dict[str, Any] = {"graduated": DAY.convert(graduated, None, None) if graduated else None}
    for term in filter(None, map(str.strip, _AND.split(said))):
        for name, kind in (("school", School), ("degree", Degree), ("programme", Programme), ("relevance", Relevance)):
            try:
                fields[name] = kind.parse(term)
                break
            except UnknownTerm:
                continue
        else:
            known = "、".join(kind.zh for kind in (*School, *Degree, *Programme, *Relevance) if kind.value != "other")
            raise click.BadParameter(f"{term!r} 不是学校、学历、班别或专业 / is none of: {known}")
    if "relevance" in fields and not occupation:
        raise click.BadParameter(f"{words!r}: 对哪个职业？/ for which occupation? --occupation 电工")
    if "relevance" in fields:
        fields["relevance"] = {occupation: fields["relevance"]}
    return Education.model_validate(fields)


def apprenticeship(words: str, occupation: str) -> Apprenticeship:
    """[occupation:]day of completion, or [occupation:] alone where it is not known."""
    from ..model.person import Apprenticeship

    occupation, completed = _of(words, occupation)
    return Apprenticeship(occupation=occupation, completed=_day(completed))


def title(words: str, occupation: str) -> Title:
    """Level[@day]; that it corresponds to the occupation is not said."""
    from ..model.person import Title

    level, _, granted = _AT.sub("@", words).partition("@")
    return Title.model_validate({"level": level, "granted": _day(granted)})


def permit(words: str, occupation: str) -> Permit:
    """Name[@day]."""
    from ..model.person import Permit

    name, _, issued = _AT.sub("@", words).partition("@")
    return Permit(name=name, issued=_day(issued))


READERS = {
    "holds": certificate,
    "works_since": work_since,
    "worked": work,
    "trained": training,
    "graduated": education,
    "apprenticed": apprenticeship,
    "title": title,
    "permit": permit,
}


def read(option: str, words: str, occupation: str | None) -> Any:
    """The record that an option's words state, for an occupation unless they name one.

    Raises:
        click.BadParameter: they state none; the message says how they are written.
    """
    from pydantic import ValidationError

    from ..model.errors import validation_messages

    name = f"--{option.replace('_', '-')}"
    needs = option in ("holds", "works_since", "worked", "trained", "apprenticed")
    if needs and occupation is None and not _OF.search(words):
        raise click.BadParameter(f"{name} {words}: 属于哪个职业？/ which occupation? --occupation 电工")
    try:
        return READERS[option](words, occupation or "")
    except click.BadParameter as error:
        raise click.BadParameter(f"{name}: {error.message}") from error
    except ValidationError as error:
        found = "; ".join(fault for _, fault in validation_messages(error, "en"))
        raise click.BadParameter(f"{name} {words}: {found}") from error


def _of(words: str, occupation: str) -> tuple[str, str]:
    named, colon, rest = _OF.sub(":", words, count=1).partition(":")
    return (named, rest) if colon else (occupation, words)


def _parts(words: str, occupation: str) -> tuple[str, str, dt.date | None]:
    occupation, rest = _of(words, occupation)
    level, _, day = _AT.sub("@", rest, count=1).partition("@")
    return level.strip(), occupation, _day(day)


def _day(words: str) -> dt.date | None:
    return DAY.convert(words, None, None) if words.strip() else None

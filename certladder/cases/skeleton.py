"""What an expert starts from: a standards text, and a case for and a case against each of its clauses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..model.errors import InvalidRecord
from ..model.parsing.document import read_document
from ..model.person import occupation_name
from ..model.requirements import CertificateRequirement, WorkYears
from ..model.spelling import clean_name
from ..model.standard import Clause
from ..model.terms import Level
from ..model.wording import say
from ..solver.wording import understood_words

__all__ = ["skeleton"]

_DAY = dt.date(2026, 11, 22)


def skeleton(occupation: str, lang: str = "zh") -> dict[str, str]:
    """The files of a new occupation, by name: a text with header and sample conditions, and cases that cover it.

    Raises:
        InvalidRecord: the name is no occupation's.

    >>> list(skeleton("茶艺师"))
    ['茶艺师.txt', '茶艺师.yaml']
    """
    name = occupation_name(clean_name(occupation))
    if set(name) & set("/\\:"):  # of a path, of a clause's id
        raise InvalidRecord("record.occupation", given=name)
    text = say("skeleton.text", lang, occupation=name)
    [standard] = read_document(text)
    clauses = ((level, clause) for level, clauses in standard.levels.items() for clause in clauses)
    cases = [line for level, clause in clauses for line in _cases(name, level, clause, lang)]
    return {f"{name}.txt": text, f"{name}.yaml": "\n".join([say("skeleton.cases", lang, occupation=name), *cases])}


def _cases(occupation: str, level: Level, clause: Clause, lang: str) -> Iterator[str]:
    """On the day on which the years of work are complete, and the day before."""
    [asked] = clause.alternatives
    years = next(one.years for one in asked if isinstance(one, WorkYears))
    held = [one.level.grade for one in asked if isinstance(one, CertificateRequirement) and one.level]
    start = _DAY.replace(year=_DAY.year - years)
    for day, code, verdict in ((_DAY, "enough", "符合"), (_DAY - dt.timedelta(days=1), "too_few", "不符合")):
        yield f"- name: {say(f'skeleton.{code}', lang, years=years)}"
        yield f"  clause: {clause.id}"
        yield f"  asks: [{', '.join(understood_words(one, lang) for one in asked)}]"
        yield "  person:"
        for grade in held:
            yield from ("    certificates:", f"      - {{occupation: {occupation}, level: {grade}, issued: {start}}}")
        yield from ("    work:", f"      - {{occupation: {occupation}, start: {start}}}")
        yield from (f"  level: {level.grade}", f"  on: {day}", f"  verdict: {verdict}", f"  eligible_from: {_DAY}", "")

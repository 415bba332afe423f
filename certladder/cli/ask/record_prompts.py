"""Asking for a record, one field at a time. What matters later is asked later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from ...model.dates import earliest, latest
from ...model.errors import InvalidRecord
from ...model.person import (
    Apprenticeship,
    Certificate,
    Education,
    Permit,
    Record,
    Title,
    Training,
    Work,
    occupation_name,
)
from ...model.spelling import clean_name
from ...model.terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, School
from ...solver.case import Case
from .prompts import Terminal

__all__ = ["RECORD_PROMPTS", "RecordIncomplete"]

_PRE_TECHNICIAN = CertificateKind.PRE_TECHNICIAN


class RecordIncomplete(Exception):
    """What a record cannot do without is not known."""


def _known(typed: Any) -> Any:
    if typed is None:
        raise RecordIncomplete
    return typed


def _occupation(terminal: Terminal, case: Case) -> str:
    """A name of an occupation, and whether it is meant for one of the catalog's that it resembles (D6)."""
    while True:
        try:
            name = occupation_name(clean_name(_known(terminal.text("occupation", case.standard.occupation))))
        except InvalidRecord as error:
            terminal.echo(error.explain(terminal.lang))
            continue
        near = () if case.catalog.knows(name) else case.catalog.may_be(case.catalog.name(name))
        if not near:
            return name
        terminal.say("near_names", name=name)
        options = [*((other, other) for other in near), (name, terminal.words("no_other_name", name=name))]
        return terminal.choice(options) or name


def _certificate(terminal: Terminal, case: Case) -> Record:
    occupation = _occupation(terminal, case)
    level = _known(terminal.term([*Level, _PRE_TECHNICIAN]))
    if level is _PRE_TECHNICIAN:
        return Certificate(occupation=occupation, kind=_PRE_TECHNICIAN, issued=terminal.date("issued"))
    return Certificate(occupation=occupation, level=level, issued=terminal.date("issued"))


def _work(terminal: Terminal, case: Case) -> Record:
    occupation = _occupation(terminal, case)
    start = _known(terminal.date_or_length("start"))
    if terminal.yes_or_no("still_working"):
        return Work.for_years(occupation, start) if isinstance(start, str) else Work(occupation=occupation, start=start)
    while True:
        end = _known(terminal.date("last_day"))
        if isinstance(start, str):  # a length of time: up to the last day, that included
            after = dt.date.fromordinal(latest(end) + 1)
            return Work(occupation=occupation, start=Work.for_years(occupation, start, after).start, end=end)
        if latest(end) >= earliest(start):
            return Work(occupation=occupation, start=start, end=end)
        terminal.say("ends_before_start", start=start)


def _education(terminal: Terminal, case: Case) -> Record:
    terminal.say("which_school")
    school = terminal.term(School, unlisted=Degree)
    if isinstance(school, Degree):
        return Education(degree=school, graduated=terminal.date("graduated"))
    terminal.say("which_degree")
    degree = terminal.term(Degree, skip=True)
    return Education(school=school, degree=degree, graduated=terminal.date("graduated"))


def _training(terminal: Terminal, case: Case) -> Record:
    occupation, level = _occupation(terminal, case), _known(terminal.term(Level))
    return Training(occupation=occupation, level=level, completed=_known(terminal.date("completed")))


def _apprenticeship(terminal: Terminal, case: Case) -> Record:
    return Apprenticeship(occupation=_occupation(terminal, case), completed=terminal.date("served"))


def _title(terminal: Terminal, case: Case) -> Record:
    return Title(level=_known(terminal.term(ProfessionalTitleLevel)), granted=terminal.date("granted"))


def _permit(terminal: Terminal, case: Case) -> Record:
    return Permit(name=_known(terminal.text("permit")), issued=terminal.date("issued"))


RECORD_PROMPTS: dict[str, Callable[[Terminal, Case], Record]] = {
    "certificates": _certificate,
    "work": _work,
    "education": _education,
    "training": _training,
    "apprenticeships": _apprenticeship,
    "titles": _title,
    "permits": _permit,
}
"""What asks for one record of a list, for an interview; it raises `RecordIncomplete`."""

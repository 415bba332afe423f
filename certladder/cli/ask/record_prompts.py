"""Asking for a record, one field at a time. What matters later is asked later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ...model.dates import earliest, latest
from ...model.errors import InvalidRecord
from ...model.names import clean_name
from ...model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ...model.records import occupation_name
from ...model.terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, School
from ...solver.case import Case
from .prompts import Terminal

__all__ = ["RECORD_PROMPTS"]

_PRE_TECHNICIAN = CertificateKind.PRE_TECHNICIAN


def _occupation(terminal: Terminal, case: Case) -> str | None:
    """A name of an occupation, and whether it is meant for one of the catalog's that it resembles (D6)."""
    while (typed := terminal.text("occupation", case.standard.occupation)) is not None:
        try:
            name = occupation_name(clean_name(typed))
        except InvalidRecord as error:
            terminal.echo(error.explain(terminal.lang))
            continue
        near = () if case.catalog.knows(name) else case.catalog.may_be(case.catalog.name(name))
        if not near:
            return name
        terminal.say("near_names", name=name)
        options = [*((other, other) for other in near), (name, terminal.words("no_other_name", name=name))]
        return terminal.choice(options) or name
    return None


def _certificate(terminal: Terminal, case: Case) -> Record | None:
    occupation = _occupation(terminal, case)
    level = terminal.term([*Level, _PRE_TECHNICIAN]) if occupation else None
    if occupation is None or level is None:
        return None
    issued = terminal.date("issued")
    if level is _PRE_TECHNICIAN:
        return Certificate(occupation=occupation, issued=issued, kind=_PRE_TECHNICIAN)
    return Certificate(occupation=occupation, level=level, issued=issued)


def _work(terminal: Terminal, case: Case) -> Record | None:
    occupation = _occupation(terminal, case)
    start = terminal.date_or_length("start") if occupation else None
    if occupation is None or start is None:
        return None
    if terminal.yes_or_no("still_working"):
        return Work.for_years(occupation, start) if isinstance(start, str) else Work(occupation=occupation, start=start)
    while (end := terminal.date("last_day")) is not None:
        if isinstance(start, str):  # a length of time: up to the last day, that included
            after = dt.date.fromordinal(latest(end) + 1)
            return Work(occupation=occupation, start=Work.for_years(occupation, start, after).start, end=end)
        if latest(end) >= earliest(start):
            return Work(occupation=occupation, start=start, end=end)
        terminal.say("ends_before_start", start=start)
    return None


def _education(terminal: Terminal, case: Case) -> Record | None:
    terminal.say("which_school")
    school = terminal.term(School, unlisted=Degree)
    degree = school if isinstance(school, Degree) else None
    if degree is not None:
        school = None
    else:
        terminal.say("which_degree")
        degree = terminal.term(Degree, skip=True)
    return Education(school=school, degree=degree, graduated=terminal.date("graduated"))


def _training(terminal: Terminal, case: Case) -> Record | None:
    occupation = _occupation(terminal, case)
    level = terminal.term(Level) if occupation else None
    completed = terminal.date("completed") if level else None
    if occupation is None or level is None or completed is None:
        return None
    return Training(occupation=occupation, level=level, completed=completed)


def _apprenticeship(terminal: Terminal, case: Case) -> Record | None:
    occupation = _occupation(terminal, case)
    return Apprenticeship(occupation=occupation, completed=terminal.date("served")) if occupation else None


def _title(terminal: Terminal, case: Case) -> Record | None:
    level = terminal.term(ProfessionalTitleLevel)
    return Title(level=level, granted=terminal.date("granted")) if level else None


def _permit(terminal: Terminal, case: Case) -> Record | None:
    name = terminal.text("permit")
    return Permit(name=name, issued=terminal.date("issued")) if name else None


RECORD_PROMPTS: dict[str, Callable[[Terminal, Case], Record | None]] = {
    "certificates": _certificate,
    "work": _work,
    "education": _education,
    "training": _training,
    "apprenticeships": _apprenticeship,
    "titles": _title,
    "permits": _permit,
}
"""What asks for one record of a list, for an interview; None if what it cannot do without is not known."""

"""Asking for a record, one field at a time. What matters later is asked later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from ...model.dates import RecordDate, latest
from ...model.names import occupation_name
from ...model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ...model.schools import study_of
from ...model.terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, School
from ...solver.case import Case
from ..record_syntax import working
from .prompts import Terminal

__all__ = ["RECORD_PROMPTS", "RecordIncomplete"]


class RecordIncomplete(Exception):
    """What a record cannot do without is not known."""


def _known(typed: Any) -> Any:
    if typed is None:
        raise RecordIncomplete
    return typed


def _occupation(terminal: Terminal, case: Case) -> str:
    """A name of an occupation, and whether it is meant for one of the catalog's that it resembles (D6)."""
    name: str = _known(terminal.text("occupation", occupation_name, case.standard.occupation))
    near = () if case.catalog.knows(name) else case.catalog.may_be(case.catalog.name(name))
    if not near:
        return name
    terminal.say("near_names", name=name)
    return terminal.choice({**{one: one for one in near}, name: terminal.words("no_other_name", name=name)}) or name


def _work(terminal: Terminal, case: Case) -> Record:
    """Where it is known for how long only: up to the day asked, or to the last day, that included."""
    occupation = _occupation(terminal, case)
    start = _known(terminal.date_or_length("start"))
    if terminal.yes_or_no("still_working"):
        return working(occupation, start, case.on)

    def until(end: RecordDate) -> Work:
        begun = working(occupation, start, dt.date.fromordinal(latest(end) + 1)).start
        return Work(occupation=occupation, start=begun, end=end)

    spell: Work = _known(terminal.date("last_day", until))
    return spell


def _education(terminal: Terminal, _: Case) -> Record:
    """The degree alone says which school it may be of: 大专, 函授大专."""
    terminal.say("which_school")
    found = terminal.choice(School, unlisted=study_of)
    fields = found if isinstance(found, dict) else {"school": found}
    if "degree" not in fields:
        terminal.say("which_degree")
        fields["degree"] = terminal.choice(Degree, skip=True)
    return Education(**fields, graduated=terminal.date("graduated"))


RECORD_PROMPTS: dict[str, Callable[[Terminal, Case], Record]] = {
    "certificates": lambda terminal, case: Certificate(
        occupation=_occupation(terminal, case),
        level=_known(terminal.choice([*Level, CertificateKind.PRE_TECHNICIAN])),
        issued=terminal.date("issued"),
    ),
    "work": _work,
    "education": _education,
    "training": lambda terminal, case: Training(
        occupation=_occupation(terminal, case),
        level=_known(terminal.choice(Level)),
        completed=_known(terminal.date("completed")),
    ),
    "apprenticeships": lambda terminal, case: Apprenticeship(
        occupation=_occupation(terminal, case), completed=terminal.date("served")
    ),
    "titles": lambda terminal, _: Title(
        level=_known(terminal.choice(ProfessionalTitleLevel)), granted=terminal.date("granted")
    ),
    "permits": lambda terminal, _: Permit(name=_known(terminal.text("permit")), issued=terminal.date("issued")),
}
"""What asks for one record of a list."""

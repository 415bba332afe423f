"""Asking for a whole list, record by record, one field at a time. What matters later is asked later."""

from __future__ import annotations

from collections.abc import Callable

from ..model.person import Apprenticeship, Certificate, Education, Permit, Record, Title, Training, Work
from ..model.terms import CertificateKind, Degree, Level, ProfessionalTitleLevel, School
from .prompts import Terminal

__all__ = ["NAMES", "READERS"]

NAMES = {
    "certificates": ("职业技能证书", "vocational certificate"),
    "work": ("工作", "job"),
    "education": ("学历（含在读）", "course of study (finished or not)"),
    "training": ("正规培训", "formal training"),
    "apprenticeships": ("学徒经历", "apprenticeship"),
    "titles": ("职称", "professional title"),
    "permits": ("证照", "licence or permit"),
}
"""What one record of a list is called."""

Step = Callable[[Terminal, str], Record | None]
"""Asks for one record; None if what it cannot do without is not known."""


def _occupation(terminal: Terminal, target: str) -> str | None:
    return terminal.text("职业", "occupation", target)


def _certificate(terminal: Terminal, target: str) -> Record | None:
    occupation = _occupation(terminal, target)
    pre = CertificateKind.PRE_TECHNICIAN
    levels = [(level, level.zh if terminal.lang == "zh" else level.en) for level in Level]
    level = terminal.choice([*levels, (pre, pre.zh if terminal.lang == "zh" else pre.en)]) if occupation else None
    if occupation is None or level is None:
        return None
    issued = terminal.day("发证日期", "issued on")
    if level is pre:
        return Certificate(occupation=occupation, issued=issued, kind=pre)
    return Certificate(occupation=occupation, level=level, issued=issued)


def _work(terminal: Terminal, target: str) -> Record | None:
    occupation = _occupation(terminal, target)
    start = terminal.day("开始日期", "begun on") if occupation else None
    if occupation is None or start is None:
        return None
    present = terminal.yes_or_no("现在还在做吗？", "Still working there?")
    end = None if present else terminal.day("最后工作日", "last day worked", safer="first")
    if not present and end is None:
        return None
    while end is not None and end < start:
        terminal.say(f"最后工作日不能早于 {start}。", f"The last day worked cannot be before {start}.")
        end = terminal.day("最后工作日", "last day worked", safer="first")
        if end is None:
            return None
    return Work(occupation=occupation, start=start, end=end)


def _education(terminal: Terminal, target: str) -> Record | None:
    zh = terminal.lang == "zh"
    terminal.say("哪一类学校？", "Which kind of school?")
    school = terminal.choice([(school, school.zh if zh else school.en) for school in School])
    terminal.say("什么学历？", "Which degree?")
    skip = terminal.word("回车：按学校认定", "empty: what the school gives")
    degree = terminal.choice([(degree, degree.zh if zh else degree.en) for degree in Degree], skip=skip)
    return Education(
        school=school, degree=degree, graduated=terminal.day("毕业日期（可为将来）", "graduation (may be to come)")
    )


def _training(terminal: Terminal, target: str) -> Record | None:
    occupation = _occupation(terminal, target)
    levels = [(level, level.zh if terminal.lang == "zh" else level.en) for level in Level]
    level = terminal.choice(levels) if occupation else None
    completed = terminal.day("结业日期", "completed on") if level else None
    if occupation is None or level is None or completed is None:
        return None
    return Training(occupation=occupation, level=level, completed=completed)


def _apprenticeship(terminal: Terminal, target: str) -> Record | None:
    occupation = _occupation(terminal, target)
    if occupation is None:
        return None
    return Apprenticeship(occupation=occupation, completed=terminal.day("期满日期", "completed on"))


def _title(terminal: Terminal, target: str) -> Record | None:
    level = terminal.choice(
        [(level, level.zh if terminal.lang == "zh" else level.en) for level in ProfessionalTitleLevel]
    )
    return Title(level=level, granted=terminal.day("取得日期", "granted on")) if level else None


def _permit(terminal: Terminal, target: str) -> Record | None:
    name = terminal.text("证照名称", "name of the permit")
    return Permit(name=name, issued=terminal.day("发证日期", "issued on")) if name else None


READERS: dict[str, Step] = {
    "certificates": _certificate,
    "work": _work,
    "education": _education,
    "training": _training,
    "apprenticeships": _apprenticeship,
    "titles": _title,
    "permits": _permit,
}

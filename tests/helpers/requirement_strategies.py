"""Hypothesis strategies for rules: requirement trees that the official wording can express."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

import certladder as cl
from certladder.model.requirements import Anchoring, Requirement

_SCOPES = st.sampled_from(list(cl.Scope))
_YEARS = st.one_of(st.integers(1, 6), st.integers(1, 60))
_MAJORS = st.sampled_from([None, *cl.MajorScope])
_KINDS = st.sampled_from([("qualification", "skill_level"), ("qualification",), ("skill_level",)])
_SCHOOLS = [school for school in cl.School if school not in (cl.School.UNIVERSITY, cl.School.OTHER)]
_ALWAYS_HIGHER = (cl.Degree.JUNIOR_HIGH, cl.Degree.HIGH_SCHOOL, cl.Degree.BACHELOR, cl.Degree.MASTER)
_DEGREES = [(degree, True) for degree in cl.Degree] + [(d, False) for d in cl.Degree if d not in _ALWAYS_HIGHER]
_WORDS = ("身体健康", "安全行车10万公里", "品行端正", "无重大责任事故")


def _programmes(least: int) -> st.SearchStrategy[tuple[cl.Programme, ...]]:
    return st.sets(
        st.sampled_from([programme for programme in cl.Programme if programme is not cl.Programme.OTHER]),
        min_size=least,
        max_size=2,
    ).map(lambda chosen: tuple(programme for programme in cl.Programme if programme in chosen))


@st.composite
def _courses(draw: st.DrawFn) -> dict[str, object]:
    """Schools with or without programmes, or programmes alone."""
    form = draw(st.sampled_from(["schools", "schools", "or higher", "programmes"]))
    if form == "or higher":
        return {"schools": ("secondary_vocational_school",), "or_higher": True, "programmes": draw(_programmes(0))}
    schools = draw(st.lists(st.sampled_from(_SCHOOLS), min_size=1, max_size=3, unique=True))
    if form == "programmes":
        return {"programmes": draw(_programmes(1))}
    return {"schools": tuple(schools), "programmes": draw(_programmes(0))}


@st.composite
def _diplomas(draw: st.DrawFn) -> cl.DiplomaRequirement:
    course = draw(_courses())
    if draw(st.booleans()):
        degree, or_higher = draw(st.sampled_from(_DEGREES))
        of = draw(st.sampled_from([(), (), ("higher_vocational_college", "university")]))  # 专科及以上普通高等学校
        course = {"degree": degree, "or_higher": or_higher, "schools": of}
    more = {
        "major": draw(_MAJORS),
        "expected": draw(st.booleans()),
        "trains_to": draw(st.sampled_from([None, 5, 4, 3])),
    }
    return cl.DiplomaRequirement.model_validate(course | more)


def _students(course: dict[str, object], major: cl.MajorScope | None) -> cl.EnrolmentRequirement:
    return cl.EnrolmentRequirement.model_validate(course | {"major": major})


@cache
def _requirements() -> st.SearchStrategy[Requirement]:
    """Requirements of all types; work comes without an anchor."""
    levels = st.sampled_from(list(cl.Level))
    held = st.sampled_from([0, 0, 0, 1, 2, 5])
    return st.one_of(
        st.builds(cl.CertificateRequirement, level=levels, scope=_SCOPES, kinds=_KINDS, years=held),
        st.builds(
            cl.CertificateRequirement, level=st.none(), scope=_SCOPES, kinds=st.just(("pre_technician",)), years=held
        ),
        st.builds(
            cl.WorkYears,
            years=_YEARS,
            mode=st.sampled_from(list(cl.CountingMode)),
            scope=_SCOPES,
            trainee=st.booleans(),
        ),
        st.builds(cl.WorkStarted, scope=_SCOPES),
        _diplomas(),
        st.builds(_students, _courses(), _MAJORS),
        st.builds(cl.TitleRequirement, level=st.sampled_from(list(cl.ProfessionalTitleLevel)), matching=st.booleans()),
        st.builds(cl.TrainingRequirement, level=levels),
        st.builds(cl.ApprenticeshipRequirement, scope=_SCOPES),
        st.builds(cl.MinimumAge, years=st.integers(14, 70)),
        st.builds(cl.MaximumAge, years=st.integers(14, 70), below=st.booleans()),
        st.builds(
            cl.PermitRequirement,
            name=st.sampled_from(["机动车驾驶证", "C1及以上机动车驾驶证", "特种作业操作证（电工）", "健康证明"]),
        ),
    )


@st.composite
def alternatives(draw: st.DrawFn, *, unread: bool = False) -> tuple[Requirement, ...]:
    """One to four requirements, work anchored to what stands before it or not; with `unread`, at times unread words."""
    found: list[Requirement] = []
    anchor: Anchoring | None = None
    for asked in draw(st.lists(_requirements(), min_size=1, max_size=4)):
        if isinstance(asked, cl.WorkYears):
            asked = asked.model_copy(update={"after": anchor})
        elif isinstance(asked, cl.WorkStarted) and anchor is not None:
            continue  # 后 wants a number of years
        works = [other for other in found if isinstance(other, cl.WorkYears)]
        if isinstance(asked, cl.WorkYears) and any(
            (asked.mode, asked.scope, asked.after) == (other.mode, other.scope, other.after) for other in works
        ):
            continue  # they are alternatives, more likely
        if isinstance(asked, Anchoring) and not getattr(asked, "years", 0) and draw(st.booleans()):
            anchor = asked
        found.append(asked)
    if unread and draw(st.booleans()):
        found = [asked for asked in found if not isinstance(asked, cl.WorkYears) or asked.after is None]
        found.insert(draw(st.integers(0, len(found))), cl.UnreadText(words=draw(st.sampled_from(_WORDS))))
    return tuple(found)


def options(*, unread: bool = False) -> st.SearchStrategy[tuple[tuple[Requirement, ...], ...]]:
    """One to three alternatives."""
    return st.lists(alternatives(unread=unread), min_size=1, max_size=3).map(tuple)


def clauses(*, unread: bool = False) -> st.SearchStrategy[cl.Clause]:
    """A clause of an invented occupation, without words of its own."""
    return st.builds(cl.Clause, id=st.just("茶艺师/三级/1"), text=st.just(""), alternatives=options(unread=unread))


@st.composite
def weaker(draw: st.DrawFn, alternative: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """What asks for no more than the alternative: some of its requirements, each as it is or weakened."""
    kept = [asked for asked in alternative if draw(st.integers(0, 3))] or list(alternative)
    return tuple(_weakened(draw, asked) for asked in kept)


def _weakened(draw: st.DrawFn, asked: Requirement) -> Requirement:
    changes: dict[str, object] = {}
    fields = type(asked).model_fields
    if isinstance(asked, cl.MaximumAge):
        more = draw(st.integers(0, 5))
        return cl.MaximumAge(years=asked.years + more, below=draw(st.booleans()) if more else asked.below)
    if "years" in fields and getattr(asked, "years", 0) > 1 and draw(st.booleans()):
        changes["years"] = draw(st.integers(1, getattr(asked, "years", 1)))
    if "scope" in fields and draw(st.booleans()):
        changes["scope"] = cl.Scope.OWN_OR_RELATED
    if "major" in fields and draw(st.booleans()):
        is_own = getattr(asked, "major", None) is cl.MajorScope.OWN
        changes["major"] = draw(st.sampled_from([None, cl.MajorScope.OWN_OR_RELATED])) if is_own else None
    match asked:
        case cl.CertificateRequirement() if asked.level is not None and draw(st.booleans()):
            changes["level"] = cl.Level(draw(st.integers(asked.level, 5)))
        case cl.WorkYears():
            if draw(st.booleans()):
                changes["mode"] = cl.CountingMode.CUMULATIVE
            if asked.after is not None:
                changes["after"] = draw(st.sampled_from([None, _weakened(draw, asked.after)]))
        case cl.DiplomaRequirement():
            changes["expected"] = asked.expected or draw(st.booleans())
            changes["trains_to"] = None if draw(st.booleans()) else asked.trains_to
            if asked.schools == (cl.School.SENIOR_TECHNICAL,):
                changes["schools"] = draw(st.sampled_from([(), (cl.School.TECHNICAL,), asked.schools]))
            if asked.degree and draw(st.booleans()):
                changes |= {
                    "or_higher": True,
                    "degree": draw(st.sampled_from(list(cl.Degree)[: asked.degree.rank + 1])),
                }
        case cl.TitleRequirement() if draw(st.booleans()):
            changes |= {"matching": False, "level": cl.ProfessionalTitleLevel.JUNIOR}
    return asked.model_copy(update=changes)

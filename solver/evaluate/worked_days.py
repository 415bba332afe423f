"""The days of work and of full-time study, on which work does not count (D25), surely or possibly (D1)."""

from ...model.day_set import NEVER, DaySet
from ...model.person import Education, Work
from .day_bounds import NOTHING, DayBounds, ends_of
from .question import Question, Topic
from .record_view import RecordView

_STUDY_DATES: tuple[Topic, ...] = ("enrolled", "graduated")


def days_worked(spell: Work, view: RecordView, *, surely: bool) -> tuple[int, int]:
    """The days of a spell, half-open (D1): those surely worked, or all that may be."""
    ends = ends_of(spell.start, spell.end, last_day=True)
    start = ends.last_start if surely and not view.assumes("start", spell) else ends.start
    return start, ends.end if surely and not view.assumes("end", spell) else ends.last_end


def full_time_study(view: RecordView) -> tuple[DayBounds, tuple[Question, ...]]:
    """From enrolment up to the day before graduation, and what is unknown; a plan's programmes, whatever the policy."""
    if not (view.education or view.suspended):
        return NOTHING, ()
    return view.derive("full_time", view.education, _study_days)


def _study_days(courses: tuple[Education, ...], view: RecordView) -> tuple[DayBounds, tuple[Question, ...]]:
    """The days of the courses that are full-time; a date that is not known may be any.

    One whose record does not say is not, unless the policy takes it to be and both dates are known.
    """
    days, unknown = DayBounds(view.suspended, view.suspended), []
    for course in courses:
        is_full_time = course.full_time
        if is_full_time is None and course.enrolled and course.graduated:
            is_full_time = view.policy.study_is_full_time
        if not is_full_time or view.policy.work_in_full_time_study:
            continue
        missing = [topic for topic in _STUDY_DATES if getattr(course, topic) is None]
        open_ = [topic for topic in _STUDY_DATES if not view.assumes(topic, course)]
        ends = ends_of(course.enrolled, course.graduated)
        # taken to be answered: as late a beginning and as early an end as may be
        start = ends.start if "enrolled" in open_ else ends.last_start
        possible = DaySet.span(start, ends.last_end if "graduated" in open_ else ends.end)
        asked = [topic for topic in missing if topic in open_]
        if asked or not missing:
            certain = NEVER if asked else DaySet.span(ends.last_start, ends.end)
            days |= DayBounds(certain, possible)
        unknown += [view.question(topic, course) for topic in asked]
    return days, tuple(unknown)

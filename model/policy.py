"""The points where local practice differs, as one value with a default for each."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator

from .base import Count, FrozenModel, PositiveCount, YesNo
from .errors import InvalidRecord, truncate
from .periods import FOREVER, date_at

_YEAR_DAY = re.compile(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")


def _year_days(value: object) -> object:
    many = re.split("[,，、;； ]+", value.strip()) if isinstance(value, str) else value
    if not isinstance(many, Iterable):
        return many
    days = set()
    for one in many:
        found = _YEAR_DAY.fullmatch(truncate(one).strip())
        try:
            month, day = map(int, found.groups()) if found else (0, 0)
            days.add(f"{dt.date(2000, month, day):%m-%d}")  # a leap year
        except ValueError as error:
            raise InvalidRecord("year_day", given=truncate(one)) from error
    return sorted(days)


YearDays = Annotated[tuple[str, ...], BeforeValidator(_year_days)]
"""A field of days of the year, in its order: "03-15", "3月15日", or several in one text."""


def first_of_year_days(days: Iterable[str], since: int) -> int:
    """The first of these days of the year on or after an ordinal day; 29 February falls back to the 28th (D2)."""
    year = date_at(since).year
    each = [dt.date.fromisoformat(f"2000-{day}") for day in days]
    found = (day + relativedelta(year=one) for one in range(year, min(year + 1, dt.MAXYEAR) + 1) for day in each)
    return min((ordinal for day in found if (ordinal := day.toordinal()) >= since), default=FOREVER)


class Policy(FrozenModel):
    """How an authority reads the rules where practice differs; the defaults are certladder's readings.

    - `continuity_gap_days`: free days between two spells that do not break continuous work (D4).
    - `equivalent_certificates`: a 技能等级证书 serves where only a 职业资格证书 is named, and the reverse (D8).
    - `degree_is_floor`: a higher degree serves where a lower one is named, also without 以上 (D9).
    - `final_year_months`: from how many months before graduation a student is a 应届毕业生 (D10).
    - `counting`: years by "day" (D2 to D4), by "month" (a calendar month that is touched counts whole, the first and
      the last as well), or by "calendar_year" (the year of the one day less the year of the other) (D26). An age is always
      reached on the birthday.
    - `cutoff`: "year_end" counts all year what is reached by 31 December, years of work and time held (D26).
    - `work_in_full_time_study`: work on the days of full-time study counts (D25).
    - `study_is_full_time`: study is full-time where the record does not say and both its dates are known (D25).
    - `count_from_later`: where a diploma is asked for besides a certificate 后, work counts from the later of both (D5).
    - `count_after_all`: without 后, work counts only after the certificate and the diploma that are asked for (D5).
    - `senior_class_is_associate`: a 高级工班 with no degree on the record is 大专 (D9).
    - `continuous_to_today`: continuous work counts only while it reaches to the day (D4).
    - `final_year_everywhere`: final-year students may apply wherever a diploma is asked for (D10).
    - `pre_technician_years`: how long a 预备技师证书 is valid; None if it does not expire.
    - `lead_time_months`: from the application to the day the certificate is issued, in plans.
    - `sittings`: the days of the year on which one can apply, such as "03-15"; any day if none is given. In plans.
    - `training_months`: how long a training lasts, in plans; it runs beside work. `training_hours_per_week`: where the
      catalog knows a training's hours (`Standard.training_hours`), it lasts so many weeks instead.

    >>> Policy(continuity_gap_days=30).final_year_months
    12
    """

    continuity_gap_days: Count = 0
    equivalent_certificates: YesNo = True
    degree_is_floor: YesNo = True
    final_year_months: Count = 12
    lead_time_months: Count = 0
    training_months: Count = 0
    training_hours_per_week: PositiveCount | None = None
    sittings: YearDays = ()
    counting: Literal["day", "month", "calendar_year"] = "day"
    cutoff: Literal["day", "year_end"] = "day"
    work_in_full_time_study: YesNo = False
    study_is_full_time: YesNo = False
    count_from_later: YesNo = False
    count_after_all: YesNo = False
    senior_class_is_associate: YesNo = False
    continuous_to_today: YesNo = False
    final_year_everywhere: YesNo = False
    pre_technician_years: PositiveCount | None = None

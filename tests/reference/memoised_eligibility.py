"""The oracle for those who ask it about many lives: it remembers what days are worked, and does not look at every day.

That a conjunction holds can only begin on the day from which it is looked for, or where one of its records begins to
serve. So these are the only days to look at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tests.reference.eligibility import Oracle
from tests.reference.expected_rules import Line


class QuickOracle(Oracle):
    """Asked for any lines of the tables; `shared` is what several of them have found out about the same work."""

    shared: dict[object, Sequence[int]]

    def first_day(self, lines: Sequence[Line], grade: int, on: dt.date, until: dt.date) -> dt.date | None:
        """The first day from `on` to `until` on which the lines hold together."""
        self._look_as_far_as(until)
        first, last = on.toordinal(), until.toordinal()
        conjunction = self._days_of_all(list(lines), grade)
        starts = {days.start for line in conjunction for days in line if first < days.start <= last}
        found = (
            day for day in sorted({first, *starts}) if all(any(day in days for days in line) for line in conjunction)
        )
        day = next(found, None)
        return None if day is None else dt.date.fromordinal(day)

    def ever(self, line: Line, grade: int, on: dt.date, until: dt.date) -> bool:
        """Whether the line holds on some day from `on` on and begins to by `until`; not for work."""
        return any(days.stop > on.toordinal() for days in self.days(line, grade, until.toordinal()) if days)

    def _find_worked_days(self, scope: str, grade: int) -> Sequence[int]:
        key = ("worked", self.occupation, self._until, self.person.work, self.person.education, scope, grade)
        if key not in self.shared:
            self.shared[key] = super()._find_worked_days(scope, grade)
        return self.shared[key]

    def _unbroken_days(self, scope: str, grade: int) -> Sequence[int]:
        key = ("unbroken", self.occupation, self._until, self.person.work, self.person.education, scope, grade)
        if key not in self.shared:
            self.shared[key] = super()._unbroken_days(scope, grade)
        return self.shared[key]

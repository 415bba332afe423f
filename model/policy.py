"""The points where local practice differs, as one value with a default for each."""

from __future__ import annotations

from pydantic import NonNegativeInt

from .base import FrozenModel

__all__ = ["Policy"]


class Policy(FrozenModel):
    """How an authority reads the rules where practice differs; the defaults are certladder's readings.

    - `continuity_gap_days`: free days between two spells that do not break continuous work (D4).
    - `equivalent_certificates`: a 技能等级证书 serves where only a 职业资格证书 is named, and the reverse (D8).
    - `degree_is_floor`: a higher degree serves where a lower one is named, also without 以上 (D9).
    - `final_year_months`: from how many months before graduation a student is a 应届毕业生 (D10).
    - `lead_time_months`: from the day a clause holds to the day the certificate is issued, in plans.
    - `training_months`: how long a training lasts, in plans; it runs beside work.

    >>> Policy(continuity_gap_days=30).final_year_months
    12
    """

    continuity_gap_days: NonNegativeInt = 0
    equivalent_certificates: bool = True
    degree_is_floor: bool = True
    final_year_months: NonNegativeInt = 12
    lead_time_months: NonNegativeInt = 0
    training_months: NonNegativeInt = 0

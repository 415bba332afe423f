"""Lengths of time as people say them."""

from __future__ import annotations

import datetime as dt

from ...model.dates import Period
from ...model.wording import say

__all__ = ["rounded"]


def rounded(start: dt.date, end: dt.date, lang: str) -> str:
    """The time between two days in years and months; days only where it is less than a month."""
    time = Period.between(start, end)
    whole = Period(years=time.years, months=time.months)
    return say("word.about", lang, time=whole) if whole and time.days else time.words(lang)

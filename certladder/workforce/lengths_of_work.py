"""Years in the trade where its first day would stand, as of a day that the header or the title says: 截至2026年6月30日."""

import datetime as dt
import re
from collections.abc import Sequence

from ..model.dates import DateRange, PartialDate, earliest, latest, parse_date
from ..model.periods import add_months, date_at, months_of
from .cell_parsers import DATE
from .columns import read_name

_AS_OF = re.compile(rf"(?:截[至止]到?|统计|计算[至到])[^0-9]{{0,6}}({DATE.pattern})")
_LENGTH = re.compile("年限|工龄|年数|月数|[(（](?:单位)?[:：]?个?[年月][)）]")
_IN_MONTHS = re.compile("月数|[(（](?:单位)?[:：]?个?月[)）]")


def day_of_lengths(name: str, titles: Sequence[str]) -> DateRange | None:
    """When a column was filled in that tells how long somebody has worked in the trade; None if it does not tell that.

    The name or a title may say so (截至2026年6月30日); else it was by today, and since the one month that titles have.

    >>> str(day_of_lengths("从事本工种年限（年）", ["某厂名册（截至2026年6月30日）"])), day_of_lengths("工号", ["截至2026年6月"])
    ('2026-06-30/2026-06-30', None)
    >>> [str(day_of_lengths("从事本工种年限", [title]).first) for title in ("2025年11月报名汇总", "2025年名册")]
    ['2025-11-01', '0001-01-01']
    """
    starts = [one for one in read_name(name)[1] if one.fields == ("start",) and one.fallback < 2]
    if not starts or not _LENGTH.search(name):
        return None
    said = next(filter(None, map(_AS_OF.search, (name, *titles))), None)
    try:
        [date] = map(parse_date, [said[1]] if said else {one for title in titles for one in DATE.findall(title)})
    except ValueError:  # no day, or no one day
        date = None
    today = dt.date.today()
    if date is None or (isinstance(date, PartialDate) and date.month is None):
        return None if said else DateRange(last=today)
    last = date_at(latest(date))
    return DateRange(date_at(earliest(date)), last if said else max(last, today))


def began(name: str, as_of: DateRange, cell: str) -> str:
    """Between which days work began that has lasted as long as a cell says, of which years may be rounded up or down; the cell
    where it tells no length. Years that have added up (累计) are no later than so, but may lie anywhere before.

    >>> as_of = day_of_lengths("从事本工种年限", ["截至2026年6月30日"])
    >>> began("从事本工种年限", as_of, "15"), began("从事本工种年限", as_of, "3年6个月"), began("从事本工种年限", as_of, "2020-01")
    ('2010-06-30/2012-06-30', '2022-11-30/2023-01-30', '2020-01')
    >>> began("累计从事本工种时间（月）", as_of, "40")
    '2023-01-30/2026-06-30'
    """
    unit = "个月" if _IN_MONTHS.search(name) else "年"
    words = f"{cell}{unit}" if re.fullmatch(r"[0-9.]+", cell) else cell
    months = months_of(words)
    if not months:  # none, or no such work
        return cell
    rounded = 1 if "月" in words else 12
    first = add_months(earliest(as_of), -months - rounded)
    last = latest(as_of) if "累计" in name else add_months(latest(as_of), rounded - months)
    return str(DateRange(date_at(first), date_at(max(first, min(last, latest(as_of))))))

"""What cells say: a day, whether a list is known, a record; and what is wrong with a cell that cannot be read."""

from __future__ import annotations

import copy
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from ..model.bounded_file import parse_json
from ..model.dates import DateRange, earliest, latest, none_if_ongoing, parse_date, spell_in
from ..model.errors import CertladderError, InvalidDay, validation_faults
from ..model.names import UNTOLD_WORK
from ..model.periods import FOREVER, date_at
from ..model.person import Certificate, Permit, Title
from ..model.schools import study_of
from ..model.spelling import read_yes_no
from ..model.terms import CertificateKind, Level, ProfessionalTitleLevel
from ..model.wording import Message, worded
from .cells import BLANK, SAID
from .columns import LEFT_ON, TABLES, Kind, TableForm

_TIME = re.compile(
    r"(?<=[0-9日])[ T]+([01]?[0-9]|2[0-3])[:：][0-5][0-9](?:[:：][0-5][0-9](?:\.[0-9]+)?)?(?:\+08:?00)?$"
)
_LATE = 16  # 2022-01-04 16:00 is the next day where a system has written it as of Greenwich
_EXPECTED = re.compile("[(（]?(?:预计|应届)[)）]?")
_ANY_DAY = dt.date(2000, 1, 1)
_EXCEL_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|=.*", re.IGNORECASE)
"""What a formula leaves that went wrong, or that no program has computed yet."""
DATE = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])(?:\s*[-/.年]\s*[0-9]{1,2}(?:\s*[-/.月]\s*[0-9]{1,2})?)?\s*[年月日]?"
)
SPELL = re.compile(rf"(?:{DATE.pattern})\s*(?:开始|起)?\s*[至到~～—–-]+\s*(?:{DATE.pattern}|至?今|现在|目前|现|在职)")
"""2010.7-2015.6 and 2015年7月至今."""
ORDINAL = re.compile(
    r"(?:^|(?<=[\s、,，;；。]))(?:[(（]?[1-9][0-9]?[.、．)）](?=[^0-9]|(?:19|20)[0-9]{2}[^0-9])|[①-⑳])"
)
_FIRM = re.compile("[^厂司间班组部队局店站心所处科团任事做为、,，:：/ ]+")
_STUDY = re.compile("学|技校|专业|培训|实习")  # what somebody does at a school may be no work
_ITEMS = re.compile(r"[、,，;；\n]|/(?=[一-龥]{2,}[(（]?[一二三四五1-5初中高]级)")
_ITEMS_OR_BLANKS = re.compile(r"[、,，;；\s]+")
_WORDS = re.compile(r"[、,，;；/\s]+")


@dataclass(frozen=True)
class Problem(Exception):
    """Why a row is rejected: which column, and what is wrong with it."""

    column: str
    why: Message | CertladderError

    @property
    def harmless(self) -> bool:
        """Whether the row is known to be nobody's record."""
        return self.why.code in ("workforce.reason.footer", "workforce.reason.failed")

    @property
    def leaves_days(self) -> bool:
        """Whether it leaves open only on which days somebody did the work."""
        is_day = self.column in ("start", "end", "contract") and self.why.code != "workforce.reason.end_before_start"
        return is_day or self.why.code == "workforce.reason.undated"

    @classmethod
    def of(cls, column: str, code: str, **arguments: Any) -> Problem:
        """A problem that only tables have: a message of `workforce.reason`."""
        return cls(column, Message(f"workforce.reason.{code}", **arguments))

    def words(self, lang: str, **cells: str) -> str:
        """The reason in words, with what cells say in the places of `given` and `other`."""
        why = copy.copy(self.why)
        why.arguments = why.arguments | {name: cell for name, cell in cells.items() if name in why.arguments}
        return worded(why, lang)


def _truth(cell: str, column: str, yes: str, no: str, code: str) -> bool:
    """Which of two lists of words a cell is one of, or yes or no."""
    words = cell.strip().casefold()
    said = True if words in SAID[yes] else False if words in SAID[no] else read_yes_no(words)
    if said is None:
        raise Problem.of(column, code, given=cell)
    return said


def _refuse_errors(name: str, cell: str) -> None:
    if _EXCEL_ERROR.fullmatch(cell):
        raise Problem.of(name, "formula", given=cell)


def apart(form: TableForm, columns: Mapping[str, str], name: str, cell: str) -> str:
    """What a cell says of a column where it holds another one too: two days, a day and words, or words and words."""
    if name == "end" and (date := DATE.search(cell)) and re.search(LEFT_ON, cell):
        return date[0]
    if name == "end" and cell.startswith("至2"):  # what `periods_in` made of it
        return cell
    held = [other for other, given in columns.items() if given == columns.get(name)]
    if form.name == "work" and name in form.days and columns.get("end", columns.get("start")) == columns.get("start"):
        held = list(form.days)  # a resume, or a start that says the end as well
    if len(held) != 2 or form.name == "certificates":
        return cell
    days = [other in form.days for other in held]
    if all(days):
        parts = [*(spell_in(cell) or (cell, cell and "?" if form.name != "work" else ""))]
    elif not any(days):
        parts = [*_WORDS.split(cell, maxsplit=1), ""]
    else:
        words = unicodedata.normalize("NFKC", cell)
        date = DATE.search(words)
        rest = words.replace(date[0], "").replace("毕业", "").strip(" (),;、") if date else cell
        parts = [(date[0] if date else "") if day else rest for day in days]
    return parts[held.index(name)]


def periods_in(
    start: str, end: str, occupation: str, away: str, is_trade: Callable[[str], bool]
) -> list[tuple[str, str, str, str]]:
    """Each of the periods of a resume, with its occupation, "" where the words name none; nothing where it is one period.
    `away` are words by which that was interrupted; those of its periods that they do not touch have none.

    >>> periods_in("2010.07-2015.06、2016.01-至今", "", "电工", "", bool)
    [('2010.07-2015.06', '2010.07-2015.06', '电工', ''), ('2016.01-至今', '2016.01-至今', '电工', '')]
    >>> periods_in("1. 2010年7月至2015年6月，某厂铣工；2. 2015年7月至今 某公司经理", "", "", "", lambda name: name == "铣工")
    [('2010年7月至2015年6月', '2010年7月至2015年6月', '铣工', ''), ('2015年7月至今', '2015年7月至今', '', '')]
    >>> [one[:2] for one in periods_in("2010.7", "", "电工", "2019.3.1-2020.2.28停薪留职", bool)]
    [('2010.7', '至2019-02-28/2019-02-28'), ('2019.3.1', '2020.2.28'), ('2020-02-29/2020-02-29', '')]
    >>> [one[:2] for one in periods_in("2010.7", "", "电工", "2020.4.1起调任保管员", bool)]
    [('2010.7', '至2020-03-31/2020-03-31'), ('2020.4.1', '')]
    """
    if away and occupation not in away and not SPELL.search(start):
        return _around(start, end, occupation, away)
    before, *words = _around_spells(start)
    if before or not words or (words == [""] and occupation != start):
        return []
    periods = []
    for spell, said in zip(SPELL.findall(ORDINAL.sub("\n", start)), words, strict=True):
        trade = occupation if occupation != start else ""
        if said:  # 某厂 电工, 在某公司从事电工工作
            named = _FIRM.findall(re.sub(r"[(（].*?[)）]|(?:工作|岗位)$", "", said))
            trade = named[-1] if named and not _STUDY.search(said) and is_trade(named[-1]) else ""
        periods.append((spell, spell, trade, away))
    return periods


def _around(start: str, end: str, occupation: str, away: str) -> list[tuple[str, str, str, str]]:
    """The work before somebody was away, that which is in doubt, and the work after it where it is said until when that was."""
    spell = SPELL.search(away)
    first, last = (spell and spell_in(spell[0])) or DATE.findall(away)[:1] * 2
    try:
        dates = (parse_date(first), -1), (parse_date(last), 1)
    except InvalidDay:
        return []
    until, since = (str(DateRange(*(date_at(day(date) + by) for day in (earliest, latest)))) for date, by in dates)
    doubtful = first, last if spell else end, occupation, away
    return [(start, f"至{until}", occupation, ""), doubtful, *([(since, end, occupation, "")] if spell else [])]


def before_entry(
    start: str, end: str, occupation: str, away: str, first: str, is_trade: Callable[[str], bool]
) -> list[tuple[str, str, str, str, str]]:
    """What `periods_in` makes of a row, and before it the work that is not told, since the `first` month somebody worked at
    all, if that is before the month of entry: it may have been any.

    >>> [one[:3] for one in before_entry("2018.3.1", "", "电工", "", "2005.7", bool)]
    [('2005.7', '至2018-02-28/2018-02-28', '入职前的工作（未写明）'), ('2018.3.1', '', '电工')]
    >>> before_entry("2018.3", "", "电工", "", "2018.3.20", bool)
    []
    """
    told = periods_in(start, end, occupation, away, is_trade)
    began, entered = map(_first_and_last, (first, start))
    if first.casefold() in BLANK or not entered or (began and _month(began[0]) >= _month(entered[0])):
        return [(*one, "") for one in told]
    until = f"至{DateRange(*(date_at(day - 1) for day in entered))}"
    return [(first, until, UNTOLD_WORK, "", ""), *((*one, "") for one in told or [(start, end, occupation, away)])]


def _first_and_last(cell: str) -> tuple[int, int] | None:
    """The first and the last day that a day of work may be; None where it cannot be read."""
    try:
        first, last = read_day(TABLES["work"], "start", cell)
    except (InvalidDay, Problem):
        return None
    return None if first is None or last is None else (first, last)


def _month(day: int) -> dt.date:
    return date_at(day).replace(day=1)


@lru_cache(maxsize=1 << 16)
def _around_spells(start: str) -> list[str]:
    """The words before the first spell of a text, and behind each."""
    return [part.strip(" \n\t、,，;；:：。") for part in SPELL.split(ORDINAL.sub("\n", start))]


def certificates_in(occupation: str, level: str, trade: str, issued: str = "") -> list[tuple[str, str, str, str]]:
    """Each of the certificates that cells name otherwise than by an occupation, a level and a day; nothing where they do not.

    >>> certificates_in("电工", "四级；三级", "", "2015、2016")
    [('电工', '4', '', '2015'), ('电工', '3', '', '2016')]
    >>> certificates_in("", "高级电工证", "钳工"), certificates_in("职业技能等级证书", "四级", "电工", "2015")
    ([('电工', '3', '钳工', '')], [('电工', '四级', '电工', '2015')])
    >>> certificates_in("电工（三级）", "三级", ""), certificates_in("电工（三级）", "四级", "")[0][1]
    ([('电工', '三级', '', '')], '电工（三级）、四级')
    >>> certificates_in("", "1.电工五级（2008年6月）；2.2015年6月取得电工四级", "")
    [('电工', '5', '', '2008年6月'), ('电工', '4', '', '2015年6月')]
    """
    named = _certificates(occupation, level, trade)
    # one date for several is that of any of them
    dates = _WORDS.split(issued.strip()) if len(named) > 1 else [issued]
    dates = dates if len(dates) == len(named) else [""] * len(named)
    return [(name, words, trade, of or date) for (name, words, of), date in zip(named, dates, strict=True)]


@lru_cache(maxsize=1 << 16)
def _certificates(occupation: str, level: str, trade: str) -> list[tuple[str, str, str]]:
    """The occupation, level and day of each, where the day is said with them."""
    own = trade if CertificateKind.named(occupation) or occupation == level else _KIND.sub("", occupation)
    if of := Level.named(level):
        both = _certificate(own)
        if both and both[0]:
            own, level = both[0], level if Level.named(both[1]) is of else f"{occupation}、{level}"
        return [(own, level, "")] if own != occupation else []
    for separators in (_ITEMS, _ITEMS_OR_BLANKS):
        items = [part.strip() for part in separators.split(ORDINAL.sub("\n", level)) if part.strip()]
        found = list(map(_certificate, items))
        named = [one for one in found if one is not None]
        if len(named) == len(found) and (len(found) > 1 or (named and (named[0][0] or named[0][2]))):
            return [(name or own, words, day) for name, words, day in named]
    return []


_NO_OCCUPATION = re.compile("预备|级|职业|技能|技术|资格|等级|证|职称|程师|[^一-龥]|[^工员員师師]$")
"""预备技师 is no 技师 of an occupation 预备; 工人技术等级三级, 高级工程师 and 中级职称 name none either."""
_KIND = re.compile("(?<=.)(?:国家)?(?:职业资格|(?:职业)?技能等级|技术等级)(?:证书?)?$")
_PERMIT = re.compile(
    "(?:操作|作业|上岗|驾驶|从业|叉车|行车|登高|电梯|安全员|安全管理|[高低]压|进网|健康)(?:人员|工|资格|许可)*证|驾照"
)
_PAPER = re.compile("[^未没无不非假伪疑待]{2,}证书?")
"""电工证, which leaves open what it is, but nothing of those beside it."""
_TITLE = re.compile("工程师|职称|助工")
_ITS_DATE = re.compile(rf"[(（\s]*({DATE.pattern})\s*(?:取得|获得|颁发|发证|取证|考取)?[)）]?")


@lru_cache(maxsize=4096)
def _certificate(words: str) -> tuple[str, str, str] | None:
    """The occupation, level (or permit) and day that 电工四级（2015.6取得） or 高级电工证 names; "" for what is not said."""
    date = _ITS_DATE.search(words)
    words = words.replace(date[0], "") if date else words
    day = date[1] if date else ""
    if _PERMIT.search(words) or _title(words):
        return "", words, day
    if level := Level.named(words):
        return "", str(int(level)), day
    words = re.sub(r"^[已现]?(?:持有?|取得|具有)|^(?:国家)?职业(资格|技能等级)证书?(?=[(（:：/-])", "", words)
    bare = re.sub(r"证书?$", "", _KIND.sub("", re.sub(r"[\s()（）:：/_-]", "", words)))
    splits = [(bare[:at], bare[at:]) for at in range(2, len(bare))]
    splits += [(bare[at:], bare[:at]) for at in range(len(bare) - 2, 0, -1)]
    for name, said in splits:
        level = Level.named(said)
        if level and not _NO_OCCUPATION.search(name) and not Level.named(name):
            return name, str(int(level)), day
    return ("", words, day) if _PAPER.fullmatch(words) else None


def _title(words: str) -> ProfessionalTitleLevel | None:
    """The level of a professional title among certificates: 助理工程师（电气）, which is none of skill."""
    bare = re.sub("[(（].*?[)）]", "", words)
    return ProfessionalTitleLevel.named(bare) if _TITLE.search(bare) and not Level.named(words) else None


def read_day(form: TableForm, name: str, cell: str) -> tuple[int | None, int | None]:
    """The first and the last ordinal day that a cell may mean; that of an end is the day after, and `FOREVER` if it is
    said that there is none."""
    plain = cell.casefold()
    ticked = name == "issued" and (plain in SAID["ticks"] or read_yes_no(plain) is True)
    goes_on = name in ("end", "contract")
    silent = plain in BLANK or ticked or (plain in SAID["no_day"] and not goes_on)
    if silent or (goes_on and none_if_ongoing(plain) is None):
        if name in form.required:
            raise Problem.of(name, "missing")
        return None, None if silent else FOREVER
    _refuse_errors(name, cell)
    if re.fullmatch(r"[2-5][0-9]{4}", cell):  # a date that has lost its format in a spreadsheet
        first = last = dt.date(1899, 12, 30).toordinal() + int(cell)
    else:
        cell = _EXPECTED.sub("", cell) if name == "graduated" else cell
        cell = spell[1] if name == "contract" and (spell := spell_in(cell)) else cell
        cell = re.sub(rf"^[自从{'' if name == 'start' else '至'}]\s*(?=[0-9])|(?<=[0-9日月年])\s*[起止.。]$", "", cell)
        time = _TIME.search(cell)
        date = parse_date(cell.replace(time[0], "") if time else cell)
        first, last = earliest(date), latest(date) + bool(time and int(time[1]) >= _LATE)
        if re.fullmatch(r"[0-9]{4}\.1", cell):  # January, or the number 2018.10
            last = latest(parse_date(f"{cell}0"))
    return first + goes_on, last + goes_on


def read_status(form: TableForm, column: str, cell: str) -> tuple[int, None]:
    """Whether (1 or 0) a cell says that somebody no longer works there, or has failed."""
    words = ("at_work", "left", "status") if form.name == "work" else ("passed", "failed", "result")
    if cell.isdecimal() and "是否" not in column:  # a code: in some systems 1 is at work, in others gone
        raise Problem.of("status", words[2], given=cell)
    return int(not _truth(cell, "status", *words)), None


def read_words(form: TableForm, cells: Mapping[str, str]) -> Kind | tuple[str, ...]:
    """The record, without its days, that the other cells of a row say; of persons, the lists that are not complete."""
    if form.record is None:
        flags = {name: _truth(cell, name, "known", "unknown", "not_known_or_unknown") for name, cell in cells.items()}
        return tuple(name for name, known in flags.items() if not known)
    for name, cell in cells.items():
        _refuse_errors(name, cell)
    given = {name: cell for name, cell in cells.items() if cell.casefold() not in BLANK or name == "met"}
    fields: dict[str, Any] = given | {name: _ANY_DAY for name in form.days if name in form.required}
    if form.name == "training" and "level" not in given:  # 电工中级培训班
        course = _certificate(re.sub("(?:技能)?(?:提升)?培训班?$", "", given.get("occupation", "")))
        given |= {"occupation": course[0], "level": course[1]} if course and course[0] else {}
        fields |= given
    named_by = given.get("level") or given.get("occupation", "")
    if form.record is Certificate and _PERMIT.search(named_by):  # it is none, and yet somebody has it
        return Permit(name=named_by)
    in_ledger = form.record is Certificate and given.get("level") == given.get("occupation")  # 证书名称
    if in_ledger and (title := _title(given.get("level", ""))):
        return Title(level=title)
    named = _certificate(given.get({"permits": "name", "titles": "level"}.get(form.name, ""), ""))
    if named and named[0]:
        return Certificate(occupation=named[0], level=named[1])
    for name, cell in given.items():
        if name == "level":  # a number may be a decimal one, and 四 级 spaced
            fields[name] = re.sub(r"^0?[0-9][-_.](?=[一-龥])|(?<![a-z])\s|\.0$", "", cell, flags=re.IGNORECASE)
        elif name == "school":  # a kind of school, or a school's name that says it; else the kind is not known
            fields[name] = study_of(cell).get("school")
        elif name == "met":
            fields[name] = _truth(cell, name, "met", "not_met", "not_yes_or_no")
        elif name == "relevance":
            fields[name] = _relevance(cell)
    try:
        return form.record.model_validate(fields)
    except ValidationError as error:
        fault = validation_faults(error)[0]
        column = fault.where.partition(".")[0] or "level"  # the only fault of a whole record: a certificate's level
        raise Problem(column, fault.why) from None


def _relevance(cell: str) -> dict[str, Any]:
    """{"电工": "own"} in JSON, or 电工:本专业；钳工:相关专业 as people write it; 是 and 否 for titles."""
    if cell.lstrip().startswith("{"):
        try:
            return {occupation: said for occupation, said in parse_json(cell).items() if said is not None}
        except ValueError:
            raise Problem.of("relevance", "not_json", given=cell) from None
    pairs = [re.split("[:：=]", part, maxsplit=1) for part in _ITEMS.split(cell) if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise Problem.of("relevance", "not_relevance", given=cell)
    said = {occupation.strip(): word.strip() for occupation, word in pairs}
    return {name: word if (truth := read_yes_no(word)) is None else truth for name, word in said.items()}

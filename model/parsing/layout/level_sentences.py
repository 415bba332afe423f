"""What the sentences under a level's heading are, once all lines are read: its clauses, or asked of them, or of all levels."""

import re
from collections.abc import Iterator

from ...terms import Level
from ..vocabulary import levels_in
from .non_conditions import demands
from .occupation import OccupationLayout
from .outline import OF_ALL, OPENS_LIST, ClauseLines, LevelLayout, may_ask_all, numbered, without_lead
from .sentences import is_age_or_permit, is_complete, is_standing

_WORKER = re.compile("(?P<level>[初中高]级)(?!技师|工[具程艺业装商学])[一-龥]{1,14}[员工](?![一-龥])")
_OF_ALL_LEVELS = re.compile(
    "(?:(?:各个?|每一?个?|任[一何意]个?|所有|全部)的?|(?:(?<![级工师])以上|上述)[两二三四五2-5]?个?)(?:职业|工种)?(?:等级|级别)"
)
"""所有等级, 任何一个级别, 上述三个等级; but 四级以上等级 is some of them."""
_APPLICANTS = re.compile("[^，。；：]{0,4}(?:申报|报考|报名|参评|考生|学员)")


def settle(layout: OccupationLayout) -> bool:
    """Take what stands beside lists, and in headings, for what it is; whether a heading may stand elsewhere than its list."""
    _settle_groups(layout)
    *others, _ = layout.levels.values()
    titled = any(title.endswith("师") for title in [*layout.titles, *layout.own_titles])
    for level, lines in layout.levels.items():
        if lines.closing and (lines in others or not others):  # 以上条件须同时具备, of this list
            lines.says.append(lines.closing.plain)
        elif lines.closing:  # behind the last of several it may be about all of them
            layout.behind.append(ClauseLines([lines.closing], level=level))
        # 中级保育员（三级）; but where levels have titles of a 师, 高级营销员 is of 四级, 助理营销师 of 三级
        named = None if titled else _WORKER.search(lines.heading.plain)
        if named and level not in levels_in(named["level"]):
            lines.remark = lines.remark or named["level"]
    doubtful = _is_doubtful(layout)
    layout.behind = [*layout.behind, *_lines_for_all(layout)]
    return doubtful


def _settle_groups(layout: OccupationLayout) -> None:
    """Take the groups of applicants of whom only an age or health is asked to be no way in: 毕业生：年满18周岁."""
    for level, lines in layout.levels.items():
        if lines.groups and lines.style is None and _holds_clause(layout, level, lines):
            lines.remark = lines.groups[0].heading.plain  # is it one more way, or asked of the groups?
        for group in list(lines.groups):
            sentences = [*group.shared, *group.clauses]
            if all(is_age_or_permit(one.text, layout.pattern) or is_standing(one.plain) for one in sentences):
                lines.groups.remove(group)
                asked = [group.heading, *(line for one in sentences for line in one.lines)]
                (lines.shared if lines.empty else layout.behind).append(ClauseLines(asked, level=level))


def _is_doubtful(layout: OccupationLayout) -> bool:
    """Whether a heading may stand elsewhere than its list: two lists are under one, none is under another, or the last."""
    *_, last = levels = layout.levels.values()
    above = [without_lead(sentence.lines[0]).text for sentence in [*layout.preface, *layout.early]]
    below = last.empty and (last.heading.cell or any(_is_way_in(layout, text) for text in above))
    odd = (  # it has no list, or one that does not begin with 1
        (not lines.clauses or lines.clauses[0].number.rpartition("-")[2] != "1")
        and not _holds_clause(layout, level, lines)
        for level, lines in layout.levels.items()
    )
    return layout.mixed_rows or below or (any(one.restarted for one in levels) and any(odd))


def _lines_for_all(layout: OccupationLayout) -> Iterator[ClauseLines]:
    """The lines under one level that may be asked of all: 各等级申报人员, or those under the last, which has no list, and
    titled ones (年龄：年满18周岁), unless each level has its own."""
    *others, last = layout.levels
    if layout.fields_of.keys() < layout.levels.keys():
        yield from (ClauseLines(one.lines, level=level) for level, asked in layout.fields_of.items() for one in asked)
    under = layout.levels[last]
    listless = others and under.style is None and not _holds_clause(layout, last, under)
    for lines in layout.levels.values():
        for sentence in lines.shared:
            own = last in levels_in(sentence.plain)  # 满足下列条件之一的，可申报技师鉴定
            asks = (listless and _is_for_all(layout, sentence.plain)) or _asks_applicants(layout, last, lines, sentence)
            for_all = others and lines is under and not own and asks
            if _OF_ALL_LEVELS.search(sentence.plain) or for_all:
                yield ClauseLines(sentence.lines)


def _is_for_all(layout: OccupationLayout, plain: str) -> bool:
    """Whether a line under the last heading may be asked of all, though it could be a clause."""
    *_, last = layout.levels.values()
    # alone it is the clause, unless it says otherwise, or its list may be lost: the others have numbers, it is no way in
    lost = any(one.style is not None for one in layout.levels.values()) and (is_standing(plain) or demands(plain))
    return bool(OF_ALL.search(plain)) or ((lost or len(last.shared) > 1) and may_ask_all(plain))


def _asks_applicants(layout: OccupationLayout, level: Level, lines: LevelLayout, sentence: ClauseLines) -> bool:
    """Whether a sentence in a list without numbers begins with those who apply, and is no way in: 本次申报要求年满18周岁。"""
    later = lines.style is None and sentence is not lines.shared[0]
    return later and bool(_APPLICANTS.match(sentence.plain)) and not _is_way_in(layout, sentence.text, level)


def clauses_and_shared(
    layout: OccupationLayout, level: Level, lines: LevelLayout
) -> tuple[list[ClauseLines], list[ClauseLines], list[ClauseLines]]:
    """The clauses of a list, what is shared by them, and what is neither; without numbers, each sentence is a clause."""
    clauses, shared, opened = lines.clauses, lines.shared, lines.opened_after
    if opened:
        without_numbers = lines.style is None
        return (numbered(shared[opened:]), shared[:opened], []) if without_numbers else (clauses, shared, [])
    if lines.style is None:
        aspects = [one for one in shared if one.lines[0].aspect]
        if aspects and len({one.lines[0].number for one in shared}) > 1:  # cells, a line each
            rest = [one for one in shared if one not in aspects] or [aspects.pop()]
            return numbered(rest), aspects, []
        gate = len(shared) > 1 and is_age_or_permit(shared[0].text, layout.pattern)
        opened = int(gate or bool(shared and OPENS_LIST.search(shared[0].plain)))
        asked = [one for one in shared[opened:] if _asks_applicants(layout, level, lines, one)]
        return numbered([one for one in shared[opened:] if one not in asked]), shared[:opened], asked
    if clauses and clauses[0].number == str(len(shared) + 1) != "1":
        return [*numbered(shared), *clauses], [], []  # the first number is missing
    opens = shared and (OPENS_LIST.search(shared[-1].plain) or _is_gate(layout, lines))
    if shared and not opens and _holds_clause(layout, level, lines):
        # 累计从事本职业工作1年以上 / （1）工作年限须提供证明: no numbers, and notes
        return numbered(shared), [], clauses
    return clauses, shared, []


def _is_gate(layout: OccupationLayout, lines: LevelLayout) -> bool:
    """Whether what stands in brackets behind the heading is asked of all clauses below: 四级（取得五级证书满1年）."""
    behind = lines.heading.plain.endswith("）") and lines.shared[0].lines[0].number == lines.heading.number
    return behind and len(lines.shared) == 1 and any(_is_way_in(layout, one.text) for one in lines.clauses)


def _holds_clause(layout: OccupationLayout, level: Level, lines: LevelLayout) -> bool:
    """Whether a line beside a level's list is read as more than an age or a permit, which are not enough."""
    return any(_is_way_in(layout, one.text, level) for one in lines.shared)


def _is_way_in(layout: OccupationLayout, text: str, level: Level | None = None) -> bool:
    return is_complete(text, layout.pattern, level) and not is_age_or_permit(text, layout.pattern)

"""What the sentences under a level's heading are, once all lines are read: its clauses, or asked of them, or of all levels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...terms import Level
from ..sentences import is_age_or_permit, is_complete, is_standing
from .list_words import OPENS_LIST, without_lead
from .non_conditions import demands
from .occupation import OF_ALL, OccupationLayout, may_ask_all
from .outline import BesideLists, ClauseLines, LevelLayout, numbered

__all__ = ["clauses_and_shared", "is_doubtful", "lines_for_all", "settle_groups"]

_OF_ALL_LEVELS = re.compile("(?:各|所有|全部)(?:职业|工种)?(?:等级|级别)")


def settle_groups(layout: OccupationLayout) -> None:
    """Take the groups of applicants of whom only an age or health is asked to be no way in: 毕业生：年满18周岁."""
    for level, lines in layout.levels.items():
        for group in list(lines.groups):
            sentences = [*group.shared, *group.clauses]
            if all(is_age_or_permit(one.text, layout.pattern) or is_standing(one.plain) for one in sentences):
                lines.groups.remove(group)
                asked = ClauseLines("", [group.heading, *(line for one in sentences for line in one.lines)])
                if lines.empty:
                    lines.shared.append(asked)
                else:
                    layout.behind.append(BesideLists(asked, level))


def is_doubtful(layout: OccupationLayout) -> bool:
    """Whether a heading may stand elsewhere than its list: two lists are under one, none is under another, or the last."""
    *_, last = levels = layout.levels.values()
    above = [without_lead(sentence.lines[0]).text for sentence in [*layout.preface, *layout.early]]
    below = last.empty and (last.heading.cell or any(_is_way_in(layout, text) for text in above))
    restarted = any(one.restarted for one in levels) and any(_is_odd(layout, level) for level in layout.levels)
    return layout.mixed_rows or below or restarted


def _is_odd(layout: OccupationLayout, level: Level) -> bool:
    """Whether a level has no list, or one that does not begin with 1."""
    clauses = layout.levels[level].clauses
    first = clauses[0].number.rpartition("-")[2] if clauses else "0"
    return first != "1" and not _holds_clause(layout, level)


def lines_for_all(layout: OccupationLayout) -> Iterator[ClauseLines]:
    """The lines under one level that may be asked of all: 各等级申报人员, or those under the last, which has no list."""
    *others, last = layout.levels
    listless = others and layout.levels[last].style is None and not _holds_clause(layout, last)
    for level, lines in layout.levels.items():
        for sentence in lines.shared:
            if _OF_ALL_LEVELS.search(sentence.plain) or (
                listless and level is last and _is_for_all(layout, sentence, alone=len(lines.shared) == 1)
            ):
                yield sentence


def _is_for_all(layout: OccupationLayout, sentence: ClauseLines, *, alone: bool) -> bool:
    """Whether a line under the last heading may be asked of all, though it could be a clause.

    One that stands there alone is the level's clause, unless it says otherwise, or its list could be lost: the others
    have numbers, and it asks for what is no way in.
    """
    if not alone:
        return may_ask_all(sentence)
    lost = any(one.style is not None for one in layout.levels.values())
    asks = is_standing(sentence.plain) or demands(sentence.plain)
    return bool(OF_ALL.search(sentence.plain)) or (lost and asks and may_ask_all(sentence))


def clauses_and_shared(
    layout: OccupationLayout, level: Level, lines: LevelLayout
) -> tuple[list[ClauseLines], list[ClauseLines], list[ClauseLines]]:
    """The clauses of a list, what is shared by them, and what is neither; without numbers, each sentence is a clause."""
    if lines.opened_after:
        before, rest = lines.shared[: lines.opened_after], lines.shared[lines.opened_after :]
        return (numbered(rest), before, []) if lines.style is None else (lines.clauses, [*before, *rest], [])
    if lines.style is None:
        return *_unnumbered(layout, lines), []
    if lines.clauses and lines.clauses[0].number == str(len(lines.shared) + 1) != "1":
        return [*numbered(lines.shared), *lines.clauses], [], []  # the first number is missing
    if lines.shared and not OPENS_LIST.search(lines.shared[-1].plain) and _holds_clause(layout, level):
        # 累计从事本职业工作1年以上 / （1）工作年限须提供证明: a list without numbers, and notes
        return numbered(lines.shared), [], lines.clauses
    return lines.clauses, lines.shared, []


def _unnumbered(layout: OccupationLayout, lines: LevelLayout) -> tuple[list[ClauseLines], list[ClauseLines]]:
    first, rest = lines.shared[:1], lines.shared[1:]
    if first and (OPENS_LIST.search(first[0].plain) or (rest and is_age_or_permit(first[0].text, layout.pattern))):
        return numbered(rest), first
    return numbered(lines.shared), []


def _holds_clause(layout: OccupationLayout, level: Level) -> bool:
    """Whether a line beside a level's list is read as more than an age or a permit, which are not enough."""
    return any(_is_way_in(layout, one.text, level) for one in layout.levels[level].shared)


def _is_way_in(layout: OccupationLayout, text: str, level: Level | None = None) -> bool:
    return is_complete(text, layout.pattern, level) and not is_age_or_permit(text, layout.pattern)

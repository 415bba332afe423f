"""What asks for nothing. Whatever is not known to ask for nothing asks for something."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from .patterns import alternatives, pattern

EXACTLY_ONE = alternatives("exactly_one")  # one condition of a list is enough: 具备以下条件之一, 满足下列任意一个条件
_LINES, _GUARDED, _TOLD = map(pattern, ("asks_for_nothing", "unless_it_demands", "unless_of_applicants"))
_TOPICS, _PERSONS, _HARMLESS = map(pattern, ("topics", "persons", "harmless"))
_TITLES, _GROUPS = pattern("titles"), pattern("groups")
_DEMANDS, _NARROW, _BINDS = map(pattern, ("demands", "demands_of_applicants", "binds"))
_ARRANGEMENTS, _TELLS, _OF_WHOM = map(pattern, ("arrangements", "tells", "of_whom"))
_BETWEEN, _EXAMPLE = pattern("furniture"), pattern("examples")
_IN_PARTS, _TOLD_IN_PARTS = pattern("unless_parts_demand"), pattern("unless_parts_are_of_applicants")
_IDLE_REMARK = re.compile(f"(?:{alternatives('idle_remark')})*")
_MOST_UNKNOWN = 4  # characters beside idle words: 双手十指健全的朋友欢迎报名 leaves more, as most such demands do
_OF_SOMEBODY = re.compile("(?:报名|报考|申报|报|参评|参加|考试|考核|认定|鉴定|评审)+$")  # 在编可报名
_IN_BRACKETS = re.compile("^（([^（）]*)）$")
PARTS = re.compile("[，。；]")  # of a sentence with several parts each is judged by itself: 点击报名，外地的别来
_ENDS_PART = re.compile("[。；，?!]|$")
_MOST_PARTS = 5  # of a sentence that one pattern knows: 评茶员，是运用感官评定茶叶色、香、味的人员
_HAS_WORDS = re.compile("[A-Za-z一-龥]")
_LEAD = re.compile(f"(?:{alternatives('lead')})*")

_IDLE = tomllib.loads(files(__package__).joinpath("idle_words.toml").read_text(encoding="utf-8"))
_WORDS = frozenset(word for theme in _IDLE.values() for word in theme.split())  # of publishing, offices, examinations
_LONGEST = max(map(len, _WORDS))
_FORMS, _NAMES, _NO_NAMES = map(pattern, ("idle_forms", "idle_names", "no_idle_name"))


@lru_cache(maxsize=1 << 12)  # a line before all lists is asked about for each occupation and level
def asks_for_nothing(plain: str) -> bool:
    """Whether a normalised line is known to ask for nothing, as a whole or sentence by sentence."""
    plain = plain.rstrip("。；，")
    body = _LEAD.sub("", _IN_BRACKETS.sub(r"\1", _LEAD.sub("", plain, count=1)), count=1) or plain
    if _EXAMPLE.fullmatch(body) or _asks_for_nothing(body):
        return True
    parts = [body[start:end] for start, end in pairwise([0, *(found.end() for found in _ENDS_PART.finditer(body))])]
    reached = {0}  # so many parts ask for nothing, one by one or a few together
    for at in range(len(parts)):
        if at in reached:
            reached |= {at + 1} if _is_idle_part(parts[at]) else set()
            for end in range(at + 2, min(at + _MOST_PARTS, len(parts)) + 1):
                idle = all(map(_is_idle_part, parts[at:end]))
                reached |= {end} if not idle and _fits_several("".join(parts[at:end]).rstrip("。；，：!")) else set()
    return bool(_HAS_WORDS.search(body)) and len(parts) in reached


@lru_cache(maxsize=1 << 12)
def _is_idle_part(words: str) -> bool:
    """Whether a part of a line, up to a mark, asks for nothing; digits alone may ask for something: 18-55."""
    return _asks_for_nothing(words) if _HAS_WORDS.search(words) else not words.rstrip("。；，?!")


def _fits_several(words: str) -> bool:
    """Whether one of the patterns that may reach over several parts knows the words."""
    return not _BINDS.search(_HARMLESS.sub("", words)) and bool(
        _LINES.fullmatch(words)
        or (_IN_PARTS.fullmatch(words) and not demands(words))
        or (_TOLD_IN_PARTS.fullmatch(words) and not demands(words, narrow=True))
    )


def _asks_for_nothing(words: str) -> bool:
    with_colon, words = words.rstrip("。；，!"), words.rstrip("。；，：!")
    if _BINDS.search(_HARMLESS.sub("", words)):
        return False
    unknown, several = _unknown_characters(with_colon), PARTS.search(words) is not None
    title, _, remark = words.partition("（")
    subject = _ARRANGEMENTS.match(words)  # lessons, schools, certificates, examinations; the rest limits nobody
    rest = words[subject.end() :] if subject else words
    of_nobody = not (several and limits_somebody(words))  # 外地的别报，还有问题吗?
    return bool(
        (not unknown and _HAS_WORDS.search(words))
        or _fits_several(words)
        or (_TITLES.fullmatch(words) and not demands(_GROUPS.sub("", title)) and not demands(remark))
        or (words.endswith("?") and of_nobody and not demands(words, narrow=True))
        or (subject and not (PARTS.search(rest) or limits_somebody(rest) or demands(rest)))
        or (not several and _fits_one(words, unknown))
    )


def _unknown_characters(plain: str) -> int:
    """How many characters of a line are left, at the least, beside idle words, days, prices, addresses and names."""
    left = [0, *([len(plain)] * len(plain))]
    for start in range(len(plain)):
        longest = min(start + _LONGEST, len(plain))
        ends = {end for end in range(start + 1, longest + 1) if plain[start:end] in _WORDS}
        if form := _FORMS.match(plain, start):
            ends.add(form.end())
        if (name := _NAMES.match(plain, start)) and not _NO_NAMES.search(name[0]):
            ends.add(name.end())
        left[start + 1] = min(left[start + 1], left[start] + 1)
        for end in ends:
            left[end] = min(left[end], left[start])
    return left[-1]


def _fits_one(words: str, unknown: int) -> bool:
    """Whether one of the patterns for a single part knows the words, of which so many characters are no idle words."""
    return bool(
        (_GUARDED.fullmatch(words) and not demands(words))
        or (_TOLD.fullmatch(words) and not demands(words, narrow=True))
        or (_TELLS.search(words) and not (limits_somebody(words) or demands(words)))
        or (
            unknown <= _MOST_UNKNOWN
            and _TOPICS.search(words)
            and not (_OF_SOMEBODY.search(words) or demands(words) or _PERSONS.search(words))
        )
    )


def limits_somebody(plain: str) -> bool:
    """Whether a line names persons or sets a limit, without a usual word of demand: 外地朋友先别报."""
    return bool(_OF_WHOM.search(_HARMLESS.sub("", plain)))


def is_furniture(plain: str) -> bool:
    """Whether a line stands between the lines of a page only: a page's number, a link, 【打印】."""
    return bool(_BETWEEN.fullmatch(plain))


def demands(plain: str, *, narrow: bool = False) -> bool:
    """Whether words of a demand stand in a line; `narrow`: of a demand made of applicants."""
    return bool((_NARROW if narrow else _DEMANDS).search(_HARMLESS.sub("", plain)))


def is_idle_remark(plain: str) -> bool:
    """Whether what is left of a level's heading asks for nothing."""
    return bool(_IDLE_REMARK.fullmatch(plain))

"""What a cell tells of somebody's schooling in a sentence: 2010.7毕业于江城技师学院 电气自动化 高级工班."""

import re
import unicodedata
from functools import lru_cache

from ..model.dates import spell_in
from ..model.schools import study_of
from .cell_parsers import DATE, ORDINAL, SPELL

_NEXT = re.compile(r"[;；。\n]")
_GOES_ON = re.compile("入学|在读|在校|就读")
_NO_DIPLOMA = re.compile("肄业|结业|退学|辍学|休学|[未没]|拟|进修|培训|短训")
_BETWEEN = re.compile(
    r"(?<=学院|学校|大学|中学|技校|职高|中专)(?!毕业)|毕业于|毕业|就读于?|入学|在读|在校|届|专业|[\s,，、:：()（）/／|·—–~-]|^[于在自从]"
)


def schoolings_in(*given: str) -> list[tuple[str, str, str, str, str, str, str]]:
    """Each of the courses that a cell tells, as school, degree, major, programme, full_time, graduated and enrolled.

    `given` are the cells of these columns: one that is all of them, or nothing is found. What cannot be read stands for the
    degree, of which it is none.

    >>> schoolings_in(*["2010.7毕业于江城技师学院 电气自动化 高级工班"] * 7)
    [('江城技师学院', '', '电气自动化', '高级工班', '', '2010.7', '')]
    >>> [one[1:] for one in schoolings_in(*["2005年9月至2008年7月江城一中，高中；在江城读书"] * 7)]
    [('高中', '江城一中', '', '', '2008年7月', '2005年9月'), ('在江城读书', '', '', '', '', '')]
    """
    if len({*given}) > 1 or not given[0]:
        return []
    items = (item.strip() for item in _NEXT.split(ORDINAL.sub("\n", unicodedata.normalize("NFKC", given[0]))))
    return [_schooling(item) for item in items if item]


@lru_cache(maxsize=4096)
def _schooling(words: str) -> tuple[str, str, str, str, str, str, str]:
    spell = SPELL.search(words)
    began, ended = (spell_in(spell[0]) or ("", "")) if spell else ("", "")
    rest = words.replace(spell[0], " ") if spell else words
    dates = DATE.findall(rest)
    if len(dates) == 1 and not spell:
        began, ended = (dates[0], "") if _GOES_ON.search(words) and "毕业" not in words else ("", dates[0])
    found: dict[str, str] = {}
    major = []
    for part in filter(None, _BETWEEN.split(DATE.sub(" ", rest))):
        said = study_of(part)
        found |= {name: part for name in said if name not in found}
        major += [] if said else [part]
    fields = ("school", "degree", "programme", "full_time")
    is_read = found.keys() & {"school", "degree"} and len(major) < 2 and len(dates) < 2 and not (spell and dates)
    if not is_read or _NO_DIPLOMA.search(words):
        return ("", words, "", "", "", "", "")
    school, degree, programme, full_time = (found.get(name, "") for name in fields)
    ended = ended if DATE.search(ended) else ""  # 至今
    return school, degree, "".join(major), programme, full_time, ended, began

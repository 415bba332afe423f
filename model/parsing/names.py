"""The names of an occupation in its own clauses: each is read as 本职业."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from ..names import ENDINGS, spellings
from ..terms import Level
from .normalise import Normal

_ASSISTANT = re.compile("助理(?=本职业[一二三四五]级)")  # 助理企业文化师三级职业资格证书
# 助理…师（国家职业资格三级）证书
_GRADED = re.compile("(?:助理|高级)?本职业（(?:国家)?职业资格([一二三四五]级)）(?=证书|职业资格)")
_TWICE = re.compile("(?:本职业){2}")  # 取得本职业电工初级职业资格证书
_BRACKETED = re.compile(f"（[{ENDINGS}]）$")  # 劳动关系协调员（师）
_STYLES = ("中式", "西式", "日式", "韩式")
_SEPARATED = "[、和及与]?"
_UPKEEP = f"(?:(?<=安装|装配|维修|修理|检修|维护|养护|保养|绿化){_SEPARATED}(?:保养|维护|养护|维修|检修|调试))*"
_RELATED = "(?=(?:[及和与或、]?其?相关)?工作)"
_BEFORE_CERTIFICATE = "(?=(?:国家)?职业资格|职业技能等级|技能等级|资格证|证书|(?:正规|职业|专业|技能)*培训)"


class NamePattern:
    """The names of one occupation in clauses, each read as 本职业.

    A text may name its own occupation with another of the endings 员, 师 and 工, or with two of them
    ("化学检验员（工）", "客户服务管理师"): these are the same occupation (see the README's readings). `titles` are the
    names it has at one level each (助理…师, 高级…师): a certificate by such a name is of that level, as one by the name
    of its technicians is (茶艺技师, 高级茶艺技师). Its work may be named by the stem of its name: 从事茶艺工作.
    Work described in words that hold the stem (焊接, 电梯安装、维修保养), or say less (面点 of a 中式面点师), is 本职业之类: that
    of the occupation is such work, and other work may be.
    """

    def __init__(self, names: Iterable[str], titles: Mapping[str, Level] | None = None) -> None:
        self._names = tuple(dict.fromkeys(chain(*((name, _BRACKETED.sub("", name)) for name in names))))
        stems = [name[:-1] for name in self._names if len(name) > 2 and name[-1] in ENDINGS]
        works = "|".join(map(re.escape, sorted(stems, key=len, reverse=True))) or "(?!)"
        loose = [_SEPARATED.join(map(re.escape, stem)) for stem in stems]
        loose += [stem[2:] for stem in stems if stem[3:] and stem[:2] in _STYLES]
        loose += [short for stem in stems if len(stem) == 4 and (short := stem[0] + stem[3]) not in stem]  # 化验
        loose += [f"{name[0]}[接削造]" for name in self._names if len(name) == 2 and name[-1] in ENDINGS]
        self._work = re.compile(
            f"(?:(?<=从事)|(?<=[有年上的]))(?:专业)?(?:(?:{works})(?:专业|方面的?|制作|操作|服务|技术)?{_RELATED}"
            f"|(?P<loose>{'|'.join(loose) or '(?!)'}){_UPKEEP}(?:行业|领域)?{_RELATED})"
            f"|(?:{works})(?=学徒|(?:正规|专业|职业|技能)*培训)"
        )
        self._levels = {f"{stem}技师": Level.TECHNICIAN for stem in stems}
        for stem in stems:
            self._levels |= dict.fromkeys((f"{stem}高级技师", f"高级{stem}技师"), Level.SENIOR_TECHNICIAN)
        self._levels |= titles or {}
        titled = "|".join(map(re.escape, sorted(self._levels, key=len, reverse=True))) or "(?!)"
        self._titled = re.compile(f"(?<!级)(?<!助理)(?:本职业)?({titled})级?{_BEFORE_CERTIFICATE}")
        ended = [f"{re.escape(stem)}[{ENDINGS}](?<!工(?=作|种|龄|人|程))(?:（[{ENDINGS}]）)?" for stem in stems]
        plain = [f"{re.escape(name)}(?<!工(?=作(?!业)))" for name in sorted(self._names, key=len, reverse=True)]
        named = "|".join(ended + plain)
        self._pattern = re.compile(f"(?:{named})(?!证(?!书))|(?<=[初中高一二三四五]级)(?:{named})(?=证)")  # 初级电工证

    def as_own(self, normal: Normal) -> tuple[Normal, tuple[str, ...]]:
        """`normal` with every name of the occupation as 本职业, and the names met that were not known before."""
        normal = normal.sub(self._titled, lambda found: f"本职业{self._levels[found[1]].grade}")
        met: dict[str, None] = {}
        for found in self._pattern.finditer(normal.text):
            name, *both = spellings(found[0])  # 化学检验员（工） -> 化学检验员, 化学检验工
            met |= dict.fromkeys(both or [name])
        normal = (
            normal.sub(self._pattern, "本职业").sub(_TWICE, "本职业").sub(_GRADED, lambda found: f"本职业{found[1]}")
        )
        normal = normal.sub(_ASSISTANT, "").sub(self._work, lambda found: "本职业之类" if found["loose"] else "本职业")
        return normal, tuple(name for name in met if name not in self._names)

"""Which names may be an occupation's, and which its other names.

Whether a name that resembles one is another name is asked, never taken for granted (D6). So a rule that is too narrow costs
a question that is not asked, one that is too wide a question that is silly; neither is a wrong answer.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from .errors import InvalidName, truncate
from .spelling import clean_name, says_nothing
from .terms import CertificateKind, Level


@lru_cache(maxsize=1 << 10)
def may_be_occupation(name: str) -> bool:
    """Whether a name has letters, and is not a level's or a certificate's (5, 技师, 四级, 预备技师), nor 无, 不详 or 同上."""
    return (
        any(map(str.isalpha, name))
        and not says_nothing(name)
        and name not in ("同上", "同前", "如上", "同左", "见附件", "见简历", "详见简历", "ditto")
        and not any(term.named(name) for term in (Level, CertificateKind))
    )


def occupation_name(name: str) -> str:
    """The name; an InvalidName if it may not be an occupation's."""
    if not may_be_occupation(name):
        raise InvalidName("record.occupation", given=truncate(name))
    return name


Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    BeforeValidator(lambda value: clean_name(value) if isinstance(value, str) else value),
]
OccupationName = Annotated[Name, AfterValidator(occupation_name)]

UNTOLD_WORK = "入职前的工作（未写明）"
"""What stands for an occupation where only the days of work are told: it may be any."""
ENDINGS = "员师工"
"""The endings of occupations: 化学检验员 and 化学检验工 are one (see the readings)."""
_BOTH_ENDINGS = re.compile(f"(.+)([{ENDINGS}])（([{ENDINGS}])）")
_LABEL = re.compile(r"^(?:职业|工种|岗位)(?:名称)?[:：]|（?\d-\d\d-\d\d-\d\d）?")
"""职业：电工, and the number of the classification: 6-31-01-03 电工."""


def spellings(name: str) -> Iterator[str]:
    """The name without a label or a number; and where a second ending stands in brackets, it with either."""
    name = _LABEL.sub("", name)
    yield name
    both = _BOTH_ENDINGS.fullmatch(name)
    if both is not None:
        yield from (both[1] + ending for ending in both.groups()[1:])


_STEM = re.compile(f"(.{{2,}}?)(?:人员|[{ENDINGS}])?")
_TWO_WORDS = re.compile("[汽电叉天行吊铲机火货客列动缆矿卡拖挂推罐摩]车工|工程|电车|家电")
"""Where 车工 or 电工 stands in the letters only: 汽车+工, 叉车+工, 机电+工程师; 家电+维修工 is a trade of its own."""
_MACHINE = re.compile("床(?:操作|加工)?(?:工|员)?$")
"""数控车床操作工 is 数控车工."""
_OTHER_TRADES = frozenset(("电焊工", "电镀工", "电梯工", "电缆工"))
"""Trades of their own, one character more than a name of two; 电汽工, on a real form, is a slip of 电气工."""
_OPERATING_PERMIT = re.compile("(?:操作|作业|上岗)(?:资格)?证|特种作业(?!.*[员师工]$)")
_LONGEST = 40


def is_operating_permit(name: str) -> bool:
    """Whether the name is that of an operating permit, which is no occupation and no skill certificate (D8)."""
    return bool(_OPERATING_PERMIT.search(name))


@lru_cache(maxsize=1 << 12)
def may_be_called(name: str, names: tuple[str, ...], possible: tuple[str, ...]) -> bool:
    """Whether `name` may be an occupation with these `names` and these `possible` ones (former names, 工种)."""
    if is_operating_permit(name):
        return False
    if name == UNTOLD_WORK:
        return True
    name = re.sub("^电器", "电气", _MACHINE.sub("工", name.casefold()))  # 电器维修工, as many write 电气维修工
    return any(resembles(name, known) for known in names) or any(_is_whole_or_part(name, known) for known in possible)


def resembles(name: str, known: str) -> bool:
    """Whether `name` may stand for the name `known`."""
    if len(name) > _LONGEST:
        return False
    if _is_whole_or_part(name, known):
        return True
    stem = _stem(known)
    # 客服 and 客服经理 for 客户服务管理员, 化验 for 化学检验员: the first character, and one of a later word
    if len(stem) > 3 and not stem.isascii() and name[:1] == stem[0] and name[1:2] in [*stem[2:]]:
        return True
    if max(len(name), len(known)) < 3 or known in name or name in _OTHER_TRADES:
        return False  # of two characters each one is the whole meaning
    return is_one_slip(name, known)


def _is_whole_or_part(name: str, known: str) -> bool:
    """Whether a name is or contains the one that is known, or is a part of it."""
    mine, stem = _stem(name), _stem(known)
    # 电气维修 for 电气维修工, 汽车修理师傅; 物业电工, 高级电工 and 电工（高级） for 电工; not 汽车工 for 车工
    words = _TWO_WORDS.sub("·", name)
    turned = known[2:-1] + known[:2] + known[-1:]  # its second word first: 强电维修工 for 维修电工
    # of a long name the first four characters are enough: 客户服务专员 for 客户服务管理员
    begins = len(stem) > 3 and not stem.isascii() and stem[:4] in name
    if mine == stem or begins or known in words or turned in words:
        return True
    # 检验员, 维修工, 机修工 (机修钳工), 客户服务员 and 电梯维修工 (电梯安装维修工), as people say for short; not 汽车, which says no work
    if not 3 <= len(name) < len(known):
        return False
    rest = iter(stem)
    abridged = len(mine) > 3 and all(char in rest for char in mine)
    starts = known.startswith(name) or (len(mine) > 2 and known.startswith(mine))
    return starts or abridged or known.endswith(name) or is_one_slip(name, known)


def is_one_slip(name: str, known: str) -> bool:
    """Whether one character at the most is wrong, missing or too many, or two beside each other are exchanged."""
    start = next((at for at, (a, b) in enumerate(zip(name, known, strict=False)) if a != b), min(len(name), len(known)))
    mine, its = name[start:], known[start:]
    if len(mine) == len(its):
        return mine[1:] == its[1:] or (mine[1::-1] == its[:2] and mine[2:] == its[2:])
    return mine[1:] == its or mine == its[1:]


def _stem(name: str) -> str:
    found = _STEM.fullmatch(name)
    return found[1] if found else name

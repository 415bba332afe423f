"""Lines that ask something of applicants, none of which may be known to ask for nothing, and lines that do ask for nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from certladder.model.parsing.layout import non_conditions
from certladder.model.parsing.layout.non_conditions import asks_for_nothing
from certladder.model.parsing.normalise import normalise

DATA = Path(__file__).parents[1] / "data"
DEMANDS, FURNITURE = (
    (DATA / name).read_text(encoding="utf-8").splitlines() for name in ("demands.txt", "furniture.txt")
)


def test_what_asks_for_something_is_not_idle() -> None:
    assert [line for line in DEMANDS if asks_for_nothing(normalise(line).text)] == []


OPENERS = re.findall(
    r"\S+",
    """
    欢迎报名， 答： A： 说明： 备注： 温馨提示： 更多： 近日， 点击报名， 随到随学， 考试时间另行通知， 报名地点：本校二楼，
    为提升服务质量， 学校设施齐全， 证书全国通用， 理论考试闭卷， （ 1. 1、 （1） （一） ① a、 * • ※ → > “ 一是 以及 此外， 注：1. 重要！
    """,
)


@pytest.mark.parametrize(
    "opener",
    [pytest.param(opener, marks=[pytest.mark.slow] if number % 16 else []) for number, opener in enumerate(OPENERS)],
)
def test_idle_words_before_it_hide_no_demand(opener: str) -> None:
    assert [line for line in DEMANDS if asks_for_nothing(normalise(f"{opener}{line}").text)] == []


def test_what_stands_around_conditions_asks_for_nothing() -> None:
    assert [line for line in FURNITURE if not asks_for_nothing(normalise(line).text)] == []


def test_no_idle_word_is_made_of_others_or_there_twice() -> None:
    themes = tomllib.loads(Path(non_conditions.__file__).with_name("idle_words.toml").read_text(encoding="utf-8"))
    words = [word for theme in themes.values() for word in theme.split()]
    known = set(words)

    def is_made(word: str) -> bool:
        parts = ((word[:at], word[at:]) for at in range(1, len(word)))
        return any(first in known and (rest in known or is_made(rest)) for first, rest in parts)

    assert [word for word in words if is_made(word)] == []
    assert len(known) == len(words)

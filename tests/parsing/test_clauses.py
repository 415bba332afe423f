"""Clauses of many standards as a person reads them (`data/clauses.yaml`), and what no change of a word may do to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import certladder as cl
from certladder.model.parsing.grammar.clause_parser import read_clause
from certladder.model.parsing.names import NamePattern
from certladder.model.parsing.normalise import normalise
from tests.helpers.filler import is_filler, left_over
from tests.helpers.length import by_length
from tests.helpers.requirement_words import line
from tests.helpers.yaml_data import load_yaml

KINDS = load_yaml(Path(__file__).parents[1] / "data" / "clauses.yaml")
CLAUSES = [clause for kind in KINDS for clause in kind["clauses"]]
READ = [clause for clause in CLAUSES if "unread" not in str(clause["reading"])]


def read(clause: dict[str, Any], text: str) -> list[list[str]]:
    found = read_clause(text, NamePattern([clause["occupation"]]), cl.Level(clause["level"]))
    return [[line(asked) for asked in option] for option in found.alternatives]


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause["text"][:20])
def test_a_clause_means_what_a_person_reads_and_none_of_its_words_is_dropped(clause: dict[str, Any]) -> None:
    whole = [["unread " + clause["text"].removesuffix("。")]]
    names = NamePattern([clause["occupation"]])
    found = read_clause(clause["text"], names, cl.Level(clause["level"])).alternatives
    in_words = [[line(asked) for asked in option] for option in found]
    assert in_words == (whole if clause["reading"] == "unread" else clause["reading"])
    for words in left_over(cl.Clause(id="焊工/三级/1", text=clause["text"], alternatives=found)):
        assert is_filler(names.as_own(normalise(words.strip("《》")))[0].text), words


FOREIGN = [
    "不",
    "除",
    "非",
    "未",
    "免",
    "减",
    "最多",
    "两项",
    "仅",
    "特级",
    "视同",
    "同等",
    "其中",
    "以外",
    "以内",
]


EVERY = by_length(short=12, long=3, proof=1)


@pytest.mark.slow
@pytest.mark.parametrize("word", FOREIGN)
def test_a_foreign_word_anywhere_leaves_the_clause_unread(word: str) -> None:
    """A permit's name is all that it could be part of without notice: there it never makes an answer sure.

    But 非本专业或相关专业 asks for other majors.
    """
    for clause in READ[::EVERY]:
        for at in range(1, len(clause["text"]), 5):
            changed = clause["text"][:at] + word + clause["text"][at:]
            found = " ".join(asked for option in read(clause, changed) for asked in option)
            assert "unread" in found or (word == "非" and "major unrelated" in found), changed


TURNED = {
    "满": "不满 未满 不足 将满 约",
    "以上": "以下 以内 左右",
    "后": "前 时 期间",
    "含": "不含 仅限 除",
    "取得": "未取得 不具有 拟取得 将取得",
    "从事": "未从事 不从事 曾从事 停止从事",
    "本职业": "非本职业 除本职业外 其他职业",
    "本专业": "非本专业",
    "相关": "不相关 非相关 无关",
    "毕业": "肄业 未毕业 拟毕业",
    "应届": "往届 非应届",
    "证书": "证书以外 证书（除外） 证书复印件",
    "累计": "不累计 每年 近",
    "连续": "不连续 非连续",
    "培训": "免培训",
    "达": "未达 不达",
    "年": "年内 年减1年 年（可折算） 年（缩短1年） 年（或2年） 年或以下",
    "。": "，例外。 ，另行规定。 的除外。 的不得申报。 ，可提前1年。 ，年限减半。 （学生可缩短）。 ，女性减1年。 的优先。",
}
"""Words, and what turns their sense or makes it unsure."""


@pytest.mark.parametrize("word", TURNED)
def test_a_word_turned_into_its_contrary_leaves_the_clause_unread(word: str) -> None:
    """Or (不含相关职业) the clause asks for something else; a 尚未取得 is turned already."""
    for clause in READ[:: by_length(short=24, long=6, proof=1)]:
        for place in re.finditer(f"(?<!尚未){word}", clause["text"]):
            for turned in TURNED[word].split():
                changed = clause["text"][: place.start()] + turned + clause["text"][place.end() :]
                found = read(clause, changed)
                unread = any(asked.startswith("unread") for option in found for asked in option)
                assert unread or (turned in ("不含", "非本专业", "非相关") and found != clause["reading"]), changed

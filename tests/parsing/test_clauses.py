"""Clauses of many standards as a person reads them (`data/clauses.yaml`), and what no change of a word may do to them."""

from __future__ import annotations

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
def test_a_clause_means_what_a_person_reads(clause: dict[str, Any]) -> None:
    whole = [["unread " + clause["text"].removesuffix("。")]]
    assert read(clause, clause["text"]) == (whole if clause["reading"] == "unread" else clause["reading"])


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause["text"][:20])
def test_none_of_its_words_is_dropped(clause: dict[str, Any]) -> None:
    names = NamePattern([clause["occupation"]])
    alternatives = read_clause(clause["text"], names, cl.Level(clause["level"])).alternatives
    for words in left_over(cl.Clause(id="焊工/三级/1", text=clause["text"], alternatives=alternatives)):
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
    """A permit's name is all that it could be part of without notice: there it never makes an answer sure."""
    for clause in READ[::EVERY]:
        for at in range(1, len(clause["text"]), 5):
            changed = clause["text"][:at] + word + clause["text"][at:]
            assert any(asked.startswith("unread") for option in read(clause, changed) for asked in option), changed

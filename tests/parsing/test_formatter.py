"""Rules in the official wording: read again, they are the same rules."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import certladder as cl
from certladder.model.parsing.formatter import _WORDS
from certladder.model.parsing.grammar.clause_parser import read_clause
from certladder.model.parsing.names import NamePattern
from certladder.model.standard import WordingGeneration
from tests.helpers import strategies  # noqa: F401  (the examples' settings)
from tests.helpers.corpus import FILES, clauses_of, text_of
from tests.helpers.requirement_strategies import clauses

WORDINGS: tuple[WordingGeneration, ...] = get_args(WordingGeneration)
BUILTIN = [
    clause for standard in cl.Catalog.builtin().standards for group in standard.levels.values() for clause in group
]
NAMES = NamePattern(["茶艺师"])


def clause(*alternatives: tuple[object, ...]) -> cl.Clause:
    return cl.Clause.model_validate({"id": "茶艺师/三级/1", "text": "", "alternatives": alternatives})


@given(clauses(), st.sampled_from(WORDINGS))
def test_what_is_said_is_read_back(said: cl.Clause, wording: WordingGeneration) -> None:
    """Of all requirement types, nothing that the wording can express is refused."""
    text = cl.canonical_text(said, wording)
    reading = read_clause(text, NAMES)
    assert reading.alternatives == said.alternatives
    assert not reading.gaps


@given(clauses(unread=True), st.sampled_from(WORDINGS))
def test_unread_words_are_kept(said: cl.Clause, wording: WordingGeneration) -> None:
    text = cl.canonical_text(said, wording)
    assert read_clause(text, NAMES).alternatives == said.alternatives


@pytest.mark.parametrize("wording", WORDINGS)
def test_the_built_in_rules_can_be_said(wording: WordingGeneration) -> None:
    for one in BUILTIN:
        text = cl.canonical_text(one, wording)
        read = cl.Catalog.from_text(f"{one.id.split('/')[0]}申报条件\n申报条件（三级）\n（1）{text}", strict=True)
        assert read.standards[0].levels[cl.Level(3)][0].alternatives == one.alternatives, text


def test_a_general_institution_of_higher_education_is_named() -> None:
    general = cl.DiplomaRequirement(schools=["高等职业学校", "大学"])
    assert cl.canonical_text(clause((general,))) == "取得普通高等学校毕业证书。"
    degree = cl.DiplomaRequirement(schools=["高等职业学校", "大学"], degree="大专", or_higher=True)
    assert cl.canonical_text(clause((degree,))) == "取得大专及以上普通高等学校学历证书。"


def test_the_wordings_differ_as_their_generations_do() -> None:
    said = clause(
        (
            held := cl.CertificateRequirement(level=4, kinds=("qualification", "skill_level")),
            cl.WorkYears(years=4, mode="累计", after=held),
        ),
        (cl.DiplomaRequirement(schools=["技师学院"], expected=True),),
    )
    assert cl.canonical_text(said, "2018") == (
        "取得本职业四级/中级工职业资格证书（技能等级证书）后，累计从事本职业工作4年（含）以上"
        "；或取得技师学院毕业证书（含尚未取得毕业证书的在校应届毕业生）。"
    )
    assert cl.canonical_text(said, "2023") == (
        "取得本职业四级/中级工职业资格（职业技能等级）证书后，累计从事本职业工作满4年"
        "；或取得技师学院毕业证书（含在读应届毕业生）。"
    )


CERTIFICATE = cl.CertificateRequirement(level=4, kinds=("qualification",))
UNSAYABLE: dict[str, tuple[object, ...]] = {
    "no words for the school": (cl.DiplomaRequirement(schools=["大学"]),),
    "no words for this degree alone": (cl.DiplomaRequirement(degree="大学本科"),),
    "school and degree at once": (cl.DiplomaRequirement(schools=["技师学院"], degree="大专"),),
    "trained to a level that no school trains to": (cl.DiplomaRequirement(schools=["技师学院"], trains_to=2),),
    "a diploma in anything": (cl.DiplomaRequirement(),),
    "another kind besides": (cl.CertificateRequirement(level=4, kinds=("qualification", "pre_technician")),),
    "work that leaps over the anchor": (
        CERTIFICATE,
        cl.WorkYears(years=1, mode="累计"),
        cl.WorkYears(years=2, mode="累计", after=CERTIFICATE),
    ),
    "an anchor that is not asked for": (cl.WorkYears(years=2, mode="累计", after=CERTIFICATE),),
    "a permit by a name that says nothing": (cl.PermitRequirement(name="证"),),
    "unread words that are read": (cl.UnreadText(words="年满16周岁"),),
    "nothing": (),
}


@pytest.mark.parametrize("alternative", UNSAYABLE.values(), ids=UNSAYABLE)
def test_what_there_are_no_words_for_is_refused(alternative: tuple[object, ...]) -> None:
    with pytest.raises(cl.NotExpressible, match="茶艺师/三级/1"):
        cl.canonical_text(clause(alternative))


def test_a_type_that_no_wording_is_known_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(_WORDS, "age")
    with pytest.raises(cl.NotExpressible) as caught:
        cl.canonical_text(clause((cl.MinimumAge(years=16),)))
    assert caught.value.explain("en") == "no official wording is known for a requirement of type age"


def _has_no_words(asked: cl.UnreadText | cl.EnrolmentRequirement) -> bool:
    return asked.type == "unread" or cl.School.UNIVERSITY in getattr(asked, "schools", ())


@pytest.mark.slow
def test_rules_of_published_standards_can_be_said() -> None:
    """All in the corpus but those with unread words or universities."""
    said = refused = 0
    for path in FILES:
        try:
            found = clauses_of(cl.Catalog.from_text(text_of(path), source=path.name))
        except cl.StandardParseError:
            continue
        for one in found.values():
            try:
                cl.canonical_text(one, "2018")
                said += 1
            except cl.NotExpressible:
                assert any(_has_no_words(asked) for option in one.alternatives for asked in option), one
                refused += 1
    assert said > 300 > 30 > refused

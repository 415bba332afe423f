"""Noise on the way does not change the rules: the same text, clean and perturbed (`noise.py`), asks for the same."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

import certladder as cl
from tests.helpers import text_perturbations as noise
from tests.helpers.corpus import FILES, text_of
from tests.helpers.length import by_length
from tests.helpers.text_perturbations import PERTURBATIONS, Perturbation, noisy

pytestmark = pytest.mark.no_cover

EXAMPLES = by_length(short=1, long=5, proof=200)

BUILTIN = {
    file.name.removesuffix(".txt"): file.read_text(encoding="utf-8")
    for file in files("certladder.model.standards").iterdir()
    if file.name.endswith(".txt")
}
TEXTS = dict(sorted(BUILTIN.items())) | {path.stem: text_of(path) for path in FILES}

often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a smaller text would say no more, and finding it takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Rules = dict[str, list[list[list[object]]]]


def rules(text: str) -> Rules:
    """Standard and level -> clauses -> alternatives -> requirements. Of unread words, only that there are some."""
    return {
        f"{standard.occupation} {standard.valid_from or ''} {level.zh}": [
            [
                ["unread" if requirement.type == "unread" else requirement for requirement in alternative]
                for alternative in clause.alternatives
            ]
            for clause in clauses
        ]
        for standard in cl.Catalog.from_text(text).standards
        for level, clauses in standard.levels.items()
    }


@cache
def clean(name: str) -> Rules:
    return rules(TEXTS[name])


def assert_same(name: str, text: str) -> None:
    note(f"{name}:\n{text}")
    got = rules(text)
    for level, clauses in clean(name).items():
        assert len(got.get(level, [])) == len(clauses), f"{name}: {level}"
        for number, clause in enumerate(clauses):
            assert got[level][number] == clause, f"{name}: {level}, clause {number + 1}"
    assert set(got) == set(clean(name))


@pytest.mark.parametrize("perturbation", PERTURBATIONS, ids=lambda perturbation: perturbation.__name__)
@pytest.mark.parametrize("texts", [sorted(BUILTIN), [path.stem for path in FILES]], ids=["builtin", "corpus"])
def test_no_perturbation_changes_the_rules(texts: list[str], perturbation: Perturbation) -> None:
    @often
    @given(st.sampled_from(texts), st.randoms(use_true_random=False))
    def same(name: str, random: Random) -> None:
        assert_same(name, perturbation(TEXTS[name], random))

    same()


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_all_of_them_together_do_not_either(name: str) -> None:
    @often
    @given(noisy(TEXTS[name]))
    def same(text: str) -> None:
        assert_same(name, text)

    same()


@often
@given(st.data())
def test_several_texts_in_one_file_are_several_standards(data: st.DataObject) -> None:
    names = data.draw(st.lists(st.sampled_from(sorted(TEXTS)), min_size=2, max_size=4, unique=True))
    apart: Rules = {}
    for name in names:
        apart |= clean(name)
    text = "\n\n".join(TEXTS[name].strip() for name in names)
    note(text)
    assert rules(text) == apart


@pytest.mark.parametrize("perturbation", PERTURBATIONS, ids=lambda perturbation: perturbation.__name__)
def test_each_perturbation_does_something(perturbation: Perturbation) -> None:
    """Else it would prove nothing. It is the same again for the same chance."""
    changed = [name for name, text in TEXTS.items() if perturbation(text, Random(name)) != text]
    assert len(changed) >= 5
    for name in changed:
        assert perturbation(TEXTS[name], Random(name)) == perturbation(TEXTS[name], Random(name))


PASTED = (
    noise.half_width_punctuation,
    noise.mixed_brackets,
    noise.final_marks,
    noise.dashes,
    noise.stray_spaces,
    noise.html_leftovers,
    noise.line_breaks,
    noise.blank_lines,
    noise.line_ends,
)


@pytest.mark.parametrize("perturbation", PASTED, ids=lambda perturbation: perturbation.__name__)
def test_what_was_pasted_says_the_same_words(perturbation: Perturbation) -> None:
    def words(text: str) -> str:
        return re.sub(r"<[^>]*>|&\w+;|[\W_]", "", text)

    for name, text in TEXTS.items():
        for seed in range(EXAMPLES):
            assert words(perturbation(text, Random(seed))) == words(text), name

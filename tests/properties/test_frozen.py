"""Frozen means frozen: nothing that can be reached from a public object can be changed, and all of it pickles."""

from __future__ import annotations

import pickle
from collections.abc import Iterator

import pytest
from pydantic import BaseModel, ValidationError

import certladder as cl
from certladder.model.base import FrozenDict

CATALOG = cl.Catalog.builtin()
PERSON = cl.Person(
    certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="电工", start="2019-07-01")],
    education=[cl.Education(degree="大专", relevance={"电工": "own"}, graduated="2018-07-01")],
    titles=[cl.Title(level="中级", relevance={"电工": True})],
    permits=[cl.Permit(name="驾驶证", serves={"C1驾驶证": True})],
    meets={"身体健康": True},
)
ADVISOR = cl.Advisor()
STUDY = cl.usual_programmes()
ROOTS = {
    "standards": CATALOG.standards,
    "text with problems": cl.Catalog.from_text("一、茶艺师申报条件\n申报条件（四级）\n（1）会飞。").standards,
    "person": PERSON,
    "policy": cl.Policy(),
    "study": (*STUDY, cl.StudyOption(degree="大专", years=3, relevance={"电工": "own"})),
    "eligibility": ADVISOR.check(PERSON, "电工", 3, on="2026-11-22"),
    "unsure": ADVISOR.check(cl.Person(work=None), "电工", 3, on="2026-11-22"),
    "survey": tuple(ADVISOR.survey(PERSON, on="2026-11-22")),
    "plans": tuple(ADVISOR.plans(PERSON, "电工", 1, on="2026-11-22", study=STUDY)),
    "improvements": tuple(ADVISOR.improvements(PERSON, "电工", 1, on="2026-11-22")),
}


def _reachable(value: object) -> Iterator[object]:
    """The value and everything in it."""
    yield value
    if isinstance(value, BaseModel):
        children: list[object] = [getattr(value, name) for name in type(value).model_fields]
    elif isinstance(value, dict):
        children = [*value.keys(), *value.values()]
    elif isinstance(value, tuple | list | set | frozenset):
        children = list(value)
    else:
        return
    for child in children:
        yield from _reachable(child)


@pytest.mark.parametrize("root", ROOTS)
def test_results_that_were_made_without_validation_are_valid(root: str) -> None:
    for value in _reachable(ROOTS[root]):
        if isinstance(value, BaseModel):
            assert type(value)(**vars(value)) == value


@pytest.mark.parametrize("root", ROOTS)
def test_nothing_reachable_can_be_changed(root: str) -> None:
    for value in _reachable(ROOTS[root]):
        assert not isinstance(value, list | set | bytearray), value
        if isinstance(value, dict):
            assert type(value) is FrozenDict, value
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                with pytest.raises(ValidationError):
                    setattr(value, name, None)


@pytest.mark.parametrize("root", ROOTS)
def test_everything_pickles_whole(root: str) -> None:
    assert pickle.loads(pickle.dumps(ROOTS[root])) == ROOTS[root]  # noqa: S301


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.__setitem__("a", 2),
        lambda held: held.__delitem__("a"),
        lambda held: held.__ior__({"a": 2}),
        lambda held: held.update(a=2),
        lambda held: held.setdefault("b", 2),
        lambda held: held.pop("a"),
        lambda held: held.popitem(),
        lambda held: held.clear(),
    ],
)
def test_a_frozen_dict_refuses_every_change(change) -> None:  # type: ignore[no-untyped-def]
    held = FrozenDict(a=1)
    with pytest.raises(TypeError, match="cannot be changed"):
        change(held)
    assert held == {"a": 1}
    assert hash(held) == hash(FrozenDict(a=1))


def test_what_the_catalog_gives_out_does_not_change_it() -> None:
    catalog = cl.Catalog.builtin().relate("电工", "钳工").alias("电工", "电气维修")
    for declared in (catalog.relations, catalog.aliases):
        with pytest.raises(TypeError, match="cannot be changed"):
            declared.clear()
    catalog.graph("2026-11-22").clear()
    assert catalog.relations == {("电工", "钳工"): True}
    assert catalog.aliases == {("电工", "电气维修"): True}
    assert catalog.graph("2026-11-22").number_of_nodes() > 0


def test_a_copy_with_changes_is_checked_like_a_new_value() -> None:
    assert PERSON.model_copy(update={"meets": {"身体健康": False}}).meets == FrozenDict({"身体健康": False})
    with pytest.raises(cl.CertladderError):
        PERSON.certificates[0].model_copy(update={"issued": "soon"})  # type: ignore[index]


def test_a_value_prints_as_it_is_typed() -> None:
    printed = repr(PERSON)
    assert printed.startswith(
        "Person(certificates=(Certificate(occupation='电工', level=5, issued='2021-06-01'),), work="
    )
    assert eval(printed, vars(cl)) == PERSON  # noqa: S307


@pytest.mark.parametrize("root", ["standards", "eligibility", "plans"])
def test_a_result_prints_on_a_few_lines(root: str) -> None:
    found = ROOTS[root]
    for one in found if isinstance(found, tuple) else (found,):
        assert len(repr(one)) < 1000


def test_a_mapping_given_is_copied() -> None:
    relevance = {"电工": "own"}
    record = cl.Education(degree="大专", relevance=relevance)
    relevance["电工"] = "unrelated"
    assert record.relevance == {"电工": cl.Relevance.OWN}

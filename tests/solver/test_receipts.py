"""What an answer was made from: its source, and the receipt with which it can be worked out again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import certladder as cl
from certladder.solver.eligibility.receipt import _hash_of

ON = "2026-11-22"
BUILTIN = cl.Catalog.builtin()
MILLER = cl.Person(
    certificates=[cl.Certificate(occupation="铣工", level=5, issued="2021-06-01")],
    work=[cl.Work(occupation="车工", start="2019-07-01")],
)
CATALOG = BUILTIN.relate("铣工", "车工").alias("铣工", "铣床工")
ADVISOR = cl.Advisor(CATALOG, cl.Policy(counting="month"))
ANSWER = ADVISOR.check(MILLER, "铣工", 4, on=ON)


@pytest.mark.parametrize("occupation", BUILTIN.occupations)
def test_the_built_in_texts_carry_the_title_of_their_document(occupation: str) -> None:
    level = next(iter(BUILTIN.standard(occupation).levels))
    source = cl.Advisor().check(cl.Person(), occupation, level, on=ON).source
    assert source.title is not None
    assert source.title.startswith("《职业技能等级培训申报条件》")


def test_a_source_says_all_that_is_known_of_the_text() -> None:
    text = (
        "职业：磨工\n版本：2018年版\n职业编码：6-18-01-03\n来源：《磨工国家职业技能标准》\n施行日期：2018-12-26\n"
        "废止日期：2030-12-31\n\n申报条件（四级）\n累计从事本职业工作6年（含）以上。"
    )
    source = cl.Advisor(cl.Catalog.from_text(text)).check(cl.Person(), "磨工", 4, on=ON).source
    assert str(source) == (
        "《磨工国家职业技能标准》（2018年版、职业编码 6-18-01-03、2018年12月26日起施行、施行至2030年12月31日）"
    )
    assert "in force from 26 December 2018, in force until 31 December 2030" in source.explain("en")


def test_the_same_question_asked_again_from_a_receipt_gives_the_same_answer() -> None:
    receipt = cl.Receipt.model_validate_json(ANSWER.receipt.model_dump_json())
    person = cl.Person.model_validate_json(MILLER.model_dump_json())
    assert cl.Advisor().recheck(receipt, person) == ANSWER


CHANGED: dict[str, tuple[str, Callable[[], cl.Eligibility]]] = {
    "person": ("person", lambda: ADVISOR.check(MILLER.plus(cl.Permit(name="健康证")), "铣工", 4, on=ON)),
    "incomplete": (
        "person",
        lambda: ADVISOR.check(MILLER.model_copy(update={"incomplete": frozenset({"work"})}), "铣工", 4, on=ON),
    ),
    "policy": ("policy", lambda: cl.Advisor(CATALOG).check(MILLER, "铣工", 4, on=ON)),
    "day": ("on", lambda: ADVISOR.check(MILLER, "铣工", 4, on="2026-11-23")),
    "relation": (
        "relations",
        lambda: cl.Advisor(CATALOG.relate("铣工", "车工", accepted=False), ADVISOR.policy).check(
            MILLER, "铣工", 4, on=ON
        ),
    ),
    "alias": (
        "aliases",
        lambda: cl.Advisor(CATALOG.alias("铣工", "铣床工", same=False), ADVISOR.policy).check(MILLER, "铣工", 4, on=ON),
    ),
    "possible names": ("text", lambda: changed(possible_names=())),
    "text": ("text", lambda: changed(edition="2018年版")),
}


def changed(**fields: object) -> cl.Eligibility:
    standard = CATALOG.standard("铣工", ON).model_copy(update=fields)
    standards = tuple(standard if one.occupation == "铣工" else one for one in CATALOG.standards)
    catalog = cl.Catalog(standards, CATALOG.relations, CATALOG.aliases)
    return cl.Advisor(catalog, ADVISOR.policy).check(MILLER, "铣工", 4, on=ON)


@pytest.mark.parametrize(("field", "ask"), CHANGED.values(), ids=CHANGED)
def test_whatever_changes_is_seen_in_the_receipt(field: str, ask: Callable[[], cl.Eligibility]) -> None:
    other = ask().receipt
    assert getattr(other, field) != getattr(ANSWER.receipt, field)


def test_another_person_or_other_texts_are_refused() -> None:
    with pytest.raises(cl.ReceiptMismatch) as mismatch:
        cl.Advisor().recheck(ANSWER.receipt, cl.Person())
    assert "与回执不符：person" in mismatch.value.explain("zh")
    other = CATALOG.standard("铣工", ON).model_copy(update={"edition": "2018年版"})
    with pytest.raises(cl.ReceiptMismatch) as mismatch:
        cl.Advisor(CATALOG | cl.Catalog((other,))).recheck(ANSWER.receipt, MILLER)
    assert "differs from the receipt: text, catalog " in mismatch.value.explain("en")


def test_an_answer_ends_with_its_source_and_its_receipt() -> None:
    source, receipt = str(ANSWER).splitlines()[-2:]
    assert source == "依据文本：《职业技能等级培训申报条件》四、铣工申报条件（版本未注明）"
    assert receipt.startswith(f"回执：certladder {cl.__version__}，条文 {ANSWER.receipt.text[:8]}，")
    assert receipt.endswith("声明 2 项，口径：counting=month")
    assert str(cl.Advisor().check(cl.Person(), "铣工", 4, on=ON).receipt).endswith("声明 0 项，口径：默认")


def test_equal_persons_and_catalogs_have_the_same_receipts_and_answers() -> None:
    relevance = {"电工": "本专业", "钳工": "无关专业"}
    turned = dict(reversed(relevance.items()))
    one, other = (
        cl.Person(education=[cl.Education(degree="大专", graduated="2020-07-01", relevance=said)])
        for said in (relevance, turned)
    )
    assert one == other
    catalogs = (
        BUILTIN.relate("铣工", "钳工").relate("铣工", "车工"),
        BUILTIN.relate("铣工", "车工").relate("铣工", "钳工"),
    )
    first, second = (cl.Advisor(catalog).check(cl.Person(), "铣工", 4, on=ON) for catalog in catalogs)
    assert first == second == cl.Advisor().recheck(first.receipt, cl.Person())
    receipts = []
    for person in (one, other):
        _hash_of.cache_clear()  # as in another process
        receipts.append(cl.Advisor().check(person, "电工", 4, on=ON).receipt)
    assert receipts[0] == receipts[1]

"""`Catalog | Catalog`: occupations, editions and levels of both; the right one's where both have one; nothing else is lost."""

from __future__ import annotations

import pytest

import certladder as cl

BUILTIN = cl.Catalog.builtin()
HEAD = "职业：电工\n来源：补充\n可信度：B\n"
FIFTH = "申报条件（五级）\n累计从事本职业工作1年（含）以上。\n"
FOURTH = "申报条件（四级）\n累计从事本职业工作7年（含）以上。\n"


def added(text: str) -> cl.Catalog:
    return cl.Catalog.from_text(text)


def test_a_level_is_added_to_an_occupation() -> None:
    catalog = BUILTIN | added(HEAD + FIFTH)
    electric, before = catalog.standard("电工"), BUILTIN.standard("电工")
    assert list(electric.levels) == [5, 4, 3, 2, 1]
    assert electric.levels.items() >= before.levels.items()
    assert (electric.source, electric.source_of(4).source) == (before.source, before.source)
    assert (electric.source_of(5).source, electric.source_of(5).trust) == ("补充", "B")
    assert electric.possible_names == before.possible_names
    assert sum(len(one.levels) for one in catalog.standards) == 26
    assert catalog.lint() != BUILTIN.lint()
    assert not [one for one in catalog.lint() if one.kind is cl.LintKind.REPLACED]
    person = cl.Person(work=[cl.Work(occupation="电工", start="2025-11-22")])
    assert cl.Advisor(catalog).check(person, "电工", 5, on="2026-11-22").verdict == "eligible"


def test_it_does_not_matter_in_which_order_levels_are_added() -> None:
    three = [
        added(HEAD.replace("补充", level) + f"申报条件（{level}）\n年满{20 - at}周岁。")
        for at, level in enumerate(["五级", "四级", "三级"])
    ]
    first, second, third = three
    assert first | second | third == first | (second | third)
    assert {one.levels.keys() == {5, 4, 3} for one in ((third | first | second).standards)} == {True}
    for order in (first | second | third, third | second | first):
        [joined] = order.standards
        assert {level: joined.source_of(level).source for level in joined.levels} == {5: "五级", 4: "四级", 3: "三级"}


def test_a_level_that_both_describe_is_the_right_ones_and_the_lint_says_so() -> None:
    catalog = BUILTIN | added(HEAD + FOURTH)
    assert [clause.text for clause in catalog.standard("电工").levels[4]] == ["累计从事本职业工作7年（含）以上。"]
    [finding] = [one for one in catalog.lint() if one.kind is cl.LintKind.REPLACED]
    assert (finding.occupation, finding.level, finding.severity) == ("电工", 4, "warning")
    assert finding.explain().endswith("两处文本都有四级/中级工的条件且不相同，以后加入的为准（补充）")
    assert finding.explain("en").endswith(
        "two texts describe level 4 (intermediate), and differently; the one added later applies (补充)"
    )
    assert [one.level for one in (catalog | added(HEAD + FIFTH)).lint() if one.kind is cl.LintKind.REPLACED] == [4]


def test_a_text_that_describes_every_level_takes_its_place() -> None:
    levels = "".join(FOURTH.replace("四级", level) for level in ("四级", "三级", "二级", "一级"))
    electric = (BUILTIN | added(HEAD + levels)).standard("电工")
    assert (electric.source, electric.other_sources) == ("补充", {})
    assert electric.replaced == (4, 3, 2, 1)


def test_editions_of_both_are_kept() -> None:
    old, new = (
        added(f"职业：磨工\n版本：{name}\n" + FOURTH.replace("7", years))
        for name, years in (("2009年版", "7"), ("2018年版", "6"))
    )
    catalog = old | new
    assert [one.edition for one in catalog.standards] == ["2009年版", "2018年版"]
    assert catalog.standard("磨工").edition == "2018年版"  # in force at once: the one added later
    assert (new | old).standard("磨工").edition == "2009年版"
    unnamed = added("职业：磨工\n" + FIFTH)
    assert [list(one.levels) for one in (old | unnamed).standards] == [[5, 4]]
    assert (old | unnamed).standard("磨工").source_of(4).edition == "2009年版"
    assert (old | unnamed).standard("磨工").source_of(5).edition is None
    answers = [cl.Advisor(old | unnamed).check(cl.Person(), "磨工", level) for level in (4, 5)]
    assert [answer.source.edition for answer in answers] == ["2009年版", None]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("本专业：机电一体化等", "", ("机电一体化", True)),
        ("", "本专业：机电一体化", ("机电一体化", False)),
        ("本专业：机电一体化等", "本专业：电气", ("电气", False)),
        ("本专业：机电一体化", "相关专业：电气等", ("机电一体化", True)),
    ],
)
def test_lists_of_majors(left: str, right: str, expected: tuple[str, bool]) -> None:
    [joined] = (added(f"职业：磨工\n{left}\n{FOURTH}") | added(f"职业：磨工\n{right}\n{FIFTH}")).standards
    assert ((joined.majors or ("",))[0], joined.majors_open) == expected
    catalog = added(f"职业：磨工\n相关职业：钳工等\n{FOURTH}") | added(f"职业：磨工\n{FIFTH}")
    assert (catalog.standards[0].related, catalog.standards[0].related_open) == (("钳工",), True)


def test_what_was_not_read_is_still_said_unless_it_is_replaced() -> None:
    unread = "职业：磨工\n申报条件（四级）\n（1）会背诵唐诗。\n申报条件（三级）\n（1）会背诵宋词。\n"
    catalog = added(unread) | added("职业：磨工\n" + FOURTH)
    assert [one.words for one in catalog.standards[0].unread] == ["会背诵宋词"]
    assert {one.words for one in (added(unread) | added("职业：磨工\n" + FIFTH)).standards[0].unread} == {
        "会背诵唐诗",
        "会背诵宋词",
    }


def test_joining_is_idempotent_and_goes_to_json() -> None:
    catalog = BUILTIN | added(HEAD + FIFTH + FOURTH)
    assert catalog | catalog == catalog
    assert hash(catalog | catalog) == hash(catalog)
    for standard in catalog.standards:
        assert cl.Standard.model_validate_json(standard.model_dump_json()) == standard


def test_the_header_says_which_levels_a_supplement_has() -> None:
    catalog = added("职业：磨工\n补充条件：五级、三级\n" + FOURTH)
    assert catalog.standards[0].supplements == (5, 3)
    assert (catalog | added("职业：磨工\n" + FIFTH)).standards[0].supplements == (3,)
    for line in ("培训学时：四级", "培训学时：九级120"):
        assert [one.code for one in added(f"职业：磨工\n{line}\n{FOURTH}").standards[0].unread] == ["known_level"]
    [problem] = added("职业：磨工\n补充条件：九级\n" + FOURTH).standards[0].unread
    assert (problem.words, problem.code) == ("九级", "known_level")


def test_what_was_said_of_names_and_relations_is_kept_and_the_right_one_wins() -> None:
    left = BUILTIN.alias("电工", "维修电工").alias("车工", "数控车工").relate("铣工", "车工")
    right = BUILTIN.alias("钳工", "维修电工").relate("铣工", "车工", accepted=False).relate("铣工", "钳工")
    joined = left | right
    assert joined.aliases == {("车工", "数控车工"): True, ("钳工", "维修电工"): True}
    assert joined.relations == {("铣工", "车工"): False, ("铣工", "钳工"): True}
    assert (joined.name("维修电工"), joined.name("数控车工")) == ("钳工", "车工")

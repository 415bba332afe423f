"""The catalog: names, editions, relations, majors, and putting catalogs together."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest

import certladder as cl

DAY = dt.date(2026, 11, 22)
BUILTIN = cl.Catalog.builtin()


def text(header: str, years: int = 6) -> str:
    return f"{header}\n\n申报条件（四级）\n累计从事本职业或相关职业工作{years}年（含）以上。\n"


def test_an_occupation_answers_to_all_its_names() -> None:
    for name in ("化学检验员", "化学检验工", " 化学 检验工 "):
        assert BUILTIN.standard(name).occupation == "化学检验员"
    assert BUILTIN.standard("客户服务管理师").occupation == "客户服务管理员"
    assert BUILTIN.standard("汽车维修工").english == "Car mechanic"


def test_an_unknown_occupation_names_the_near_ones() -> None:
    with pytest.raises(cl.UnknownOccupation) as caught:
        BUILTIN.standard("化学检验师傅")
    assert caught.value.near == ("化学检验工", "化学检验员")
    assert caught.value.explain("zh") == "没有职业“化学检验师傅”；是否指：化学检验工、化学检验员？"
    assert caught.value.explain("en").endswith("did you mean 化学检验工, 化学检验员?")
    with pytest.raises(cl.UnknownOccupation) as caught:
        BUILTIN.standard("宇航员" * 40)
    assert "电工" in caught.value.explain("zh").partition("…”；已有：")[2]
    with pytest.raises(cl.UnknownOccupation) as caught:
        cl.Catalog().standard("电工")
    assert caught.value.explain("en") == "unknown occupation “电工”; the catalog is empty"


def test_the_edition_in_force_on_the_day_applies() -> None:
    """D15."""
    old = cl.Catalog.from_text(text("职业：电工\n版本：2009年版\n废止日期：2018-12-25"))
    new = cl.Catalog.from_text(text("职业：电工\n版本：2018年版\n施行日期：2018-12-26", years=5))
    newest = cl.Catalog.from_text(text("职业：电工\n版本：2030年版\n施行日期：2030-01-01", years=4))
    catalog = old | new | newest
    assert catalog.occupations == ("电工",)
    assert [catalog.standard("电工", dt.date(year, 12, 26)).edition for year in (2017, 2018, 2029, 2030)] == [
        "2009年版",
        "2018年版",
        "2018年版",
        "2030年版",
    ]
    worker = cl.Person(work=[cl.Work(occupation="电工", start="2012-12-31")])
    verdicts = [cl.Advisor(catalog).check(worker, "电工", 4, on=day).verdict for day in ("2018-12-25", "2018-12-31")]
    assert verdicts == ["not_eligible", "eligible"]


def test_answers_rest_on_the_edition_in_force_and_name_it() -> None:
    """D15: check, survey and plan; a plan assumes that the edition of the day asked stays."""
    old = text("职业：磨工\n版本：2009年版\n废止日期：2018年12月25日")
    new = text("职业：磨工\n版本：2018年版\n施行日期：自2018年12月26日起施行", years=5)
    advisor = cl.Advisor(cl.Catalog.from_text(f"{old}\n{new}", strict=True))
    worker = cl.Person(work=[cl.Work(occupation="磨工", start="2014-01-01")])
    before, after = (advisor.check(worker, "磨工", 4, on=day) for day in ("2018-12-25", "2018-12-26"))
    assert (before.source.edition, before.eligible_from) == ("2009年版", None)  # by the next edition from then on
    assert (after.source.edition, after.eligible_from) == ("2018年版", dt.date(2019, 1, 1))
    assert (before.source.valid_until, after.source.valid_from) == (dt.date(2018, 12, 25), dt.date(2018, 12, 26))
    assert "依据文本：来源未注明（2018年版、2018年12月26日起施行）" in str(after)
    assert [answer.eligible_from for answer in advisor.survey(worker, on="2018-12-25")] == [before.eligible_from]
    assert [answer.eligible_from for answer in advisor.survey(worker, on="2018-12-26")] == [after.eligible_from]
    plans = [advisor.plan(worker, "磨工", 4, on=day).reached for day in ("2018-12-25", "2018-12-26")]
    assert plans == [dt.date(2020, 1, 1), after.eligible_from]
    unnamed = cl.Catalog.from_text(text("职业：磨工\n施行日期：2018-12-26"))
    assert "版本未注明、2018年12月26日起施行" in str(cl.Advisor(unnamed).check(worker, "磨工", 4, on=DAY))


def test_no_edition_in_force() -> None:
    catalog = cl.Catalog.from_text(text("职业：电工\n施行日期：2030-01-01"))
    with pytest.raises(cl.NoEditionInForce) as caught:
        catalog.standard("电工", "2026-11-22")
    assert caught.value.explain("zh") == "2026年11月22日没有现行有效的电工标准；本库收录的版本：2030-01-01 – …"
    english = "no edition of 电工 is in force on 22 November 2026; the catalog holds: 2030-01-01 – …"
    assert caught.value.explain("en") == english
    assert catalog.in_force(DAY) == ()
    assert cl.Advisor(catalog).survey(cl.Person(), on=DAY) == []


def test_relate_makes_a_new_catalog_and_one_direction_only() -> None:
    """D6."""
    related = BUILTIN.relate("铣工", "车工").relate("铣工", "电工", accepted=False)
    milling, turning = related.standard("铣工"), related.standard("车工")
    assert (related.related(milling, "车工"), related.related(milling, "电工"), related.related(milling, "钳工")) == (
        True,
        False,
        None,
    )
    assert related.related(turning, "铣工") is None
    assert BUILTIN.related(milling, "车工") is None
    assert related.relations == {("铣工", "车工"): True, ("铣工", "电工"): False}
    with pytest.raises(cl.UnknownOccupation):
        BUILTIN.relate("宇航员", "电工")


@pytest.mark.parametrize(
    ("line", "fitter", "cook"),
    [("相关职业：钳工、化学检验工", True, False), ("相关职业：钳工等", True, None), ("相关职业：无", False, False)],
)
def test_the_header_declares_related_occupations(line: str, fitter: bool, cook: bool | None) -> None:
    """A list is closed unless it ends in 等; what a caller declares comes first."""
    catalog = cl.Catalog.from_text(text(f"职业：磨工\n{line}"))
    standard = catalog.standard("磨工")
    assert (catalog.related(standard, "钳工"), catalog.related(standard, "厨师")) == (fitter, cook)
    assert catalog.relate("磨工", "厨师").related(standard, "厨师") is True


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("本专业：机床切削加工\n相关专业：机电一体化", ["own", "related", "unrelated"]),
        ("本专业：机床切削加工\n相关专业：机电一体化等", ["own", "related", None]),
        ("本专业：机床切削加工", ["own", None, None]),
        ("版本：2018年版", [None, None, None]),
    ],
)
def test_the_header_declares_majors(lines: str, expected: list[str | None]) -> None:
    """D9."""
    catalog = cl.Catalog.from_text(text(f"职业：磨工\n{lines}"))
    standard = catalog.standard("磨工")
    assert [catalog.relevance(standard, major) for major in ("机床切削加工", "机电一体化", "烹饪")] == expected


def test_majors_of_the_catalog_serve_where_the_record_names_none() -> None:
    header = "职业：磨工\n本专业：机床切削加工\n相关专业：机电一体化"
    clause = "取得技工学校本专业或相关专业毕业证书。"
    catalog = cl.Catalog.from_text(f"{header}\n申报条件（四级）\n{clause}")
    advisor = cl.Advisor(catalog)

    def verdict(**fields: object) -> str:
        diploma = cl.Education.model_validate({"school": "技工学校", "graduated": "2020-07-01", **fields})
        return advisor.check(cl.Person(education=[diploma]), "磨工", 4, on=DAY).verdict

    assert verdict(major="机电一体化") == "eligible"
    assert verdict(major="烹饪") == "not_eligible"
    assert verdict(major="烹饪", relevance={"磨工": "相关专业"}) == "eligible"
    assert verdict(relevance={"钳工": "own"}) == "undetermined"


def test_one_text_may_hold_several_headers() -> None:
    catalog = cl.Catalog.from_text(text("职业：磨工\n英文名：Grinder") + text("职业：镗工\n英文名：Borer"))
    assert [standard.english for standard in catalog.standards] == ["Grinder", "Borer"]


def test_the_right_catalog_wins() -> None:
    catalog = BUILTIN | cl.Catalog.from_text(text("职业：电工", years=7)).relate("电工", "钳工")
    assert catalog.occupations == BUILTIN.occupations
    assert catalog.standard("电工").levels[4][0].text == "累计从事本职业或相关职业工作7年（含）以上。"
    assert catalog.standard("电工").levels[3] == BUILTIN.standard("电工").levels[3]
    assert catalog.relations == {("电工", "钳工"): True}
    assert catalog != BUILTIN
    assert (BUILTIN | BUILTIN) == BUILTIN
    assert hash(BUILTIN | BUILTIN) == hash(BUILTIN)
    assert BUILTIN != "catalog"
    assert repr(cl.Catalog.from_text(text("职业：磨工"))) == "Catalog(磨工)"


def test_an_occupations_own_name_beats_anothers_alias() -> None:
    first = cl.Catalog.from_text(text("职业：磨工\n别名：镗工"))
    assert (first | cl.Catalog.from_text(text("职业：镗工"))).standard("镗工").occupation == "镗工"


def test_the_error_for_an_undescribed_level_lists_the_described_ones() -> None:
    with pytest.raises(cl.UndescribedLevel) as caught:
        cl.Advisor().check(cl.Person(), "客户服务管理员", 1)
    assert caught.value.explain("zh") == "本库未收录客户服务管理员 一级/高级技师的申报条件，已收录：二级/技师"
    level, described = cl.Level(1).en, cl.Level(2).en
    english = f"the catalog does not hold the conditions of 客户服务管理员 {level}; it describes {described}"
    assert caught.value.explain("en") == english


def test_catalogs_stay_what_they_are() -> None:
    """A subclass of the catalog is kept after `relate` and `|`."""

    class Mine(cl.Catalog):
        pass

    mine = Mine(BUILTIN.standards)
    assert type(mine.relate("铣工", "车工")) is type(mine | BUILTIN) is Mine
    assert type(Mine.from_text(text("职业：磨工"))) is Mine


def test_a_name_is_said_to_be_the_same_or_not() -> None:
    electric = BUILTIN.standard("电工")
    same, other = BUILTIN.alias("电工", "维修 电工\u200b"), BUILTIN.alias("电工", "维修电工", same=False)
    assert [catalog.same(electric, "维修电工") for catalog in (BUILTIN, same, other)] == [None, True, False]
    assert [catalog.name("维修电工") for catalog in (BUILTIN, same, other)] == ["维修电工", "电工", "维修电工"]
    assert same.relate("铣工", "维修电工").relations == {("铣工", "电工"): True}
    assert (BUILTIN.aliases, same.aliases) == ({}, {("电工", "维修电工"): True})
    assert same.standard("维修电工") is electric
    assert BUILTIN.may_be("车工电工") == ("电工", "车工")
    assert BUILTIN.may_be("維修電工") == ("电工",)
    assert BUILTIN.may_be("電工") == ()
    assert BUILTIN != same != other
    assert (same | other) == other
    assert (other | BUILTIN) == other
    assert pickle.loads(pickle.dumps(same)) == same  # noqa: S301


def test_what_was_said_of_a_name_can_be_changed() -> None:
    both = BUILTIN.alias("电工", "机电维修").alias("钳工", "机电维修")
    assert both.aliases == {("钳工", "机电维修"): True}
    assert both.alias("钳工", "机电维修", same=False).aliases == {("钳工", "机电维修"): False}
    denied = BUILTIN.alias("电工", "机电维修", same=False).alias("钳工", "机电维修")
    assert denied.aliases == {("电工", "机电维修"): False, ("钳工", "机电维修"): True}


@pytest.mark.parametrize(
    ("occupation", "name", "same", "words"),
    [
        ("电工", "车工", True, "“车工”在本库中是车工，不能声明为电工的别名；如是相关职业，请声明为相关职业"),
        ("化学检验员", "化学检验工", False, "“化学检验工”是本库标准中化学检验员的名称，不能声明为另一职业"),
    ],
)
def test_what_the_texts_say_of_a_name_stands(occupation: str, name: str, same: bool, words: str) -> None:
    with pytest.raises(cl.InvalidName) as caught:
        BUILTIN.alias(occupation, name, same=same)
    assert caught.value.explain("zh") == words
    assert BUILTIN.alias(occupation, name, same=not same).same(BUILTIN.standard(occupation), name) is not same


@pytest.mark.parametrize("name", ["", " ", "5", "技师", "四级", "预备技师", "--"])
def test_what_is_no_occupation_is_no_name_and_not_related(name: str) -> None:
    for declare in (BUILTIN.alias, BUILTIN.relate):
        with pytest.raises(cl.InvalidName, match="不是职业名称"):
            declare("电工", name)


def test_no_occupation_is_related_to_itself() -> None:
    renamed = BUILTIN.alias("电工", "维修电工")
    for name in ("电工", "維修電工"):
        for accepted in (True, False):
            with pytest.raises(cl.InvalidName, match=f"“{name}”就是电工"):
                renamed.relate("电工", name, accepted)


@pytest.mark.parametrize(("occupation", "name"), [("电工", "电工"), ("电工", "電工 "), ("化学检验工", "化学检验员")])
def test_no_occupation_is_another_name_of_itself(occupation: str, name: str) -> None:
    with pytest.raises(cl.InvalidName, match="本身的名称，不必声明") as caught:
        BUILTIN.alias(occupation, name)
    assert "is the name of" in caught.value.explain("en")


def test_the_occupation_that_is_named_has_to_be_known() -> None:
    with pytest.raises(cl.UnknownOccupation):
        BUILTIN.alias("厨师", "炊事员")


def test_headers_name_possible_names() -> None:
    standard = cl.Catalog.from_text(
        text("职业：磨工\n别名：研磨工\n曾用名：磨光工\n工种：平面磨工、外圆磨工")
    ).standard("磨工")
    assert standard.names == ("研磨工",)
    assert standard.possible_names == ("磨光工", "平面磨工", "外圆磨工")
    assert cl.Catalog.from_text(text("工种：磨工")).occupations == ("磨工",)
    assert BUILTIN.standard("电工").possible_names[0] == "维修电工"


def test_an_operating_permit_is_no_occupation() -> None:
    for declare in (BUILTIN.alias, BUILTIN.relate):
        with pytest.raises(cl.InvalidName, match="低压电工作业证"):
            declare("电工", "低压电工作业证")
    assert BUILTIN.related(BUILTIN.standard("铣工"), "低压电工作业证") is False

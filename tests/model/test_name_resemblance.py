"""Which names may be another name of an occupation: pairs for and against (D6)."""

from __future__ import annotations

import pytest

import certladder as cl
from certladder.model.names import is_operating_permit, may_be_called, resembles

CATALOG = cl.Catalog.builtin()

ALIKE = [
    # contains it
    ("电工", "维修电工"),
    ("电工", "物业电工"),
    ("电工", "电工（高级）"),
    ("电工", "高级电工"),
    ("电工", "水电工"),
    ("车工", "数控车工"),
    ("钳工", "装配钳工"),
    ("化学检验员", "水质化学检验员"),
    ("汽车修理工", "高级汽车维修工"),
    # is contained in it
    ("化学检验员", "检验员"),
    ("汽车修理工", "修理工"),
    ("汽车修理工", "维修工"),
    ("客户服务管理员", "客户服务"),
    # shares its stem
    ("化学检验员", "化学检验师"),
    ("化学检验员", "化学检验"),
    ("化学检验员", "化学检验人员"),
    ("客户服务管理员", "客户服务管理工"),
    ("化学检验员", "化学检验师傅"),
    ("汽车修理工", "汽车维修学徒"),
    # a typing slip
    ("电工", "电汽工"),
    ("车工", "车床工"),
    ("化学检验员", "化学捡验员"),
    ("化学检验员", "化检学验员"),
    ("汽车修理工", "汽车修里工"),
    ("汽车修理工", "汽车修工"),
    ("客户服务管理员", "客户服务管理人员"),
    # listed as a possible former name or 工种
    ("电工", "电气维修工"),
    ("电工", "电气维修"),
    ("化学检验员", "化验员"),
    ("化学检验员", "化学分析工"),
    ("化学检验员", "车间化验员"),
    ("汽车修理工", "汽修工"),
    ("汽车修理工", "汽车机修工"),
    ("钳工", "机修钳工"),
    ("钳工", "机修工"),
    ("汽车修理工", "机修工"),
    ("钳工", "装配工"),
    ("电工", "维修工"),
    ("车工", "数控工"),
    # the words of a listed name, the second before the first
    ("电工", "强电维修工"),
    ("电工", "弱电维修工"),
    ("电工", "水电维修工"),
    ("电工", "机电维修工"),
    ("电工", "高压电维修工"),
    # a listed name as many write it
    ("电工", "电器维修工"),
    # who works at a machine
    ("车工", "数控车床操作工"),
    ("铣工", "铣床工"),
    # the beginning of a long name
    ("客户服务管理员", "客户服务专员"),
    ("化学检验员", "化学检验室主任"),
]
APART = [
    ("车工", "汽车修理员"),
    ("车工", "汽车工"),
    ("车工", "叉车工"),
    ("车工", "天车工"),
    ("电工", "焊工"),
    ("电工", "电焊工"),
    ("电工", "电梯工"),
    ("电工", "机电工程师"),
    ("车工", "汽车工程师"),
    ("铣工", "镗工"),
    ("钳工", "锻工"),
    ("电工", "厨师"),
    ("化学检验员", "化学工程师"),
    ("汽车修理工", "汽车美容师"),
    ("客户服务管理员", "客户经理"),
    ("电工", "压力容器工"),
    ("钳工", "装配电工"),
    ("铣工", "修工"),
    ("电工", "低压电器装配工"),
    ("化学检验员", "质量管理"),
    ("客户服务管理员", "仓库管理员"),
    ("汽车修理工", "仪器仪表维修工"),
    ("汽车修理工", "汽车"),
    ("化学检验员", "员"),
    ("铣工", "数控镗工"),
    ("电工", "家电维修工"),
    ("电工", "家用电器维修工"),
    ("电工", "电器装配工"),
    ("电工", "电脑维修工"),
    ("电工", "电梯维修工"),
    ("电工", "低压电工作业证"),
    ("电工", "电工特种作业操作证"),
]


@pytest.mark.parametrize(("occupation", "name"), ALIKE)
def test_a_name_that_may_be_the_occupation_is_a_question(occupation: str, name: str) -> None:
    assert CATALOG.same(CATALOG.standard(occupation), name) is None


@pytest.mark.parametrize(("occupation", "name"), APART)
def test_a_name_that_resembles_nothing_is_another_occupation(occupation: str, name: str) -> None:
    assert CATALOG.same(CATALOG.standard(occupation), name) is False


@pytest.mark.parametrize("name", ["职业：电工", "电工(6-31-01-03)", "6-31-01-03 电工", "电工（维修电工）"])
def test_a_name_with_what_forms_print_beside_it(name: str) -> None:
    """A label, the number of the classification, a 工种 that the standard lists."""
    assert CATALOG.name(name) == "电工"
    assert CATALOG.name("钳工（机修）") == "钳工"
    assert CATALOG.name("电工（高级）") == "电工（高级）"
    assert CATALOG.alias("电工", "维修电工", same=False).name("电工（维修电工）") == "电工（维修电工）"


@pytest.mark.parametrize("name", CATALOG.occupations)
def test_an_occupation_of_the_catalog_is_no_question(name: str) -> None:
    for standard in CATALOG.standards:
        assert CATALOG.same(standard, name) is (standard.occupation == name)


def test_two_characters_are_never_a_slip_of_each_other() -> None:
    assert not resembles("铣工", "钳工")
    assert not resembles("电王", "电工")
    assert resembles("茶义师", "茶艺师")
    assert resembles("茶师", "茶艺师")


def test_a_possible_name_is_no_measure_of_slips() -> None:
    """数控镗工 is one character from 数控车工 and from 数控铣工, and neither."""
    assert may_be_called("数控铣工", ("铣工",), ("数控铣工",))
    assert not may_be_called("数控镗工", ("铣工",), ("数控铣工",))


@pytest.mark.parametrize("name", ["低压电工作业证", "特种作业操作证", "电工操作证书", "高处作业上岗证"])
def test_operating_permits_are_no_occupations(name: str) -> None:
    assert is_operating_permit(name)
    assert not is_operating_permit("电工")


def test_who_does_work_that_needs_a_permit_may_have_the_occupation() -> None:
    """特种作业电工, as work books call it, was an operating permit, and eleven years of it nothing."""
    assert CATALOG.same(CATALOG.standard("电工"), "特种作业电工") is None


def test_a_name_may_be_abridged() -> None:
    """Words are left out, and the ending may be another."""
    assert resembles("电梯维修工", "电梯安装维修工")
    assert resembles("人力资源管理员", "企业人力资源管理师")
    assert not resembles("电梯操作员", "电梯安装维修工")
    assert not resembles("仓库管理员", "客户服务管理员")


def test_a_text_is_no_name() -> None:
    assert not resembles("电工" * 30, "电工")


def test_what_names_may_be_is_not_kept_for_ever() -> None:
    assert may_be_called.cache_info().maxsize

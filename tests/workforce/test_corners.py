"""Tables in forms that are rare."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import certladder as cl
from certladder.cli.main import cli

pytestmark = pytest.mark.slow

duckdb = pytest.importorskip("duckdb")

ROWS = {
    "certificates": "person,occupation,level,issued\n1,电工,五级,2021-06\n",
    "work": "person,occupation,,start\n1,电工,,2019\n",
    "education": "person,school,graduated\n1,大学,2019-07-01\n",
    "training": "person,occupation,level,completed\n1,电工,四级,2024-05-30\n",
    "apprenticeships": "person,occupation,completed\n1,电工,2018-01-01\n",
    "titles": "person,level,granted\n1,中级,2020-01-01\n",
    "permits": "person,name,issued\n1,驾驶证,2019-05-01\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, rows in ROWS.items():
        (tmp_path / f"{name}.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_every_table_is_given(folder: Path) -> None:
    printed = CliRunner().invoke(cli, ["workforce", str(folder), "--on", "2026-11-22", "--lang", "en"])
    assert printed.exit_code == 0
    assert "not provided" not in printed.stdout


def test_a_person_keeps_what_is_known_of_dates(folder: Path) -> None:
    person = cl.Workforce(folder).person("1")
    assert person.certificates is not None
    assert person.work is not None
    assert (person.certificates[0].issued, person.work[0].start) == (cl.PartialDate(2021, 6), cl.PartialDate(2019))


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("人员编号,工号,职业,开始日期", "工号"),
        ("人员编号,职业,开始日期,start", "start"),
    ],
)
def test_two_columns_of_one_meaning_are_refused(header: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "work.csv").write_text(f"{header}\n1,1,电工,2019-01-01\n", encoding="utf-8")
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path)
    assert words in caught.value.explain("zh")


def test_damage_that_comes_to_light_late(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise duckdb.Error("truncated page")

    monkeypatch.setattr("certladder.workforce.workforce.ingest", fail)
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(folder)
    assert "truncated page" in caught.value.explain("en")


def test_too_little_memory_for_a_result(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workforce = cl.Workforce(folder)
    engine = workforce._records.engine

    def fail(sql: str) -> None:
        raise duckdb.OutOfMemoryException("failed to allocate")

    class Connection:
        sql = staticmethod(fail)

    monkeypatch.setattr(engine, "connection", Connection())
    with pytest.raises(cl.WorkforceError) as caught:
        engine.fetch("SELECT 1")
    assert "failed to allocate" in caught.value.explain("en")


@pytest.mark.parametrize(
    ("header", "row", "records"),
    [
        (
            "人员编号,工种,入职日期,上岗日期",
            "1,电工,2010-01-01,2012-01-01",
            [cl.Work(occupation="电工", start="2012-01-01")],
        ),
        (
            "人员编号,工种,上岗日期,入职日期",
            "1,电工,2012-01-01,2010-01-01",
            [cl.Work(occupation="电工", start="2012-01-01")],
        ),
        ("人员编号,姓名,人员状态,出生日期", "1,甲,在职,1990-01-01", []),
        ("人员编号,取得日期,出生日期", "1,2019-07-01,1990-01-01", None),
        (
            "人员编号,上岗日期,工种,等级,发证日期,结业日期",
            "1,2012-01-01,电工,四级,2019-07-01,2019-06-01",
            [cl.Work(occupation="电工", start="2012-01-01")],
        ),
    ],
)
def test_rosters_with_few_columns(header: str, row: str, records: list[cl.Work] | None, tmp_path: Path) -> None:
    (tmp_path / "花名册.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    try:
        found = cl.Workforce(tmp_path).person("1").work
    except cl.WorkforceError:
        found = None
    assert (None if records is None else list(found or ())) == records


def test_a_workbook_of_1904_is_refused(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    book.dates_1904 = True
    book.add_sheet("工作经历").write(0, 0, "人员编号")
    book.save(str(tmp_path / "a.xls"))
    with pytest.raises(cl.WorkforceError, match=r"a\.xls"):
        cl.Workforce(tmp_path / "a.xls")


def test_an_error_in_an_old_workbook_is_shown_as_its_program_shows_it(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("工作经历")
    for column, (name, words) in enumerate({"人员编号": "1", "职业": "电工", "开始日期": None}.items()):
        sheet.write(0, column, name)
        if words:
            sheet.write(1, column, words)
    sheet.row(1).set_cell_error(2, "#DIV/0!")
    book.save(str(tmp_path / "a.xls"))
    workforce = cl.Workforce(tmp_path / "a.xls")
    assert "#DIV/0!" in str(workforce.rejected.to_pylist())


def test_a_workbook_needs_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    monkeypatch.setitem(sys.modules, "xlrd", None)
    with pytest.raises(cl.WorkforceError, match="certladder"):
        cl.Workforce(tmp_path / "a.xls")


@pytest.mark.parametrize(
    ("cell", "certificate"),
    [
        ("预备技师", cl.Certificate(occupation="电工", level=None, issued="2018-06-01", kind="pre_technician")),
        ("三级电工证书", cl.Certificate(occupation="电工", level=3, issued="2018-06-01")),
        ("电工（国家职业资格四级）", cl.Certificate(occupation="电工", level=4, issued="2018-06-01")),
        ("焊工高级工", cl.Certificate(occupation="焊工", level=3, issued="2018-06-01")),
        ("高级工程师", None),
        ("中级职称", None),
        ("机关事业单位工人技术等级三级", None),
    ],
)
def test_whose_certificate_a_cell_names(cell: str, certificate: cl.Certificate | None, tmp_path: Path) -> None:
    """预备技师 is no 技师 in an occupation 预备; what names no skill certificate leaves the list open, not empty."""
    source = tmp_path / "roster.csv"
    source.write_text(f"工号,工种,上岗时间,技能等级,取证时间\n1,电工,2010-01-01,{cell},2018-06-01\n", encoding="utf-8")
    workforce = cl.Workforce(source)
    person = workforce.person("1")
    assert person.certificates == (() if certificate is None else (certificate,))
    assert ("certificates" in person.incomplete) == (workforce.rejected.num_rows == 1) == (certificate is None)


@pytest.mark.parametrize(
    ("cell", "degree", "school"),
    [
        ("中技", "secondary", "technical_school"),
        ("中职", "secondary", "secondary_vocational_school"),
        ("职业高中", None, "secondary_vocational_school"),
        ("高职", "associate", "higher_vocational_college"),
        ("全日制大专", "associate", None),
        ("研究生", "master", None),
        ("初中及以下", "junior_high", None),
        ("某某高级技工学校", None, "senior_technical_school"),
        ("高级技校", None, "senior_technical_school"),
        ("某某技工学校", None, "technical_school"),
    ],
)
def test_a_degree_that_says_the_kind_of_school(
    cell: str, degree: str | None, school: str | None, tmp_path: Path
) -> None:
    source = tmp_path / "education.csv"
    source.write_text(f"person,degree,graduated\n1,{cell},2015-07-01\n", encoding="utf-8")
    course = cl.Workforce(source).person("1").education[0]
    assert (course.degree, course.school) == (degree, school)


def test_a_list_of_leavers_that_names_nobody_as_the_roster_does_is_told(tmp_path: Path) -> None:
    """By numbers or by names it is read for who has left; by other numbers it cannot be."""
    (tmp_path / "花名册.csv").write_text("工号,工种,入职日期\n1,电工,2010-01-01\n", encoding="utf-8")
    for header, note in (("工号,时间", "只读取其中写明离职"), ("身份证号,时间", "未读取")):
        (tmp_path / "离职名单.csv").write_text(f"{header}\n1,\n", encoding="utf-8")
        workforce = cl.Workforce(tmp_path)
        assert any("离职名单.csv" in one and note in one for one in workforce.notes("zh"))
        assert len(workforce.rejected) == (note != "未读取")

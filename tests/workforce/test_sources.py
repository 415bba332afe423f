"""What a workforce reads: every kind of source, and no row lost."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

import certladder as cl
from certladder.workforce.columns import match_columns, near_table, table_named
from certladder.workforce.writers import write_table

ON = "2026-11-22"
CERTIFICATES = "工号,职业,等级,发证日期,证书类型\n01,电工,五级,2019/6/1,技能等级证书\n02,化学检验工,4,2020年1月31日,\n"
WORK = "person,occupation,start,end\n01,电工,2015-07-01,\n02,化学检验员,20180101,至今\n"
EXPECTED = {("01", "电工", 4, "eligible"), ("02", "化学检验员", 3, "eligible")}


def frames() -> dict[str, pa.Table]:
    certificates = {"person": ["01", "02"], "occupation": ["电工", "化学检验员"], "level": [5, 4]}
    days = pa.array([dt.date(2019, 6, 1), dt.date(2020, 1, 31)])
    work = {"person": ["01", "02"], "occupation": ["电工", "化学检验员"], "start": ["2015-07-01", "2018-01-01"]}
    return {"certificates": pa.table(certificates | {"issued": days}), "work": pa.table(work)}


def eligible(source: Any) -> set[tuple[object, ...]]:
    workforce = cl.Workforce(source)
    assert workforce.rejected.to_pylist() == []
    found = workforce.check(ON).to_arrow(["eligible"]).to_pylist()
    wanted = {(occupation, level) for _, occupation, level, _ in EXPECTED}
    return {
        (row["person"], row["occupation"], row["level"], row["verdict"])
        for row in found
        if (row["occupation"], row["level"]) in wanted
    }


def folder_of_text(folder: Path) -> Path:
    (folder / "证书.csv").write_text(CERTIFICATES, encoding="gb18030")
    (folder / "work.csv").write_text(WORK.replace(",", "\t"), encoding="utf-8-sig")
    return folder


def folder_of_parquet(folder: Path) -> Path:
    (folder / "work").mkdir()
    parquet.write_table(frames()["certificates"], folder / "certificates.parquet")
    parquet.write_table(frames()["work"].slice(0, 1), folder / "work" / "part-0.parquet")
    parquet.write_table(frames()["work"].slice(1), folder / "work" / "part-1.parquet")
    return folder


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for name, table in frames().items():
        sheet = book.create_sheet({"work": "工作经历"}.get(name, name))
        sheet.append([])
        sheet.append([*table.column_names, None])
        for row in table.to_pylist():
            sheet.append([*row.values()])
            sheet.append([])
    book.remove(book["Sheet"])
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def database(folder: Path) -> Path:
    with duckdb.connect(str(folder / "a.duckdb")) as connection:
        for name, table in frames().items():
            connection.register("given", table)
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given").fetchall()
            connection.unregister("given")
    return folder / "a.duckdb"


def connection(folder: Path) -> Any:
    return duckdb.connect(str(database(folder)))


def relations(folder: Path) -> Any:
    opened = connection(folder)
    return {"work": opened.table("work"), "certificates": opened.table("certificates")}


SOURCES: list[Callable[[Path], Any]] = [
    folder_of_text,
    folder_of_parquet,
    workbook,
    database,
    connection,
    relations,
    lambda _: frames(),
    lambda _: {name: pd.DataFrame(table.to_pylist()) for name, table in frames().items()},
    lambda _: {name: pytest.importorskip("polars").from_arrow(table) for name, table in frames().items()},
]


@pytest.mark.parametrize("make", SOURCES)
def test_every_source_gives_the_same_answers(make: Callable[[Path], Any], tmp_path: Path) -> None:
    assert eligible(make(tmp_path)) == EXPECTED
    assert eligible(str(source) if isinstance(source := make(_fresh(tmp_path)), Path) else source) == EXPECTED


def _fresh(folder: Path) -> Path:
    again = folder / "again"
    again.mkdir()
    return again


def test_no_row_is_lost() -> None:
    bad = pa.table(
        {
            "person": ["1", "1", "2", "3", "4", "", None, "5", "6"],
            "occupation": ["电工", "电工", "", "电工", "电工", "电工", "电工", "电工", "电工"],
            "start": ["2019-07-01", "2019-13-01", "2019-07-01", None, "2019-07", "2019-07-01", "x", "01/02/2019", "2020-01-01"],
            "end": ["", "", "", "", "", "", "", "", "2019-01-01"],
        }
    )  # fmt: skip
    studied = pa.table({"person": ["1"], "enrolled": ["2020-09-01"], "graduated": ["2020-09-01"]})
    certificates = pa.table({"person": ["1", "7"], "occupation": ["电工"] * 2, "level": ["6", ""]})
    workforce = cl.Workforce({"work": bad, "education": studied, "certificates": certificates})
    aside = workforce.rejected_rows("en").to_pylist()
    for table in ("work", "education", "certificates"):
        assert workforce.rows_in[table] == workforce.rows_used[table] + sum(row["source"] == table for row in aside)
    assert workforce.rows_in["work"] == 9
    said = {(row["source"], row["row"]): (row["column"], row["reason"]) for row in aside}
    assert said["work", 2] == (
        "start",
        "“2019-13-01” is not a day of the calendar; expected an existing date such as 2021-06-01",
    )
    assert said["work", 3] == ("occupation", "is missing")
    assert said["work", 4] == ("start", "is missing")
    assert said["work", 5][1].startswith("“2019-07” lacks the day")
    assert said["work", 6] == said["work", 7] == ("person", "the person's id is missing")
    assert "day, month or year first?" in said["work", 8][1]
    assert said["work", 9] == ("end", "“2019-01-01” is before start “2020-01-01”")
    assert said["education", 1] == ("graduated", "“2020-09-01” is not after enrolled “2020-09-01”")
    assert "is not a level" in said["certificates", 1][1]
    assert "has a level" in said["certificates", 2][1]


def test_a_row_set_aside_can_leave_an_answer_open_but_never_makes_it_a_no() -> None:
    work = pa.table({"person": ["1", "2"], "occupation": ["电工", "电工"], "start": ["2010-02-30", "2026-01-01"]})
    workforce = cl.Workforce({"work": work})
    verdicts = workforce.check(ON, ["电工"], [4]).to_arrow().to_pylist()
    assert {row["person"]: (row["verdict"], row["unknown"]) for row in verdicts} == {
        "1": ("undetermined", ["work"]),
        "2": ("not_eligible", []),
    }


def test_persons() -> None:
    persons = pa.table(
        {
            "id": ["1", "2", "2", "3", "3", "4", "5"],
            "born": ["2000-01-01", "2001-01-01", "2001-01-01", "2001-01-01", "2002-02-02", "1999-99-99", None],
            "证书齐全": ["", "", "", "", "", "", "也许"],
            "work": ["不详", None, None, None, None, "known", None],
        }
    )
    workforce = cl.Workforce({"persons": persons})
    assert len(workforce) == 5
    aside = {
        row["row"]: (row["person"], row["column"], row["reason"]) for row in workforce.rejected_rows("en").to_pylist()
    }
    assert set(aside) == {3, 4, 5, 6, 7}
    assert aside[3] == ("2", "person", "this id is listed more than once; this row repeats another")
    assert aside[4] == ("3", "person", "this id is listed more than once, and the rows differ")
    assert aside[7][1:] == ("certificates", "“也许” is neither known (已知) nor unknown (不详)")
    assert workforce.person("1").incomplete == {"work"}
    assert workforce.person("3").incomplete == set(cl.Person.model_fields) - {"born", "incomplete", "meets"}
    assert (workforce.person("4").born, workforce.person("4").incomplete) == (None, frozenset())
    assert workforce.person("5").incomplete == {"certificates"}


def test_cells_of_all_types() -> None:
    tables = {
        "certificates": pd.DataFrame({"person": [1.0, 2.0], "occupation": ["电工", "电工"], "level": [5.0, None], "kind": [None, "预备技师证书"]}),
        "education": pa.table(
            {
                "person": [1, 2, 3],
                "relevance": [{"电工": "本专业"}, None, {"电工": None}],
                "school": pa.array(["技师学院", None, None]).dictionary_encode(),
                "degree": pa.nulls(3),
            }
        ),
        "titles": pa.table({"person": ["1", "2"], "level": ["工程师", "初级"], "relevance": ["电工：是；钳工=否", '{"电工": true}']}),
        "work": pa.table({"person": ["3"], "occupation": ["电工"], "start": [dt.datetime(2019, 1, 1)]}),
    }  # fmt: skip
    workforce = cl.Workforce(tables)
    assert workforce.rejected.to_pylist() == []
    assert workforce.person("1").education[0].relevance == {"电工": "own"}
    assert workforce.person("1").titles[0].relevance == {"电工": True, "钳工": False}
    assert workforce.person("2").certificates[0].kind == "pre_technician"
    assert workforce.person("3").work[0].start == dt.date(2019, 1, 1)
    odd = pa.table({"person": ["1", "2"], "level": ["初级"] * 2, "relevance": ["电工", "{"]})
    reasons = [row["reason"] for row in cl.Workforce({"titles": odd}).rejected_rows("en").to_pylist()]
    assert reasons == ["“电工” is not like 电工:本专业；钳工:相关专业", "“{” is not JSON"]


def test_text_in_two_encodings_and_rows_cut_short(tmp_path: Path) -> None:
    header = b"person,occupation,start\n"
    lines = ["1,电工,2019-01-01\n".encode(), "2,钳工,2019-01-01\n".encode("gb18030"), b"3,\xff\xff\xff,2019-01-01\n"]
    lines += ["4,电工\n".encode(), b'5,"a\nb",2019-01-01\n', b"6,Zimmermann,2019-01-01\n", b"7,\xc4\xa3,2019-01-01\n"]
    (tmp_path / "work.csv").write_bytes(header + b"".join(lines))
    workforce = cl.Workforce(tmp_path)
    aside = {row["row"]: row["reason"] for row in workforce.rejected_rows("en").to_pylist()}
    assert aside == {4: "neither UTF-8 nor GB18030 text", 5: "2 cells where the header has 3"}
    assert (workforce.rows_in["work"], workforce.rows_used["work"], len(workforce)) == (7, 5, 5)
    assert workforce.person("2").work[0].occupation == "钳工"
    assert workforce.unknown_occupations() == {"a\nb": (), "Zimmermann": (), "模": ()}


def test_utf_16(tmp_path: Path) -> None:
    (tmp_path / "work.txt").write_bytes("person,occupation,start\n1,电焊工,2019-01-01\n".encode("utf-16"))
    assert cl.Workforce(tmp_path).unknown_occupations() == {"电焊工": ("电工", "铣工", "钳工")}


def refused(path: Any) -> str:
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(path)
    return caught.value.explain("en")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("work.csv", b"", "work.csv: the file is empty"),
        ("work.csv", b"PK\x03\x04abc", "work.csv: the content does not match the file name: it is an Excel workbook"),
        ("work.csv", b"a\0b", "work.csv: the content does not match the file name: it is not text"),
        (
            "work.parquet",
            b"person,occupation\n",
            "work.parquet: the content does not match the file name: it is not a parquet file",
        ),
        ("work.parquet", b"PAR1xxxxxxxx", "work.parquet: cannot be read"),
        ("work.csv", b"\n\n", "work.csv: cannot be read as a table"),
        ("work.csv", b"person,occuption,start\n", "column “occuption” is not known; did you mean “occupation”?"),
        ("work.csv", b"person,start\n", "no column occupation (职业); the columns are: person, start"),
        ("work.csv", b"person,id,occupation,start\n", "the columns “person” and “id” both mean person"),
        ("work.csv", b"person,person,occupation,start\n", "two columns are named “person”"),
        ("wrok.csv", b"person\n", "“wrok” is not a workforce table; did you mean work?"),
        ("notes.md", b"hello", "no workforce table found; expected one or more of: persons"),
    ],
)
def test_folders_that_are_refused(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert words in refused(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"person,start", "a.xlsx: the content does not match the file name: it is not a xlsx file"),
        ("a.xlsx", b"PK\x03\x04 not really", "a.xlsx: cannot be read: "),
        ("a.xlsx", b"", "a.xlsx: the file is empty"),
        (
            "a.duckdb",
            b"person,start and more",
            "a.duckdb: the content does not match the file name: it is not a duckdb file",
        ),
        ("a.csv", b"person,start", "a.csv: expected a folder, an Excel workbook (.xlsx) or a DuckDB database"),
    ],
)
def test_files_that_are_refused(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert words in refused(tmp_path / name)


def test_other_things_that_are_refused(tmp_path: Path) -> None:
    assert "no such file or folder" in refused(tmp_path / "nowhere")
    assert "int: expected a folder" in refused(5)
    assert "work: list is not an Arrow table" in refused({"work": [1]})
    assert "did you mean certificates?" in refused({"certificats": frames()["work"]})
    assert "“salaries” is not a workforce table" in refused({"salaries": frames()["work"]})
    for name in ("work.csv", "工作经历.csv"):
        (tmp_path / name).write_text(WORK, encoding="utf-8")
    assert "work.csv and 工作经历.csv both hold work; leave one out" in refused(tmp_path)


def test_workbooks_and_databases_that_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "work"
    book.save(tmp_path / "empty.xlsx")
    assert "empty.xlsx / work: the sheet is empty" in refused(tmp_path / "empty.xlsx")
    for name in ("work", "工作"):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        sheet.append(["person", "occupation", "start"])
    book.save(tmp_path / "twice.xlsx")
    assert "both hold work" in refused(tmp_path / "twice.xlsx")
    opened = duckdb.connect()
    for name in ("work", '"工作"'):
        opened.execute(f"CREATE TABLE {name} (person TEXT, occupation TEXT, start TEXT)").fetchall()
    assert "both hold work" in refused(opened)


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "work.csv").write_text("person,occupation,start,工资\n1,电工,2019-01-01,5\n", encoding="utf-8")
    (tmp_path / "花名.csv").write_text("x", encoding="utf-8")
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    assert set(cl.Workforce(tmp_path).notes("en")) == {
        "work.csv: column “工资” is not used",
        "花名.csv: not read; the name is not a workforce table's",
        "notes.md: not read; not a table",
    }
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.create_sheet("work").append(["person", "occupation", "start"])
    book.save(tmp_path / "a.xlsx")
    assert cl.Workforce(tmp_path / "a.xlsx").notes("zh") == ("a.xlsx / 说明：未读取，名称不是人员数据表",)
    opened = duckdb.connect()
    opened.execute("CREATE TABLE work (person TEXT, occupation TEXT, start TEXT)").fetchall()
    opened.execute("CREATE TABLE salaries (amount INT)").fetchall()
    assert cl.Workforce(opened).notes("zh") == ("database / salaries：未读取，名称不是人员数据表",)


def test_columns_go_by_many_names() -> None:
    work = table_named("Work")
    assert work is not None
    assert match_columns(work, ["人员 编号", "工种", "入职日期"], "x")[0] == {
        "person": "人员 编号",
        "occupation": "工种",
        "start": "入职日期",
    }
    assert (near_table("eduction"), near_table("工资"), table_named("工资")) == ("education", None, None)


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_answers_are_written(suffix: str, tmp_path: Path) -> None:
    answers = cl.Workforce(frames(), memory="1GB").check(ON, ["电工"])
    path = tmp_path / f"answers{suffix}"
    answers.write(path)
    if suffix == ".parquet":
        assert sorted(map(str, parquet.read_table(path).to_pylist())) == sorted(
            map(str, answers.to_arrow().to_pylist())
        )
        write_table(answers.to_arrow(), path)
    elif suffix == ".csv":
        read = pd.read_csv(path, dtype=str, encoding="utf-8-sig")
        assert set(read["alternatives"].dropna()) >= {"电工/四级/1; 电工/四级/2"}
    else:
        assert openpyxl.load_workbook(path).active.max_row == 9
    with pytest.raises(cl.WorkforceError, match="\\.parquet"):
        answers.write(tmp_path / "answers.doc")


def test_a_sheet_holds_so_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("certladder.workforce.writers._MOST_ROWS", 3)
    with pytest.raises(cl.WorkforceError, match="8"):
        cl.Workforce(frames()).check(ON, ["电工"]).write(tmp_path / "a.xlsx")


def test_the_extra_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(cl.WorkforceError, match=r"pip install 'certladder\[workforce\]'"):
        cl.Workforce(frames())


def test_conditions_that_are_answered() -> None:
    said = [
        ("1", "品行端正", "是"),
        ("1", "品行端正", "yes"),
        ("2", "品行端正", "是"),
        ("2", "品行端正", "否"),
        ("3", "品行端正", "大概"),
    ]
    workforce = cl.Workforce(
        {"条件": pa.Table.from_pylist([dict(zip(("工号", "条件", "符合"), row, strict=True)) for row in said])}
    )
    assert [(row["row"], row["column"], row["reason"]) for row in workforce.rejected_rows("en").to_pylist()] == [
        (3, "met", "this condition is answered with both yes and no"),
        (4, "met", "this condition is answered with both yes and no"),
        (5, "met", "“大概” is neither yes (是) nor no (否)"),
    ]
    assert workforce.person("1").meets == {"品行端正": True}
    assert workforce.person("2").meets == {}

"""What a workforce reads: every kind of source, and no row lost."""

from __future__ import annotations

import datetime as dt
import os
import sys
import zipfile
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
from certladder.workforce.columns import near_table, table_named
from certladder.workforce.headers import Header
from certladder.workforce.writers import write_tables

pytestmark = pytest.mark.slow

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
    source = make(tmp_path)
    assert eligible(source) == EXPECTED
    if isinstance(source, Path):
        assert sum(cl.Workforce(str(source)).rows_used.values()) == 4


def test_no_row_is_lost() -> None:
    bad = pa.table(
        {
            "person": ["1", "1", "2", "3", "4", "", None, "5", "6"],
            "occupation": ["电工", "电工", "", "电工", "电工", "电工", "电工", "电工", "电工"],
            "start": ["2019-07-01", "2019-13-01", "2019-07-01", None, "2019年", "2019-07-01", "x", "01/02/2019", "2020-01-01"],
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
    assert ("work", 5) not in said  # a year is a date (D1)
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
        "1": ("undetermined", ["end", "start"]),
        "2": ("not_eligible", []),
    }


NO_TRAINING = pa.table({name: pa.array([], pa.string()) for name in ("person", "occupation", "level", "completed")})


def test_persons() -> None:
    persons = pa.table(
        {
            "id": ["1", "2", "2", "3", "3", "4", "5"],
            "born": ["2000-01-01", "2001-01-01", "2001-01-01", "2001-01-01", "2002-02-02", "1999-99-99", None],
            "证书齐全": ["", "", "", "", "", "", "也许"],
            "work": ["不详", None, None, None, None, "known", None],
        }
    )
    workforce = cl.Workforce({"persons": persons, "training": NO_TRAINING})
    assert len(workforce) == 5
    aside = {
        row["row"]: (row["person"], row["column"], row["reason"]) for row in workforce.rejected_rows("en").to_pylist()
    }
    assert set(aside) == {3, 4, 5, 6, 7}
    assert aside[3] == ("2", "id", "this id is listed more than once; this row repeats another")
    assert aside[4] == ("3", "id", "this id is listed more than once, and the rows differ")
    assert aside[7][1:] == ("证书齐全", "“也许” is neither known (已知) nor unknown (不详)")
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
    assert workforce.unknown_occupations() == {"a b": (), "Zimmermann": (), "模": ()}


def test_utf_16(tmp_path: Path) -> None:
    (tmp_path / "work.txt").write_bytes(
        "person,occupation,start\n1,电焊工,2019-01-01\n2,维修电工,2019-01-01\n".encode("utf-16")
    )
    assert cl.Workforce(tmp_path).unknown_occupations() == {"电焊工": (), "维修电工": ("电工",)}


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
        ("notes.md", b"hello", "no workforce table found; expected one or more of: certificates"),
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
        ("a.csv", b"person,start", "a.csv: no column occupation (职业); the columns are: person, start"),
        ("a.doc", b"person,start", "a.doc: expected a folder, an Excel workbook (.xlsx, .xls), a text file"),
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
    found = Header(work, ["人员 编号", "工种", "入职日期"], "x", {})
    assert (found.ids, found.parts[0].columns) == (
        {"number": "人员 编号"},
        {"occupation": "工种", "start": "入职日期"},
    )
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
        write_tables({"x": answers.to_arrow()}, path)
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
        (3, "符合", "this condition is answered with both yes and no"),
        (4, "符合", "this condition is answered with both yes and no"),
        (5, "符合", "“大概” is neither yes (是) nor no (否)"),
    ]
    assert workforce.person("1").meets == {"品行端正": True}
    assert workforce.person("2").meets == {}


def incomplete(workforce: cl.Workforce, *persons: str) -> list[set[str]]:
    return [set(workforce.person(person).incomplete) for person in persons]


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> cl.Workforce:
    (folder / "work.csv").write_bytes("".join(lines).encode(encoding))
    return cl.Workforce(folder)


HEAD, A, B, C = "person,occupation,start\n", "a,电工,2010-01-01\n", "b,电工,2010-01-01\n", "c,电工,2010-01-01\n"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (",电工,2010-01-01\n", "the person's id is missing"),
        ("电工,2010-01-01\n", "2 cells where the header has 3"),
        ("1.10101E+17,电工,2010-01-01\n", "“1.10101E+17” is not the whole number"),
        pytest.param(f"c,{'(' * 100_000},2010-01-01\n", "a cell of more than 5000 characters", id="long"),
    ],
)
def test_a_row_of_nobody_could_be_anybodys(bad: str, reason: str, tmp_path: Path) -> None:
    """E1: whoever's it is, it must not become a no."""
    workforce = written(tmp_path, HEAD, A, bad, B)
    [row] = workforce.rejected_rows("en").to_pylist()
    assert (row["row"], row["reason"][: len(reason)]) == (3, reason)
    assert (len(workforce), incomplete(workforce, "a", "b")) == (2, [{"work"}, {"work"}])


def test_a_row_of_persons_without_an_id() -> None:
    work = pa.table({"person": ["a", "b"], "occupation": ["电工"] * 2, "start": ["2010-01-01"] * 2})
    persons = pa.table({"person": ["a", None, None], "born": ["2000-01-01", "2001-01-01", None]})
    workforce = cl.Workforce({"work": work, "persons": persons})
    assert incomplete(workforce, "a", "b") == [set(), set(cl.Person.model_fields) - {"born", "incomplete", "meets"}]
    assert (workforce.rows_in["persons"], len(workforce.rejected)) == (2, 1)


@pytest.mark.parametrize(
    ("lines", "used", "bad"),
    [
        (['a,"电工,2010-01-01\n', B, 'c,电工",2010-01-01\n'], 2, [2]),  # E2
        (['a,"电工,2010-01-01\n', B, C], 2, [2]),
        (['a",电工,"2010-01-01\n', B, C], 2, [2]),
        (['a,电工,"2010-01-01\n', '"\n', B], 2, []),
        (['"a","电工","2010-01-01"\n', B], 2, []),
        (['a,"电\n工",2010-01-01\n', B], 2, []),
    ],
)
def test_a_stray_quote_takes_no_other_row_with_it(lines: list[str], used: int, bad: list[int], tmp_path: Path) -> None:
    workforce = written(tmp_path, HEAD, *lines)
    assert (workforce.rows_used["work"], workforce.rejected["row"].to_pylist()) == (used, bad)
    assert incomplete(workforce, "b") == [{"work"} if bad else set()]


def test_lines_end_as_they_may(tmp_path: Path) -> None:
    assert len(written(tmp_path, (HEAD + A + B).replace("\n", "\r"))) == 2
    assert len(written(tmp_path, (HEAD + A + B).replace("\n", "\r\n"), encoding="utf-16")) == 2
    raw = (tmp_path / "work.csv").read_bytes()
    (tmp_path / "work.csv").write_bytes(raw[:-9])
    cut = cl.Workforce(tmp_path)
    assert cut.rejected_rows("en")["reason"].to_pylist() == ["neither UTF-8 nor GB18030 text"]
    (tmp_path / "work.csv").write_text('"person,occupation\n', encoding="utf-8")
    assert "cannot be read as a table" in refused(tmp_path)


def book_of(path: Path, title: str, *lines: list[Any], merged: str = "") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title
    for line in lines:
        book.active.append(line)
    if merged:
        book.active.merge_cells(merged)
    book.save(path)
    return path


def test_cells_that_are_merged_hold_for_their_rows(tmp_path: Path) -> None:
    lines = [["工号", "工种", "入职日期"], ["01", "电工", "2010-01-01"], [None, "钳工", "2010-01-01"]]
    merged = cl.Workforce(book_of(tmp_path / "a.xlsx", "work", *lines, merged="A2:A3"))
    assert (len(merged.person("01").work), len(merged.rejected)) == (2, 0)
    alone = cl.Workforce(book_of(tmp_path / "b.xlsx", "work", *lines))
    assert (len(alone.rejected), incomplete(alone, "01")) == (1, [{"work"}])


def test_ids_that_were_rounded_are_refused(tmp_path: Path) -> None:
    numbers = [[110101198503071234, "电工", "2010-01-01"], [1.10101198503071e17, "电工", "2010-01-01"]]
    lines = [["person", "occupation", "start"], *numbers, ["110101198503071235", "电工", "2010-01-01"]]
    sheet = cl.Workforce(book_of(tmp_path / "a.xlsx", "work", *lines))
    floats = [1.10101198503071e17, float("inf"), float("nan"), 3.0]
    frame = {"person": floats, "occupation": ["电工"] * 4, "start": ["2010-01-01"] * 4}
    numbered = cl.Workforce({"work": pd.DataFrame(frame)})
    for workforce, person, rejected in ((sheet, "110101198503071235", 2), (numbered, "3", 3)):
        assert (len(workforce), len(workforce.rejected)) == (1, rejected)
        assert incomplete(workforce, person) == [{"work"}]
    assert len(cl.Workforce({"work": pa.table(frame | {"person": [110101198503071234 + n for n in range(4)]})})) == 4


@pytest.mark.parametrize(
    ("ids", "rejected"),
    [(["1", "01", "2"], 2), (["001", "01", "2"], 2), (["0", "00", "2"], 2), (["010", "01", "2"], 0)],
)
def test_ids_that_differ_in_leading_zeros_only_are_rejected(ids: list[str], rejected: int) -> None:
    """One person's work under 001 and certificate under 01 would be two persons, each with a wrong no."""
    work = pa.table({"person": ids, "occupation": ["电工"] * 3, "start": ["2010-01-01"] * 3})
    workforce = cl.Workforce({"work": work})
    assert sorted(workforce.rejected["person"].to_pylist()) == sorted(ids)[:rejected]


def test_an_id_with_two_problems_is_told_one_of_them() -> None:
    work = {
        "person": ["1", "01", "01"],
        "name": ["乙", "甲", "丙"],
        "occupation": ["电工"] * 3,
        "start": ["2010-01-01"] * 3,
    }
    rejected = cl.Workforce({"work": pa.table(work)}).rejected_rows("en").to_pylist()
    assert {row["person"]: row["reason"] for row in rejected} == {
        "1": "the ids “1” and “01” differ in leading zeros, capitals or hyphens only: the same person?",
        "01": "two names for one id: “丙” and “甲”",
    }


def test_persons_without_records_are_refused(tmp_path: Path) -> None:
    """U3: nobody was eligible for anything."""
    assert "no workforce table found" in refused(book_of(tmp_path / "b.xlsx", "花名册", ["工号", "姓名"], ["01", "张"]))
    lines = [["工号", "姓名", "入职日期"], ["01", "张", "2010-01-01"]]
    assert "no column occupation (职业); the columns are: 工号, 姓名, 入职日期" in refused(
        book_of(tmp_path / "c.xlsx", "Sheet1", *lines)
    )


def test_nothing_is_read_twice_or_instead(tmp_path: Path) -> None:
    head = ["person", "occupation", "start", "start"]
    assert "two columns are named “start”" in refused(book_of(tmp_path / "a.xlsx", "work", head))
    assert "work and 工作经历 both hold work" in refused({"work": frames()["work"], "工作经历": frames()["work"]})
    for name, other in (("h[12]", "h1"), ("g*", "gX"), ("q?", "qa")):  # E4
        for folder, person in ((name, "own"), (other, "other")):
            (tmp_path / folder / "work").mkdir(parents=True)
            table = pa.table({"person": [person], "occupation": ["电工"], "start": ["2010-01-01"]})
            parquet.write_table(table, tmp_path / folder / "work" / "a.parquet")
        assert (len(cl.Workforce(tmp_path / name)), cl.Workforce(tmp_path / name).person("own").unknown("work")) == (
            1,
            False,
        )


def test_a_database_reads_no_other_files(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("person,occupation,start\na,b,2010-01-01\n", encoding="utf-8")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as opened:
        opened.execute(f"CREATE VIEW work AS SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')").fetchall()
    assert "a.duckdb: cannot be opened: Permission Error" in refused(tmp_path / "a.duckdb")


@pytest.mark.parametrize(
    ("column", "cells"),
    [("start", [dt.timedelta(days=3)]), ("relevance", [["电工"]]), ("relevance", [[1]]), ("person", ["1", 2])],
)
def test_cells_of_odd_types_are_rejected_or_refused(column: str, cells: list[Any]) -> None:
    given = {
        "person": ["1"] * len(cells),
        "relevance": None,
        "occupation": "电工",
        "start": "2010-01-01",
        column: cells,
    }
    name = "education" if column == "relevance" else "work"
    try:
        assert len(cl.Workforce({name: pd.DataFrame(given)}).rejected) == 1
    except cl.WorkforceError as error:
        assert column == "person" and "work: cannot be read" in error.explain("en")  # noqa: PT017, PT018


def test_a_damaged_workbook(tmp_path: Path) -> None:
    whole = book_of(tmp_path / "a.xlsx", "work", ["person", "occupation", "start"])
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as cut:
        for part in given.infolist():
            content = given.read(part)
            cut.writestr(part, content[: len(content) // 2] if "sheet1" in part.filename else content)
    assert "b.xlsx: cannot be read: " in refused(tmp_path / "b.xlsx")


def test_words_in_a_text_file_are_no_formula(tmp_path: Path) -> None:
    words = ["=cmd|' /C calc'!A0", "+1", "-1", "@a", "a=1", None]
    table = pa.table({"person": words, "n": [-1] * 6, "l": [["=1"]] * 6})
    write_tables({"x": table}, tmp_path / "a.csv")
    read = pd.read_csv(tmp_path / "a.csv", dtype=str, keep_default_na=False)
    assert list(read["person"]) == ["'=cmd|' /C calc'!A0", "'+1", "'-1", "'@a", "a=1", ""]
    assert (set(read["n"]), set(read["l"])) == ({"-1"}, {"'=1"})


def test_one_file_is_a_source(tmp_path: Path) -> None:
    parquet.write_table(frames()["work"], tmp_path / "a.parquet")
    assert len(cl.Workforce(tmp_path / "a.parquet")) == 2
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(
            {
                "work": pa.table(
                    [["1"], ["电工"], ["2010-01-01"], ["x"]], names=["person", "occupation", "start", "start"]
                )
            }
        )
    assert caught.value.code == "same_name"


def test_days_of_1904_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path / "a.xlsx")
    assert caught.value.code == "epoch"


def test_frames_are_taken_apart_as_sheets_are() -> None:
    roster = {
        "工号": ["1", "2"],
        "工种": ["电工"] * 2,
        "工作经历": ["2010.07-2015.06、2016.01-至今", "2024-01-01至今"],
        "技能等级1": ["电工四级（2012年6月）、焊工五级", ""],
        "技能等级2": ["三级", ""],
        "发证日期2": ["2018-06-01", ""],
    }
    workforce = cl.Workforce({"花名册": pd.DataFrame(roster)})
    person = workforce.person("1")
    assert {(one.occupation, one.level, str(one.issued)) for one in person.certificates or ()} == {
        ("电工", 4, "2012-06"), ("焊工", 5, "None"), ("电工", 3, "2018-06-01"),
    }  # fmt: skip
    assert sorted(str(one.start) for one in person.work or ()) == ["2010-07", "2016-01"]
    assert (len(workforce.rejected), workforce.person("2").certificates) == (0, ())


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "工作.csv")
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path / "工作.csv")
    assert caught.value.code == "source_type"


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "absent.csv"])
def test_a_name_that_no_file_has(name: str) -> None:
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(name)
    assert "没有这个文件" in caught.value.explain("zh")


def test_words_that_an_older_program_wrote_as_bytes(tmp_path: Path) -> None:
    """They were other occupations' names, and made a flat no."""
    work = {"person": ["1"], "occupation": ["电工".encode()], "start": ["2015-01-01"]}
    parquet.write_table(pa.table(work), tmp_path / "work.parquet")
    assert ("1", "电工", 4, "eligible") in eligible(tmp_path)
    parquet.write_table(pa.table(work | {"occupation": [b"\xff\xfe"]}), tmp_path / "work.parquet")
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce(tmp_path)
    assert caught.value.code == "not_read"

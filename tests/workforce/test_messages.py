"""What a workforce tells besides its answers: its stages, why rows are set aside, counts, and files that cannot be."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

import certladder as cl
from certladder.workforce.answers import STAGES
from certladder.workforce.writers import write_tables

ON = "2026-11-22"
WORK = pa.table(
    {
        "person": ["1", "1", "2", "3", "", "5", "6", "6", "7"],
        "occupation": ["电工", "电工", "电工", "", "电工", "电工", "电工", "电工", "电工"],
        "start": ["2015-07-01", "2019-13-01", '2"x', "2019-07-01", "x", "2019-07", "01/02/2019", "2019-02-30", "2020-01-01"],
        "end": ["", "", "", "", "", "", "", "", "2019-01-01"],
        "部门": ["A"] * 9,
    }
)  # fmt: skip
PERSONS = pa.table(
    {"person": ["1", "1", "2", "2", "3"], "born": ["2000-01-01"] * 3 + ["", ""], "work": [""] * 4 + ["?"]}
)
STUDIED = pa.table({"person": ["1"], "enrolled": ["2020-09-01"], "graduated": ["2020-09-01"]})
HELD = pa.table({"person": ["1"], "occupation": ["电工"], "level": ["6"]})
SAID = pa.table({"person": ["1", "1", "2"], "words": ["品行端正"] * 3, "met": ["是", "否", "?"]})
TABLES = {"work": WORK, "persons": PERSONS, "education": STUDIED, "certificates": HELD, "conditions": SAID}


def test_stages_are_told_as_they_begin(tmp_path: Path) -> None:
    stages: list[str] = []
    workforce = cl.Workforce({"work": WORK}, progress=lambda stage, done, of: stages.append(stage))
    assert stages == ["reading", "checking"]
    answers = workforce.check(ON, ["电工"])
    answers.summary()
    answers.write(tmp_path / "a.csv")
    assert stages[2:] == ["answers", "summary", "writing"]
    workforce.plus(cl.Training(occupation="电工", level=4, completed=ON)).becoming_eligible("2027-01-01", ON, ["电工"])
    assert stages[5:] == ["becoming_eligible"]
    assert set(stages) == set(STAGES)


def test_rejected_rows_are_counted_by_reason() -> None:
    workforce = cl.Workforce(TABLES)
    counted = workforce.rejected_by_reason("en").to_pylist()
    reason = "“…” is not a day of the calendar; expected an existing date such as 2021-06-01"
    assert {"source": "work", "column": "start", "reason": reason, "rows": 2} in counted
    assert sum(row["rows"] for row in counted) == len(workforce.rejected)
    assert [row["rows"] for row in counted] == sorted((row["rows"] for row in counted), reverse=True)


def test_reasons_and_notes_in_both_languages(tmp_path: Path) -> None:
    workforce = cl.Workforce(TABLES)
    assert len(workforce.rejected_by_reason("en")) == len(workforce.rejected_by_reason("zh")) == 13
    (tmp_path / "work.csv").write_text("person,occupation,start,部门\n1,电工,2019-01-01,A,B\n", encoding="utf-8")
    (tmp_path / "说明.csv").write_text("x", encoding="utf-8")
    (tmp_path / "说明.pdf").write_text("x", encoding="utf-8")
    folder = cl.Workforce(tmp_path)
    assert folder.notes("zh") == (
        "work.csv：未使用“部门”列",
        "说明.csv：未读取，名称不是人员数据表",
        "说明.pdf：未读取，不是表格文件",
    )
    assert folder.notes("en")[0] == "work.csv: column “部门” is not used"
    assert folder.rejected_rows("zh")["reason"].to_pylist() == ["有 5 格，表头有 4 格"]
    late = [row for row in workforce.rejected_rows("zh").to_pylist() if row["column"] == "end"]
    assert [row["reason"] for row in late] == ["“2019-01-01” 早于开始日期 “2020-01-01”"]


def test_a_source_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "work.csv").write_text("person,occupation,start\n1,电工,2019-01-01\n", encoding="utf-8")
    assert cl.Workforce(f"{tmp_path}/").source == tmp_path.name
    assert cl.Workforce({"work": WORK}).source == ""


def test_a_summary_counts_everybody_once() -> None:
    for row in cl.Workforce(TABLES).summary(ON).to_pylist():
        assert sum(row[name] for name in ("eligible", "undetermined", "not_eligible")) == 6
        assert row["held"] + sum(number for name, number in row.items() if name.endswith("_not_held")) == 6


@pytest.mark.slow
@pytest.mark.parametrize("memory", ["x", "4", "-1GB", "'; DROP TABLE x", "9999999TB"])
def test_memory_is_a_size(memory: str) -> None:
    with pytest.raises(cl.WorkforceError) as caught:
        cl.Workforce({"work": WORK}, memory=memory)
    assert caught.value.code == "memory"
    assert len(cl.Workforce({"work": WORK}, memory="500 mb")) == 6


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_a_place_that_cannot_be_written_to(suffix: str, tmp_path: Path) -> None:
    answers = cl.Workforce({"work": WORK}).check(ON, ["电工"])
    nowhere = tmp_path / "none" / f"a{suffix}"
    for write in (answers.write, lambda path: write_tables({"a": answers.to_arrow()}, path)):
        with pytest.raises(cl.WorkforceError) as caught:
            write(nowhere)
        assert f"a{suffix}: cannot be written: " in caught.value.explain("en")


def test_words_in_a_sheet_are_no_formula(tmp_path: Path) -> None:
    table = pa.table({"person": ["=1+1", "a\x0bb", None], "level": [1, 2, 3]})
    write_tables({"certladder": table}, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["certladder"]
    assert [(cell.value, cell.data_type) for cell in sheet["A"]][1:] == [("=1+1", "s"), ("ab", "s"), (None, "n")]

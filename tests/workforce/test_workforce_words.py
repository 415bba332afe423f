"""What a workforce tells besides its answers: its stages, why rows are set aside, counts, and files that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import openpyxl
import pyarrow as pa
import pytest

import certladder as cl
from certladder.workforce.reasons import in_chinese
from certladder.workforce.stages import Stage
from certladder.workforce.tables import write_table

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
    stages: list[Stage] = []
    workforce = cl.Workforce({"work": WORK}, progress=lambda stage, done, of: stages.append(stage))
    assert stages == ["reading", "checking"]
    answers = workforce.check(ON, ["电工"])
    answers.summary()
    answers.write(tmp_path / "a.csv")
    assert stages[2:] == ["answers", "summary", "writing"]
    workforce.plus(cl.Training(occupation="电工", level=4, completed=ON)).due("2027-01-01", ON, ["电工"])
    assert stages[5:] == ["due"]
    assert set(stages) == set(get_args(Stage))


def test_rows_set_aside_are_counted_by_reason() -> None:
    workforce = cl.Workforce(TABLES)
    counted = workforce.set_aside_by_reason().to_pylist()
    calendar = {"source": "work", "column": "start", "reason": "… is not a day of the calendar", "rows": 2}
    assert calendar in counted
    assert sum(row["rows"] for row in counted) == len(workforce.set_aside)
    assert [row["rows"] for row in counted] == sorted((row["rows"] for row in counted), reverse=True)


def test_reasons_and_notes_have_chinese_words(tmp_path: Path) -> None:
    workforce = cl.Workforce(TABLES)
    reasons = {row["reason"] for row in workforce.set_aside_by_reason().to_pylist()}
    assert len(reasons) == 14
    (tmp_path / "work.csv").write_text("person,occupation,start,部门\n1,电工,2019-01-01,A,B\n", encoding="utf-8")
    (tmp_path / "说明.csv").write_text("x", encoding="utf-8")
    (tmp_path / "说明.pdf").write_text("x", encoding="utf-8")
    folder = cl.Workforce(tmp_path)
    told = [*reasons, *folder.notes, *(row["reason"] for row in folder.set_aside.to_pylist())]
    assert len(told) == 18
    for words in told:
        assert in_chinese(words) != words
        assert not any(english in in_chinese(words) for english in ("is", "not", "the"))
    assert in_chinese("'2019-13-01' is not a day of the calendar") == "'2019-13-01' 不是日历上的日子"
    assert in_chinese("something new") == "something new"


def test_a_source_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "work.csv").write_text("person,occupation,start\n1,电工,2019-01-01\n", encoding="utf-8")
    assert cl.Workforce(f"{tmp_path}/").source == tmp_path.name
    assert cl.Workforce({"work": WORK}).source == ""


def test_a_summary_counts_everybody_once() -> None:
    for row in cl.Workforce(TABLES).summary(ON).to_pylist():
        assert sum(row[name] for name in ("eligible", "undetermined", "not_eligible")) == 6
        assert row["held"] + sum(number for name, number in row.items() if name.endswith("_not_held")) == 6


@pytest.mark.parametrize("memory", ["x", "4", "-1GB", "'; DROP TABLE x", "9999999TB"])
def test_memory_is_a_size(memory: str) -> None:
    with pytest.raises(cl.WorkforceError, match=r"memory .*: expected a size such as 4GB"):
        cl.Workforce({"work": WORK}, memory=memory)
    assert len(cl.Workforce({"work": WORK}, memory="500 mb")) == 6


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".xlsx"])
def test_a_place_that_cannot_be_written_to(suffix: str, tmp_path: Path) -> None:
    answers = cl.Workforce({"work": WORK}).check(ON, ["电工"])
    nowhere = tmp_path / "none" / f"a{suffix}"
    for write in (answers.write, lambda path: write_table(answers.to_arrow(), path)):
        with pytest.raises(cl.WorkforceError, match=rf"none.a{suffix}: cannot be written: "):
            write(nowhere)


def test_words_in_a_sheet_are_no_formula(tmp_path: Path) -> None:
    write_table(pa.table({"person": ["=1+1", "a\x0bb", None], "level": [1, 2, 3]}), tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["certladder"]
    assert [(cell.value, cell.data_type) for cell in sheet["A"]][1:] == [("=1+1", "s"), ("ab", "s"), (None, "n")]

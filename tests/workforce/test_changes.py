"""Whose answers in tables change with a new edition: what `Advisor.affected` says of each person."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest

import certladder as cl
from tests.cli.test_cli import run

OLD = "职业：茶艺师\n申报条件（四级）\n累计从事本职业工作6年。\n申报条件（三级）\n累计从事本职业工作9年。\n"
NEW = OLD.replace("6年", "5年").replace("申报条件（三级）", "申报条件（二级）")
STARTS = {"01": "2021-11-22", "02": "2019-01-01", "03": "2026-01-01"}
ON = "2026-11-22"


def work() -> pa.Table:
    return pa.table({"person": list(STARTS), "occupation": ["茶艺师"] * 3, "start": list(STARTS.values())})


@pytest.mark.slow
def test_each_row_is_what_the_advisor_says() -> None:
    old, new = cl.Catalog.from_text(OLD), cl.Catalog.from_text(NEW)
    said = {
        (person, one.occupation, one.level, *((each.verdict.value, each.eligible_from) if each else None for each in (one.old, one.new)))
        for person, start in STARTS.items()
        for one in cl.Advisor(old).affected(cl.Person(work=[cl.Work(occupation="茶艺师", start=start)]), new, on=ON)
    }  # fmt: skip
    assert {tuple(row) for row in cl.Workforce({"work": work()}, old).affected(new, ON)} == said
    assert len(said) == 2 + 3 + 3
    assert cl.Workforce({"work": work()}, old).affected(old, ON, ["茶艺师"]) == []
    assert cl.Workforce({"work": work()}, old).affected(new, ON, ["焊工"]) == []


def test_on_the_command_line(tmp_path: Path) -> None:
    for name, text in (("old.txt", OLD), ("new.txt", NEW)):
        tmp_path.joinpath(name).write_text(text, encoding="utf-8")
    tables = tmp_path / "tables"
    tables.mkdir()
    rows = ["person,occupation,start", *(f"{person},茶艺师,{start}" for person, start in STARTS.items())]
    (tables / "work.csv").write_text("\n".join(rows), encoding="utf-8")
    args = ("diff", str(tmp_path / "old.txt"), str(tmp_path / "new.txt"), "--workforce", str(tables), "--on", ON)
    assert sorted(run(*args, code=1).stdout.splitlines()[-4:]) == [
        "  茶艺师 三级/高级工：不符合 → 未收录：3 人",
        "  茶艺师 二级/技师：未收录 → 不符合：3 人",
        "  茶艺师 四级/中级工：不符合 → 不符合（起始日期不同）：1 人",
        "  茶艺师 四级/中级工：不符合 → 符合：1 人",
    ]
    assert len(json.loads(run(*args, "--json", code=1).stdout)["workforce"]) == 8
    same = ("diff", args[1], args[1], "--workforce", str(tables), "--lang", "en")
    assert run(*same).stdout.splitlines()[-1] == "  No answer changes."

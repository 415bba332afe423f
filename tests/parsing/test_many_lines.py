"""However many lines stand beside a list, reading and answering take no longer than the text."""

from __future__ import annotations

import time

import pytest

import certladder as cl

pytestmark = pytest.mark.slow

HEAD = "一、茶艺师申报条件\n四级（具备以下条件之一者）\n（1）累计从事本职业工作4年以上"


@pytest.mark.parametrize("line", ["从事", "取得本职业，", "须有担保人。"])
def test_many_lines_beside_a_list(line: str) -> None:
    start = time.process_time()
    catalog = cl.Catalog.from_text(f"{HEAD}\n" + f"{line}\n" * 450)
    worker = cl.Person(work=[cl.Work(occupation="茶艺师", start="2010-01-01")])
    assert cl.Advisor(catalog).check(worker, "茶艺师", 4, on="2026-11-22").verdict == "undetermined"
    assert time.process_time() - start < 6  # 8 s when it grew as their square; more lines are refused (test_bad_text)

"""Records as people type them (tests/data/typed.yaml): what they are read as, or the error that says what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml

import certladder as cl
from certladder.cli.values import read_record

CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parents[1] / "data" / "typed.yaml").read_text(encoding="utf-8"),
    yaml.BaseLoader,  # noqa: S506 -- every value as it is typed
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(map(str, case["given"].values())))
def test_a_record_as_it_is_typed(case: dict[str, Any]) -> None:
    kind = getattr(cl, case["kind"])
    if "error" in case:
        with pytest.raises(cl.InvalidFields) as caught:
            kind(**case["given"])
        assert [fault.why.code for fault in caught.value.faults] == [case["error"]]
    else:
        expected = {"occupation": case["given"].get("occupation"), **case["is"]}
        if "full_time" in expected:
            expected["full_time"] = expected["full_time"] == "true"
        assert kind(**case["given"]) == kind(**{name: value for name, value in expected.items() if value is not None})


@pytest.mark.parametrize(
    ("option", "words", "record"),
    [
        ("worked", "2018.07-至今", cl.Work(occupation="电工", start="2018-07")),
        ("worked", "2018年7月到2020年6月", cl.Work(occupation="电工", start="2018-07", end="2020-06")),
        ("worked", "2015-09-01 至 2018-06-30", cl.Work(occupation="电工", start="2015-09-01", end="2018-06-30")),
        ("worked", "2015年9月—2018年6月", cl.Work(occupation="电工", start="2015-09", end="2018-06")),
        ("works_since", "2018年7月至今", cl.Work(occupation="电工", start="2018-07")),
        ("works_since", "2018年7月起", cl.Work(occupation="电工", start="2018-07")),
        ("graduated", "大专(函授)@2015-07", cl.Education(degree="大专", full_time=False, graduated="2015-07")),
        ("graduated", "全日制本科@2015-07", cl.Education(degree="本科", full_time=True, graduated="2015-07")),
        ("holds", "中级工证@2018", cl.Certificate(occupation="电工", level=4, issued="2018")),
        ("holds", "Ⅲ级@2020年5月", cl.Certificate(occupation="电工", level=3, issued="2020-05")),
        ("holds", "高级电工证@2018", "电工:高级"),
        ("holds", "焊工三级@2018", "焊工:三级"),
        ("holds", "电工上岗证@2018", "--permit"),
        ("holds", "低压电工证@2018", "--permit"),
        ("graduated", "中专肄业@2010", "中专"),
        ("works_since", "18年7月", "四位"),
    ],
)
def test_an_option_as_it_is_typed(option: str, words: str, record: cl.Work | str) -> None:
    """A record, or what the error names."""
    if isinstance(record, str):
        with pytest.raises(cl.CertladderError) as caught:
            read_record(option, words, "电工", None)
        assert record in caught.value.explain()
    else:
        assert read_record(option, words, "电工", None) == record


def test_what_programs_give() -> None:
    """NaT, NaN and the numbers of numpy, from data frames; a record where a list is expected."""
    for missing in (pd.NaT, float("nan")):
        assert cl.Certificate(occupation="电工", level=np.int64(4), issued=missing).issued is None  # type: ignore[arg-type]
        with pytest.raises(cl.InvalidFields, match="没有写日期"):
            cl.Work(occupation="电工", start=missing)  # type: ignore[arg-type]
    with pytest.raises(cl.InvalidFields, match=r"work：.*不是列表"):
        cl.Person(work=cl.Work(occupation="电工", start="2018"))  # type: ignore[arg-type]
    assert cl.Certificate(occupation="电工", level=5, kind="技术等级证书").kind == "qualification"
    assert not cl.Policy(degree_is_floor="否").degree_is_floor

"""Yes and no are read by one reader."""

from __future__ import annotations

import pytest

from certladder.model.spelling import read_yes_no


@pytest.mark.parametrize("value", [True, "是", "对", "有", "符合", " YES ", "ｙ", "true", "1"])
def test_yes(value: object) -> None:
    assert read_yes_no(value) is True


@pytest.mark.parametrize("value", [False, "否", "没", "没有", "不符合", "No", "n", "FALSE", "0"])
def test_no(value: object) -> None:
    assert read_yes_no(value) is False


@pytest.mark.parametrize("value", ["", "也许", "不知道", "10", 1, 0, None, [], "oui"])
def test_neither(value: object) -> None:
    assert read_yes_no(value) is None

"""The command line speaks Chinese here, whatever the machine's locale, unless a test asks for English."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CERTLADDER_LANG", "zh")

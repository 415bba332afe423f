"""Writes the tables of readings in docs/rules.md and docs/rules.zh-CN.md from `model/readings.py`: `make docs-tables`."""

from __future__ import annotations

import re
from pathlib import Path

from certladder.model.readings import READINGS

PAGES = {"en": Path(__file__).with_name("rules.md"), "zh": Path(__file__).with_name("rules.zh-CN.md")}
_HEADS = {
    "en": ("no.", "words", "our reading", "the other reading", "whose verdict it would change", "switch"),
    "zh": ("编号", "原文", "本库的读法", "另一种读法", "会改变谁的结论", "开关"),
}
_TABLE = re.compile(r"(?<=<!-- readings -->\n).*?(?=<!-- /readings -->)", re.DOTALL)


def table(lang: str) -> str:
    """The table of readings in a language."""
    rows = [_HEADS[lang], ("---",) * 6]
    for reading in READINGS.values():
        said = [reading.said(part, lang) for part in ("words", "ours", "other", "changes")]
        switch = f"`{reading.policy}={reading.other}`" if reading.policy else ""
        rows.append((reading.number, *said, switch))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).replace("|  |", "| |")


def page(lang: str) -> str:
    """The page as it should be."""
    return _TABLE.sub(lambda _: table(lang), PAGES[lang].read_text(encoding="utf-8"))


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")

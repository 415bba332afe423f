"""What people write in cells, as `cells.toml` has it."""

import tomllib
from pathlib import Path

SAID: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("cells.toml").read_text(encoding="utf-8"))
SAID["at_work"] += SAID["blank"]
SAID["passed"] += SAID["blank"]
BLANK = tuple(SAID["blank"])  # what people write in a cell that has nothing to say
FAILED = ("否", *SAID["failed"])  # what they write of somebody who has no certificate
OTHER_TRADES = "|".join(SAID["other_trades"])  # posts that are occupations of their own: 保安 is no 值班员
FOOTER = str(SAID["footer"][0])
"""Totals, notes and signatures below a table, as a pattern for the engines: 合计, 共35人, 制表人：张三."""

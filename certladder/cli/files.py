"""Files to write to, looked at before the work begins."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

__all__ = ["PAGE", "TABLE"]


class NewFile(click.Path):
    """A file that can be made: its folder is there, and its name ends as it should."""

    def __init__(self, suffixes: Sequence[str] = ()) -> None:
        super().__init__(dir_okay=False, path_type=Path)
        self.suffixes = suffixes

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, if something can be written there."""
        path = Path(str(super().convert(value, param, ctx)))
        if self.suffixes and path.suffix.lower() not in self.suffixes:
            ends = ", ".join(self.suffixes)
            self.fail(f"{path}: 文件名应以此结尾 / expected a name that ends in {ends}", param, ctx)
        if not path.parent.is_dir():
            self.fail(f"{path}: 没有文件夹 / there is no folder {path.parent}", param, ctx)
        return path


PAGE = NewFile()
TABLE = NewFile((".parquet", ".csv", ".xlsx"))

"""`certladder workforce`: who of many persons may apply for what, from their tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from .headcount import echo_headcount, headcount
from .io import echo_json, staged, write_page
from .options import (
    advisor_options,
    json_option,
    lang_option,
    levels_option,
    occupations_option,
    on_option,
    take_advisor,
)
from .param_types import DAY, FILE, PAGE, TABLE

__all__ = ["workforce"]

_STAGES = {
    "reading": ("读取文件", "reading files"),
    "checking": ("核对各行", "checking rows"),
    "answers": ("得出结论", "deciding answers"),
    "summary": ("汇总", "counting"),
    "due": ("推算将符合的日期", "looking for the days to come"),
    "writing": ("写出", "writing"),
}


@click.command(
    short_help="全员能申报什么 / who of many may apply for what",
    epilog="""\b
示例 / examples:
  certladder workforce hr-export/ --on 2026-11-22 -o answers.parquet
  certladder workforce 花名册.xlsx --occupation 电工 --level 4 --verdict 符合 -o 可申报.xlsx
  certladder workforce hr-export/ --due 2027-06-30 -o due.csv --related 铣工:车工 --related 车工:铣工
  certladder workforce hr.duckdb --html summary.html --set-aside bad-rows.csv --memory 4GB --lang en
\b
退出码 / exit codes: 0 已完成 done (也包括有行未采用 also where rows are set aside), 3+ 出错 error
""",
)
@click.argument("source", type=FILE)
@occupations_option
@levels_option
@click.option("-o", "--output", type=TABLE, metavar="FILE", help="结论写到 answers to: .parquet, .csv 或/or .xlsx")
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    metavar="VERDICT",
    help="-o 只写这些结论 writes these only: 符合 eligible, 待定 undetermined, 不符合 not_eligible [前两种 the first two]",
)
@click.option(
    "--due",
    "until",
    type=DAY,
    metavar="DATE",
    help="到该日将符合的人，-o 改写这些人 / who becomes eligible by then; -o writes them instead",
)
@click.option("--set-aside", type=TABLE, metavar="FILE", help="未采用的行及原因写到 rows not used, with reasons, to")
@click.option("--html", type=PAGE, metavar="FILE", help="汇总网页写到 a summary page to")
@click.option("--memory", metavar="SIZE", help="DuckDB 可用的内存 memory it may use: 4GB")
@advisor_options
@on_option
@lang_option
@json_option
def workforce(
    source: Path,
    occupations: tuple[str, ...],
    levels: tuple[str, ...],
    output: Path | None,
    verdicts: tuple[str, ...],
    until: dt.date | None,
    set_aside: Path | None,
    html: Path | None,
    memory: str | None,
    on: dt.date | None,
    lang: str,
    as_json: bool,
    **options: Any,
) -> None:
    """全员在某日能申报什么，有多少人 / who of many persons may apply for what on a day, and how many.

    SOURCE 是 CSV 或 Parquet 文件夹、Excel 工作簿或 DuckDB 数据库；表和列的名称见文档 workforce.md。
    SOURCE is a folder of CSV or Parquet files, an Excel workbook or a DuckDB database; workforce.md names the tables.
    """
    from ..model.terms import Level, Verdict
    from ..report.workforce_page import workforce_report
    from ..workforce import Workforce

    day = on or dt.date.today()
    advisor = take_advisor(options)
    wanted = [advisor.catalog.standard(name, day).occupation for name in occupations] or None
    asked = [Level.parse(level) for level in levels] or None
    written = [Verdict.parse(verdict) for verdict in verdicts]
    if written and (output is None or until):
        raise click.UsageError("--verdict: 只用于不带 --due 的 -o / is for -o without --due")
    if until and until <= day:
        raise click.UsageError(f"--due {until}: 须晚于 --on / is not after --on {day}")
    with staged({stage: words[lang == "en"] for stage, words in _STAGES.items()}) as begin:
        staff = Workforce(source, advisor.catalog, advisor.policy, memory=memory, progress=begin)
        answers = staff.check(day, wanted, asked)
        due = staff.due(until, day, wanted, asked) if until else None
        count = headcount(staff, answers, until, due)
        begin("writing", 0, 0)
        files: dict[Path, int | None] = {}
        if output and due is not None:
            files[output] = _table(due, output)
        elif output:
            verdicts_out = written or [Verdict.ELIGIBLE, Verdict.UNDETERMINED]
            answers.write(output, verdicts_out)
            files[output] = sum(row[verdict.value] for row in count["summary"] for verdict in verdicts_out)
        if set_aside:
            files[set_aside] = _table(staff.set_aside, set_aside)
        if html:
            write_page(workforce_report(staff, answers, lang=lang), html)
            files[html] = None
    if as_json:
        echo_json(count)
    else:
        echo_headcount(staff, count, files, lang)


def _table(table: Any, file: Path) -> int:
    from ..workforce.tables import write_table

    write_table(table, file)
    return len(table)

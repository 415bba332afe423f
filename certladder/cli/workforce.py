"""`certladder workforce`: who in a workforce can apply for what, from tables of people."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from ..model.terms import Level, Verdict
from ..model.wording import say
from ..report.workforce_page import workforce_report
from ..workforce import Workforce
from ..workforce.progress import STAGES
from ..workforce.writers import write_table
from .advisors import take_advisor
from .days import DAY
from .files import PAGE, TABLE
from .options import (
    FILE,
    advisor_options,
    json_option,
    lang_option,
    levels_option,
    occupations_option,
    on_option,
)
from .output import echo_json, write_page
from .progress import staged
from .workforce_summary import echo_summary, summarise

__all__ = ["workforce"]


@click.command(
    short_help="单位批量查询 / who in a workforce can apply for what",
    epilog="""\b
示例 / examples:
  certladder workforce hr-export/ --on 2026-11-22 -o answers.parquet
  certladder workforce 花名册.xlsx --occupation 电工 --level 4 --verdict 符合 -o 可申报.xlsx
  certladder workforce hr-export/ --until 2027-06-30 -o soon.csv --related 铣工:车工 --related 车工:铣工
  certladder workforce hr.duckdb --html summary.html --rejected bad-rows.csv --memory 4GB --lang en
\b
退出码 / exit codes: 0 已完成 done (也包括有行被剔除 also where rows are rejected), 3+ 出错 error
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
    "--until",
    type=DAY,
    metavar="DATE",
    help="该日前将符合的人，-o 改写这些人 / who becomes eligible by then; -o writes them instead",
)
@click.option("--rejected", type=TABLE, metavar="FILE", help="剔除的行及原因写到 rejected rows, with reasons, to")
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
    rejected: Path | None,
    html: Path | None,
    memory: str | None,
    on: dt.date | None,
    lang: str,
    as_json: bool,
    **options: Any,
) -> None:
    """单位批量查询：某日谁能申报什么，有多少人 / who in a workforce can apply for what on a day, and how many.

    SOURCE 是 CSV 或 Parquet 文件夹、Excel 工作簿或 DuckDB 数据库；表和列的名称见文档 workforce.md。
    SOURCE is a folder of CSV or Parquet files, an Excel workbook or a DuckDB database; workforce.md names the tables.
    """
    day = on or dt.date.today()
    advisor = take_advisor(options)
    wanted = [advisor.catalog.standard(name, day).occupation for name in occupations] or None
    asked = [Level.parse(level) for level in levels] or None
    written = [Verdict.parse(verdict) for verdict in verdicts]
    if written and (output is None or until):
        raise click.UsageError("--verdict: 只用于不带 --until 的 -o / is for -o without --until")
    if until and until <= day:
        raise click.UsageError(f"--until {until}: 须晚于 --on / is not after --on {day}")
    with staged({stage: say(f"workforce.stage.{stage}", lang) for stage in STAGES}) as begin:
        staff = Workforce(source, advisor.catalog, advisor.policy, memory=memory, progress=begin)
        answers = staff.check(day, wanted, asked)
        becoming = staff.becoming_eligible(until, day, wanted, asked) if until else None
        summary = summarise(staff, answers, until, becoming, lang)
        begin("writing", 0, 0)
        files: dict[Path, int | None] = {}
        if output and becoming is not None:
            files[output] = _write(becoming, output)
        elif output:
            verdicts_out = written or [Verdict.ELIGIBLE, Verdict.UNDETERMINED]
            answers.write(output, verdicts_out)
            files[output] = sum(row[verdict.value] for row in summary["summary"] for verdict in verdicts_out)
        if rejected:
            files[rejected] = _write(staff.rejected_rows(lang), rejected)
        if html:
            write_page(workforce_report(staff, answers, lang=lang), html)
            files[html] = None
    if as_json:
        echo_json(summary)
    else:
        echo_summary(staff, answers, summary, until, files, lang)


def _write(table: Any, file: Path) -> int:
    write_table(table, file)
    return len(table)

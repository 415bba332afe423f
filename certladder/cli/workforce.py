"""`certladder workforce`: who of many persons may apply for what, from their tables."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from ..model.terms import Level, Verdict
from ..report.workforce_page import workforce_report
from ..workforce import Workforce
from ..workforce.tables import write_table
from .errors import OptionError
from .headcount import echo_headcount, headcount
from .help import command, option
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


@command("workforce")
@click.argument("source", type=FILE)
@occupations_option
@levels_option
@option("-o", "--output", type=TABLE, metavar="FILE", help="answers")
@option("--verdict", "verdicts", multiple=True, metavar="VERDICT")
@option("--due", "until", type=DAY, metavar="DATE")
@option("--set-aside", type=TABLE, metavar="FILE")
@option("--html", type=PAGE, metavar="FILE")
@option("--memory", metavar="SIZE")
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
    """Who in a workforce can apply for what on a day, and how many."""
    day = on or dt.date.today()
    advisor = take_advisor(options)
    wanted = [advisor.catalog.standard(name, day).occupation for name in occupations] or None
    asked = [Level.parse(level) for level in levels] or None
    written = [Verdict.parse(verdict) for verdict in verdicts]
    if written and (output is None or until):
        raise OptionError("cli.verdict_without_output", option="--due")
    if until and until <= day:
        raise OptionError("cli.not_after_on", option="--due", given=str(until), on=str(day))
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
    write_table(table, file)
    return len(table)

"""`certladder report`: the answer, the plan, the clauses and the proofs to bring, as one HTML file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from .advisors import take_advisor
from .files import PAGE
from .options import advisor_options, lang_option, on_option, person_options, target_arguments
from .output import write_page
from .people import take_person
from .progress import working
from .wishes import take_wishes, wish_options

__all__ = ["report"]


@click.command(
    short_help="一份 HTML 报告 / one HTML file with everything",
    epilog="""\b
示例 / examples:
  certladder report 电工 1 --person me.json -o report.html
  certladder report 化学检验员 1 --nothing --study --lang en > report.html
\b
退出码 / exit codes: 0 已写出 written (也包括没有途径 also where there is no way), 3+ 出错 error
""",
)
@target_arguments
@click.option("-o", "--output", type=PAGE, metavar="FILE", help="写到哪个文件 where to [标准输出 standard output]")
@person_options
@wish_options
@advisor_options
@on_option
@lang_option
def report(target: str, level: str, output: Path | None, on: dt.date | None, lang: str, **options: Any) -> None:
    """一份自足的 HTML 报告：结论、规划、条文、要带的证明 / one HTML file: the answer, the plan, the clauses, what to bring."""
    advisor, wishes = take_advisor(options), take_wishes(options)
    person = take_person(options, target)
    with working("正在生成" if lang == "zh" else "writing"):
        html = advisor.report(person, target, level, on, lang=lang, **wishes)
    if output is None:
        click.echo(html)
    else:
        write_page(html, output)

"""`certladder ask`: the interview."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .advisors import take_advisor
from .check import EXIT_CODES
from .options import advisor_options, json_option, lang_option, on_option, person_options, target_arguments
from .output import echo_json
from .people import take_person

if TYPE_CHECKING:
    from ..interview import Interview
    from .prompts import Terminal

__all__ = ["ask"]


@click.command(
    short_help="访谈：问得尽量少 / the interview: asked as little as possible",
    epilog="""\b
示例 / examples:
  certladder ask 电工 4
  certladder ask 电工 4 --person me.json          每答一题就保存 / saved after each answer
  certladder ask 铣工 3 --person me.json --works-since 2015-01-01
\b
日期 / dates: 2021-06-01, 2021年6月1日, 2021.6.1, 2021/6/1; 只知道月份 / the month only: 2021年6月, 2021.6
回答 / answers: ? 不知道 not known, q 退出 leave
退出码 / exit codes: 0 符合 eligible, 1 不符合 not eligible, 2 待定或中途退出 undetermined or left, 3+ 出错 error
""",
)
@target_arguments
@person_options
@advisor_options
@on_option
@lang_option
@json_option
@click.pass_context
def ask(
    ctx: click.Context, /, target: str, level: str, on: dt.date | None, lang: str, as_json: bool, **options: Any
) -> None:
    """访谈：一次一问，先问最能定下来的；最后给出结论和计划 / the interview: one question at a time, what decides most first.

    可以随时退出，用同一 --person 文件再次运行即可接着回答。没有说到的都当作不清楚。
    Leave at any time; run it again with the same --person file to go on. What is not given is not known.
    """
    from .prompts import Left, Terminal
    from .questions import conduct
    from .saved import save

    terminal = Terminal(lang, err=as_json)
    interview, file = _begin(target, level, on, options)
    if file is None:
        terminal.say("（不保存；加 --person me.json 可保存并接着回答。）", "(Not saved; --person me.json saves it.)")

    def keep(latest: Interview) -> None:
        nonlocal interview
        interview = latest
        if file is not None:
            save(file, latest)

    try:
        interview = conduct(interview, terminal, keep)
    except Left:
        saved = file is not None
        terminal.say("已保存，下次接着回答。" if saved else "已退出。", "Saved; go on next time." if saved else "Left.")
    _conclude(interview, terminal, as_json)
    ctx.exit(EXIT_CODES[interview.eligibility.verdict.value])


def _begin(target: str, level: str, on: dt.date | None, options: dict[str, Any]) -> tuple[Interview, Path | None]:
    """The interview as it was left, or a new one, with what the options add."""
    from ..advisor import Advisor
    from .saved import Answers, nobody, resumed

    file: Path | None = options["person_file"]
    start, answers = resumed(file) if file is not None else (nobody(), Answers())
    if options["nothing"]:
        raise click.UsageError("--nothing: 访谈会逐项询问 / the interview asks for it")
    advisor = take_advisor(options)
    advisor = Advisor(answers.relating(advisor.catalog), advisor.policy)
    interview = advisor.interview(take_person(options, target, start), target, level, on)
    return replace(interview, declined=answers.declined), file


def _conclude(interview: Interview, terminal: Terminal, as_json: bool) -> None:
    """The verdict, and the plan from here."""
    from ..advisor import Advisor
    from ..solver.planning.infeasible import NoPath
    from .plan import no_path

    found: Any
    try:
        advisor = Advisor(interview.catalog, interview.policy)
        found = advisor.plan(interview.person, interview.standard.occupation, interview.level, interview.on)
        told = found.explain(terminal.lang)
    except NoPath as error:
        found, told = no_path(error), error.explain(terminal.lang)
    if as_json:
        echo_json({"person": interview.person, "eligibility": interview.eligibility, "plan": found})
        return
    terminal.say(
        f"\n{interview.eligibility.explain(terminal.lang)}", f"\n{interview.eligibility.explain(terminal.lang)}"
    )
    terminal.say(f"\n计划：{told}", f"\nThe plan: {told}")

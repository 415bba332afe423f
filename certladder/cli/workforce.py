"""`certladder workforce`: who in a workforce can apply for what, from tables of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from ..model.bounded_file import MEGABYTE, read_text
from ..model.terms import Verdict
from ..model.wording import say
from ..report.workforce_page import workforce_report
from ..workforce import Workforce
from ..workforce.answers import STAGES
from ..workforce.in_words import in_words
from ..workforce.writers import write_tables
from .errors import OptionError, file_errors, invalid
from .help import option
from .io import echo_json, require_new, staged, write_file
from .options import ADVISOR, JSON, LANG, LEVELS, OCCUPATIONS, ON, Call, argument, command
from .values import DAY, FILE, PAGE, TABLE, Value
from .workforce_summary import echo_summary, summarise

__all__ = ["workforce"]


@command(
    "workforce",
    argument("source", "source", type=FILE),
    OCCUPATIONS,
    LEVELS,
    option("--output", "-o", type=TABLE, help="answers"),
    option("--verdict", "verdicts", multiple=True, type=Value("verdict", Verdict.parse)),
    option("--until", type=DAY),
    option("--rejected", type=TABLE),
    option("--contested", type=TABLE),
    option("--without-effect", "without_effect", type=TABLE),
    option("--html", type=PAGE),
    option("--map", "mapped", multiple=True, metavar="mapped"),
    option("--mapping", type=FILE),
    option("--keep", multiple=True, metavar="column"),
    option("--force", is_flag=True),
    option("--memory", metavar="size"),
    *ADVISOR,
    ON,
    LANG,
    JSON,
)
def workforce(call: Call) -> None:
    """Who in a workforce can apply for what on a day, and how many."""
    day, lang = call.on or dt.date.today(), call.lang
    catalog, policy = call.advisor.catalog, call.advisor.policy
    wanted = [catalog.standard(name, day).occupation for name in call.occupations] or None
    asked = day, wanted, call.levels or None
    if call.verdicts and (call.output is None or call.until):
        raise OptionError("cli.verdict_without_output", option="--until")
    if call.until and call.until <= day:
        raise invalid("--until", call.until, OptionError("cli.not_after_on", on=str(day)))
    _keep_input(call)
    columns = _mapping(call.mapped, call.mapping)
    with staged({stage: say(f"workforce.stage.{stage}", lang) for stage in STAGES}) as begin:
        staff = Workforce(
            call.source, catalog, policy, mapping=columns, keep=call.keep, memory=call.memory, progress=begin
        )
        answers = staff.check(*asked)
        becoming = staff.becoming_eligible(call.until, *asked) if call.until else None
        contested = answers.contested() if call.contested else None
        summary = summarise(staff, answers, call.until, becoming, contested, lang)
        begin("writing", 0, 0)
        files: dict[Path, int | None] = {}
        if call.output and becoming is not None:
            answers.write_beside(call.output, "becoming_eligible", becoming, lang)
            files[call.output] = len(becoming)
        elif call.output:
            verdicts = call.verdicts or (Verdict.ELIGIBLE, Verdict.UNDETERMINED)
            answers.write(call.output, verdicts, lang=lang)
            files[call.output] = sum(row[verdict.value] for row in summary["summary"] for verdict in verdicts)
        tables = {
            "rejected": staff.rejected_rows(lang, named=True) if call.rejected else None,
            "contested": contested,
            "without_effect": answers.without_effect(lang).drop_columns("code") if call.without_effect else None,
        }
        for name, table in tables.items():
            if table is not None:
                path = getattr(call, name)
                write_tables({say(f"workforce.sheet.{name}", lang): in_words(table, lang)}, path)
                files[path] = len(table)
        if call.html:
            write_file(workforce_report(staff, answers, lang=lang), call.html)
            files[call.html] = None
    if call.as_json:
        echo_json(summary)
    else:
        echo_summary(staff, answers, summary, call.until, files, lang)


def _keep_input(call: Call) -> None:
    """Refuse to write over what is read, two things to one file, or over what is there unless that is asked for."""
    taken = [call.source.resolve(), *(path.resolve() for path in call.source.rglob("*"))]
    for name in ("output", "rejected", "contested", "without_effect", "html"):
        if file := getattr(call, name):
            given = f"--{name.replace('_', '-')}"
            if file.resolve() in taken:
                raise invalid(given, file, OptionError("cli.no_overwrite"))
            require_new(given, file, call.force)
            taken.append(file.resolve())


def _mapping(pairs: Sequence[str], file: Path | None) -> dict[str, str]:
    """What columns are: the lines of a file, # before remarks, and what is said beside it."""
    lines: list[str] = []
    if file is not None:
        with file_errors("cannot_read", file):
            lines = read_text(file, MEGABYTE).splitlines()
    found = {}
    for line in [*(line for line in map(str.strip, lines) if line and not line.startswith("#")), *pairs]:
        column, sign, said = line.partition("=")
        if not sign or not column.strip():
            raise invalid("--map", line, OptionError("cli.form", example="进厂=开始日期"))
        found[column.strip()] = said.strip()
    return found

"""`certladder workforce`: who in a workforce can apply for what, from tables of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..model.bounded_file import MEGABYTE, read_text
from ..model.errors import SystemReason
from ..model.terms import Level, Verdict
from ..model.wording import say
from ..report.workforce_page import workforce_report
from ..workforce import Workforce
from ..workforce.in_words import in_words
from ..workforce.progress import STAGES
from ..workforce.writers import write_tables
from .errors import FileError, OptionError
from .help import command, option
from .io import echo_json, require_new, staged, write_file
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
from .workforce_summary import echo_summary, summarise

__all__ = ["workforce"]


@command("workforce")
@click.argument("source", type=FILE)
@occupations_option
@levels_option
@option("-o", "--output", type=TABLE, metavar="FILE", help="answers")
@option("--verdict", "verdicts", multiple=True, metavar="VERDICT")
@option("--until", type=DAY, metavar="DATE")
@option("--rejected", type=TABLE, metavar="FILE")
@option("--contested", type=TABLE, metavar="FILE")
@option("--html", type=PAGE, metavar="FILE")
@option("--map", "mapped", multiple=True, metavar="COLUMN=FIELD")
@option("--mapping", type=FILE, metavar="FILE")
@option("--keep", multiple=True, metavar="COLUMN")
@option("--force", is_flag=True)
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
    rejected: Path | None,
    contested: Path | None,
    html: Path | None,
    mapped: tuple[str, ...],
    mapping: Path | None,
    keep: tuple[str, ...],
    force: bool,
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
        raise OptionError("cli.verdict_without_output", option="--until")
    if until and until <= day:
        raise OptionError("cli.not_after_on", option="--until", given=str(until), on=str(day))
    _keep_input(source, {"--output": output, "--rejected": rejected, "--contested": contested, "--html": html}, force)
    columns = _mapping(mapped, mapping)
    with staged({stage: say(f"workforce.stage.{stage}", lang) for stage in STAGES}) as begin:
        staff = Workforce(
            source, advisor.catalog, advisor.policy, mapping=columns, keep=keep, memory=memory, progress=begin
        )
        answers = staff.check(day, wanted, asked)
        becoming = staff.becoming_eligible(until, day, wanted, asked) if until else None
        summary = summarise(staff, answers, until, becoming, lang)
        begin("writing", 0, 0)
        files: dict[Path, int | None] = {}
        if output and becoming is not None:
            answers.write_beside(output, "becoming_eligible", becoming, lang)
            files[output] = len(becoming)
        elif output:
            verdicts_out = written or [Verdict.ELIGIBLE, Verdict.UNDETERMINED]
            answers.write(output, verdicts_out, lang=lang)
            files[output] = sum(row[verdict.value] for row in summary["summary"] for verdict in verdicts_out)
        for name, path in (("rejected", rejected), ("contested", contested)):
            if path:
                table = (
                    staff.rejected_rows(lang, named=True) if name == "rejected" else staff.contested(day, wanted, asked)
                )
                write_tables({say(f"workforce.sheet.{name}", lang): in_words(table, lang)}, path)
                files[path] = len(table)
        if html:
            write_file(workforce_report(staff, answers, lang=lang), html)
            files[html] = None
    if as_json:
        echo_json(summary)
    else:
        echo_summary(staff, answers, summary, until, files, lang)


def _keep_input(source: Path, written: Mapping[str, Path | None], force: bool) -> None:
    """Refuse to write over what is read, two things to one file, or over what is there unless that is asked for."""
    taken = [source.resolve(), *(path.resolve() for path in source.rglob("*"))]
    for name, file in written.items():
        if file is not None:
            if file.resolve() in taken:
                raise OptionError("cli.no_overwrite", option=name, file=str(file))
            require_new(name, file, force)
            taken.append(file.resolve())


def _mapping(pairs: Sequence[str], file: Path | None) -> dict[str, str]:
    """What columns are: the lines of a file, # before remarks, and what is said beside it."""
    try:
        lines = read_text(file, MEGABYTE).splitlines() if file else []
    except (OSError, UnicodeDecodeError) as error:
        reason = SystemReason(error) if isinstance(error, OSError) else "UTF-8"
        raise FileError("cli.cannot_read", file=file, reason=reason) from error
    found = {}
    for line in [*(line for line in map(str.strip, lines) if line and not line.startswith("#")), *pairs]:
        column, sign, said = line.partition("=")
        if not sign or not column.strip():
            raise OptionError("cli.form", option="--map", given=line, example="进厂=开始日期")
        found[column.strip()] = said.strip()
    return found

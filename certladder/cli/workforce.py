"""`certladder workforce`: who in a workforce can apply for what, from tables of people."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..model.terms import Level, Verdict
from ..model.wording import say
from ..report.workforce_page import GROUPS, occupation_names, rejected_reasons, unknown_occupations, workforce_report
from ..workforce import Workforce, WorkforceAnswers
from ..workforce.answers import STAGES
from ..workforce.columns import LISTS
from ..workforce.writers import write_in_words
from .help import argument, option
from .options import ANSWER, SUBSET, Call, command, echo_json
from .terminal import OptionError, echo_table, echo_text, invalid, staged
from .values import DAY, FILE, PAGE, TABLE, Value, read_file, require_new, write_file

_Rows = list[dict[str, Any]]
_Files = dict[Path, int | None]  # how many rows each has, if it is a table
_WRITTEN = ("--output", "--rejected", "--contested", "--without-effect", "--html")
_MOST = 8  # so many reasons, names and notes are printed; the others are counted


@command(
    "workforce",
    argument("source", "source", type=FILE),
    *SUBSET,
    option("--output", "-o", type=TABLE, help="answers"),
    option("--verdict", multiple=True, type=Value("verdict", Verdict.parse)),
    option("--until", type=DAY),
    option("--rejected", type=TABLE),
    option("--contested", type=TABLE),
    option("--without-effect", type=TABLE),
    option("--html", type=PAGE),
    option("--map", "mapped", multiple=True, metavar="mapped"),
    option("--mapping", type=FILE),
    option("--keep", multiple=True, metavar="column"),
    option("--force", is_flag=True),
    option("--memory", metavar="size"),
    *ANSWER,
)
def workforce(call: Call) -> None:
    day, lang = call.on or dt.date.today(), call.lang
    catalog, policy = call.advisor.catalog, call.advisor.policy
    wanted = [catalog.standard(name, day).occupation for name in call.occupations] or None
    asked = day, wanted, call.level or None
    call.refuse_alone("--verdict", "--output")
    call.refuse_alone("--keep", "--output")
    call.refuse_alone("--force", *_WRITTEN)
    if call.verdict and call.until:
        raise OptionError("cli.beside", option="--verdict", other="--until")
    if call.until and call.until <= day:
        raise invalid("--until", call.until, OptionError("cli.not_after_on", on=str(day)))
    taken = [call.source, *call.source.rglob("*")]
    for name in _WRITTEN:  # nor two things to one file
        require_new(name, call.value_of(name), call.force, taken)
        taken.append(call.value_of(name))
    columns = _mapping(call.mapped, call.mapping)
    with staged({stage: say(f"workforce.stage.{stage}", lang) for stage in STAGES}) as begin:
        staff = Workforce(
            call.source, catalog, policy, mapping=columns, keep=call.keep, memory=call.memory, progress=begin
        )
        answers = staff.check(*asked)
        on_request = {"becoming_eligible": staff.becoming_eligible(call.until, *asked)} if call.until else {}
        if call.contested:
            on_request["contested"] = answers.contested()
        rows = _counted(answers, on_request)
        begin("writing", 0, 0)
        files = _write(call, staff, answers, rows, on_request)
    if not call.as_json:
        _echo(call, staff, answers, rows, files)
        return
    read = {"source": staff.source, "on": str(day), "until": call.until, "persons": len(staff), "summary": rows}
    read |= {"rows_in": staff.rows_in, "rows_used": staff.rows_used, "notes": staff.notes(lang)}
    read |= {"without_effect": answers.declared_without_effect(lang)}
    read |= {"rejected": staff.rejected_by_reason(lang).to_pylist(), "unknown_occupations": staff.unknown_occupations()}
    echo_json(read)


def _counted(answers: WorkforceAnswers, on_request: Mapping[str, Any]) -> _Rows:
    """The rows of the summary, with how many persons become eligible and how many answers rest on a reading."""
    rows: _Rows = answers.summary().to_pylist()
    for name, table in on_request.items():
        found = (row for row in table.to_pylist() if not row.get("held"))
        persons = Counter(answer[:2] for answer in {(row["occupation"], row["level"], row["person"]) for row in found})
        for row in rows:
            row[name] = persons[row["occupation"], row["level"]]
    return rows


def _write(call: Call, staff: Workforce, answers: WorkforceAnswers, rows: _Rows, tables: Mapping[str, Any]) -> _Files:
    """Write what is asked for; the files, and how many rows each has."""
    files: _Files = {}
    if call.output and call.until:
        answers.write_beside(call.output, "becoming_eligible", tables["becoming_eligible"], call.lang)
        files[call.output] = len(tables["becoming_eligible"])
    elif call.output:
        verdicts = call.verdict or (Verdict.ELIGIBLE, Verdict.UNDETERMINED)
        answers.write(call.output, verdicts, lang=call.lang)
        files[call.output] = sum(row[verdict.value] for row in rows for verdict in verdicts)
    beside = {
        "rejected": staff.rejected_rows(call.lang) if call.rejected else None,
        "contested": tables.get("contested"),
        "without_effect": answers.without_effect(call.lang).drop_columns("code") if call.without_effect else None,
    }
    for name, table in beside.items():
        if table is not None:
            path = getattr(call, name)
            write_in_words({name: table}, path, call.lang)
            files[path] = len(table)
    if call.html:
        write_file(workforce_report(staff, answers, lang=call.lang), call.html)
        files[call.html] = None
    return files


def _echo(call: Call, staff: Workforce, answers: WorkforceAnswers, rows: _Rows, files: _Files) -> None:
    """Print the summary as a table, and below it what was read, what was not, and what was written."""
    lang = call.lang

    def line(code: str, **arguments: Any) -> str:
        return say(f"workforce.summary.{code}", lang, **arguments)

    names = occupation_names(staff, rows, answers, lang)
    counts = [*GROUPS, *(name for name in ("becoming_eligible", "contested") if rows and name in rows[0])]
    echo_text(line("persons", source=staff.source, on=answers.on, persons=len(staff)))
    heads = [line(name, until=call.until) for name in ("occupation", "level", *counts)]
    levels = [(names[row["occupation"]], line("level_of", level=Level(row["level"]))) for row in rows]
    cells = [[*level, *(f"{row[name]:,}" for name in counts)] for level, row in zip(levels, rows, strict=True)]
    echo_table(heads, cells, len(counts))
    undetermined = any(row["undetermined_not_held"] for row in rows)
    noted = {"undetermined": undetermined, "becoming": call.until, "contested": "contested" in counts}
    for code in filter(noted.get, noted):
        echo_text(line(f"{code}_note", until=call.until))
    read, used = (sum(counted.values()) for counted in (staff.rows_in, staff.rows_used))
    echo_text(line("rows", read=read, used=used, rejected=read - used))
    absent = [name for name in LISTS if name not in staff.untold and not staff.rows_in[name]]
    for code, tables in (("absent", absent), ("untold", staff.untold)):
        if tables:
            echo_text(line(code, tables=[say(f"list.{name}", lang) for name in tables]))
    lists = {
        "": [line("reason", where=where, reason=why, rows=n) for where, why, n in rejected_reasons(staff, lang)],
        "notes": staff.notes(lang),
        "without_effect": answers.declared_without_effect(lang),
        "unknown_occupations": unknown_occupations(staff, lang),
        "written": [str(file) if n is None else line("file_rows", file=file, rows=n) for file, n in files.items()],
    }
    for title, found in lists.items():
        if found and title:
            echo_text(line(title))
        for words in found[:_MOST]:
            echo_text(f"  {words}")
        if len(found) > _MOST:
            echo_text(f"  {line('more', n=len(found) - _MOST)}")


def _mapping(pairs: Sequence[str], file: Path | None) -> dict[str, str]:
    """What columns are: the lines of a file, # before remarks, and what is said beside it."""
    lines = [] if file is None else read_file(file, lambda text: [*filter(None, map(str.strip, text.splitlines()))])
    found = {}
    for line in [*(line for line in lines if not line.startswith("#")), *pairs]:
        column, sign, said = line.partition("=")
        if not sign or not column.strip():
            raise invalid("--map", line, OptionError("cli.form", example="进厂=开始日期"))
        found[column.strip()] = said.strip()
    return found

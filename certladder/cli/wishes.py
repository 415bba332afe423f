"""The wishes for a plan, as options."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from .days import DAY
from .options import FILE, together

__all__ = ["take_wishes", "wish_options"]

wish_options = together(
    (
        click.option("--study", is_flag=True, help="可以上学：常见的学制 / would study: the usual programmes"),
        click.option("--study-file", type=FILE, metavar="FILE", help="愿意就读的学制 programmes of one's own: JSON"),
        click.option("--no-full-time", is_flag=True, help="不脱产 part-time study only"),
        click.option("--deadline", type=DAY, help="最迟取得日期 earned by"),
        click.option("--max-certificates", type=click.IntRange(0), help="证书至多 at most so many certificates"),
        click.option("--max-trainings", type=click.IntRange(0), help="培训至多 trainings"),
        click.option("--max-programmes", type=click.IntRange(0), help="学历教育至多 study programmes"),
        click.option("--via", multiple=True, metavar="CLAUSE", help="必须依据 must use: 电工/四级/1"),
        click.option("--avoid", multiple=True, metavar="CLAUSE", help="不得依据 must not use"),
        click.option("--only", multiple=True, metavar="CLAUSE", help="只依据 may use only"),
        click.option(
            "--obtainable", is_flag=True, help="目录没有条件的等级视为可取得 undocumented levels can be earned"
        ),
        click.option("--assume-unknown", is_flag=True, help="不清楚的视为是 open questions are taken as yes"),
        click.option(
            "--optimise", metavar="NAMES", help="先看什么 what counts first: time,certificates,trainings,programmes"
        ),
    )
)


def take_wishes(options: dict[str, Any]) -> dict[str, Any]:
    """The wishes among the options of a command, which are taken out."""
    from ..solver.planning.study_option import usual_programmes

    study = usual_programmes() if options.pop("study") else ()
    file = options.pop("study_file")
    wishes: dict[str, Any] = {"study": (*study, *(_programmes(file) if file else ()))}
    wishes["undocumented"] = "obtainable" if options.pop("obtainable") else "unreachable"
    optimise = options.pop("optimise")
    if optimise:
        wishes["optimise"] = tuple(name.strip() for name in optimise.replace("，", ",").split(","))
    for name in ("no_full_time", "assume_unknown"):
        wishes[name] = options.pop(name)
    for name in ("deadline", "max_certificates", "max_trainings", "max_programmes", "via", "avoid", "only"):
        value = options.pop(name)
        wishes |= {} if value in (None, ()) else {name: value}
    return wishes


def _programmes(file: Path) -> list[Any]:
    """The programmes in a JSON file: a list of what `StudyOption` takes."""
    try:
        programmes = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise click.BadParameter(f"--study-file {file}: cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise click.BadParameter(f"--study-file {file}: not JSON in UTF-8: {error}") from error
    return programmes if isinstance(programmes, list) else [programmes]

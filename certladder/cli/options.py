"""The options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from .days import DAY

__all__ = [
    "FILE",
    "advisor_options",
    "json_option",
    "lang_option",
    "levels_option",
    "occupations_option",
    "on_option",
    "person_options",
    "target_arguments",
    "together",
]

Command = TypeVar("Command", bound=Callable[..., Any])
LISTS = ("certificates", "work", "education", "training", "apprenticeships", "titles", "permits")
FILE = click.Path(path_type=Path)


def together(options: tuple[Callable[[Any], Any], ...]) -> Callable[[Command], Command]:
    """One decorator for several options."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


_PERSON = (
    click.option("--person", "person_file", type=FILE, metavar="FILE", help="个人档案 person file: .json 或/or .toml"),
    click.option(
        "--occupation", metavar="OCCUPATION", help="以下记录所属职业 occupation of these records [目标职业 target]"
    ),
    click.option("--holds", multiple=True, metavar="LEVEL[@DATE]", help="证书 certificate: 五级@2021-06-01"),
    click.option("--works-since", multiple=True, metavar="DATE", help="至今在职 at work since: 2019-07-01"),
    click.option("--worked", multiple=True, metavar="DATE..DATE", help="做过 worked: 2015-03-01..2018-06-30"),
    click.option("--trained", multiple=True, metavar="LEVEL@DATE", help="培训结业 training: 四级@2024-05-30"),
    click.option("--graduated", multiple=True, metavar="TERMS[@DATE]", help="学历 diploma: 技工学校,本专业@2020-07-01"),
    click.option("--apprenticed", multiple=True, metavar="DATE", help="学徒期满 apprenticeship: 2020-06-30"),
    click.option("--title", multiple=True, metavar="LEVEL[@DATE]", help="职称 title: 助理工程师@2023-12-01"),
    click.option("--permit", multiple=True, metavar="NAME[@DATE]", help="证照 permit: 机动车驾驶证@2019-05-01"),
    click.option("--born", type=DAY, help="出生日期 date of birth"),
    click.option(
        "--unknown", multiple=True, type=click.Choice(LISTS), help="不清楚是否还有 there may be more of these"
    ),
    click.option("--nothing", is_flag=True, help="没有任何记录 a person with no records at all"),
)
_ADVISOR = (
    click.option(
        "--standards",
        multiple=True,
        type=FILE,
        metavar="PATH",
        help="另加的标准 more standards: 文件/文件夹 file/folder",
    ),
    click.option(
        "--related", multiple=True, metavar="A:B", help="B 是 A 的相关职业 / is a related occupation of A: 铣工:车工"
    ),
    click.option("--unrelated", multiple=True, metavar="A:B", help="B 不是 A 的相关职业 / is not"),
    click.option("--policy", multiple=True, metavar="NAME=VALUE", help="口径 policy: continuity_gap_days=30"),
)


person_options = together(_PERSON)
advisor_options = together(_ADVISOR)
on_option = click.option("--on", type=DAY, help="哪一天 on which day [今天 today]")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON，供程序使用 for programs")
lang_option = click.option(
    "--lang", type=click.Choice(("zh", "en")), default="zh", envvar="CERTLADDER_LANG", help="语言 language [zh]"
)


def _occupations(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The occupations that begin like that, for completion."""
    from ..catalog import Catalog

    return [name for name in Catalog.builtin().occupations if name.startswith(incomplete)]


def _levels(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [
        level
        for level in ("5", "4", "3", "2", "1", "五级", "四级", "三级", "二级", "一级")
        if level.startswith(incomplete)
    ]


occupations_option = click.option(
    "--occupation", "occupations", multiple=True, metavar="OCCUPATION", shell_complete=_occupations,
    help="只问这些职业 of these occupations only [全部 all]",
)  # fmt: skip
levels_option = click.option(
    "--level", "levels", multiple=True, metavar="LEVEL", shell_complete=_levels,
    help="只问这些等级 of these levels only [全部 all]",
)  # fmt: skip
target_arguments = together(
    (
        click.argument("target", metavar="OCCUPATION", shell_complete=_occupations),
        click.argument("level", metavar="LEVEL", shell_complete=_levels),
    )
)

"""The command `certladder`: its sub-commands, its errors and its exit codes."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

import click

from .. import __version__
from .ask import ask
from .check import check
from .compile import compile_
from .completion import completion
from .fail import ERROR, INTERRUPTED, fail_readably
from .graph import graph
from .lint import lint
from .plan import plan
from .report import report
from .survey import survey
from .workforce import workforce

__all__ = ["cli"]


class Certladder(click.Group):
    """A group whose errors are readable lines, and whose exit codes leave 2 to "undetermined"."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command; every error ends as a line on stderr and an exit code from 3 on."""
        for stream in (sys.stdout, sys.stderr):
            with suppress(AttributeError):  # a stream that somebody put there
                stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        try:
            run: Any = super().main
            code = run(*args, standalone_mode=False, **extra)
        except click.Abort:
            code = INTERRUPTED
        except Exception as error:  # whatever it is, no traceback
            code = fail_readably(error)
        if standalone_mode:
            sys.exit(code or 0)
        return code


@click.group(
    "certladder",
    cls=Certladder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog=f"""\b
退出码 / exit codes:
  0 是 yes   1 否 no   2 待定 undetermined   {ERROR} 以上 and above: 出错 error
\b
示例 / examples:
  certladder check 电工 4 --holds 五级@2021-06-01 --works-since 2019-07-01
  certladder plan 电工 1 --person me.json --lang en
  certladder ask 电工 4 --person me.json
\b
每个命令的示例 / examples of each command: certladder COMMAND --help
""",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """职业技能等级证书申报咨询 / advice on China's vocational skill certificates.

    现在能否申报、从哪天起可以、最短的路怎么走，都注明所依据的条款。
    Am I eligible, from which day, by which path: each answer cites the clause it rests on.
    """


for command in (check, survey, plan, ask, report, workforce, compile_, lint, graph, completion):
    cli.add_command(command)

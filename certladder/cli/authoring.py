"""`certladder compile`, `new`, `test` and `schema`: for the experts who write rules and cases."""

import errno
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from .. import Catalog, CertladderError, ParseProblem, Standard, StandardParseError, json_schema, read_cases
from ..model.names import occupation_name
from ..model.parsing.document import read_document
from ..model.parsing.files import LARGEST, decoded, text_of_file
from ..model.spelling import clean_name
from ..model.wording import say, worded
from ..schemas import SCHEMAS
from ..solver.wording import understood_words
from .help import Choice, argument, option
from .options import ADVISOR, Call, command, echo_json
from .terminal import Exit, OptionError, echo_text, file_errors
from .values import FILE, require_new, write_file

_LONGEST = 200  # columns of a line that is still shown whole


@command(
    "new",
    argument("target", "occupation"),
    option("--output", "-o", type=FILE, metavar="folder", help="folder"),
    option("--force", is_flag=True),
    data=False,
)
def new(call: Call) -> None:
    """A folder with a text of an occupation, header and sample conditions, and cases that cover these."""
    name = occupation_name(clean_name(call.target))
    if set(name) & set("/\\:"):  # of a path, of a clause's id
        raise CertladderError("record.occupation", given=name)
    folder = Path(call.output or name)
    files = {folder / f"{name}.{kind}": say(f"skeleton.{kind}", call.lang, occupation=name) for kind in ("txt", "yaml")}
    for file in files:
        require_new("--output", file, call.force)
    with file_errors("unwritable", folder):
        folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        write_file(text, file)
    echo_text(say("skeleton.next", call.lang, files=tuple(map(str, files)), folder=folder, occupation=name))


@command(
    "test",
    argument("cases", "cases", nargs=-1, required=True, type=FILE),
    option("--complete", is_flag=True),
    *ADVISOR,
)
def test(call: Call) -> Exit:
    report = call.advisor.test(read_cases(*call.cases))
    call.show(report, report.explain(call.lang))
    return Exit.NO if report.failures or (call.complete and report.uncovered) else Exit.YES


@command("schema", argument("kind", "kind", required=False, type=Choice(tuple(SCHEMAS)), default="person"), data=False)
def schema(call: Call) -> None:
    echo_json(json_schema(call.kind, call.lang))


@command(
    "compile",
    argument("path", "path", type=FILE),
    option("--occupation", metavar="occupation", help="page_occupation"),
    option("--lines", is_flag=True),
)
def compile_(call: Call) -> Exit:
    """How a standards text was parsed: clause, requirement, words. `worded` shows what a terminal would obey."""
    if call.lines and call.as_json:
        raise OptionError("cli.contradiction", given="--lines --json")
    text: str | None = None
    standards: tuple[Standard, ...] = ()
    try:
        if str(call.path) == "-" or call.occupation is not None:
            text = _standard_input() if str(call.path) == "-" else text_of_file(call.path)
            standards = Catalog.from_text(text, source=str(call.path), occupation=call.occupation).standards
        else:
            standards = Catalog.load(call.path).standards
        problems = [problem for standard in standards for problem in standard.unread]
        code = Exit.NO if problems else Exit.YES
    except StandardParseError as error:
        problems, code = list(error.problems), Exit.ERROR
    if call.as_json:
        echo_json({"standards": standards, "problems": problems})
        return code
    if call.lines and code is not Exit.ERROR:
        pages = [text] if text is not None else map(text_of_file, sorted(call.path.glob("*.txt")) or [call.path])
        for line in (line for page in pages for line in read_document(page, occupation=call.occupation).lines):
            kind = say(f"cli.line.{line.kind}", call.lang)
            click.echo(worded(f"{line.line}:{line.column}  {kind}  {line.about}  “{line.words}”", call.lang))
    for standard in standards:
        for words in _understood(standard, call.lang):
            click.echo(worded(words, call.lang))
    for problem in problems:
        for words in _excerpt(problem, text, call.lang):
            click.echo(worded(words, call.lang), err=True)
    return code


def _standard_input() -> str:
    with file_errors("unreadable", Path("-")):
        if sys.stdin is None:  # closed by the caller: `<&-`
            raise OSError(errno.EBADF, "")
        content = sys.stdin.buffer.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise OSError(errno.EFBIG, "")
    return decoded(content, "-")


def _understood(standard: Standard, lang: str) -> Iterator[str]:
    """What each clause asks for, and by which words."""
    yield " ".join(filter(None, (standard.occupation, standard.edition)))
    for clause in (clause for clauses in standard.levels.values() for clause in clauses):
        yield from ("", f"{clause.id}  “{clause.text}”")
        for number, alternative in enumerate(clause.alternatives, start=1):
            if len(clause.alternatives) > 1:
                yield f"  {say('cli.compile.alternative', lang, number=number)}"
            for requirement in alternative:
                mark = "?" if requirement.type == "unread" else "-"
                yield f"  {mark} {understood_words(requirement, lang)}  ←  “{clause.words(requirement)}”"


def _excerpt(problem: ParseProblem, text: str | None, lang: str) -> list[str]:
    """A problem as lines: file, line, column and what to write instead; the line of text; its words marked."""
    from rich.cells import cell_len

    lines = [f"{problem.source}:{problem.line}:{problem.column}: {problem.advice(lang)}"]
    try:
        source = (text_of_file(Path(problem.source)) if text is None else text).splitlines()
    except StandardParseError:
        source = []
    if problem.line > len(source):
        return lines
    line = source[problem.line - 1].replace("\t", " ").rstrip()
    words = problem.words.splitlines()[0].rstrip() if problem.words else ""
    if cell_len(line) > _LONGEST or not line[problem.column - 1 :].startswith(words.replace("\t", " ")):
        return [*lines, f"  {problem.words[:_LONGEST]}"]
    indent = " " * cell_len(line[: problem.column - 1])
    return [*lines, f"  {line}", f"  {indent}{'^' * max(1, cell_len(words))}"]

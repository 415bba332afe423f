"""certladder as tools of an assistant (Model Context Protocol): show, check, plan and ask.

Run it with `pip install '.[examples]'`; an assistant starts `python examples/mcp_server.py` and talks to it on stdin.
Each answer is in words, with the clause and the text it rests on; an error says what would be right.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Annotated, ParamSpec

from mcp.server import MCPServer
from pydantic import Field

import certladder as cl

Person = Annotated[cl.Person, Field(description="the records known of the person; a list that is null is not known")]
Occupation = Annotated[str, Field(description="an occupation such as 电工")]
Level = Annotated[int | str, Field(description="5 (lowest) to 1, or in words such as 四级 or 高级工")]
Day = Annotated[str | None, Field(description="the day asked about, such as 2026-11-22; today if it is left out")]

server = MCPServer("certladder", instructions="Advice on China's vocational skill certificates, by the official text.")
advisor = cl.Advisor()
Asked = ParamSpec("Asked")


def tool(answer: Callable[Asked, str]) -> Callable[Asked, str]:
    """A tool of the server; where there is no answer, it says what would be right."""

    @wraps(answer)
    def answered(*args: Asked.args, **kwargs: Asked.kwargs) -> str:
        try:
            return answer(*args, **kwargs)
        except cl.CertladderError as error:
            return error.explain()

    return server.tool()(answered)


@tool
def show(occupation: Occupation, level: Level) -> str:
    """The official conditions of a level, word for word."""
    standard = advisor.catalog.standard(occupation)
    clauses = standard.clauses(cl.Level.parse(level))
    return "\n".join([standard.source or standard.occupation, *(f"{clause.id}：{clause.text}" for clause in clauses)])


@tool
def check(person: Person, occupation: Occupation, level: Level, on: Day = None) -> str:
    """May the person apply for the level on the day, by which clause; and if not, what is missing and from when?"""
    return advisor.check(person, occupation, level, on).explain()


@tool
def plan(person: Person, occupation: Occupation, level: Level, on: Day = None) -> str:
    """The shortest way to the certificate, step by step; or why there is none."""
    return advisor.plan(person, occupation, level, on).explain()


@tool
def ask(person: Person, occupation: Occupation, level: Level, on: Day = None) -> str:
    """The question to put to the person next; empty when the answer is decided."""
    question = advisor.question(person, occupation, level, on)
    return question.explain() if question else ""


if __name__ == "__main__":
    server.run()

"""certladder behind HTTP, for programs beside Python: check, plan, question and report.

Run it with `pip install '.[examples]'` and `uvicorn --app-dir examples web_api:app`, then open /docs.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field

import certladder as cl

Language = Literal["zh", "en"]


class Question(BaseModel):
    """A person, and the certificate that is asked about."""

    model_config = ConfigDict(extra="forbid")

    person: Annotated[cl.Person, Field(description="the records known of the person; a list that is null is not known")]
    occupation: Annotated[
        str, Field(description="its name in the catalog, or one of its other names", examples=["电工"])
    ]
    level: Annotated[int | str, Field(description="5 to 1, or in words", examples=[4, "四级", "高级工"])]
    on: Annotated[dt.date | None, Field(description="the day asked about; today if it is null")] = None
    lang: Annotated[Language, Field(description="the language of texts")] = "zh"


class PlanQuestion(Question):
    """A person, a certificate, and wishes."""

    wishes: Annotated[dict[str, Any], Field(description="as of Advisor.plan: deadline, max_certificates, via ...")] = {}


class Answer(BaseModel):
    """The verdict as data, and in words."""

    eligibility: cl.Eligibility
    words: str


class PlanAnswer(BaseModel):
    """The best plan; or none, and why there is none."""

    plan: cl.Plan | None
    words: str


class NextQuestion(BaseModel):
    """The question that decides most; null when the verdict is decided."""

    question: cl.Question | None
    words: str


app = FastAPI(title="certladder", summary="Advice on China's vocational skill certificates, by the official text")
advisor = cl.Advisor()


@app.exception_handler(cl.CertladderError)
async def refuse(request: Request, error: cl.CertladderError) -> JSONResponse:
    """What was asked cannot be answered: 422, as for a field of the wrong form."""
    where = {
        cl.UnknownOccupation: "occupation",
        cl.UndescribedLevel: "level",
        cl.UnknownTerm: "level",
        cl.WishesError: "wishes",
    }
    field = next((name for kind, name in where.items() if isinstance(error, kind)), None)
    lang = "en" if request.headers.get("accept-language", "").startswith("en") else "zh"
    loc = ["body", *([field] if field else [])]
    return JSONResponse({"detail": [{"loc": loc, "msg": error.explain(lang), "type": error.code}]}, status_code=422)


@app.post("/check")
def check(asked: Question) -> Answer:
    """May the person apply, by which clause, and if not, what is missing and from when?"""
    found = advisor.check(asked.person, asked.occupation, asked.level, asked.on)
    return Answer(eligibility=found, words=found.explain(asked.lang))


@app.post("/plan")
def plan(asked: PlanQuestion) -> PlanAnswer:
    """The shortest way to the certificate."""
    try:
        found = advisor.plan(asked.person, asked.occupation, asked.level, asked.on, **asked.wishes)
    except cl.NoPath as reasons:
        return PlanAnswer(plan=None, words=reasons.explain(asked.lang))
    return PlanAnswer(plan=found, words=found.explain(asked.lang))


@app.post("/question")
def question(asked: Question) -> NextQuestion:
    """What to ask the person next."""
    found = advisor.question(asked.person, asked.occupation, asked.level, asked.on)
    return NextQuestion(question=found, words=found.explain(asked.lang) if found else "")


@app.post("/report", response_class=HTMLResponse)
def report(asked: PlanQuestion) -> str:
    """The verdict, the plan, the clauses and what to bring, as one page."""
    return advisor.report(asked.person, asked.occupation, asked.level, asked.on, lang=asked.lang, **asked.wishes)

"""Reports on a workforce: how many can apply for what, and what the answers were made from."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from ..catalog import occupation_words
from ..model.terms import Level
from ..model.wording import say, worded
from ..solver.wording import target_words
from ..workforce import Workforce, WorkforceAnswers
from .page import receipt, render

GROUPS = ("eligible_not_held", "undetermined_not_held", "held", "not_eligible_not_held")
"""The columns of a summary that count everybody once, in the order of the bars."""


def workforce_report(workforce: Workforce, answers: WorkforceAnswers, *, lang: str = "zh") -> str:
    """One HTML page on a workforce's answers: counts by occupation and level as bars and as a table, and what was read.

    It names nobody, needs no network, no scripts and no other file, and prints on A4. `lang` is "zh" or "en".

    Raises:
        UnknownTerm: another language.

    >>> import pyarrow as pa
    >>> work = pa.table({"person": ["a", "b"], "occupation": ["电工", "电工"], "start": ["2015-01-01", "2024-01-01"]})
    >>> workforce = Workforce({"work": work})
    >>> page = workforce_report(workforce, workforce.check("2026-11-22", ["电工"], [4]))
    >>> page.splitlines()[0], "● 1　? 0　✓ 0　✗ 1" in page
    ('<!doctype html>', True)
    """
    rows = answers.summary().to_pylist()
    names = occupation_names(workforce, rows, answers, lang)
    used, texts = workforce.rows_used, []
    for standard in (workforce.catalog.standard(name, answers.on) for name in names):
        sources = dict.fromkeys(text.source for text in (standard.text_source, *standard.other_sources.values()))
        texts.append(" ".join(filter(None, (standard.occupation, standard.edition, *sources))))
    occupations = {"occupations": say("word.separator", lang).join(texts)}
    parts = {
        "scope": [
            (say(f"list.{name}", lang), read, used[name], read - used[name])
            for name, read in workforce.rows_in.items()
            if read
        ],
        "chart": [
            (names[name], [(Level(row["level"]), {group: row[group] for group in GROUPS}) for row in of_one])
            for name, of_one in groupby(rows, key=lambda row: row["occupation"])
        ],
        "counts": [
            (target_words(names[row["occupation"]], Level(row["level"]), lang), *(row[name] for name in GROUPS))
            for row in rows
        ],
        "unlisted": unknown_occupations(workforce, lang),
        "rejected": rejected_reasons(workforce, lang),
        "receipt": receipt(workforce.catalog, workforce.policy, answers.on, occupations, lang),
    }
    return render(
        "workforce.html",
        lang,
        parts,
        title=say(f"report.workforce{'_title' if workforce.source else ''}", lang, source=workforce.source),
        asked=say("report.asked", lang, day=answers.on),
        persons=say("report.everybody", lang, persons=len(workforce)),
        groups=[say(f"workforce.summary.{name}", lang) for name in GROUPS],
        notes=workforce.notes(lang),
    )


def occupation_names(
    workforce: Workforce, summary: Iterable[Mapping[str, Any]], answers: WorkforceAnswers, lang: str
) -> dict[str, str]:
    """The occupations in the rows of a summary, each with the name to show."""
    asked = dict.fromkeys(row["occupation"] for row in summary)
    return {name: occupation_words(workforce.catalog.standard(name, answers.on), lang) for name in asked}


def rejected_reasons(workforce: Workforce, lang: str) -> list[tuple[str, str, int]]:
    """Where, why and how many rows are rejected, most first."""
    return [
        (" / ".join(filter(None, (row["source"], row["column"]))), row["reason"], row["rows"])
        for row in workforce.rejected_by_reason(lang).to_pylist()
    ]


def unknown_occupations(workforce: Workforce, lang: str) -> list[str]:
    """The occupations that the catalog does not hold, each with those that may be meant."""
    return [
        say("workforce.summary.unknown_occupation", lang, name=name, near=near) if near else worded(name, lang)
        for name, near in workforce.unknown_occupations().items()
    ]

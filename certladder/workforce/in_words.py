"""Tables of answers in words, for people: headers, terms, clauses and what is unknown, and why an answer is what it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..model.terms import Level, Verdict
from ..model.wording import joined, messages, say
from .engine import Table


def in_words(table: Table, lang: str) -> Table:
    """A table of answers, counts or rejected rows in Chinese ("zh") or English ("en").

    Columns that are not ours, carried along for the reader, stay as they are. Where there are answers, a column says why.
    """
    import pyarrow as pa

    is_answers = {"verdict", "unknown"} <= set(table.column_names)
    answers = table.to_pylist() if is_answers else ()
    columns, titles = [], []
    for name, cells in zip(table.column_names, table.columns, strict=True):
        is_count = pa.types.is_integer(cells.type) and name != "level"
        words = None if is_count else _WORDS.get(name)
        if is_answers and name == "undetermined":
            cells = pa.array(
                [row[name] if row["verdict"] == Verdict.UNDETERMINED else [] for row in answers], cells.type
            )
        if words:  # each different cell once
            keys = [tuple(cell) if isinstance(cell, list) else cell for cell in cells.to_pylist()]
            worded = {key: None if key is None else words(key, lang) for key in set(keys)}
            cells = pa.array([worded[key] for key in keys], pa.string())
        columns.append(cells)
        titles.append(messages(lang).get(f"workforce.{'count' if is_count else 'column'}.{name}", name))
    if is_answers:
        columns.append(pa.array([_why(row, lang) for row in answers], pa.string()))
        titles.append(say("workforce.column.why", lang))
    return pa.table(columns, names=titles)


def _clauses(labels: Sequence[str], lang: str) -> str:
    """电工/四级/3#2 as people say it."""
    parts = (label.partition("#") for label in labels)
    return joined([one + (say("word.alternative", lang, number=n) if n else "") for one, _, n in parts], lang)


def _topics(topics: Sequence[str], lang: str) -> str:
    return joined([say(f"workforce.unknown.{topic}", lang) for topic in topics], lang)


_WORDS: dict[str, Callable[[Any, str], str]] = {
    "level": lambda level, lang: Level(level).words(lang),
    **dict.fromkeys(("verdict", "other_verdict"), lambda verdict, lang: say(f"workforce.count.{verdict}", lang)),
    "held": lambda held, lang: say(f"workforce.held.{'yes' if held else 'no'}", lang),
    **dict.fromkeys(("alternatives", "undetermined"), _clauses),
    "unknown": _topics,
}


def _why(row: Mapping[str, Any], lang: str) -> str:
    """What an answer rests on, what it waits for, or when it will be another."""
    case, first, possible = row["verdict"], row["eligible_from"], row["possible_from"]
    clauses = _clauses(row["undetermined" if case == Verdict.UNDETERMINED else "alternatives"], lang)
    if case == Verdict.NOT_ELIGIBLE:
        case = "later" if first else "perhaps_later" if possible else "never"
    elif case == Verdict.UNDETERMINED and first:
        case = "undetermined_later"
    unknown = _topics(row["unknown"], lang)
    return say(f"workforce.why.{case}", lang, first=first, possible=possible, unknown=unknown, clauses=clauses)

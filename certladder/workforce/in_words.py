"""Tables of answers in words, for people: headers, terms, clauses and what is unknown, and why an answer is what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..model.terms import Level, Verdict
from ..model.wording import joined, messages, say

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["in_words"]


def in_words(table: pa.Table, lang: str) -> pa.Table:
    """A table of answers, counts or rejected rows in Chinese ("zh") or English ("en").

    Columns that are not ours, carried along for the reader, stay as they are. Where there are answers, a column says why.
    """
    import pyarrow as pa

    counts = {
        name for name in table.column_names if name != "level" and pa.types.is_integer(table.schema.field(name).type)
    }
    cells: dict[str, Sequence[Any]] = {}
    types = {}
    for name in table.column_names:
        word = None if name in counts else _WORDS.get(name)
        cells[name] = table[name].to_pylist() if word is None else _worded(table[name].to_pylist(), word, lang)
        types[name] = table.schema.field(name).type if word is None else pa.string()
    if cells.keys() >= {"verdict", "alternatives"}:
        answers = table.to_pylist()
        cells["why"] = [_why(row, lang) for row in answers]
        cells["undetermined"] = [
            cell if row["verdict"] == Verdict.UNDETERMINED else ""
            for cell, row in zip(cells["undetermined"], answers, strict=True)
        ]
        types["why"] = pa.string()
    titles = (messages(lang).get(f"workforce.{'count' if name in counts else 'column'}.{name}", name) for name in cells)
    return pa.table([pa.array(column, types[name]) for name, column in cells.items()], names=list(titles))


def _worded(cells: Sequence[Any], word: Callable[[Any, str], str], lang: str) -> Sequence[Any]:
    keys = [tuple(cell) if isinstance(cell, list) else cell for cell in cells]
    words = {key: None if key is None else word(key, lang) for key in set(keys)}
    return [words[key] for key in keys]


def _clauses(labels: Sequence[str], lang: str) -> str:
    """电工/四级/3#2 as people say it."""
    parts = (label.partition("#") for label in labels)
    return joined([one + (say("word.alternative", lang, number=n) if n else "") for one, _, n in parts], lang)


def _topics(topics: Sequence[str], lang: str) -> str:
    return joined([say(f"workforce.unknown.{topic}", lang) for topic in topics], lang)


_WORDS: dict[str, Callable[[Any, str], str]] = {
    "level": lambda level, lang: Level(level).words(lang),
    **dict.fromkeys(("verdict", "other_verdict"), lambda verdict, lang: say(f"workforce.verdict.{verdict}", lang)),
    "held": lambda held, lang: say(f"workforce.held.{'yes' if held else 'no'}", lang),
    "alternatives": _clauses,
    "undetermined": _clauses,
    "unknown": _topics,
}


def _why(row: Mapping[str, Any], lang: str) -> str:
    """What an answer rests on, what it waits for, or when it will be another."""
    verdict, first, possible = row["verdict"], row["eligible_from"], row["possible_from"]
    case = verdict
    if verdict == Verdict.NOT_ELIGIBLE:
        case = "later" if first else "perhaps_later" if possible else "never"
    elif verdict == Verdict.UNDETERMINED and first:
        case = "undetermined_later"
    return say(
        f"workforce.why.{case}",
        lang,
        first=first,
        possible=possible,
        unknown=_topics(row["unknown"], lang),
        clauses=_clauses(row["undetermined"] if verdict == Verdict.UNDETERMINED else row["alternatives"], lang),
    )

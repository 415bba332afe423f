"""What was given and counts for nothing in an answer, for tables: asked of the solver, once for each kind of record."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ..model.person import RECORD_KINDS, Permit, Person, Record, Title
from ..model.terms import Degree, Level, Scope
from ..model.wording import say
from ..solver.case import Case
from ..solver.eligibility.note import Note
from ..solver.eligibility.notes import YOUNGEST, all_asked, find_notes
from ..solver.evaluate.evaluate import as_written
from ..solver.evaluate.record_view import RecordView
from .columns import Condition, Kind
from .engine import Table, rows
from .records import Records, person_of
from .ruleset import BIRTH, BITS, Ruleset

_DECLARED = ("relation", "relation_scope", "relation_reversed", "alias")
_GIVEN = {"kind": "int64", **dict.fromkeys(("enrolled", "later", "early", "again"), "bool_")}
"""What a note can depend on: a record's kind, whether it has a day of enrolment, comes after the day asked, is dated before
the person could work, or is there already."""
_NOTE = {"code": "string", "note": "string"}


def without_effect(rules: Ruleset, records: Records, answers: str, idle: Sequence[str], lang: str) -> Table:
    """`WorkforceAnswers.without_effect`; `idle` are the settings of the policy by which no answer differs."""
    import pyarrow as pa

    engine = records.engine
    given = engine.keep(f"""
        SELECT r.person, kind, second IS NOT NULL AND NOT works AS enrolled, coalesce(day > {rules.on}, false) AS later,
            coalesce(last < months_later(p.born, {12 * YOUNGEST}), false) AS early,
            row_number() OVER (PARTITION BY r.person, kind, day, last, second, second_last ORDER BY kind) > 1 AS again
        FROM {records.listed} r JOIN {records.persons} p ON p.person = r.person
        UNION ALL
        SELECT person, {BIRTH}, false, false, false, false FROM {records.persons} p WHERE born IS NOT NULL""")
    columns = ", ".join(_GIVEN)
    different = engine.fetch(f"SELECT DISTINCT {columns} FROM {given} g").to_pylist()
    notes = engine.keep(
        rows(_said(rules, different, records.kinds, lang), **_GIVEN, target="int64", **_NOTE, is_open="bool_")
    )
    asks = BITS["relation"] | BITS["same"]
    found = engine.fetch(f"""
        SELECT DISTINCT p.id AS person, t.occupation, t.level, n.code, n.note, t.target
        FROM {given} g JOIN {notes} n USING ({columns})
        JOIN {records.persons} p ON p.person = g.person JOIN {rules.named} t ON t.target = n.target
        LEFT JOIN {answers} a ON a.person = g.person AND a.target = n.target
        WHERE NOT (n.is_open AND coalesce(a.sure = 0 AND a.topics & {asks} > 0, false))
        ORDER BY p.id, t.target, n.note""").drop_columns("target")
    # what was declared or set for everybody is without effect if it is for somebody who has all kinds of records
    everything = person_of(records.kinds)
    of_all: list[tuple[object, ...]] = [
        (None, standard.occupation, int(level), note.code, note.explain(lang))
        for target, (standard, level) in enumerate(rules.targets)
        for note, _ in _notes(rules, [target], everything)
        if note.code in _DECLARED
    ]
    if idle:
        of_all.append((None, None, None, "policy", Note(code="policy", occupation="", names=tuple(idle)).explain(lang)))
    shared = rows(of_all, person="string", occupation="string", level="int64", **_NOTE)
    return pa.concat_tables([shared, found.cast(shared.schema)])


def declared_without_effect(rules: Ruleset, kinds: Sequence[Kind], idle: Sequence[str]) -> Iterator[Note]:
    """What was declared or set and has no part in any answer, whatever records of these kinds a person has."""
    levels: dict[str, list[int]] = {}
    for target, (standard, _) in enumerate(rules.targets):
        levels.setdefault(standard.occupation, []).append(target)
    if rules.catalog.relations or rules.catalog.aliases:
        for targets in levels.values():
            yield from (note for note, _ in _notes(rules, targets, person_of(kinds)) if note.code in _DECLARED)
    if idle:
        yield Note(code="policy", occupation="", names=tuple(idle))


def _said(
    rules: Ruleset, given: Sequence[dict[str, Any]], kinds: Sequence[Kind], lang: str
) -> Iterator[tuple[object, ...]]:
    """The notes on what is given, for each target; whether an answer may ask about the name instead."""
    for one in given:
        record = None if one["kind"] == BIRTH else kinds[one["kind"]]
        has_name = not isinstance(record, Condition | Permit | None)
        said, one_day = [] if record is None else [record], dt.timedelta(days=1)
        if isinstance(record, Record):
            dates = {RECORD_KINDS[type(record)].date_field: rules.day + one["later"] * one_day}
            dates |= {"enrolled": rules.day - one_day} if one["enrolled"] else {}  # on such days work may not count
            said = [record.model_copy(update=dates)] * (1 + one["again"])
        person = person_of(said, born=rules.day if record is None or one["early"] else None)
        for target in range(len(rules.targets)):
            for note, view in _notes(rules, [target], person):
                is_own = record is None or note.code not in ("born", "born_as_read")
                if is_own and (note.code == "duplicate") == one["again"] and note.code not in _DECLARED:
                    scopes = [view.in_scope(note.name, scope) for scope in Scope if has_name and note.name]
                    yield *one.values(), target, note.code, _words(note, lang), None in scopes


def _notes(rules: Ruleset, targets: Sequence[int], person: Person) -> Iterator[tuple[Note, RecordView]]:
    """The notes on a person, of one or many levels of one occupation."""
    standard, levels = rules.targets[targets[0]][0], [rules.targets[target][1] for target in targets]
    view = RecordView(Case(person, rules.catalog, rules.policy, standard, levels[0], rules.day))
    asked = [one for level in levels for one in all_asked(as_written(view, level), view)]
    return ((note, view) for note in find_notes(view, asked, rules.day))


def _words(note: Note, lang: str) -> str:
    """The note, of whose record only the kind is known."""
    record = note.record
    if record is None:
        return note.explain(lang)
    what = getattr(record, "occupation", None) or getattr(record, "name", None) or getattr(record, "degree", None)
    level = None if isinstance(record, Title) else getattr(record, "level", None)
    words = (say(f"list.{RECORD_KINDS[type(record)].list_name}", lang), what, level)
    known = " ".join(
        word.words(lang) if isinstance(word, Level | Degree) else word for word in words if word is not None
    )
    return say(f"note.{note.code}", lang, record=known, names=note.names)

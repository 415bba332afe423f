"""What the answers about one person say besides, for tables: contested readings, and what was given without effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.dates import FOREVER
from ..model.person import RECORD_KINDS, Education, Person, Record, Title
from ..model.terms import Scope, Verdict
from ..model.wording import say
from ..solver.case import Case
from ..solver.eligibility.notes import all_asked, find_notes
from ..solver.evaluate.record_view import RecordView
from .engine import quoted, rows
from .records import Records
from .ruleset import Ruleset

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["differing", "without_effect"]

_OF_ONE_RECORD = (
    "other_occupation", "other_occupation_near", "operating_permit", "other_scope", "lower_level", "other_level", "not_asked",
    "not_asked_as_read",
)  # fmt: skip
"""The notes that say of a record, whatever else there is, that it does not count."""


def differing(ours: str, theirs: str, targets: str, records: Records) -> str:
    """A query of the answers of which the verdict or the first day is another by another reading."""

    def verdict(table: str) -> str:
        names = (quoted(each.value) for each in (Verdict.ELIGIBLE, Verdict.UNDETERMINED, Verdict.NOT_ELIGIBLE))
        yes, perhaps, no = names
        return f"CASE WHEN {table}.sure > 0 THEN {yes} WHEN {table}.maybe > 0 THEN {perhaps} ELSE {no} END"

    def first(table: str) -> str:
        return f"CASE WHEN {table}.eligible_from < {FOREVER} THEN date_of({table}.eligible_from) END"

    return f"""SELECT p.id AS person, t.occupation, t.level, {verdict("a")} AS verdict, {first("a")} AS eligible_from,
            {verdict("b")} AS other_verdict, {first("b")} AS other_eligible_from
        FROM {ours} a FULL JOIN {theirs} b ON b.person = a.person AND b.target = a.target
        JOIN {records.persons} p ON p.person = coalesce(a.person, b.person)
        JOIN {targets} t ON t.target = coalesce(a.target, b.target)
        WHERE {verdict("a")} <> {verdict("b")} OR coalesce(a.eligible_from, {FOREVER}) <> coalesce(b.eligible_from, {FOREVER})
        ORDER BY p.id, t.target"""


def without_effect(rules: Ruleset, records: Records, targets: str, lang: str) -> pa.Table:
    """The records that count for nothing in an answer: asked of the solver, once for each kind of record and target."""
    engine = records.engine
    with engine.passing():
        types = {"kind": "int64", "enrolled": "bool", "target": "int64", "code": "string", "note": "string"}
        said = engine.put(rows(_said(rules, records, lang), **types))
        return engine.fetch(f"""
            SELECT DISTINCT p.id AS person, t.occupation, t.level, n.code, n.note, t.target
            FROM (SELECT person, kind, enrolled IS NOT NULL AS enrolled FROM {records.documents}
                UNION ALL SELECT person, kind, false FROM {records.work}) r
            JOIN {said} n ON n.kind = r.kind AND n.enrolled = r.enrolled JOIN {records.persons} p ON p.person = r.person
            JOIN {targets} t ON t.target = n.target ORDER BY p.id, t.target, n.note""").drop_columns("target")


def _said(rules: Ruleset, records: Records, lang: str) -> Iterator[tuple[int, bool, int, str, str]]:
    given = [(kind, False, record) for kind, record in enumerate(records.kinds) if isinstance(record, Record)]
    given += [
        (kind, True, record.model_copy(update={"enrolled": rules.day}))  # on such days work may not count
        for kind, _, record in given
        if isinstance(record, Education)
    ]
    for number, (place, level) in enumerate(rules.targets):
        standard = rules.standards[place]
        alternatives = [one for clause in standard.clauses(level) for one in clause.alternatives]
        for kind, enrolled, record in given:
            person = Person.model_validate({RECORD_KINDS[type(record)].list_name: (record,)})
            view = RecordView.of(Case(person, rules.catalog, rules.policy, standard, level, rules.day))
            for note in find_notes(view, all_asked(alternatives, view), rules.day):
                is_open = note.name and view.in_scope(note.name, Scope.OWN_OR_RELATED) is None
                if note.code in _OF_ONE_RECORD and not is_open:
                    words = say(
                        f"note.{note.code}", lang, name=note.name, names=note.names, record=_words(record, lang)
                    )
                    yield kind, enrolled, number, note.code, words


def _words(record: Record, lang: str) -> str:
    """A kind of record, which has no days."""
    what = getattr(record, "occupation", None) or getattr(record, "name", None) or getattr(record, "degree", None)
    level = None if isinstance(record, Title) else getattr(record, "level", None)
    words = (say(f"workforce.table.{RECORD_KINDS[type(record)].list_name}", lang), what, level)
    return " ".join(word if isinstance(word, str) else word.words(lang) for word in words if word is not None)

"""How the standards look to each person: asked about once for a shape, and once more for each that is special to them.

To a cook, all trades whose clauses ask for the same look the same, and have the same answers: none of her records makes a
difference between them. So what is asked about is not a person and a standard but a person and a *look*: the usual look of
a shape, and the special ones of the standards for which one of the person's records is a special case. A catalog of a
thousand standards costs a person no more than its few shapes and the few standards that she has to do with.
"""

from __future__ import annotations

from dataclasses import replace

import ibis

from .engine import Query
from .records import Records
from .rules import Rules

__all__ = ["by_look", "each_target"]


def by_look(rules: Rules, records: Records) -> Records:
    """The records once for each look of their person, which `person` then names, with cases for kinds.

    `persons` and `gaps` say the look's shape too.
    """
    engine, looks = records.engine, len(rules.book.standards) + len(rules.book.shapes)
    special = engine.keep(_special(rules, records))

    def seen(table: Query, *columns: str) -> Query:
        usual = table.join(rules.usual, "kind").join(rules.shapes, "shape")
        own = table.join(special, "person").join(rules.usual.select("kind", "shape", usually="case"), ["kind", "shape"])
        own = own.left_join(rules.special.select("kind", "look", "case"), ["kind", "look"])
        own = own.mutate(case=ibis.coalesce(own.case, own.usually))
        both = ibis.union(*(of.select("person", "look", *columns, kind=of.case) for of in (usual, own)))
        both = both.filter(both.kind > 0)  # case 0 does nothing
        return both.mutate(person=engine.subject(both.person, both.look, looks)).drop("look")

    def whole(table: Query, *columns: str) -> Query:
        parts = (table.cross_join(rules.shapes), table.join(special, "person"))
        both = ibis.union(*(part.select("person", "look", "shape", *columns) for part in parts))
        return both.mutate(person=engine.subject(both.person, both.look, looks)).drop("look")

    return replace(
        records,
        persons=whole(records.persons, "born"),
        documents=seen(records.documents, "day", "day_ymd", "enrolled", "enrolled_ymd", "alone"),
        work=seen(records.work, "start", "start_ymd", "stop", "stop_ymd", "clash"),
        gaps=whole(records.gaps, "list"),
    )


def _special(rules: Rules, records: Records) -> Query:
    """The special looks that persons have: person, look, shape."""
    looks = rules.special.select("kind", "look", "shape")
    parts = (table.join(looks, "kind").select("person", "look", "shape") for table in (records.documents, records.work))
    return ibis.union(*parts, distinct=True)


def each_target(found: Query, rules: Rules, records: Records) -> Query:
    """Rows of persons and targets, from rows of looks and models."""
    engine, looks = records.engine, len(rules.book.standards) + len(rules.book.shapes)
    found = found.mutate(person=engine.person(found.person, looks), look=engine.look(found.person, looks))
    columns = [name for name in found.columns if name not in ("look", "model")]
    is_usual = found.look >= len(rules.book.standards)
    usual = found.filter(is_usual).drop("look").join(rules.targets, "model")
    usual = usual.anti_join(_special(rules, records), ["person", "look"])
    own = found.filter(~is_usual).join(rules.targets, ["model", "look"])
    return ibis.union(*(part.select("target", *columns) for part in (usual, own)))

"""Standards of one edition from several texts, joined: nothing is lost, and the later text wins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from .standard import ParseProblem, Standard

__all__ = ["join"]

_LISTS = ("related", "majors", "related_majors")


def join(standards: Iterable[Standard]) -> tuple[Standard, ...]:
    """The standards, those of one edition of an occupation made one; where both describe a level, the later one's."""
    joined: list[Standard] = []
    places: dict[tuple[str, dt.date | None], list[int]] = {}  # a catalog may hold thousands
    for standard in standards:
        alike = places.setdefault((standard.occupation, standard.valid_from), [])
        place = next((at for at in alike if joined[at].is_same_edition(standard)), None)
        if place is None:
            alike.append(len(joined))
            joined.append(standard)
        elif joined[place] != standard:
            joined[place] = _joined(joined[place], standard)
    return tuple(joined)


def _joined(old: Standard, new: Standard) -> Standard:
    taken = {**dict.fromkeys(_parts(old), old), **dict.fromkeys(_parts(new), new)}
    main = old if any(text is old for text in taken.values()) else new
    lists = {name: text for name, text in taken.items() if name in _LISTS}
    levels = {**old.levels, **new.levels}
    replaced = {level for level in old.levels.keys() & new.levels if old.levels[level] != new.levels[level]}
    sources = {part: text.source_of(part) for part, text in taken.items()}
    changes = {
        **{name: getattr(new, name) or getattr(old, name) for name in ("english", "code", "valid_until")},
        **{name: getattr(text, name) for name, text in lists.items()},
        "training_hours": {**old.training_hours, **new.training_hours},
        "related_open": any(text.related_open for name, text in lists.items() if name == "related"),
        "majors_open": any(text.majors_open for name, text in lists.items() if name != "related"),
        "names": tuple(dict.fromkeys((*old.names, *new.names))),
        "possible_names": tuple(dict.fromkeys((*old.possible_names, *new.possible_names))),
        "levels": {level: levels[level] for level in sorted(levels, reverse=True)},
        "other_sources": {part: source for part, source in sources.items() if source != main.text_source},
        "replaced": tuple(sorted({*old.replaced, *new.replaced, *replaced}, reverse=True)),
        "supplements": tuple(sorted({*old.supplements, *new.supplements} - levels.keys(), reverse=True)),
        "unread": (*_still_unread(old, new), *new.unread),
    }
    return main.model_copy(update=changes)


def _parts(standard: Standard) -> list[str]:
    """The levels and the lists that a standard states."""
    lists = [name for name in _LISTS if getattr(standard, name) is not None]
    hours = ["training_hours"] if standard.training_hours else []
    return [*(str(int(level)) for level in standard.levels), *lists, *hours]


def _still_unread(old: Standard, new: Standard) -> Iterator[ParseProblem]:
    """What was not read of the old text, but for clauses that the new text replaces."""
    texts = {level: "".join(clause.text for clause in clauses) for level, clauses in old.levels.items()}
    for problem in old.unread:
        where = [level for level, text in texts.items() if problem.words in text]
        if not where or not new.levels.keys() >= set(where):
            yield problem

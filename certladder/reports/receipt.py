"""What an answer was made from, so that it can be made again: versions, texts, day, policy and wishes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from ..model.standard import Standard
from ..model.value import Value
from ..solver.task import Task

__all__ = ["receipt", "text_hash"]


def text_hash(standards: Iterable[Standard]) -> str:
    """The SHA-256 of the clauses' words, with ids and editions; their order does not matter.

    >>> from ..model.catalog import Catalog
    >>> catalog = Catalog.builtin()
    >>> text_hash(catalog.standards) == text_hash(reversed(catalog.standards))
    True
    """
    texts = []
    for standard in standards:
        edition = [standard.occupation, standard.edition, standard.valid_from, standard.valid_until]
        clauses = [clause for clauses in standard.levels.values() for clause in clauses]
        texts.append("\t".join(map(str, edition)) + "".join(f"\n{clause.id}\t{clause.text}" for clause in clauses))
    return hashlib.sha256("\n\n".join(sorted(texts)).encode()).hexdigest()


def receipt(task: Task, version: str, zh: bool) -> list[tuple[str, str]]:
    """The receipt's lines: a name, and what stands there."""
    standard, catalog = task.standard, task.catalog
    lines = [
        ("咨询日期", "day asked", str(task.on)),
        ("程序版本", "version", f"certladder {version}"),
        ("职业", "occupation", standard.occupation),
        ("版本", "edition", standard.edition or ("未注明" if zh else "not stated")),
        ("来源", "source", standard.source or ("未注明" if zh else "not stated")),
        ("本职业条文 SHA-256", "SHA-256 of the occupation's texts", text_hash([standard])),
        ("全部条文 SHA-256", "SHA-256 of all texts", text_hash(catalog.standards)),
        ("目录", "catalog", _counted(len(catalog.occupations), len(catalog.standards), zh)),
        ("声明的相关职业", "relations declared", _declared(task, zh)),
        ("计算口径", "policy", _given(task.policy, zh)),
        ("要求", "wishes", _given(task.wishes, zh)),
    ]
    return [(name if zh else english, value) for name, english, value in lines]


def _counted(occupations: int, editions: int, zh: bool) -> str:
    return f"{occupations} 个职业，{editions} 个版本" if zh else f"{occupations} occupations, {editions} editions"


def _declared(task: Task, zh: bool) -> str:
    """What was declared with `Catalog.relate`, which no text says."""
    told = [f"{one} {'←' if counts else '↚'} {other}" for (one, other), counts in task.catalog.relations.items()]
    return ("；" if zh else "; ").join(told) or ("无" if zh else "none")


def _given(value: Value, zh: bool) -> str:
    """The fields that differ from the defaults, as JSON; sets are sorted, so that the same is written the same."""
    given = value.model_dump(mode="json", exclude_defaults=True)
    for name in given:
        if isinstance(getattr(value, name), frozenset):
            given[name] = sorted(given[name])
    return json.dumps(given, ensure_ascii=False) if given else "默认" if zh else "the default"

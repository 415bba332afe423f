"""`Workforce`: the tables of many persons, and the questions one can ask of them."""

from __future__ import annotations

import copy
import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog import Catalog
from ..model.dates import parse_day, resolve_date
from ..model.names import UNTOLD_WORK
from ..model.person import Person, Record, Work
from ..model.policy import Policy
from ..model.terms import Level, Verdict
from ..model.wording import default_language, say
from .answers import Progress, WorkforceAnswers
from .columns import WorkforceError
from .engine import Table
from .first_days import answers
from .records import ingest
from .ruleset import Asked, Ruleset
from .sources import open_source

Day = dt.date | str
Names = Iterable[str] | None
Levels = Iterable[Level | int | str] | None  # of which occupations and levels; None: of all

Answer = tuple[str, dt.date | None] | None
"""The verdict and the first certain day; None where there is no such level."""


class ChangedAnswer(NamedTuple):
    """A person's answers for a level by two catalogs."""

    person: str
    occupation: str
    level: Level
    old: Answer
    new: Answer


class Workforce:
    """Many persons, as tables of their records, and the questions who may apply for what, and who will.

    `source` is a folder of CSV or Parquet files, one such file, an Excel workbook, a DuckDB database (a file or a connection),
    or a mapping of names to tables in memory: Arrow, pandas, polars, or Spark's. The tables are `persons`,
    `certificates`, `work`, `education`, `training`, `apprenticeships`, `titles` and `permits`, each with a column
    `person` and the fields of the records; names may be Chinese. In a roster, each row is a person with a job, a
    certificate, a diploma. Every answer equals that of `Advisor.check`.

    `mapping` says what columns are whose names are not known: {"进厂": "开始日期", "持证": "证书.等级", "备注": ""}, "" for one to
    leave out. `keep` names columns to carry along in the answers, such as 姓名.

    `memory`, such as "4GB", is what DuckDB may use before it spills to disk. `progress` is called with the name of
    each stage as it begins (`answers.STAGES`), and how many persons of how many are done: 200,000 at a time.

    >>> import pyarrow as pa
    >>> work = pa.table({"工号": ["01", "02"], "职业": ["电工", "电工"], "start": ["2019-07-01", "2012-02-30"]})
    >>> workforce = Workforce({"work": work})
    >>> workforce.rejected.to_pylist()[0]["row"]
    2
    >>> workforce.check(on="2026-11-22", occupations=["电工"], levels=[4]).to_arrow()["verdict"].to_pylist()
    ['eligible', 'undetermined']
    """

    def __init__(
        self,
        source: Any,
        catalog: Catalog | None = None,
        policy: Policy | None = None,
        *,
        mapping: Mapping[str, str] | None = None,
        keep: Sequence[str] = (),
        memory: str | None = None,
        progress: Progress = lambda *_: None,
    ) -> None:
        """Read the tables.

        Raises:
            WorkforceError: they cannot be read, or the extra `workforce` is not installed.
        """
        try:
            import duckdb
            import pyarrow  # noqa: F401
        except ImportError as error:
            raise WorkforceError("not_installed", package=error.name) from error

        self.catalog = Catalog.builtin() if catalog is None else catalog
        self.policy = Policy() if policy is None else policy
        self.source = Path(os.path.abspath(source)).name if isinstance(source, str | Path) else ""
        """The name of the folder or file the tables are from; nothing for tables in memory."""
        self._begin = progress
        self._begin("reading", 0, 0)

        def is_trade(post: str) -> bool:
            return self.catalog.knows(post) or bool(self.catalog.may_be(post))

        try:
            opened = open_source(source, is_trade, memory, mapping or {}, keep)
            self._notes = opened.notes
            self._begin("checking", 0, 0)
            self._records = ingest(opened)
        except duckdb.Error as error:  # damaged data may come to light only now
            raise WorkforceError("not_read", file=self.source, reason=str(error).splitlines()[0]) from error
        self.rows_in, self.rows_used = self._records.rows_in, self._records.rows_used
        """The number of rows given, by table: as many as used and rejected together; and of those used."""

    @property
    def untold(self) -> tuple[str, ...]:
        """The lists of which a roster says nothing, so that they could hold anything (D17)."""
        return self._records.untold

    def __len__(self) -> int:
        """The number of persons."""
        return self._records.count

    @property
    def rejected(self) -> Table:
        """The rows that are not used: source, row, person, column (as it was given), reason (in the reader's language)."""
        return self.rejected_rows(default_language())

    def rejected_rows(self, lang: str = "zh") -> Table:
        """The rows that are not used, with the reason in Chinese ("zh") or English ("en"); see `rejected_by_reason`."""
        return self._records.rejected_rows(lang)

    def rejected_by_reason(self, lang: str = "zh") -> Table:
        """How many rows are not used, by source, column and reason, most first; "…" stands for what the cell says."""
        return self._records.rejected_by_reason(lang)

    def notes(self, lang: str = "zh") -> tuple[str, ...]:
        """The files, sheets and columns that are not used, in Chinese ("zh") or English ("en")."""
        return tuple(say(f"workforce.note.{code}", lang, **arguments) for code, arguments in self._notes)

    def unknown_occupations(self) -> dict[str, tuple[str, ...]]:
        """The occupations in the tables that the catalog does not hold, with those it holds that they may stand for (D6)."""
        given = sorted({kind.occupation for kind in self._records.kinds if hasattr(kind, "occupation")})
        return {
            name: self.catalog.may_be(name) for name in given if not (self.catalog.knows(name) or name == UNTOLD_WORK)
        }

    def person(self, id: str) -> Person:  # noqa: A002
        """One person's records, for `Advisor` to explain, plan and ask.

        Raises:
            WorkforceError: nobody has that id.
        """
        return self._records.person(id)

    def plus(self, record: Record) -> Workforce:
        """These persons, each with the record too: what if everybody took that training?

        Raises:
            TypeError: spells of work, or something that is not a record.
        """
        if isinstance(record, Work) or not isinstance(record, Record):
            raise TypeError(f"{record!r} is not a record that everybody could have; expected a Training, for example")
        more = copy.copy(self)
        more._records = self._records.with_record(record)
        return more

    def check(self, on: Day | None = None, occupations: Names = None, levels: Levels = None) -> WorkforceAnswers:
        """Whether each person may apply for each level of each occupation (all of them) on a day (today), and when.

        Raises:
            UnknownOccupation, UndescribedLevel, UnknownTerm, NoEditionInForce, InvalidDay: as for `Advisor.check`.
        """
        return self._ask(None, _asked(on, occupations, levels), self.policy)

    def summary(self, on: Day | None = None, occupations: Names = None, levels: Levels = None) -> Table:
        """How many are eligible, undetermined and not eligible on a day, by occupation and level; see `check`."""
        return self.check(on, occupations, levels).summary()

    def becoming_eligible(
        self, until: Day, on: Day | None = None, occupations: Names = None, levels: Levels = None
    ) -> Table:
        """Who is not eligible on a day (today) but becomes so by `until`, if present work goes on.

        Rows of person, occupation, level, eligible_from (the first day), held (has the level, or a higher one, already)
        and the alternatives that hold on the first day. By the standards in force on the day asked (D15).

        Raises:
            UnknownOccupation, UndescribedLevel, UnknownTerm, NoEditionInForce, InvalidDay: as for `Advisor.check`.
        """
        found = self._ask(parse_day(until).toordinal(), _asked(on, occupations, levels), self.policy)
        columns = ["person", *self._records.keep, "occupation", "level", "eligible_from", "held", "alternatives"]
        return found.to_arrow([Verdict.ELIGIBLE]).sort_by("eligible_from").select(columns)

    def affected(self, other: Catalog, on: Day | None = None, occupations: Names = None) -> list[ChangedAnswer]:
        """The answers of which the verdict, or the first certain day, is another by the `other` catalog.

        Raises:
            NoEditionInForce, InvalidDay: as for `Advisor.affected`.

        >>> import pyarrow as pa
        >>> work = pa.table({"person": ["a"], "occupation": ["电工"], "start": ["2021-06-01"]})
        >>> new = Catalog.builtin() | Catalog.from_text("职业：电工\\n申报条件（四级）\\n累计从事本职业工作5年。")
        >>> changed = Workforce({"work": work}).affected(new, "2026-11-22", ["电工"])
        >>> [(one.level.value, one.old[0], one.new[0]) for one in changed]
        [(4, 'not_eligible', 'eligible')]
        """
        found = defaultdict[tuple[str, str, Level], list[Answer]](lambda: [None, None])
        by_other, wanted = copy.copy(self), None if occupations is None else list(occupations)
        by_other.catalog = other
        for place, workforce in enumerate((self, by_other)):
            known = None if wanted is None else [name for name in wanted if workforce.catalog.knows(name)]
            for row in workforce.check(on, known).to_arrow().to_pylist():
                target = row["person"], row["occupation"], Level(row["level"])
                found[target][place] = row["verdict"], row["eligible_from"]
        return [ChangedAnswer(*target, *both) for target, both in sorted(found.items()) if both[0] != both[1]]

    def _ask(self, until: int | None, asked: Asked, policy: Policy) -> WorkforceAnswers:
        """What is answered about one part of the persons after the other."""
        records, engine, kept, found = self._records, self._records.engine, list[str](), list[str]()
        stage = "answers" if until is None else "becoming_eligible"
        with engine.passing(kept):
            rules = Ruleset(self.catalog, policy, asked, records)
            for done, part in records.parts():
                self._begin(stage, done, records.count)
                with engine.passing(found):
                    found.append(engine.keep(answers(rules, part, until)))
            kept += [rules.named, *found]
        return WorkforceAnswers(rules, records, found, partial(self._ask, until, asked), self._begin)


def _asked(on: Day | None, occupations: Names, levels: Levels) -> Asked:
    return resolve_date(on), occupations and list(occupations), levels and list(levels)

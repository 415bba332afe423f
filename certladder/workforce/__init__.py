"""A workforce: the rules of one person, asked of tables of many, with equal answers.

**Ingest** (`sources`, `text_files`, `columns`, `cell_parsers`, `ingest`): tables as they come are read into a few clean
ones of days and kinds of records. Each different cell is read once, in this process; a row that cannot be read is
rejected with its reason, and leaves its person's list incomplete (D17).

**Rules are rows** (`ruleset`, `rule_tables`). Every requirement of every standard has a number, every alternative names
the requirements it needs, so that there are as many queries for a thousand standards as for one. Which kind of record
serves which requirement, and which notes it gets (`without_effect`), is asked of the solver, once for each kind.

**First days** (`first_days`, `work_days`). What records and work bring are spans of days; of these come, for each person and
requirement, the day from which it certainly and possibly holds; alternatives are intersections, levels unions, and a
verdict compares with the day asked (`answers`).

**Engines** (`engine`): the same SQL for DuckDB, which runs in this process, and for Spark.
"""

from .answers import WorkforceAnswers
from .columns import WorkforceError
from .workforce import Workforce

__all__ = ["Workforce", "WorkforceAnswers", "WorkforceError"]

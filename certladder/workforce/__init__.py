"""A workforce: the rules of one person, asked of tables of many, with equal answers.

**Rules are rows.** Every distinct requirement is one row with a number (`rulebook`, `rules`), every alternative a few rows
that name its requirements. The queries join persons' records with them, so that there are as many queries for a thousand
standards as for one.

**Standards that look alike are asked about once** (`looks`). Standards whose clauses ask for the same differ only in the
records that serve; where none of a person's records makes a difference between them, they have one answer.

**Many persons are asked about in parts** (`records`), so that memory and the time for each do not grow with their number.

**What does not depend on dates is asked of the solver**, once for each different kind of record (`serving`): whether a
三级 certificate of 焊工 serves where 电工 asks for 四级 of its own or a related occupation is decided by the very function
that decides it for one person. Relations, majors, policy and D6 to D9 thus have one statement.

**What depends on dates is a comparison with a constant** (`reach`, `day_rules`): on one day, "n years after the issue date" is "issued
no later than". Years of work, cumulative (D3) and continuous (D4), come down to days added up and to unbroken stretches
(`worktime`). The engine does no calendar arithmetic.

**Three values.** A requirement is 2 where it certainly holds, 1 where it possibly does, and has no row where it does not,
with what is unknown as bits of a number (`truths`). An alternative is the least of its requirements, a level the best of
its alternatives (`answers`).

**What tables say.** Empty cells are dates and words that are not known (D17); the table `persons` may say of each list
that it is not (all) known; a row that cannot be read is set aside and leaves its person's list incomplete (`intake`). A
table that is not given is empty: nobody has such records.

**Engines** (`engine`): ibis writes each query for DuckDB or for Spark. Two things it is not used for: it does not hold
tables, and the bits of a group are joined by a function of the engines that ibis knows for one of them only.
"""

from .columns import WorkforceError
from .workforce import Workforce, WorkforceAnswers

__all__ = ["Workforce", "WorkforceAnswers", "WorkforceError"]

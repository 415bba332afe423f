"""A workforce: the rules of one person, asked of tables of many, with equal answers.

Tables as they come are read into clean ones of days and kinds of records (`sources` to `records`). Rules are rows (`ruleset`),
so that there are as many queries for a thousand standards as for one; what does not depend on dates is asked of the solver,
once for each kind of record. Of records and work come first days (`first_days`, `work_days`), in SQL for DuckDB and for
Spark (`engine`), and a verdict compares these with the day asked (`answers`).
"""

from .answers import WorkforceAnswers as WorkforceAnswers
from .columns import WorkforceError as WorkforceError
from .workforce import Workforce as Workforce

"""A workforce: the same rules over tables of persons."""

from .columns import WorkforceError
from .workforce import Answers, Workforce

__all__ = ["Answers", "Workforce", "WorkforceError"]

"""Where the front door hangs what it makes of plans: this room knows that a plan has a page, not how it is made.

Pages belong to the front door, which this room may not import; so the front door says here, when it is imported
(and it always is: it is the parent package), which function makes them.
"""

from __future__ import annotations

from typing import Protocol

from .plan import Plan
from .task import Task

__all__ = ["PlanPage", "plan_page"]


class PlanPage(Protocol):
    """Makes the page of a plan, in a language."""

    def __call__(self, plan: Plan, task: Task, lang: str) -> str:
        """The page's HTML."""


plan_page: PlanPage

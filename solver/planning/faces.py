"""Where the front door says who makes pages of plans: this room knows that a plan has a page, not how it is made.

Pages belong to the front door, which this room may not import. So the front door leaves the name of its page maker
here when it is imported (and it always is: it is the parent package); it is looked up when the first page is asked for.
"""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .plan import Plan
    from .request import PlanRequest

__all__ = ["plan_page", "plan_page_at"]

plan_page_at = ""
"""Where the page maker is, as "module:function"."""


class _PlanPage(Protocol):
    def __call__(self, plan: Plan, task: PlanRequest, lang: str) -> str: ...


def plan_page(plan: Plan, task: PlanRequest, lang: str) -> str:
    """The page of a plan, in a language, as HTML."""
    page: _PlanPage = resolve_name(plan_page_at)
    return page(plan, task, lang)

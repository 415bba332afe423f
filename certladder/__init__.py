"""certladder advises on China's vocational skill certificates (职业技能等级): eligible now? from when? by which path?

>>> import certladder as cl
>>> me = cl.Person(
...     certificates=[cl.Certificate(occupation="电工", level=5, issued="2021-06-01")],
...     work=[cl.Work(occupation="电工", start="2019-07-01")],
... )
>>> cl.Advisor().check(me, "电工", 4, on="2026-11-22").verdict.value
'eligible'
>>> cl.Advisor().plan(me, "电工", 1, on="2026-11-22").years
13.0
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

try:
    from .model import __version__ as __version__
except ModuleNotFoundError as error:  # pragma: no cover - in a checkout without links only
    if error.name == f"{__name__}.model":
        raise ImportError(
            "certladder/model is no link to ../model in this checkout: run `pip install .`, "
            "or `git config core.symlinks true` and `git checkout -- certladder`"
        ) from None
    raise
from .solver.planning import faces as _faces

_faces.plan_page_at = f"{__name__}.report.report:plan_page"

if TYPE_CHECKING:
    from .public import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        """The public names are imported when one is first asked for, so that the command line starts fast."""
        if "Advisor" not in globals() and (name == "__all__" or not name.startswith("__")):
            public = import_module(".public", __name__)
            globals().update({public_name: getattr(public, public_name) for public_name in public.__all__})
            globals()["__all__"] = public.__all__
        if name not in globals():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals()[name]

"""certladder advises on China's vocational skill certificates (职业技能等级): eligible now? from when? by which path?

>>> import certladder as cl
>>> me = cl.Person(work=[cl.Work(occupation="电工", start="2019-07-01")])
>>> cl.Advisor().check(me, "电工", 4, on="2026-11-22").verdict.value
'eligible'
>>> cl.Advisor().plan(me, "电工", 1, on="2026-11-22").years
13.0
"""

import ast
from importlib import import_module
from pathlib import Path
from typing import Any

try:
    from .model import __version__ as __version__
except ModuleNotFoundError as error:  # pragma: no cover - in a checkout without links only
    if error.name == f"{__name__}.model":
        raise ImportError(
            "certladder/model is no link to ../model in this checkout: run `pip install .`, "
            "or `git config core.symlinks true` and `git checkout -- certladder`"
        ) from None
    raise


_STUB = ast.parse(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
_MODULE_OF = {one.name: f".{it.module}" for it in _STUB.body if isinstance(it, ast.ImportFrom) for one in it.names}
"""The public names, each with its module: what the stub beside this file states, for type checkers too."""
__all__ = sorted(_MODULE_OF)


def __getattr__(name: str) -> Any:
    """A public name is imported when it is first asked for, so that the command line starts fast."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_MODULE_OF[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})

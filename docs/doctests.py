"""For the reference: the examples in docstrings (lines that begin with >>>) are code, not quotations."""

from __future__ import annotations

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Puts each example of a docstring into a block of code."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Once for each module, class, function and attribute."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(r"```pycon\n\g<0>\n```", obj.docstring.value)

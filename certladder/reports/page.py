"""The page: content and templates become HTML. Whatever people typed is escaped, by jinja2, everywhere."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["render"]

_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


def render(content: dict[str, Any]) -> str:
    """The HTML page. The pictures are markup already, with all words in them escaped; nothing else is."""
    from markupsafe import Markup

    pictures = {name: Markup(content[name]) for name in ("ladder", "timeline") if content[name]}  # noqa: S704
    return _environment().get_template("report.html").render({**content, **pictures})


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["dated"] = _dated
    return environment


def _dated(words: str) -> Markup:
    """Words, escaped, with their dates marked as such: they are not broken over two lines."""
    from markupsafe import Markup, escape

    return Markup(_DATE.sub(r"<time>\g<0></time>", str(escape(words))))  # noqa: S704

"""The page: content and templates become HTML. Whatever people typed is escaped, by jinja2, everywhere."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["drawn", "render"]

_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


def render(template: str, content: dict[str, Any]) -> str:
    """The HTML page of a template; `drawn` pictures are markup already, and nothing else is."""
    return _environment().get_template(template).render(content)


def drawn(svg: str) -> Markup:
    """A picture that may stand on a page as it is: all words in it are escaped."""
    from markupsafe import Markup

    return Markup(svg)  # noqa: S704


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
